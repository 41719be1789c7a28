import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RetryableError } from '../../../src/errors.ts'
import type { Card } from '../../../src/channels/teams/cards/element.ts'
import type { Form, FormField, FormReview, Part } from '../../../src/message.ts'
import { ana, bruno, type FakeTeams, type Person, startTeams, tenant } from '../../fakes/teams/teams.ts'
import { textsIn } from './check.ts'
import { expectDialog } from './check-dialog.ts'
import { outgoing, type Scripted, type ScriptOptions, startScripted, stillClock } from './scripted.ts'

let teams: FakeTeams
let bot: Scripted
const conversation = `teams:${tenant}:${ana.conversation}`
const owner = `teams:${tenant}:${ana.aadObjectId}`

const field = (question: string, more: Partial<FormField> = {}): FormField => ({
  question,
  input: 'text',
  label: question,
  optional: false,
  options: [],
  files: [],
  ...more,
})
const identify: Form = {
  page: 'identify',
  title: 'Tus datos',
  draft: 1,
  language: 'es',
  submit: 'Guardar respuestas',
  cancel: 'Volver',
  fields: [field('name', { value: 'Ana' }), field('email', { input: 'email' })],
}
const details: Form = { ...identify, page: 'details', title: 'Qué pasa', fields: [field('subject')] }

interface Answered {
  readonly status: number
  readonly body: {
    readonly task: {
      readonly type: 'continue' | 'message'
      readonly value: string | { readonly title: string; readonly card: { readonly content: Card } }
    }
  }
}

/** The program keeps one page open, and then the next. */
async function start(more: ScriptOptions = {}): Promise<void> {
  const forms = {
    form: (_: string, page: string) =>
      Promise.resolve([identify, details].find((each) => each.page === page)),
    next: () => Promise.resolve<Form | undefined>(details),
    review: () => Promise.resolve(undefined),
    check: (): Promise<Record<string, string>> => Promise.resolve({}),
    ...more.forms,
  }
  bot = await startScripted(teams, { ...more, forms })
  await teams.post(bot.url, teams.activity(ana, { type: 'installationUpdate', action: 'add' }))
}
beforeEach(async () => {
  teams = await startTeams()
})
afterEach(async () => {
  await bot.close()
  await teams.close()
})

const invoke = async (name: string, data: object, person: Person = ana, more: object = {}) =>
  (await teams.post(
    bot.url,
    teams.activity(person, { type: 'invoke', name, value: { data, context: { theme: 'dark' } }, ...more }),
  )) as Answered
const fetchForm = (data: object = {}, person?: Person) =>
  invoke('task/fetch', { do: 'form', owner, page: 'identify', ...data }, person)
const filled = (answers: object, more: object = {}) => ({
  do: 'fill',
  owner,
  page: 'identify',
  draft: 1,
  dialog: 'd1',
  ...answers,
  ...more,
})
const submit = (answers: object = { 'q.name': 'Ana', 'q.email': 'ana@example.com' }, more: object = {}) =>
  invoke('task/submit', filled(answers, more))

/** The card of the dialog; fails unless Teams would take it. */
function cardOf({ status, body }: Answered): Card {
  expect(status).toBe(200)
  const { value } = body.task
  if (typeof value === 'string') throw new Error(`The dialog says: ${value}`)
  expectDialog(value.title, value.card.content)
  return value.card.content
}
const textIn = (answer: Answered): string => [titleOf(answer), ...textsIn(cardOf(answer))].join('\n')
const titleOf = ({ body: { task } }: Answered): string =>
  typeof task.value === 'string' ? '' : task.value.title
const said = ({ body }: Answered) => (body.task.type === 'message' ? body.task.value : undefined)
const submitted = () => bot.inbounds.filter(({ happened }) => happened.type === 'submitted')
const inputOf = (answer: Answered, question: string) =>
  cardOf(answer).body.find(({ id }) => id === `q.${question}`)

describe('the form as a dialog', () => {
  it('is opened by the button under a question, which a client without dialogs sends as a message', async () => {
    await start()
    const prompt: Part = {
      type: 'prompt',
      asks: 'name',
      input: 'text',
      ask: '¿Cómo te llamas?',
      options: [],
      buttons: [],
      form: { page: 'identify', label: 'Responder en un formulario' },
    }
    await bot.channel.deliver({ channel: 'teams', conversation }, [outgoing('m1', [prompt], { slot: 'p1' })])
    const [shown] = teams.shown(ana.conversation)
    const button = shown?.activity.attachments?.[0]?.content.actions?.[0]
    expect(button).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' } } })
    expect(textIn(await invoke('task/fetch', button?.data ?? {}))).toContain('Tus datos')
    await teams.post(bot.url, teams.activity(ana, { value: button?.data, replyToId: shown?.id }))
    expect(teams.shown(ana.conversation)[0]?.updates).toBe(1)
  })

  it('shows the page with what is answered, and asks for the rest in the person’s language', async () => {
    await start()
    const answer = await fetchForm()
    expect(inputOf(answer, 'name')).toMatchObject({ value: 'Ana', isRequired: true })
    expect(inputOf(answer, 'email')).toMatchObject({
      isRequired: true,
      regex: expect.stringContaining('@'),
      errorMessage: expect.stringMatching(/correo|email/),
    })
    expect(bot.inbounds.filter(({ happened }) => happened.type !== 'opened')).toEqual([])
  })

  it('takes a page as one event, and shows the next', async () => {
    await start()
    expect(textIn(await submit())).toContain('Qué pasa')
    expect(submitted()).toMatchObject([
      {
        conversation,
        happened: { type: 'submitted', draft: 1, answers: { name: 'Ana', email: 'ana@example.com' } },
      },
    ])
  })

  it('ends in words when everything is answered', async () => {
    await start({
      forms: {
        form: () => Promise.resolve(identify),
        next: () => Promise.resolve(undefined),
        review: () => Promise.resolve(undefined),
        check: () => Promise.resolve({}),
      },
    })
    expect(said(await submit())).toContain('revísalas y envíalas')
  })

  it('shows what was answered before it is sent, sends it once, and says so', async () => {
    const review: FormReview = {
      title: 'Revisa tus respuestas',
      language: 'es',
      parts: [
        {
          type: 'summary',
          title: 'Revisa tus respuestas',
          rows: [{ question: 'subject', label: 'Asunto', value: 'El checkout falla' }],
        },
      ],
      send: { choice: 'c.1.9.send', label: 'Enviar', style: 'primary' },
    }
    let isSent = false
    await start({
      forms: {
        form: () => Promise.resolve(identify),
        next: () => Promise.resolve(undefined),
        review: () => Promise.resolve(isSent ? undefined : review),
        check: () => Promise.resolve({}),
      },
    })
    const card = cardOf(await submit())
    expect(textsIn(card).join('\n')).toContain('El checkout falla')
    isSent = true
    const send = () => invoke('task/submit', card.actions?.[0]?.['data'] as object)
    expect(said(await send())).toContain('ya va a soporte')
    await send()
    const clicks = bot.inbounds.filter(({ happened }) => happened.type === 'clicked')
    expect(clicks.map(({ happened }) => 'choice' in happened && happened.choice)).toEqual([
      'c.1.9.send',
      'c.1.9.send',
    ])
    expect(new Set(clicks.map(({ id }) => id)).size).toBe(1)
  })

  it('shows articles that may be the answer, and goes on when none is', async () => {
    const asked: Form = {
      ...details,
      fields: [field('subject', { value: 'Falla' })],
      articles: {
        title: 'Quizá la respuesta ya esté aquí',
        shown: [
          {
            id: 'a1',
            title: 'Políticas de envío',
            url: 'https://help.example.com/envio',
            line: 'Revisa los códigos postales.',
            kind: 'Artículo',
            solved: { choice: 'a.1.2.articles.a1', label: 'Esto lo resolvió', style: 'plain' },
          },
        ],
        none: { choice: 'c.1.2.none', label: 'Ninguno me sirve', style: 'primary' },
      },
    }
    const after: Form = { ...details, page: 'case', fields: [field('what')] }
    const pages: (Form | undefined)[] = [asked, after]
    await start({
      forms: {
        form: () => Promise.resolve(identify),
        next: () => Promise.resolve(pages.shift()),
        review: () => Promise.resolve(undefined),
        check: () => Promise.resolve({}),
      },
    })
    const card = cardOf(await submit())
    expect(textsIn(card).join('\n')).toContain('https://help.example.com/envio')
    expect(card.actions?.map(({ title }) => title)).toEqual(['Ninguno me sirve', 'Esto lo resolvió'])
    const press = async (at: number) => invoke('task/submit', card.actions?.[at]?.['data'] as object)
    expect(inputOf(await press(0), 'what')).toBeDefined()
    pages.push(undefined)
    expect(said(await press(1))).toContain('Seguimos en el chat')
    const clicks = bot.inbounds.filter(({ happened }) => happened.type === 'clicked')
    expect(clicks.map(({ happened }) => 'choice' in happened && happened.choice)).toEqual([
      'c.1.2.none',
      'a.1.2.articles.a1',
    ])
    expect(new Set(clicks.map(({ id }) => id)).size).toBe(2)
  })

  it('says what is wrong at its field, with what was typed, and saves nothing', async () => {
    await start({
      forms: {
        form: () =>
          Promise.resolve({ ...identify, fields: [...identify.fields, field('files', { input: 'files' })] }),
        next: () => Promise.resolve(details),
        review: () => Promise.resolve(undefined),
        check: () => Promise.resolve({ email: 'No parece un correo.', files: 'Falta la factura.' }),
      },
    })
    const answer = await submit({ 'q.name': 'Ana María', 'q.email': 'ana@x' })
    expect(inputOf(answer, 'email')).toMatchObject({ value: 'ana@x' })
    expect(inputOf(answer, 'name')).toMatchObject({ value: 'Ana María' })
    expect(textIn(answer)).toContain('No parece un correo.')
    expect(textIn(answer)).toContain('Falta la factura.')
    expect(submitted()).toEqual([])
  })

  it('sent again, with another id and time, is the same event; in a later dialog it is another', async () => {
    await start()
    await submit()
    await submit()
    expect(new Set(submitted().map(({ id }) => id)).size).toBe(1)
    await submit(undefined, { dialog: 'd2' })
    expect(new Set(submitted().map(({ id }) => id)).size).toBe(2)
  })

  it('that takes long to save says so in time, and goes on with what was typed', async () => {
    let free = (): void => {}
    const slow = new Promise<'accepted'>((resolve) => {
      free = () => resolve('accepted')
    })
    const clock = { ...stillClock(), after: (_: number, work: () => void) => (work(), () => {}) }
    await start({ clock, accept: () => slow })
    const waiting = cardOf(await submit())
    expect(textsIn(waiting).join('\n')).toContain('Un momento')
    free()
    await bot.close()
    await start()
    expect(textIn(await invoke('task/submit', waiting.actions?.[0]?.['data'] as object))).toContain(
      'Qué pasa',
    )
    expect(submitted()[0]?.happened).toMatchObject({ answers: { name: 'Ana', email: 'ana@example.com' } })
  })

  it('that can’t be saved says so, and still holds what was typed', async () => {
    let isBroken = false
    await start({
      accept: () =>
        isBroken ? Promise.reject(new RetryableError('store.away', 'x')) : Promise.resolve('accepted'),
    })
    isBroken = true
    const answer = await submit({ 'q.name': 'Ana María', 'q.email': 'ana@example.com' })
    expect(textIn(answer)).toContain('No pude guardar')
    expect(inputOf(answer, 'name')).toMatchObject({ value: 'Ana María' })
  })

  it('that can’t be opened says so in words', async () => {
    await start({
      forms: {
        form: () => Promise.reject(new RetryableError('store.away', 'x')),
        next: () => Promise.resolve(undefined),
        review: () => Promise.resolve(undefined),
        check: () => Promise.resolve({}),
      },
    })
    expect(said(await fetchForm())).toContain('No pude abrir')
  })

  it('keeps a text that is longer than a field holds', async () => {
    const long: Form = {
      ...identify,
      fields: [field('details', { input: 'longText', value: 'x'.repeat(20_000) })],
    }
    await start({
      forms: {
        form: () => Promise.resolve(long),
        next: () => Promise.resolve(details),
        review: () => Promise.resolve(undefined),
        check: () => Promise.resolve({}),
      },
    })
    const answer = await fetchForm()
    expect(inputOf(answer, 'details')).not.toHaveProperty('value')
    expect(textIn(answer)).toMatch(/20.000/)
    await submit({ 'q.details': '' })
    await submit({ 'q.details': 'corto' })
    expect(submitted().map(({ happened }) => 'answers' in happened && happened.answers)).toEqual([
      {},
      { details: 'corto' },
    ])
  })

  it('counts files that were given in the conversation, and shows where to give them elsewhere', async () => {
    const withFiles: Form = { ...identify, fields: [field('files', { input: 'files', optional: true })] }
    await start({
      forms: {
        form: () => Promise.resolve(withFiles),
        next: () => Promise.resolve(undefined),
        review: () => Promise.resolve(undefined),
        check: () => Promise.resolve({}),
      },
    })
    await submit({})
    expect(submitted()[0]?.happened).toMatchObject({ answers: { files: null } })
    expect(textIn(await fetchForm())).not.toContain('/teams/files/')
    const inChannel: Person = { ...ana, conversation: '19:abc@thread.tacv2;messageid=42', type: 'channel' }
    expect(textIn(await fetchForm({}, inChannel))).toContain('https://support.example.com/teams/files/')
  })
})

describe('a dialog is refused', () => {
  const inChannel: Person = { ...ana, conversation: '19:abc@thread.tacv2;messageid=42', type: 'channel' }

  it('to somebody else, where others read along too', async () => {
    await start()
    const thief: Person = { ...bruno, conversation: inChannel.conversation, type: inChannel.type }
    expect(said(await fetchForm({}, thief))).toContain('otra persona')
    expect(said(await invoke('task/submit', filled({ 'q.name': 'x' }), thief))).toContain('otra persona')
    expect(submitted()).toEqual([])
    expect(bot.logged('channels.teams-refused')).toHaveLength(2)
  })

  it('when its request is no longer open', async () => {
    await start()
    expect(said(await submit(undefined, { draft: 7 }))).toContain('ya no está abierta')
    expect(submitted()).toEqual([])
  })

  it.each([
    [{}],
    [{ do: 'fill', owner }],
    [{ do: 'form', owner, page: '../x' }],
    [{ do: 'choose', owner, choice: '', dialog: 'd' }],
    [{ ...filled({}), 'q.UPPER': 'x' }],
    [{ ...filled({}), 'q.name': 'x'.repeat(50_000) }],
    [{ ...filled({}), 'q.name': { a: 1 } }],
  ])('when its value is made up: %j', async (data) => {
    await start()
    expect(said(await invoke('task/submit', data))).toContain('No puedo usar este formulario')
    expect(submitted()).toEqual([])
    expect(bot.logged('channels.teams-refused')).toEqual([{ reason: 'forged-value', status: 200 }])
  })
})
