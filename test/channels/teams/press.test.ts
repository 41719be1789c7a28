import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RetryableError } from '../../../src/errors.ts'
import type { Form, Part, TicketView } from '../../../src/message.ts'
import { ana, bruno, type FakeTeams, type Person, startTeams, tenant } from '../../fakes/teams/teams.ts'
import { textsIn } from './check.ts'
import { outgoing, type Scripted, type ScriptOptions, startScripted, stillClock } from './scripted.ts'

let teams: FakeTeams
let bot: Scripted
const conversation = `teams:${tenant}:${ana.conversation}`
const owner = `teams:${tenant}:${ana.aadObjectId}`

async function start(more: ScriptOptions = {}): Promise<void> {
  bot = await startScripted(teams, more)
  await teams.post(bot.url, teams.activity(ana, { type: 'installationUpdate', action: 'add' }))
}
beforeEach(async () => {
  teams = await startTeams()
})
afterEach(async () => {
  await bot.close()
  await teams.close()
})

const execute = (data: object, more: object = {}, person: Person = ana) =>
  teams.post(
    bot.url,
    teams.activity(person, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb: 'ventanilla', data }, trigger: 'manual' },
      ...more,
    }),
  )
const submit = (data: object, more: object = {}) =>
  teams.post(bot.url, teams.activity(ana, { replyToId: 'card-1', value: data, ...more }))
const choose = (choice = 'a.1.2.area.technical') => ({ do: 'choose', owner, choice })
const clicks = () => bot.inbounds.filter(({ happened }) => happened.type === 'clicked')
const line = (value: string) => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
})

const prompt: Part = {
  type: 'prompt',
  asks: 'area',
  input: 'choice',
  ask: '¿De qué se trata?',
  options: [{ choice: 'a.1.2.area.technical', label: 'Técnico' }],
  buttons: [],
  form: { page: 'identify', label: 'Completar todo' },
}
const form: Form = {
  page: 'identify',
  title: 'Tus datos',
  draft: 1,
  language: 'es',
  submit: 'Guardar respuestas',
  cancel: 'Volver',
  fields: [
    { question: 'account', input: 'text', label: 'Cuenta', optional: false, options: [], files: [] },
    {
      question: 'name',
      input: 'text',
      label: 'Nombre',
      optional: false,
      options: [],
      files: [],
      value: 'Ana',
    },
  ],
}

const ticket: TicketView = {
  number: 5001,
  subject: 'Checkout',
  status: 'open',
  statusText: 'Abierto',
  meaning: 'El equipo lo revisa.',
  priority: 'high',
  priorityText: 'Alta',
  created: 'Creado hoy',
  updated: 'Hoy',
  buttons: [],
}

describe('a press', () => {
  it('by Action.Execute and by Action.Submit is the same event', async () => {
    await start()
    await execute(choose())
    await submit(choose('a.1.3.problem_type.problem'))
    expect(clicks().map(({ happened, conversation: where }) => [happened, where])).toEqual([
      [{ type: 'clicked', choice: 'a.1.2.area.technical' }, conversation],
      [{ type: 'clicked', choice: 'a.1.3.problem_type.problem' }, conversation],
    ])
  })

  it('of a list is what was chosen in it; with nothing chosen it says so', async () => {
    await start()
    const pick = { do: 'pick', owner, from: 'option' }
    await execute({ ...pick, option: 'a.1.2.impact.low' })
    expect(await execute({ ...pick, option: '' })).toEqual(line('Elige una opción de la lista.'))
    expect(clicks().map(({ happened }) => happened)).toEqual([
      { type: 'clicked', choice: 'a.1.2.impact.low' },
    ])
  })

  it('that comes again, with another id and time, is the same event', async () => {
    let now = 1_000_000
    await start({ clock: { ...stillClock(), now: () => now } })
    await execute(choose(), { id: 'one' })
    now += 15_000
    await execute(choose(), { id: 'two', timestamp: new Date(now).toISOString() })
    await submit(choose(), { id: 'three' })
    await Promise.all([execute(choose(), { id: 'four' }), execute(choose(), { id: 'five' })])
    expect(new Set(clicks().map(({ id }) => id)).size).toBe(1)
    bot = await bot.restart()
    await execute(choose(), { id: 'six' })
    expect(clicks().map(({ id }) => id)).toEqual([`${conversation}/press/one`])
  })

  it('on something else, or much later, is a new one', async () => {
    let now = 1_000_000
    await start({ clock: { ...stillClock(), now: () => now } })
    await execute(choose('l.1.open'))
    await execute(choose('l.1.solved'))
    await execute(choose('l.1.open'))
    await execute(choose('l.1.open'), { replyToId: 'card-2' })
    now += 600_000
    await execute(choose('l.1.open'), { replyToId: 'card-2' })
    expect(new Set(clicks().map(({ id }) => id)).size).toBe(5)
  })

  it('is answered with the card as it is now', async () => {
    await start()
    await bot.channel.deliver({ channel: 'teams', conversation }, [outgoing('m1', [prompt], { slot: 'p1' })])
    const [shown] = teams.shown(ana.conversation)
    const answered: Part = { type: 'answered', ask: '¿De qué se trata?', answer: 'Técnico' }
    const { channel } = bot
    await bot.close()
    bot = await bot.restart()
    await bot.channel.deliver({ channel: 'teams', conversation }, [
      outgoing('m2', [answered], { slot: 'p1', replaces: 'prompt' }),
    ])
    expect(channel.name).toBe('teams')
    const { body } = await execute(choose(), { replyToId: shown?.id })
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
    expect(textsIn((body as { readonly value: unknown }).value)).toContain('✓ Técnico')
  })

  it('is answered in time by a program that takes longer', async () => {
    let ring = (): void => {}
    let done: (() => void) | undefined
    const clock = { now: () => 0, after: (_ms: number, call: () => void) => ((ring = call), () => {}) }
    await start({
      clock,
      accept: ({ happened }) =>
        happened.type === 'clicked'
          ? new Promise((resolve) => (done = () => resolve('accepted')))
          : Promise.resolve('accepted'),
    })
    const posted = execute(choose())
    await expect.poll(() => done).toBeDefined()
    ring()
    expect(await posted).toEqual(line('Recibido. La respuesta llega en un momento.'))
    done?.()
  })

  it('that could not be taken says so, and can be pressed again', async () => {
    let isDown = true
    const taken: string[] = []
    await start({
      accept({ id, happened }) {
        if (happened.type === 'clicked' && isDown)
          return Promise.reject(new RetryableError('store.away', 'away'))
        taken.push(id)
        return Promise.resolve('accepted')
      },
    })
    const { body } = await execute(choose())
    expect(body).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { message: 'No se pudo hacer. Inténtalo de nuevo en un momento.' },
    })
    isDown = false
    await execute(choose())
    expect(taken.at(-1)).toContain('/press/')
  })
})

describe('a form on a card', () => {
  const accepted = {
    do: 'submit',
    owner,
    page: 'identify',
    draft: 1,
    'q.account': 'tiendademo',
    'q.name': '',
  }
  const forms = {
    form: () => Promise.resolve(form),
    next: () => Promise.resolve(undefined),
    review: () => Promise.resolve(undefined),
    check: (_where: string, _page: string, answers: Readonly<Record<string, unknown>>) =>
      Promise.resolve<Readonly<Record<string, string>>>(
        answers['account'] === 'tiendademo' ? {} : { account: 'Solo minúsculas.' },
      ),
  }

  it('takes the place of the card', async () => {
    await start({ forms })
    const { body } = await execute({ do: 'form', owner, page: 'identify' })
    expect(textsIn((body as { readonly value: unknown }).value)).toEqual(
      expect.arrayContaining(['Tus datos', 'Cuenta', 'Nombre', 'Guardar respuestas']),
    )
  })

  it('takes it by Action.Submit too, where the client knows nothing else', async () => {
    await start({ forms })
    await bot.channel.deliver({ channel: 'teams', conversation }, [outgoing('m1', [prompt], { slot: 'p1' })])
    const id = teams.shown(ana.conversation)[0]?.id
    await submit({ do: 'form', owner, page: 'identify' }, { replyToId: id })
    const [shown] = teams.shown(ana.conversation)
    expect(textsIn(shown?.activity.attachments?.[0]?.content)).toContain('Tus datos')
    await submit({ do: 'show', owner, slot: '' }, { replyToId: id })
    const [again] = teams.shown(ana.conversation)
    expect(textsIn(again?.activity.attachments?.[0]?.content)).toContain('¿De qué se trata?')
  })

  it('comes back with what is wrong at its field, and what was typed', async () => {
    await start({ forms })
    const { body } = await execute({ ...accepted, 'q.account': 'Mi Tienda' })
    const { value } = body as { readonly value: { readonly body: readonly object[] } }
    expect(textsIn(value)).toContain('⚠ Solo minúsculas.')
    expect(value.body).toContainEqual(expect.objectContaining({ id: 'q.account', value: 'Mi Tienda' }))
    expect(bot.inbounds.filter(({ happened }) => happened.type === 'submitted')).toEqual([])
  })

  it('corrected at once is another event, however alike the answers look', async () => {
    await start({ forms })
    await execute({ ...accepted, 'q.name': 'Ana Ruiz' })
    await execute({ ...accepted, 'q.name': 'Ana Rios' })
    expect(new Set(bot.inbounds.map(({ id }) => id)).size).toBe(3)
  })

  it('is one event, with what was left empty as nothing', async () => {
    await start({ forms })
    await execute(accepted)
    expect(bot.inbounds.at(-1)?.happened).toEqual({
      type: 'submitted',
      draft: 1,
      answers: { account: 'tiendademo', name: null },
    })
  })
})

describe('a card that its owner looks at', () => {
  const lookupsWith = (ticket: (key: string, number: number) => Promise<TicketView | undefined>) => ({
    person: () => Promise.resolve({ language: 'es' as const }),
    tickets: () => Promise.resolve({ language: 'es' as const, tickets: [], total: 0 }),
    ticket: ({ key }: { readonly key: string }, number: number) => ticket(key, number),
  })
  const solved = { ...ticket, statusText: 'Resuelto' }

  it('shows the ticket as the desk has it now', async () => {
    await start({
      lookups: lookupsWith((key, number) =>
        Promise.resolve(key === owner && number === 5001 ? solved : undefined),
      ),
    })
    await bot.channel.deliver({ channel: 'teams', conversation }, [
      outgoing('m1', [{ type: 'ticket', ticket }], { slot: 's1' }),
    ])
    const { body } = await execute({ do: 'show', owner, slot: 's1' })
    expect(textsIn((body as { readonly value: unknown }).value)).toContain('Ticket 5001 · Resuelto')
  })
})

describe('a desk that takes its time', () => {
  it('keeps nobody who looks waiting: the ticket is shown as it was', async () => {
    const rings: (() => void)[] = []
    await start({
      clock: { now: () => 0, after: (_ms, ring) => (rings.push(ring), () => {}) },
      lookups: {
        person: () => Promise.resolve({ language: 'es' }),
        tickets: () => Promise.resolve({ language: 'es', tickets: [], total: 0 }),
        ticket: () => new Promise(() => {}),
      },
    })
    await bot.channel.deliver({ channel: 'teams', conversation }, [
      outgoing('m1', [{ type: 'ticket', ticket }], { slot: 's1' }),
    ])
    const before = rings.length
    const looked = execute({ do: 'show', owner, slot: 's1' })
    await expect.poll(() => rings.length).toBe(before + 2)
    rings.at(-1)?.()
    expect(textsIn(((await looked).body as { readonly value: unknown }).value)).toContain(
      'Ticket 5001 · Abierto',
    )
  })
})

describe('whatever takes its time', () => {
  const slow = () => {
    const rings: { readonly ms: number; readonly call: () => void }[] = []
    const ring = (ms: number): void => {
      for (const each of rings.filter((one) => one.ms === ms)) each.call()
    }
    const clock = {
      now: () => 0,
      after: (ms: number, call: () => void) => (rings.push({ ms, call }), () => {}),
    }
    return { clock, ring, waits: (ms: number) => rings.some((one) => one.ms === ms) }
  }

  it('a press is answered, and a page that comes later takes the card’s place', async () => {
    const { clock, ring, waits } = slow()
    let give = (_form: Form): void => {}
    const forms = {
      form: () => new Promise<Form>((resolve) => (give = resolve)),
      next: () => Promise.resolve(undefined),
      review: () => Promise.resolve(undefined),
      check: () => Promise.resolve({}),
    }
    await start({ clock, forms })
    await bot.channel.deliver({ channel: 'teams', conversation }, [outgoing('m1', [prompt], { slot: 'p1' })])
    const [card] = teams.shown(ana.conversation)
    const posted = execute({ do: 'form', owner, page: 'identify' }, { replyToId: card?.id })
    await expect.poll(() => waits(900)).toBe(true)
    ring(900)
    expect(await posted).toEqual(line('Recibido. La respuesta llega en un momento.'))
    give(form)
    const title = () => textsIn(teams.shown(ana.conversation)[0]?.activity.attachments?.[0]?.content)
    await expect.poll(title).toContain('Tus datos')
  })

  it('shows nobody else in a channel what is for one pair of eyes', async () => {
    const { clock, ring, waits } = slow()
    const inChannel: Person = { ...ana, conversation: '19:abc@thread.tacv2;messageid=42', type: 'channel' }
    const there = `teams:${tenant}:${inChannel.conversation}:${ana.aadObjectId}`
    const looks: (() => void)[] = []
    await start({
      clock,
      lookups: {
        person: () => Promise.resolve({ language: 'es' }),
        ticket: () => new Promise((resolve) => looks.push(() => resolve(undefined))),
        tickets: () => Promise.resolve({ language: 'es', tickets: [], total: 0 }),
      },
    })
    await teams.post(bot.url, teams.activity(inChannel, { text: 'hola' }))
    await bot.channel.deliver({ channel: 'teams', conversation: there }, [
      outgoing('m1', [{ type: 'ticket', ticket }], { slot: 's1' }),
    ])
    const card = teams.shown(inChannel.conversation)[0]?.id
    const data = { do: 'show', owner, slot: 's1' }
    const posted = execute(data, { replyToId: card }, inChannel)
    await expect.poll(() => waits(900) && looks.length).toBe(1)
    ring(900)
    looks[0]?.()
    expect((await posted).status).toBe(200)
    const sent = teams.post(bot.url, teams.activity(inChannel, { replyToId: card, value: data }))
    await expect.poll(() => looks.length).toBe(2)
    looks[1]?.()
    await sent
    await bot.channel.close()
    expect(teams.shown(inChannel.conversation).map(({ updates }) => updates)).toEqual([0])
    expect(JSON.stringify(teams.shown(inChannel.conversation))).not.toContain('5001')
  })

  it('whoever the directory does not tell of in time is answered in the program’s language', async () => {
    const { clock, ring, waits } = slow()
    const nobody = () => new Promise<never>(() => {})
    const tickets = () => Promise.resolve({ language: 'es' as const, tickets: [], total: 0 })
    await start({ clock, lookups: { person: nobody, ticket: () => Promise.resolve(undefined), tickets } })
    const posted = execute({ do: 'pick', owner, from: 'option' })
    await expect.poll(() => waits(300)).toBe(true)
    ring(300)
    expect(await posted).toEqual(line('Elige una opción de la lista.'))
  })
})

describe('an attack', () => {
  const forged: readonly (readonly [string, unknown])[] = [
    ['no value', undefined],
    ['no action', { x: 1 }],
    ['another kind of action', { action: { type: 'Action.Submit', data: choose() } }],
    ['data that is none', { action: { type: 'Action.Execute', data: 'choose' } }],
    [
      'nobody’s card',
      { action: { type: 'Action.Execute', data: { do: 'choose', choice: 'a.1.2.area.technical' } } },
    ],
    ['an act that is none', { action: { type: 'Action.Execute', data: { do: 'delete', owner } } }],
    [
      'an endless choice',
      { action: { type: 'Action.Execute', data: { do: 'choose', owner, choice: 'x'.repeat(9_000) } } },
    ],
    [
      'a page that is a path',
      { action: { type: 'Action.Execute', data: { do: 'form', owner, page: '../secret' } } },
    ],
    [
      'a field that is none',
      {
        action: {
          type: 'Action.Execute',
          data: { do: 'submit', owner, page: 'identify', draft: 1, 'q.__proto__x': 'y', 'q.': 'z' },
        },
      },
    ],
    [
      'a draft that is no number',
      { action: { type: 'Action.Execute', data: { do: 'submit', owner, page: 'identify', draft: '1' } } },
    ],
  ]
  it.each(forged)('with %s is turned away, and counted', async (_name, value) => {
    await start()
    const { status, body } = await execute({}, { value })
    expect([status, body]).toMatchObject([200, { statusCode: 400, type: 'application/vnd.microsoft.error' }])
    expect(bot.logged('channels.teams-refused')).toEqual([{ reason: 'forged-value', status: 200 }])
    expect(clicks()).toEqual([])
  })

  const shared = { ...ana, conversation: '19:group@thread.v2', type: 'groupChat' } as const
  it.each(['choose', 'show', 'form'])(
    'on another person’s card, to %s, is turned away, and counted',
    async (what) => {
      await start()
      const thief: Person = { ...bruno, conversation: shared.conversation, type: shared.type }
      const data = { do: what, owner, choice: 'a.1.2.area.technical', slot: 'p1', page: 'identify' }
      expect(await execute(data, {}, thief)).toEqual(
        line('Esta tarjeta es de otra persona. Escríbeme y abrimos la tuya.'),
      )
      expect(bot.logged('channels.teams-refused')).toEqual([{ reason: 'not-yours', status: 200 }])
      expect(clicks()).toEqual([])
    },
  )

  it('that writes their own name on another’s card gets no further than their own conversation', async () => {
    await start()
    const thief: Person = { ...bruno, conversation: shared.conversation, type: shared.type }
    await execute({ ...choose(), owner: `teams:${tenant}:${bruno.aadObjectId}` }, {}, thief)
    expect(clicks().map(({ conversation: where, sender }) => [where, sender?.key])).toEqual([
      [`teams:${tenant}:${shared.conversation}:${bruno.aadObjectId}`, `teams:${tenant}:${bruno.aadObjectId}`],
    ])
  })

  it('by an invoke that nobody answers is told so', async () => {
    await start()
    const { status } = await teams.post(
      bot.url,
      teams.activity(ana, { type: 'invoke', name: 'fileConsent/invoke', value: {} }),
    )
    expect(status).toBe(501)
  })
})
