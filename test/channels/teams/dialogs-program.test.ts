import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../../src/channels/teams/cards/element.ts'
import { languages } from '../../../src/dialog/language.ts'
import { silent } from '../../../src/log.ts'
import { type App, compose } from '../../../src/server/compose.ts'
import { readConfig } from '../../../src/server/config.ts'
import { ana, type FakeTeams, type Person, startTeams } from '../../fakes/teams/teams.ts'
import { createBrowser, rootWithPages } from '../web/browser.ts'
import { textsIn } from './check.ts'
import { expectDialog } from './check-dialog.ts'

const deskToken = 'a token for the desk page'
let root: string
let data: string
let app: App
let teams: FakeTeams

beforeEach(async () => {
  root = rootWithPages()
  data = mkdtempSync(join(tmpdir(), 'ventanilla-teams-'))
  teams = await startTeams({ isTrial: true })
  const config = readConfig({
    PORT: '0',
    DATA_DIR: data,
    DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
    DESK_TOKEN: deskToken,
    TEAMS: 'trial',
  })
  app = await compose({ config, root, log: silent })
})
afterEach(async () => {
  await app.close()
  await teams.close()
  rmSync(root, { recursive: true })
  rmSync(data, { recursive: true })
})

const send = (activity: object, who: Person) => teams.post(app.url, teams.activity(who, activity), '')
const textOf = (who: Person): string =>
  teams
    .shown(who.conversation)
    .map(({ activity }) => [activity.text, ...textsIn(activity.attachments)].join('\n'))
    .join('\n')

interface Task {
  readonly task: {
    readonly value: string | { readonly title: string; readonly card: { readonly content: Card } }
  }
}
const invoke = async (who: Person, name: string, value: object): Promise<Task['task']['value']> => {
  const { status, body } = await send({ type: 'invoke', name, value }, who)
  expect(status).toBe(200)
  return (body as Task).task.value
}

/** What somebody types, who answers everything that they have to. */
const typed: Readonly<Record<string, string>> = {
  'q.email': 'ana@example.com',
  'q.account': 'tiendaluna',
  'q.subject': 'El checkout muestra error 502',
}
function filledIn(card: Card, choices: Readonly<Record<string, string>>): object {
  const inputs = card.body.filter(({ type }) => type.startsWith('Input.'))
  return Object.fromEntries(
    inputs.map(({ id, type, value, choices: offered, isRequired }) => {
      const name = String(id)
      const [first] = (offered ?? []) as readonly { readonly value: string }[]
      const free = type === 'Input.ChoiceSet' ? first?.value : (typed[name] ?? 'Pasa desde las 10:00')
      return [name, choices[name] ?? value ?? (isRequired === true ? free : '')]
    }),
  )
}

/** From the button under a question to the last page; suggested articles in between help nobody. */
async function fillIn(who: Person, choices: Readonly<Record<string, string>>): Promise<Filled> {
  const opened = await invoke(who, 'task/fetch', { data: await formButton(who) })
  return fillAll(who, 'task/submit', opened, choices)
}

interface Filled {
  readonly pages: readonly string[]
  /** What the dialog says at its end. */
  readonly end: string
}

/** Fills in page after page, until the dialog ends with a line. */
async function fillAll(
  who: Person,
  name: string,
  opened: Task['task']['value'],
  choices: Readonly<Record<string, string>>,
): Promise<Filled> {
  const pages: string[] = []
  let shown = opened
  while (typeof shown !== 'string') {
    expectDialog(shown.title, shown.card.content)
    const action = shown.card.content.actions?.[0]
    const given = action?.['data'] as { readonly page?: string; readonly choice?: string }
    pages.push(given.page ?? given.choice?.split('.').at(-1) ?? '')
    if (pages.length > 12) throw new Error(`The dialog goes round: ${pages.join(', ')}`)
    shown = await invoke(who, name, { data: { ...given, ...filledIn(shown.card.content, choices) } })
  }
  return { pages, end: shown }
}

async function formButton(who: Person): Promise<object> {
  const found = () =>
    teams
      .shown(who.conversation)
      .flatMap(({ activity }) => activity.attachments?.[0]?.content.actions ?? [])
      .map(({ data: given }) => given ?? {})
      .findLast((given) => given['do'] === 'form')
  await expect.poll(found).toBeDefined()
  return found() ?? {}
}

async function tickets(): Promise<readonly { readonly number: number; readonly subject: string }[]> {
  const desk = createBrowser(app.url)
  await desk.post('/api/desk/login', { token: deskToken })
  const { tickets: found } = await desk.get<{ readonly tickets: [] }>('/api/desk/tickets')
  return found
}

const areas = ['technical', 'financial', 'commercial']

describe('the whole program, in dialogs', { timeout: 60_000 }, () => {
  it.each(languages.flatMap((language) => areas.map((area) => [language, area] as const)))(
    'files a ticket in %s, %s, page by page',
    async (language, area) => {
      const who: Person = { ...ana, locale: { es: 'es-MX', pt: 'pt-BR', en: 'en-US' }[language] }
      await send({ type: 'installationUpdate', action: 'add' }, who)
      const { pages, end } = await fillIn(who, { 'q.area': area })
      expect(pages.slice(0, 2)).toEqual(['identify', 'need'])
      expect(pages.filter((page) => page === 'none')).toHaveLength(area === 'technical' ? 1 : 0)
      expect(pages.at(-1)).toBe('send')
      expect(end).toMatch(/chat/)
      await expect.poll(async () => (await tickets()).length).toBe(1)
      const [ticket] = await tickets()
      await expect.poll(() => textOf(who)).toContain(String(ticket?.number))
    },
  )

  it('opens a ticket on a message elsewhere, and finds it', async () => {
    const elsewhere: Person = { ...ana, conversation: '19:meeting@thread.v2', type: 'groupChat' }
    const messagePayload = {
      id: '1611227897466',
      linkToMessage: 'https://teams.microsoft.com/l/message/19:meeting/1611227897466',
      from: { user: { displayName: 'Bruno Lima' } },
      body: { contentType: 'html', content: '<p>El checkout muestra <b>error 502</b></p>' },
      attachments: [],
    }
    const opened = await invoke(elsewhere, 'composeExtension/fetchTask', {
      commandId: 'openTicket',
      messagePayload,
    })
    const { end } = await fillAll(elsewhere, 'composeExtension/submitAction', opened, {
      'q.area': 'technical',
    })
    expect(end).toContain('ya va a soporte')
    await expect.poll(async () => (await tickets()).length).toBe(1)
    const [ticket] = await tickets()
    expect(ticket?.subject).toBe('El checkout muestra error 502')
    await expect.poll(() => textOf(ana)).toContain(String(ticket?.number))
    const { body } = await send(
      {
        type: 'invoke',
        name: 'composeExtension/query',
        value: { commandId: 'findTickets', parameters: [{ name: 'search', value: 'checkout' }] },
      },
      elsewhere,
    )
    expect(JSON.stringify(body)).toContain(`#${ticket?.number}`)
  })
})
