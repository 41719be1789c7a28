import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../../src/channels/teams/cards/element.ts'
import { limits } from '../../../src/channels/teams/limits.ts'
import { RetryableError } from '../../../src/errors.ts'
import type { Form, FormField, Sender, TicketView } from '../../../src/message.ts'
import { ana, bruno, type FakeTeams, type Person, startTeams, tenant } from '../../fakes/teams/teams.ts'
import { expectElements, textsIn } from './check.ts'
import { expectDialog } from './check-dialog.ts'
import { type Scripted, type ScriptOptions, startScripted, stillClock } from './scripted.ts'

let teams: FakeTeams
let bot: Scripted
const conversation = `teams:${tenant}:${ana.conversation}`
const owner = `teams:${tenant}:${ana.aadObjectId}`
/** Where Ana is among others, and the bot is not. */
const elsewhere: Person = { ...ana, conversation: '19:meeting@thread.v2', type: 'groupChat' }
/** What two people's own chat looks like. */
const withBruno: Person = { ...ana, conversation: '19:ana_bruno@unq.gbl.spaces', type: 'personal' }

const field = (question: string, more: Partial<FormField> = {}): FormField => ({
  question,
  input: 'text',
  label: question,
  optional: false,
  options: [],
  files: [],
  ...more,
})
const page: Form = {
  page: 'details',
  title: 'Qué pasa',
  draft: 3,
  language: 'es',
  submit: 'Guardar respuestas',
  cancel: 'Volver',
  fields: [
    field('subject', { becomes: 'subject' }),
    field('details', { input: 'longText', becomes: 'description' }),
  ],
}
const ticket: TicketView = {
  number: 5001,
  subject: 'El <b>checkout</b> falla',
  status: 'open',
  statusText: 'Abierto',
  meaning: 'El equipo lo revisa.',
  priority: 'high',
  priorityText: 'Alta',
  url: 'https://support.example.com/?ticket=5001',
  created: 'Creado hoy',
  updated: 'Hoy',
  buttons: [],
}
const isAna = ({ key }: Sender): boolean => key === owner
const lookups = {
  person: () => Promise.resolve({ language: 'es' as const }),
  ticket: (sender: Sender, number: number) =>
    Promise.resolve(isAna(sender) && number === 5001 ? ticket : undefined),
  tickets: (sender: Sender) =>
    Promise.resolve({ language: 'es' as const, tickets: isAna(sender) ? [ticket] : [], total: 1 }),
}

async function start(more: ScriptOptions = {}): Promise<void> {
  bot = await startScripted(teams, {
    forms: {
      form: () => Promise.resolve(page),
      next: () => Promise.resolve(page),
      review: () => Promise.resolve(undefined),
      check: () => Promise.resolve({}),
    },
    lookups,
    ...more,
  })
}
const install = () => teams.post(bot.url, teams.activity(ana, { type: 'installationUpdate', action: 'add' }))
beforeEach(async () => {
  teams = await startTeams()
})
afterEach(async () => {
  await bot.close()
  await teams.close()
})

const invoke = async (name: string, value: object, person: Person = elsewhere) =>
  (await teams.post(
    bot.url,
    teams.activity(person, { type: 'invoke', name: `composeExtension/${name}`, value }),
  )) as { readonly status: number; readonly body: Body }

interface Body {
  readonly task?: {
    readonly value: string | { readonly title: string; readonly card: { readonly content: Card } }
  }
  readonly composeExtension?: {
    readonly type: string
    readonly text?: string
    readonly attachments?: readonly {
      readonly content: Card
      readonly preview: { readonly content: { readonly title: string; readonly text: string } }
    }[]
  }
}

const message = {
  id: '1611227897466',
  linkToMessage: 'https://teams.microsoft.com/l/message/19:meeting/1611227897466',
  from: { user: { displayName: 'Bruno Lima', id: 'x' } },
  body: {
    contentType: 'html',
    content:
      '<div><p><b>El checkout falla</b></p><p>desde las <i>10:00</i></p><img src="https://graph/x"></div>',
  },
  attachments: [
    { id: '1', contentType: 'reference', contentUrl: 'https://luna.sharepoint.com/log.txt', name: 'log.txt' },
    { id: '2', contentType: 'messageReference', content: '{}', name: null },
  ],
}
const openOn = (on: object | undefined = message, person?: Person) =>
  invoke('fetchTask', { commandId: 'openTicket', commandContext: 'message', messagePayload: on }, person)
function dialogOf({ status, body }: { readonly status: number; readonly body: Body }): Card {
  expect(status).toBe(200)
  const { value } = body.task ?? {}
  if (typeof value !== 'object') throw new Error(`The dialog says: ${value}`)
  expectDialog(value.title, value.card.content)
  return value.card.content
}
const valueOf = (card: Card, question: string) =>
  card.body.find(({ id }) => id === `q.${question}`)?.['value']
const begun = () => bot.inbounds.filter(({ happened }) => happened.type === 'clicked')
const results = ({ body }: { readonly body: Body }) => {
  const { attachments = [] } = body.composeExtension ?? {}
  for (const { content } of attachments) expectElements(content)
  return attachments.map(({ content, preview }) => ({
    text: textsIn(content).join('\n'),
    preview: preview.content,
  }))
}

describe('a ticket opened on a message', () => {
  it('begins with its text, whose it is, its files as links, and the way back', async () => {
    await start()
    await install()
    const card = dialogOf(await openOn())
    expect(valueOf(card, 'subject')).toBe('El checkout falla')
    expect(valueOf(card, 'details')).toBe(
      [
        'Solicitud a partir de un mensaje de Bruno Lima en Teams:',
        'El checkout falla',
        '',
        'desde las 10:00',
        '[imagen]',
        '',
        'Archivo del mensaje: log.txt (https://luna.sharepoint.com/log.txt)',
        '',
        'Mensaje original: https://teams.microsoft.com/l/message/19:meeting/1611227897466',
      ].join('\n'),
    )
    expect(textsIn(card).join('\n')).toContain('Teams no me deja copiarlos')
    expect(begun()).toMatchObject([
      { conversation, address: { conversation }, happened: { type: 'clicked', choice: 'c.0.0.new' } },
    ])
  })

  it('goes on in the chat with the bot, which is opened where there is none yet', async () => {
    await start()
    const card = dialogOf(await openOn())
    expect(begun().map((each) => each.conversation)).toEqual([conversation])
    const data = { ...(card.actions?.[0]?.['data'] as object), 'q.subject': 'Falla', 'q.details': 'Todo' }
    const { body } = await invoke('submitAction', { commandId: 'openTicket', data })
    expect(body.task?.value).toBeDefined()
    expect(bot.inbounds.at(-1)).toMatchObject({
      conversation,
      address: { channel: 'teams', conversation },
      happened: { type: 'submitted', draft: 3, answers: { subject: 'Falla', details: 'Todo' } },
    })
    await bot.channel.deliver({ channel: 'teams', conversation }, [
      {
        id: 'm',
        slot: 'm',
        language: 'es',
        parts: [{ type: 'text', tone: 'plain', text: 'Hola' }],
        text: 'Hola',
      },
    ])
    expect(teams.shown(ana.conversation)).toHaveLength(1)
  })

  it('is none where the person does not have the app, and how to get it is said', async () => {
    await start()
    teams.fail(1, 403)
    expect((await openOn()).body.task?.value).toContain('Agregar')
    expect(begun()).toEqual([])
  })

  it('called again on the same message is the same request; on another it is another', async () => {
    await start()
    await install()
    await openOn()
    await openOn()
    expect(new Set(begun().map(({ id }) => id)).size).toBe(1)
    await openOn({ ...message, id: '1611227899999' })
    expect(new Set(begun().map(({ id }) => id)).size).toBe(2)
  })

  it('may be called on none, and then starts from nothing', async () => {
    await start()
    await install()
    const card = dialogOf(await invoke('fetchTask', { commandId: 'openTicket', commandContext: 'compose' }))
    expect(valueOf(card, 'subject')).toBeUndefined()
  })

  it('proposes nothing to the request after it', async () => {
    let draft = 3
    await start({
      forms: {
        form: () => Promise.resolve({ ...page, draft }),
        next: () => Promise.resolve({ ...page, draft }),
        review: () => Promise.resolve(undefined),
        check: () => Promise.resolve({}),
      },
    })
    await install()
    await openOn()
    draft = 4
    const card = dialogOf(await invoke('fetchTask', { commandId: 'openTicket', commandContext: 'compose' }))
    expect(valueOf(card, 'subject')).toBeUndefined()
  })

  it('sends the whole of a message that is too long to show', async () => {
    await start()
    await install()
    const text = 'El pago falla. '.repeat(1_000)
    const card = dialogOf(await openOn({ ...message, body: { contentType: 'text', content: text } }))
    expect(valueOf(card, 'details')).toBeUndefined()
    const data = { ...(card.actions?.[0]?.['data'] as object), 'q.subject': 'Falla', 'q.details': '' }
    await invoke('submitAction', { commandId: 'openTicket', data })
    const { happened } = bot.inbounds.at(-1) ?? {}
    expect(JSON.stringify(happened)).toContain(text.trim())
  })

  it('that takes long to begin says so in time, and goes on when asked', async () => {
    let isFree = false
    let free = (): void => {}
    const slow = new Promise<'accepted'>((resolve) => {
      free = () => {
        isFree = true
        resolve('accepted')
      }
    })
    let waits = 0
    const clock = {
      ...stillClock(),
      after(ms: number, work: () => void) {
        if (ms === limits.invokeMs) waits += 1
        if (ms === limits.invokeMs && waits === 1) work()
        return () => {}
      },
    }
    const forms = {
      form: () => Promise.resolve(page),
      next: () => Promise.resolve(isFree ? page : undefined),
      review: () => Promise.resolve(undefined),
      check: () => Promise.resolve({}),
    }
    await start({ clock, forms, accept: () => slow })
    const waiting = dialogOf(await openOn())
    expect(textsIn(waiting).join('\n')).toContain('Un momento')
    const going = invoke('submitAction', { data: waiting.actions?.[0]?.['data'] })
    await expect.poll(() => waits).toBe(2)
    free()
    expect(valueOf(dialogOf(await going), 'subject')).toBe('El checkout falla')
  })

  it('that can’t be begun says so in words', async () => {
    await start({ accept: () => Promise.reject(new RetryableError('store.away', 'x')) })
    expect((await openOn()).body.task?.value).toContain('No pude abrir')
  })

  it.each([[{}], [{ commandId: 'other' }], [{ commandId: 'openTicket', messagePayload: { id: 7 } }]])(
    'is refused for %j',
    async (value) => {
      await start()
      expect((await invoke('fetchTask', value)).body.task?.value).toContain('No puedo usar')
      expect(bot.inbounds).toEqual([])
    },
  )

  it('is a dialog that Teams takes, or is refused in words, whatever the message holds', async () => {
    await start()
    await install()
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<p>', '</p>', '<img src="x">', '{{DATE()}}', '&#x0;'),
    )
    const html = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    const wild = fc.oneof(
      { weight: 12, arbitrary: html },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    )
    const anything = fc.record(
      {
        id: fc.constantFrom('1', '2', '3'),
        subject: wild,
        linkToMessage: fc.oneof(fc.webUrl(), wild),
        from: fc.record({ user: fc.record({ displayName: wild }) }),
        body: fc.record({ contentType: fc.constantFrom('html', 'text', null, 7), content: wild }),
        attachments: fc.array(
          fc.record({ contentType: fc.constant('reference'), name: wild, contentUrl: wild }),
          { maxLength: 4 },
        ),
      },
      { requiredKeys: ['id', 'body'] },
    )
    let taken = 0
    await fc.assert(
      fc.asyncProperty(anything, async (given) => {
        const answer = await openOn(given)
        if (typeof answer.body.task?.value === 'string')
          expect(answer.body.task.value).toContain('No puedo usar')
        else {
          dialogOf(answer)
          taken += 1
        }
      }),
      { numRuns: 150 },
    )
    expect(taken).toBeGreaterThan(10)
  })

  it('is filled in by whoever began it alone', async () => {
    await start()
    await install()
    const card = dialogOf(await openOn())
    const thief: Person = { ...bruno, conversation: elsewhere.conversation, type: 'groupChat' }
    const data = card.actions?.[0]?.['data']
    expect((await invoke('submitAction', { data }, thief)).body.task?.value).toContain('ya no está abierta')
    await teams.post(bot.url, teams.activity({ ...bruno, conversation: 'a:bruno' }, { text: 'hola' }))
    expect((await invoke('submitAction', { data }, thief)).body.task?.value).toContain('otra persona')
    expect(bot.inbounds.filter(({ happened }) => happened.type === 'submitted')).toEqual([])
  })
})

describe('the search', () => {
  const search = (words: string | undefined, person?: Person, more: object = {}) =>
    invoke(
      'query',
      {
        commandId: 'findTickets',
        parameters: [
          words === undefined ? { name: 'initialRun', value: 'true' } : { name: 'search', value: words },
        ],
        queryOptions: { skip: 0, count: 25 },
        ...more,
      },
      person,
    )

  it('shows a person their own tickets, and puts no more than the number where others read', async () => {
    await start()
    await install()
    const [found] = results(await search(undefined))
    expect(found?.preview).toEqual({
      title: '#5001 · Abierto',
      text: 'El &#60;b&#62;checkout&#60;/b&#62; falla',
    })
    expect(found?.text).toContain('5001')
    expect(found?.text).not.toMatch(/checkout|Abierto/)
    expect(results(await search('checkout', withBruno))[0]?.text).not.toContain('checkout')
    expect(results(await search('checkout', ana))[0]?.text).toContain('checkout')
  })

  it('asks for the page and the words that are looked for', async () => {
    const asked: unknown[] = []
    await start({
      lookups: {
        ...lookups,
        tickets: (_, query) => {
          asked.push(query)
          return Promise.resolve({ language: 'es', tickets: [], total: 0 })
        },
      },
    })
    await search(undefined)
    await search(' pago ', undefined, { queryOptions: { skip: 50, count: 25 } })
    await search('x', undefined, { queryOptions: { skip: 0, count: 1000 } })
    expect(asked).toEqual([
      { page: 1, perPage: 25 },
      { page: 3, perPage: 25, search: 'pago' },
      { page: 1, perPage: 25, search: 'x' },
    ])
  })

  it('says why there is nothing, and ends the list where it ends', async () => {
    await start()
    const thief: Person = { ...bruno, conversation: elsewhere.conversation, type: 'groupChat' }
    expect((await search(undefined, thief)).body.composeExtension?.text).toContain('no tienes tickets')
    expect((await search('pago', thief)).body.composeExtension?.text).toContain('pago')
    const more = { queryOptions: { skip: 25, count: 25 } }
    expect((await search('pago', thief, more)).body.composeExtension).toMatchObject({ attachments: [] })
  })

  it('says so when the desk is away, or takes longer than the client waits', async () => {
    await start({
      lookups: { ...lookups, tickets: () => Promise.reject(new RetryableError('desk.away', 'x')) },
    })
    expect((await search('x')).body.composeExtension?.text).toContain('no puedo consultar')
    await bot.close()
    const clock = { ...stillClock(), after: (_: number, work: () => void) => (work(), () => {}) }
    await start({ clock, lookups: { ...lookups, tickets: () => new Promise(() => {}) } })
    expect((await search('x')).body.composeExtension?.text).toContain('no puedo consultar')
  })
})

describe('what the desk says too late', () => {
  it('is there when the same person looks for the same again, and for nobody else', async () => {
    let free = (): void => {}
    let asked = 0
    const slow = new Promise<void>((resolve) => {
      free = resolve
    })
    let isLate = true
    const clock = {
      ...stillClock(),
      after: (ms: number, work: () => void) => {
        if (isLate && ms < 10_000) work()
        return () => {}
      },
    }
    const tickets = async (sender: Sender) => {
      asked += 1
      await slow
      return lookups.tickets(sender)
    }
    await start({ clock, lookups: { ...lookups, tickets } })
    const value = { commandId: 'findTickets', parameters: [{ name: 'search', value: 'pago' }] }
    await invoke('query', value)
    expect((await invoke('query', value)).body.composeExtension?.text).toContain('no puedo consultar')
    isLate = false
    free()
    expect(results(await invoke('query', value))).toHaveLength(1)
    expect(asked).toBe(1)
    const thief: Person = { ...bruno, conversation: elsewhere.conversation, type: 'groupChat' }
    expect(results(await invoke('query', value, thief))).toEqual([])
    expect(asked).toBe(2)
  })

  it('is asked for again when it failed', async () => {
    let asked = 0
    await start({
      lookups: {
        ...lookups,
        tickets: (sender) => {
          asked += 1
          return asked === 1 ? Promise.reject(new RetryableError('desk.away', 'x')) : lookups.tickets(sender)
        },
      },
    })
    const value = { commandId: 'findTickets', parameters: [{ name: 'search', value: 'pago' }] }
    await invoke('query', value)
    expect(results(await invoke('query', value))).toHaveLength(1)
  })
})

describe('a link to a ticket', () => {
  const unfold = (url: string, person?: Person) => invoke('queryLink', { url }, person)
  const url = 'https://support.example.com/?ticket=5001'

  it('unfolds in full between the person and the bot, to its number where others read along', async () => {
    await start()
    await install()
    expect(results(await unfold(url, ana))[0]?.text).toContain('checkout')
    for (const where of [elsewhere, withBruno]) {
      const [found] = results(await unfold(url, where))
      expect(found?.text).toContain('5001')
      expect(found?.text).not.toMatch(/checkout|Abierto/)
      expect(found?.preview.text).not.toMatch(/checkout|Abierto/)
    }
  })

  it('stays a link for somebody who may not see the ticket, as if there were none', async () => {
    await start()
    const thief: Person = { ...bruno, conversation: elsewhere.conversation, type: 'groupChat' }
    expect((await unfold(url, thief)).body).toEqual((await unfold(`${url}0`, thief)).body)
    expect(results(await unfold(url, thief))).toEqual([])
  })

  it.each([
    'https://support.example.com.evil.example/?ticket=5001',
    'https://support.example.com/desk?ticket=5001',
    'http://support.example.com/?ticket=5001',
    'https://support.example.com/?ticket=5001x',
    'https://support.example.com/?ticket=',
    'javascript:alert(5001)',
    'no link',
  ])('is not %s', async (other) => {
    await start()
    expect(results(await unfold(other))).toEqual([])
  })

  it('unfolds for nobody who is not known', async () => {
    await start()
    expect((await invoke('anonymousQueryLink', { url })).status).toBe(403)
  })

  it('leaves no trace of where it was written', async () => {
    await start()
    await unfold(url)
    await expect(
      bot.channel.deliver(
        { channel: 'teams', conversation: `teams:${tenant}:${elsewhere.conversation}:${ana.aadObjectId}` },
        [],
      ),
    ).rejects.toThrow(/never was there/)
  })
})
