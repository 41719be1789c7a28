import { beforeEach, describe, expect, it } from 'vitest'
import { createUnfurl, type UnfurlPorts } from '../../../src/channels/slack/unfurl.ts'
import { RetryableError, TerminalError } from '../../../src/errors.ts'
import { silent } from '../../../src/log.ts'
import { wordTicketView } from '../../../src/wording/ticket.ts'
import { ana as person, now, ticket, timeZone, tree } from '../../wording/walk.ts'
import { expectBlocksTaken, hasSchema, textsOf } from './views/schema.ts'

const pageUrl = 'https://soporte.example.com'
const mine = `${pageUrl}/?ticket=4821`
const foreign = `${pageUrl}/?ticket=77`
const who = { team: 'T1', user: 'U1' }
const message = { channel: 'C1', ts: '1.2' }
const subject = 'Error 500 en checkout'

type Unfolded = Parameters<UnfurlPorts['unfurl']>
let unfolded: Unfolded[] = []
let presented: unknown[] = []
let trouble: Error | undefined
const unfurl = createUnfurl({
  pageUrl: () => pageUrl,
  log: silent,
  person: async () => ({ person, language: 'es' }),
  senderOf: async ({ team, user }) => ({ key: `slack:${team}:${user}` }),
  ticket: async ({ key }, number) =>
    key === 'slack:T1:U1' && number === 4821
      ? wordTicketView(tree, { ...ticket, url: mine }, { language: 'es', timeZone, at: now })
      : undefined,
  isDirect: async (_who, channel) => channel === 'D1',
  async unfurl(...given) {
    if (trouble && given[3].length > 0) throw trouble
    unfolded.push(given)
  },
  present: async (_who, trigger, details) => void presented.push({ trigger, ...details }),
})

beforeEach(() => {
  unfolded = []
  presented = []
  trouble = undefined
})

describe('a link to a ticket', () => {
  it.skipIf(!hasSchema)('unfolds in full between the app and the person', async () => {
    await unfurl.shared(who, { links: [mine], channel: 'D1', message })
    const blocks = unfolded[0]?.[2][mine]?.blocks ?? []
    expectBlocksTaken(blocks)
    expect(textsOf(blocks).join('\n')).toMatch(/Error 500 en checkout[^]*Esperando respuesta[^]*Alta/)
  })

  it('says no more than itself where others read along', async () => {
    await unfurl.shared(who, { links: [mine], channel: 'C1', message })
    const shown = JSON.stringify(unfolded)
    expect(shown).toContain('Ticket 4821')
    expect(shown).not.toContain(subject)
    expect(shown).not.toContain('Esperando respuesta')
  })

  it('stays a link for whoever may not see the ticket', async () => {
    await unfurl.shared(who, { links: [foreign], channel: 'D1', message })
    await unfurl.shared({ ...who, user: 'U2' }, { links: [mine], channel: 'C1', message })
    await unfurl.shared({ ...who, team: 'T2' }, { links: [mine], channel: 'C1', message })
    expect(unfolded).toEqual([])
  })

  it('unfolds alone when there are others beside it', async () => {
    await unfurl.shared(who, { links: [foreign, 'https://example.com', mine], channel: 'C1', message })
    expect(Object.keys(unfolded[0]?.[2] ?? {})).toEqual([mine])
  })

  it('is a work object where the workspace takes them, and blocks where it does not', async () => {
    await unfurl.shared(who, { links: [mine], channel: 'C1', message })
    expect(unfolded[0]?.[3]).toEqual([
      expect.objectContaining({ app_unfurl_url: mine, external_ref: { id: '4821', type: 'ticket' } }),
    ])
    trouble = new TerminalError('slack.invalid_metadata', 'No.')
    await unfurl.shared(who, { links: [mine], channel: 'C1', message })
    expect(unfolded[1]?.[3]).toEqual([])
  })

  it('is tried again as a whole when Slack is busy', async () => {
    trouble = new RetryableError('slack.rate-limited', 'Later.')
    await expect(unfurl.shared(who, { links: [mine], channel: 'C1', message })).rejects.toBe(trouble)
  })
})

describe('a work object', () => {
  it('has its details for whoever may see them', async () => {
    await unfurl.opened(who, 'trigger', { reference: '4821' })
    expect(presented).toEqual([
      { trigger: 'trigger', entity: expect.objectContaining({ entity_payload: expect.anything() }) },
    ])
    expect(JSON.stringify(presented)).toContain(subject)
  })

  it.each([
    ['U2', '4821'],
    ['U1', '77'],
    ['U1', 'x'],
    ['U1', ''],
  ])('has nothing for %s of ticket %j', async (user, reference) => {
    await unfurl.opened({ team: 'T1', user }, 'trigger', { reference })
    expect(presented).toEqual([
      { trigger: 'trigger', refused: 'No encuentro este ticket entre los que puedes ver.' },
    ])
  })
})
