import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outgoing, Part } from '../../../src/message.ts'
import { ana, type FakeTeams, type Person, startTeams, tenant } from '../../fakes/teams/teams.ts'
import { elementsIn, textsIn } from './check.ts'
import { outgoing, type Scripted, startScripted, stillClock } from './scripted.ts'

let teams: FakeTeams
let bot: Scripted
const place = `teams:${tenant}:${ana.conversation}`
const address = { channel: 'teams', conversation: place }

beforeEach(async () => {
  teams = await startTeams()
  bot = await startScripted(teams)
  await teams.post(bot.url, teams.activity(ana, { text: 'hola' }))
})
afterEach(async () => {
  await bot.close()
  await teams.close()
})

const text = (id: string, said: string, more: Partial<Outgoing> = {}): Outgoing =>
  outgoing(id, [{ type: 'text', tone: 'plain', text: said }], more)
const prompt: Part = {
  type: 'prompt',
  asks: 'area',
  input: 'choice',
  ask: '¿De qué se trata?',
  options: [{ choice: 'a.1.1.area.technical', label: 'Técnico' }],
  buttons: [{ choice: 'c.1.1.cancel', label: 'Cancelar', style: 'plain' }],
}
const answered: Part = { type: 'answered', ask: '¿De qué se trata?', answer: 'Técnico' }
const shown = (person: Person = ana) => teams.shown(person.conversation)
const textsOf = (at: number): readonly string[] => {
  const activity = shown()[at]?.activity
  const card = activity?.attachments?.[0]?.content
  return card ? textsIn(card) : [activity?.text ?? '']
}
const titlesOf = (at: number) =>
  (shown()[at]?.activity.attachments?.[0]?.content.actions ?? []).map(({ title }) => title)

describe('messages', () => {
  it('are shown in their order, with words for a notification', async () => {
    await bot.channel.deliver(address, [text('m1', 'uno'), text('m2', 'dos'), outgoing('m3', [prompt])])
    expect(shown().map(({ activity }) => activity.summary)).toEqual(['uno', 'dos', '¿De qué se trata?'])
    expect(textsOf(2)).toContain('¿De qué se trata?')
  })

  it('that were shown are not shown again, also after a restart', async () => {
    await bot.channel.deliver(address, [text('m1', 'uno')])
    await bot.channel.deliver(address, [text('m1', 'uno'), text('m2', 'dos')])
    bot = await bot.restart()
    await bot.channel.deliver(address, [text('m1', 'uno'), text('m2', 'dos'), text('m3', 'tres')])
    expect(shown().map(({ activity }) => activity.text)).toEqual(['uno', 'dos', 'tres'])
  })

  it('that answer a prompt change its card in place: what was chosen stays, the buttons go', async () => {
    await bot.channel.deliver(address, [
      outgoing('m1', [{ type: 'text', tone: 'plain', text: 'Antes' }, prompt], { slot: 'p1' }),
    ])
    expect(titlesOf(0)).toEqual(['Técnico', 'Cancelar'])
    bot = await bot.restart()
    await bot.channel.deliver(address, [outgoing('m2', [answered], { slot: 'p1', replaces: 'prompt' })])
    expect(shown()).toHaveLength(1)
    expect(textsOf(0)).toEqual(['Antes', '¿De qué se trata?', '✓ Técnico'])
    expect(titlesOf(0)).toEqual([])
  })

  it('that replace a message change all of it; where there is none they are new', async () => {
    await bot.channel.deliver(address, [text('m1', 'uno', { slot: 'p1' })])
    await bot.channel.deliver(address, [text('m2', 'otro', { slot: 'p1', replaces: 'message' })])
    await bot.channel.deliver(address, [text('m3', 'nuevo', { slot: 'p9', replaces: 'message' })])
    await bot.channel.deliver(address, [outgoing('m4', [answered], { slot: 'p8', replaces: 'prompt' })])
    expect(shown().map(({ activity }) => activity.text)).toEqual(['otro', 'nuevo'])
  })

  it('that replace one that somebody took away are shown anew', async () => {
    await bot.channel.deliver(address, [text('m1', 'uno', { slot: 'p1' })])
    teams.remove(ana.conversation, shown()[0]?.id ?? '')
    await bot.channel.deliver(address, [text('m2', 'otro', { slot: 'p1', replaces: 'message' })])
    expect(shown().map(({ activity }) => activity.text)).toEqual(['otro'])
  })
})

describe('a service that is busy', () => {
  it.each([412, 429, 502, 504])(
    'with %i is tried again later, and nothing is shown twice',
    async (status) => {
      teams.fail(1, status)
      const two = [text('m1', 'uno'), text('m2', 'dos')]
      await expect(bot.channel.deliver(address, two)).rejects.toMatchObject({
        name: 'RetryableError',
        code: 'channels.teams-busy',
      })
      await bot.channel.deliver(address, two)
      expect(shown().map(({ activity }) => activity.text)).toEqual(['uno', 'dos'])
    },
  )

  it('is left alone for as long as it says', async () => {
    teams.fail(1, 429, {}, { 'Retry-After': '17' })
    await expect(bot.channel.deliver(address, [text('m1', 'uno')])).rejects.toMatchObject({
      retryAfterMs: 17_000,
    })
  })

  it('that is away is tried again', async () => {
    await teams.close()
    await expect(bot.channel.deliver(address, [text('m1', 'uno')])).rejects.toMatchObject({
      code: 'channels.teams-away',
    })
    teams = await startTeams()
  })
})

describe('a message that the service finds too large', () => {
  it('is made smaller, and nothing is told twice', async () => {
    const long = 'palabra '.repeat(7_000)
    const chunks = 7
    teams.pass(chunks)
    teams.fail(1, 413, { error: { code: 'MessageSizeTooBig', message: 'x' } })
    await bot.channel.deliver(address, [
      outgoing('m1', [{ type: 'text', tone: 'plain', text: long }, prompt]),
    ])
    const texts = shown().map(({ activity }) => activity.text ?? '')
    expect(texts).toHaveLength(chunks + 1)
    expect(texts.join('')).toBe(long)
    expect(titlesOf(shown().length - 1)).toEqual(['Técnico', 'Cancelar'])
  })
})

describe('a bot that is gone', () => {
  it('because it was blocked, tries nothing until something is heard again', async () => {
    teams.fail(1, 403, { error: { code: 'ConversationBlockedByUser', message: 'blocked' } })
    await expect(bot.channel.deliver(address, [text('m1', 'uno')])).rejects.toMatchObject({
      name: 'TeamsGoneError',
    })
    expect(bot.logged('channels.teams-gone')).toHaveLength(1)
    const before = teams.requests.length
    await expect(bot.channel.deliver(address, [text('m1', 'uno')])).rejects.toMatchObject({
      name: 'TerminalError',
    })
    expect(teams.requests).toHaveLength(before)
    await teams.post(bot.url, teams.activity(ana, { text: 'de vuelta' }))
    await bot.channel.deliver(address, [text('m2', 'dos')])
    expect(shown().map(({ activity }) => activity.text)).toEqual(['dos'])
  })

  it('because it was taken out, finds its way after it is installed again', async () => {
    await teams.post(bot.url, teams.activity(ana, { type: 'installationUpdate', action: 'remove' }))
    await expect(bot.channel.deliver(address, [text('m1', 'uno')])).rejects.toMatchObject({
      code: 'channels.teams-gone',
    })
    await teams.post(bot.url, teams.activity(ana, { type: 'installationUpdate', action: 'add' }))
    bot = await bot.restart()
    await bot.channel.deliver(address, [text('m2', 'dos')])
    expect(shown().map(({ activity }) => activity.text)).toEqual(['dos'])
  })
})

describe('the bot’s token', () => {
  it('goes nowhere but to the service, also when the list of its hosts was shortened', async () => {
    const cursors = { place: '' }
    const other = await startScripted(teams, {
      settings: { ...teams.settings, serviceHosts: ['smba.trafficmanager.net'] },
      cursors: {
        get: (name) => Promise.resolve(name.startsWith('teams/place/') ? cursors.place : ''),
        set: () => Promise.resolve(),
        close: () => Promise.resolve(),
      },
    })
    cursors.place = JSON.stringify({
      conversation: place,
      tenant,
      platformId: ana.conversation,
      scope: 'personal',
      serviceUrl: teams.url,
      bot: { id: 'b', name: 'b' },
      person: { id: 'p', name: 'p', key: 'k' },
      isGone: false,
    })
    const before = teams.requests.length
    await expect(other.channel.deliver(address, [outgoing('m1', [prompt])])).rejects.toMatchObject({
      code: 'channels.teams-wrong-service',
    })
    expect(teams.requests).toHaveLength(before)
    await other.close()
  })

  it('follows nobody to another host', async () => {
    const other = await startTeams()
    teams.fail(1, 307, {}, { Location: `${other.url}v3/conversations/x/activities` })
    await expect(bot.channel.deliver(address, [text('m1', 'uno')])).rejects.toMatchObject({
      code: 'channels.teams-refused',
    })
    expect(other.requests).toEqual([])
    await other.close()
  })

  it('is with every message', async () => {
    await bot.channel.deliver(address, [text('m1', 'uno')])
    expect(teams.requests.every(({ authorization }) => authorization === 'Bearer token-of-the-bot')).toBe(
      true,
    )
  })
})

describe('in a channel', () => {
  const inChannel: Person = { ...ana, conversation: '19:abc@thread.tacv2;messageid=42', type: 'channel' }
  const there = {
    channel: 'teams',
    conversation: `teams:${tenant}:${inChannel.conversation}:${ana.aadObjectId}`,
  }

  it('answers in the thread, and calls whoever is not there by name', async () => {
    let now = Date.UTC(2026, 10, 24, 18)
    await bot.close()
    bot = await startScripted(teams, { clock: { ...stillClock(), now: () => now } })
    await teams.post(bot.url, teams.activity(inChannel, { text: 'hola' }))
    await bot.channel.deliver(there, [text('m1', 'al momento')])
    now += 3_600_000
    await bot.channel.deliver(there, [text('m2', 'más tarde')])
    const [first, second] = shown(inChannel).map(({ activity }) => activity)
    expect(first?.entities).toBeUndefined()
    expect(second?.entities).toMatchObject([{ type: 'mention', text: '<at>Ana Ruiz</at>' }])
  })
})

describe('typing', () => {
  it('is shown while an answer is on its way, and not more often than it lasts', async () => {
    bot.channel.working(address)
    bot.channel.working(address)
    await expect.poll(() => teams.typed(ana.conversation)).toBe(1)
    await bot.channel.deliver(address, [text('m1', 'uno')])
    bot.channel.working(address)
    await expect.poll(() => teams.typed(ana.conversation)).toBe(2)
  })

  it('never throws', () => {
    expect(() => bot.channel.working({ channel: 'teams', conversation: 'teams:nobody' })).not.toThrow()
    expect(() => bot.channel.working({ channel: 'teams' })).not.toThrow()
  })
})

describe('a card', () => {
  it('of a ticket asks to be renewed when its owner looks', async () => {
    const summary: Part = { type: 'summary', title: 'Revisa', rows: [] }
    await bot.channel.deliver(address, [outgoing('m1', [summary])])
    const card = shown()[0]?.activity.attachments?.[0]?.content
    expect(card?.refresh?.userIds).toEqual(['29:ana'])
    expect([...elementsIn(card?.refresh)].map(({ type }) => type)).toContain('Action.Execute')
  })
})
