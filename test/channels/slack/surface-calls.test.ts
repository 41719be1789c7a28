import { beforeEach, describe, expect, it } from 'vitest'
import { createSurfaceCalls } from '../../../src/channels/slack/surface-calls.ts'
import { noticeView } from '../../../src/channels/slack/views/form-view.ts'
import { TerminalError } from '../../../src/errors.ts'
import { expectBlocksTaken, hasSchema } from './views/schema.ts'

const who = { team: 'T1', user: 'UANA' }

let called: { readonly method: string; readonly args: Readonly<Record<string, unknown>> }[] = []
let owned: unknown[] = []
let answers: Readonly<Record<string, object>> = {}
const calls = createSurfaceCalls({
  apiFor: async ({ team }) => {
    expect(team).toBe('T1')
    return {
      async call(method, args = {}) {
        called.push({ method, args })
        const answer = answers[method]
        if (answer === undefined) throw new TerminalError('channels.slack-refused', method)
        return { ok: true, ...answer }
      },
    }
  },
  threads: { own: async (...given) => void owned.push(given) },
  senderOf: async ({ user }) => ({ key: `slack:T1:${user}`, name: user === 'UEVA' ? 'Eva' : 'Ana' }),
})

beforeEach(() => {
  called = []
  owned = []
  answers = {
    'conversations.open': { channel: { id: 'DANA' } },
    'chat.postMessage': { ts: '1.2' },
    'chat.getPermalink': { permalink: 'https://tienda.slack.com/archives/C1/p12' },
    'chat.unfurl': {},
    'entity.presentDetails': {},
    'views.open': { view: { id: 'V1' } },
    'views.update': {},
    'views.publish': {},
  }
})

describe('what the surfaces ask of Slack', () => {
  it('opens, changes and publishes views', async () => {
    const views = await calls.viewsOf(who)
    const view = noticeView('es', 'Hola')
    expect(await views.open('t', view)).toBe('V1')
    await views.update('V1', view)
    await views.publish('UANA', { type: 'home', private_metadata: '', blocks: [] })
    expect(called).toEqual([
      { method: 'views.open', args: { trigger_id: 't', view } },
      { method: 'views.update', args: { view_id: 'V1', view } },
      { method: 'views.publish', args: { user_id: 'UANA', view: expect.anything() } },
    ])
  })

  it('makes a place for a request with the person alone', async () => {
    const heading = 'Solicitud a partir de un mensaje:\n<!channel> & *hola*'
    const place = await calls.newPlace(who, heading)
    expect(place.conversation).toBe('slack:T1:DANA:1.2')
    expect(owned).toEqual([[{ team: 'T1', channel: 'DANA', thread: '1.2' }, 'UANA']])
    const { text, blocks } = called.at(-1)?.args ?? {}
    expect(text).toBe('Solicitud a partir de un mensaje:\n&lt;!channel&gt; &amp; *hola*')
    if (hasSchema) expectBlocksTaken(blocks as never)
  })

  it('takes only the direct messages with the app for private', async () => {
    expect(await calls.isDirect(who, 'DANA')).toBe(true)
    expect(await calls.isDirect(who, 'DOTHER')).toBe(false)
    expect(await calls.isDirect(who, 'C1')).toBe(false)
    expect(await calls.isDirect(who, 'COMPOSER')).toBe(false)
  })

  it('describes a message in plain words, with its author and the way back', async () => {
    const message = { channel: 'C1', ts: '1.2', text: 'Mira &lt;esto&gt; <@U9|eva>', user: 'UEVA' }
    expect(await calls.describe(who, message)).toEqual({
      text: 'Mira <esto> @eva',
      author: 'Eva',
      link: 'https://tienda.slack.com/archives/C1/p12',
    })
  })

  it('describes a message of another app, in a channel that this one is not in', async () => {
    answers = {}
    expect(await calls.describe(who, { channel: 'C1', ts: '1.2', text: 'Alerta' })).toEqual({
      text: 'Alerta',
      link: 'https://slack.com/app_redirect?team=T1&channel=C1&message_ts=1.2',
    })
  })

  it('unfolds links, as work objects where there are some', async () => {
    const message = { channel: 'C1', ts: '1.2' }
    await calls.unfurl(who, message, { 'https://x.test': { blocks: [] } }, [])
    expect(called.at(-1)?.args).toEqual({ ...message, unfurls: { 'https://x.test': { blocks: [] } } })
    await calls.unfurl(who, message, {}, [{ url: 'https://x.test' } as never])
    expect(called.at(-1)?.args.metadata).toEqual({ entities: [{ url: 'https://x.test' }] })
  })

  it('says why there are no details', async () => {
    await calls.present(who, 't', { refused: 'No encuentro este ticket.' })
    expect(called.at(-1)?.args).toEqual({
      trigger_id: 't',
      error: { status: 'custom', custom_message: 'No encuentro este ticket.' },
    })
  })
})
