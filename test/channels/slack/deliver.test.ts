import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outgoing, Part } from '../../../src/message.ts'
import { ticket, word } from '../../wording/walk.ts'
import { ana, bot, bruno, message, team } from '../../fakes/slack/slack.ts'
import { createMemoryCursors } from '../../fakes/teams/cursors.ts'
import { type Scripted, startScripted } from './scripted.ts'

let program: Scripted
beforeEach(async () => {
  program = await startScripted()
})
afterEach(() => program.close())

const direct = { channel: 'slack', conversation: `slack:${team}:${ana.dm}:dm` }
const text = (id: string, words: string, more: Partial<Outgoing> = {}): Outgoing => ({
  id,
  slot: id,
  language: 'es',
  parts: [{ type: 'text', text: words, tone: 'plain' }],
  text: words,
  ...more,
})
const prompt: Part = {
  type: 'prompt',
  asks: 'area',
  input: 'choice',
  ask: '¿Sobre qué?',
  options: [{ choice: 'a.1.1.area.technical', label: 'Técnico' }],
  buttons: [{ choice: 'c.1.1.cancel', label: 'Cancelar', style: 'danger' }],
}
const asked = text('m1', 'Hola', {
  slot: 'p1',
  parts: [{ type: 'text', text: 'Hola', tone: 'plain' }, prompt],
  text: 'Hola\n¿Sobre qué?',
})
const answered = text('m2', '¿Sobre qué?: Técnico', {
  slot: 'p1',
  replaces: 'prompt',
  parts: [{ type: 'answered', ask: '¿Sobre qué?', answer: 'Técnico' }],
})
const posts = () => program.slack.calls.filter(({ method }) => method === 'chat.postMessage')

describe('a message', () => {
  it('is shown once, however often it is delivered', async () => {
    await program.channel.deliver(direct, [asked])
    await program.channel.deliver(direct, [asked])
    program = await program.restart()
    await program.channel.deliver(direct, [asked])
    expect(program.slack.shown(ana.dm)).toHaveLength(1)
  })

  describe('whose process ended before it wrote down that it is shown', () => {
    const root = '1700000002.000001'
    const thread = { channel: 'slack', conversation: `slack:${team}:C1:${root}` }
    /** Dies after Slack took the message, and before that is known. */
    const dieOn = async (address: typeof direct): Promise<void> => {
      const cursors = createMemoryCursors()
      let isAlive = true
      await program.close()
      program = await startScripted({
        cursors: {
          ...cursors,
          set(name, cursor, keptMs) {
            const isLast = isAlive && name.startsWith('slack/slot/') && !cursor.includes('"ts":""')
            if (isLast) isAlive = false
            return isLast ? Promise.reject(new Error('ended')) : cursors.set(name, cursor, keptMs)
          },
        },
      })
      await expect(program.channel.deliver(address, [asked])).rejects.toThrow('ended')
    }

    it.each([
      ['in a thread', thread, 'C1'],
      ['in direct messages', direct, ana.dm],
    ])('is found and not shown again, %s', async (_, address, channel) => {
      await dieOn(address)
      await program.channel.deliver(address, [asked, answered])
      expect(program.slack.shown(channel)).toHaveLength(1)
      expect(JSON.stringify(program.slack.shown(channel))).toContain('Técnico')
    })

    it('is shown once more where Slack doesn’t say, and answered there', async () => {
      await dieOn(thread)
      program.slack.fail('conversations.replies', { error: 'missing_scope' })
      await program.channel.deliver(thread, [asked, answered])
      await program.channel.deliver(thread, [asked])
      expect(program.slack.shown('C1')).toHaveLength(2)
      expect(JSON.stringify(program.slack.shown('C1')[1])).toContain('white_check_mark')
    })
  })

  it('that was answered shows what was chosen in its place, and can’t be pressed any more', async () => {
    await program.channel.deliver(direct, [asked, answered])
    const [shown, ...others] = program.slack.shown(ana.dm)
    expect(others).toEqual([])
    expect(JSON.stringify(shown?.blocks)).toContain('Técnico')
    expect(JSON.stringify(shown?.blocks)).not.toContain('action_id')
    expect(shown?.text).toBe('Hola\n\n¿Sobre qué?: Técnico')
  })

  it('that is gone is shown anew when all of it is replaced, and not when only its prompt is', async () => {
    await program.channel.deliver(direct, [asked])
    program.slack.fail('chat.update', { error: 'message_not_found', times: 2 })
    await program.channel.deliver(direct, [answered])
    expect(posts()).toHaveLength(1)
    await program.channel.deliver(direct, [{ ...answered, id: 'm3', replaces: 'message' }])
    expect(posts()).toHaveLength(2)
  })

  it('waits as long as Slack says, and keeps its place', async () => {
    program.slack.fail('chat.postMessage', { retryAfter: 7 })
    const first = program.channel.deliver(direct, [text('m1', 'uno')])
    await expect(first).rejects.toMatchObject({ name: 'RetryableError', retryAfterMs: 7_000 })
    const calls = posts().length
    await expect(program.channel.deliver(direct, [text('m1', 'uno')])).rejects.toMatchObject({
      retryAfterMs: 7_000,
    })
    expect(posts()).toHaveLength(calls)
    program.clock.move(7_000)
    await program.channel.deliver(direct, [text('m1', 'uno'), text('m2', 'dos')])
    expect(program.slack.shown(ana.dm).map((each) => each.text)).toEqual(['uno', 'dos'])
  })

  it('is given up where the app is gone, and tried again where Slack is away', async () => {
    program.slack.fail('chat.postMessage', { error: 'account_inactive' })
    await expect(program.channel.deliver(direct, [asked])).rejects.toMatchObject({
      code: 'channels.slack-gone',
    })
    program.slack.fail('chat.postMessage', { error: 'internal_error' })
    await expect(program.channel.deliver(direct, [asked])).rejects.toMatchObject({ name: 'RetryableError' })
    const elsewhere = { channel: 'slack', conversation: 'slack:T0OTHER:D0ANA:dm' }
    await expect(program.channel.deliver(elsewhere, [asked])).rejects.toMatchObject({ name: 'TerminalError' })
  })
})

describe('a ticket', () => {
  const filed = word({
    type: 'say',
    slot: 't1',
    language: 'es',
    content: [{ type: 'ticket', moment: 'filed', ticket }],
  })
  const change = { id: 'c1', ticket, requester: 'p', at: 0, conversation: direct.conversation }
  const own = `slack:${team}:${ana.dm}:ticket-${ticket.number}`

  it('has its thread under the message that showed it first', async () => {
    await program.channel.deliver(direct, [filed])
    const place = program.channel.placeOf?.(change)
    expect(place).toMatchObject({ conversation: own, ownThread: true })
    await program.channel.deliver(place?.address ?? direct, [text('n1', 'Soporte respondió')])
    const [root, reply] = program.slack.shown(ana.dm)
    expect(reply?.thread_ts).toBe(root?.ts)
  })

  it('takes what is written in its thread for a reply', async () => {
    await program.channel.deliver(direct, [filed])
    const [root] = program.slack.shown(ana.dm)
    await program.slack.event(message(ana, '1700000009.000001', 'sigue igual', { thread_ts: root?.ts }))
    await program.idle()
    expect(program.inbounds.map(({ conversation, happened }) => ({ conversation, happened }))).toEqual([
      { conversation: own, happened: { type: 'clicked', choice: `t.${ticket.number}.reply` } },
      {
        conversation: own,
        happened: { type: 'said', message: '1700000009.000001', text: 'sigue igual', files: [] },
      },
    ])
  })

  it('begins a thread where the message was never shown', async () => {
    const place = program.channel.placeOf?.(change)
    await program.channel.deliver(place?.address ?? direct, [text('n1', 'uno'), text('n2', 'dos')])
    const [first, second] = program.slack.shown(ana.dm)
    expect(first?.thread_ts).toBeUndefined()
    expect(second?.thread_ts).toBe(first?.ts)
  })

  it('is listed for its owner’s eyes alone where others read along', async () => {
    const root = '1700000002.000001'
    await program.slack.event({ ...message(bruno, root, `<@${bot}> oi`), type: 'app_mention', channel: 'C1' })
    await program.idle()
    const list: Outgoing = {
      ...filed,
      id: 'l1',
      slot: 'l1',
      parts: [{ type: 'tickets', title: 'Tickets', tickets: [], empty: 'Nenhum', filters: [], pager: [] }],
    }
    await program.channel.deliver({ channel: 'slack', conversation: `slack:${team}:C1:${root}` }, [list])
    expect(program.slack.shown('C1')).toMatchObject([{ user: bruno.user, thread_ts: root }])
  })

  it('is kept for a time only, as all that is kept of messages but for who was greeted', async () => {
    const kept = new Map<string, number | undefined>()
    const cursors = createMemoryCursors()
    await program.close()
    program = await startScripted({
      cursors: {
        ...cursors,
        set(name, cursor, keptMs) {
          kept.set(name.split('/')[1] ?? '', keptMs)
          return cursors.set(name, cursor, keptMs)
        },
      },
    })
    const opened = { type: 'app_home_opened', user: ana.user, channel: ana.dm, event_ts: '1' }
    await program.slack.event({ ...opened, tab: 'messages' })
    await program.slack.event({ ...opened, tab: 'home' })
    await program.idle()
    await program.channel.deliver(direct, [asked, filed])
    const place = program.channel.placeOf?.(change)
    await program.channel.deliver(place?.address ?? direct, [text('n1', 'Marta respondió')])
    expect([...kept].filter(([, ms]) => ms === undefined).map(([kind]) => kind)).toEqual(['greeted'])
    expect([...kept.keys()].toSorted()).toEqual([
      'greeted',
      'home',
      'message',
      'owner',
      'root',
      'slot',
      'talk',
      'thread',
    ])
  })

  describe('where others read along', () => {
    const root = '1700000002.000001'
    const address = { channel: 'slack', conversation: `slack:${team}:C1:${root}` }
    beforeEach(async () => {
      const mention = { ...message(bruno, root, `<@${bot}> oi`), type: 'app_mention', channel: 'C1' }
      await program.slack.event(mention)
      await program.idle()
    })
    const publicly = () => program.slack.shown('C1').filter(({ user }) => user === undefined)
    const alone = () => program.slack.shown('C1').filter(({ user }) => user === bruno.user)

    it('is shown to its owner alone, and to all by its number', async () => {
      await program.channel.deliver(address, [filed])
      expect(JSON.stringify(alone())).toContain(ticket.subject)
      const [line, ...more] = publicly()
      expect(more).toEqual([])
      expect(line).toMatchObject({ thread_ts: root })
      expect(JSON.stringify(line)).not.toContain(ticket.subject)
      expect(line?.text).toContain('Ticket 4821. Sus detalles solo los ves tú')
    })

    it('is shown anew to its owner when it changes, without another word to all', async () => {
      await program.channel.deliver(address, [filed, { ...filed, id: 'f2', replaces: 'message' }])
      expect(alone()).toHaveLength(2)
      expect(publicly()).toHaveLength(1)
    })

    it('goes to the direct messages of who is no more in the channel', async () => {
      program.slack.fail('chat.postEphemeral', { error: 'user_not_in_channel' })
      await program.channel.deliver(address, [filed])
      expect(JSON.stringify(program.slack.shown(bruno.dm))).toContain(ticket.subject)
      expect(program.slack.shown(bruno.dm)[0]?.thread_ts).toBeUndefined()
      expect(JSON.stringify(publicly())).not.toContain(ticket.subject)
    })

    it('leaves the question beside it to be answered in its place', async () => {
      const both = { ...asked, parts: [...filed.parts, prompt] }
      await program.channel.deliver(address, [both, answered])
      expect(JSON.stringify(alone())).toContain(ticket.subject)
      expect(publicly()).toHaveLength(1)
      expect(JSON.stringify(publicly())).toMatch(/Ticket 4821[^]*Técnico/)
      expect(JSON.stringify(publicly())).not.toContain('action_id')
    })

    it('keeps the review and the accounts of the person to them', async () => {
      const rows = [{ question: 'account', label: 'Cuenta', value: 'tiendademo' }]
      const review: Outgoing = text('r1', 'Revisa', { parts: [{ type: 'summary', title: 'Revisa', rows }] })
      const options = [{ choice: 'a.1.1.account.tiendademo', label: 'tiendademo' }]
      const accounts = text('a1', '¿Cuál?', {
        slot: 'p2',
        parts: [
          { type: 'text', text: 'Hola', tone: 'plain' },
          { ...prompt, asks: 'account', input: 'account', options },
        ],
      })
      const chosen = { ...answered, slot: 'p2', id: 'm5', text: 'tiendademo' }
      const parts = [{ type: 'answered', ask: '¿Cuál?', answer: 'tiendademo' }] as const
      await program.channel.deliver(address, [review, accounts, { ...chosen, parts }])
      expect(alone()).toHaveLength(2)
      expect(JSON.stringify(publicly())).not.toContain('tiendademo')
      expect(publicly().map((each) => each.text)).toEqual([expect.stringContaining('«Enviar»'), 'Hola'])
    })
  })
})

describe('files', () => {
  const file = (more: object = {}) => ({
    id: 'F1',
    name: 'error.png',
    mimetype: 'image/png',
    size: 3,
    mode: 'hosted',
    file_access: 'visible',
    url_private_download: `${program.slack.url}/files/1`,
    ...more,
  })
  const give = async (...files: readonly object[]): Promise<void> => {
    await program.slack.event(message(ana, '1700000006.000001', 'mira', { subtype: 'file_share', files }))
    await program.idle()
  }
  const kept = () => {
    const happened = program.inbounds[0]?.happened
    return happened?.type === 'said'
      ? happened.files.map(({ name, type, size }) => ({ name, type, size }))
      : undefined
  }
  const told = (): string =>
    program.slack
      .shown(ana.dm)
      .map((each) => each.text)
      .join('\n')

  it('are fetched with the app’s token, and kept', async () => {
    program.slack.files.set('/files/1', { type: 'image/png', bytes: Buffer.from('png') })
    await give(file())
    expect(kept()).toEqual([{ name: 'error.png', type: 'image/png', size: 3 }])
    expect(told()).toBe('')
  })

  it('are asked for when they come with no more than an id', async () => {
    program.slack.files.set('/files/1', { type: 'image/png', bytes: Buffer.from('png') })
    program.slack.people.set('F2', file({ id: 'F2' }))
    await give({ id: 'F2', file_access: 'check_file_info' })
    expect(kept()).toEqual([{ name: 'error.png', type: 'image/png', size: 3 }])
  })

  it.each([
    ['deleted', { mode: 'tombstone' }, /ya no existe/],
    ['in another service', { mode: 'external', is_external: true }, /otro servicio/],
    ['past the plan', { mode: 'hidden_by_limit' }, /no me deja abrir/],
    ['of another organization', { file_access: 'access_denied' }, /no me deja abrir/],
    ['behind a login', { url_private_download: 'LOGIN' }, /No pude guardar/],
    ['too large', { url_private_download: 'LARGE' }, /demasiado grande/],
  ])('that are %s are explained, and the words are taken', async (_, more, reason) => {
    program.slack.files.set('/files/large', { type: 'image/png', bytes: Buffer.alloc(1_000_001) })
    const paths: Readonly<Record<string, string>> = { LOGIN: 'none', LARGE: 'large' }
    const path = paths['url_private_download' in more ? more.url_private_download : '']
    await give(
      file({
        ...more,
        ...(path !== undefined && { url_private_download: `${program.slack.url}/files/${path}` }),
      }),
    )
    expect(kept()).toEqual([])
    expect(told()).toMatch(reason)
    expect(told()).toContain('error.png')
  })
})

describe('the app’s token', () => {
  // Reachable, and none of the platform's hosts.
  const elsewhere = (): string => program.slack.url.replace('127.0.0.1', 'localhost')
  const give = async (url: string): Promise<void> => {
    const file = { id: 'F1', name: 'error.png', mode: 'hosted', url_private_download: url }
    await program.slack.event(
      message(ana, '1700000006.000001', 'mira', { subtype: 'file_share', files: [file] }),
    )
    await program.idle()
  }
  const hosts = () =>
    program.slack.calls.filter(({ method }) => method === 'file').map(({ args }) => args['host'])
  const own = (): string => new URL(program.slack.url).host
  beforeEach(() => {
    program.slack.files.set('/files/1', { type: 'image/png', bytes: Buffer.from('png') })
    program.slack.files.set('/files/away', {
      type: '',
      bytes: Buffer.alloc(0),
      redirect: `${elsewhere()}/files/1`,
    })
  })

  it('goes to the platform’s hosts', async () => {
    await give(`${program.slack.url}/files/1`)
    expect(hosts()).toEqual([own()])
  })

  it('goes to no other, whatever a file says', async () => {
    await give(`${elsewhere()}/files/1`)
    expect(hosts()).toEqual([])
  })

  it('goes to no other, wherever a file’s host sends', async () => {
    await give(`${program.slack.url}/files/away`)
    expect(hosts()).toEqual([own()])
  })
})

describe('who looks at the messages', () => {
  const open = () =>
    program.slack.event({ type: 'app_home_opened', user: ana.user, channel: ana.dm, tab: 'messages' })

  it('is greeted once, and shown what to begin with, without a thread', async () => {
    await open()
    await program.idle()
    await open()
    await program.idle()
    expect(program.inbounds.map(({ happened }) => happened.type)).toEqual(['opened'])
    const suggested = program.slack.calls.filter(
      ({ method }) => method === 'assistant.threads.setSuggestedPrompts',
    )
    expect(suggested).toHaveLength(2)
    expect(suggested[0]?.args).toMatchObject({
      channel_id: ana.dm,
      prompts: expect.stringContaining('Ver mis tickets'),
    })
    expect(suggested[0]?.args).not.toHaveProperty('thread_ts')
  })

  it('is greeted also where the plan has no agents', async () => {
    program.slack.fail('assistant.threads.setSuggestedPrompts', { error: 'not_allowed_token_type' })
    await open()
    await program.idle()
    expect(program.inbounds).toHaveLength(1)
  })
})

describe('what became of a reply', () => {
  const written = '1700000001.000001'
  const sent = (more: object = {}): Outgoing =>
    text('m1', 'Listo, tu respuesta ya está en el ticket 1001.', {
      marks: { message: written, as: 'sent', isEnough: true, ...more },
    })
  const signs = () => program.slack.reactions.get(`${ana.dm}/${written}`)

  it('is a sign on it, and no words where the sign is enough', async () => {
    await program.channel.deliver(direct, [sent()])
    await program.channel.deliver(direct, [sent()])
    expect([signs(), posts()]).toEqual([['white_check_mark'], []])
  })

  it.each(['edited', 'failed'] as const)('is another sign when it was %s', async (as) => {
    await program.channel.deliver(direct, [sent({ as })])
    expect(signs()).toEqual([as === 'edited' ? 'pencil2' : 'warning'])
  })

  it('is a sign and words where the words say more', async () => {
    await program.channel.deliver(direct, [sent({ isEnough: undefined })])
    expect([signs(), posts().length]).toEqual([['white_check_mark'], 1])
  })

  it('is words where the app may set no sign, or the message is none of Slack’s', async () => {
    program.slack.fail('reactions.add', { error: 'missing_scope' })
    await program.channel.deliver(direct, [sent()])
    await program.channel.deliver(direct, [{ ...sent({ message: 'command-1' }), id: 'm2', slot: 'm2' }])
    expect(posts()).toHaveLength(2)
  })

  it('is tried again where Slack asks to wait', async () => {
    program.slack.fail('reactions.add', { retryAfter: 3 })
    await expect(program.channel.deliver(direct, [sent()])).rejects.toMatchObject({ retryAfterMs: 3_000 })
    program.clock.move(3_000)
    await program.channel.deliver(direct, [sent()])
    expect([signs(), posts()]).toEqual([['white_check_mark'], []])
  })
})
