import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silent } from '../../../src/log.ts'
import { type App, compose } from '../../../src/server/compose.ts'
import { readConfig } from '../../../src/server/config.ts'
import { ana, type FakeTeams, type Person, startTeams } from '../../fakes/teams/teams.ts'
import { createBrowser, rootWithPages } from '../web/browser.ts'
import { textsIn } from './check.ts'
import { pressable } from './stage.ts'

const deskToken = 'a token for the desk page'
let root: string
let data: string
let app: App
let teams: FakeTeams

async function start(): Promise<void> {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: data,
    DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
    DESK_TOKEN: deskToken,
    TEAMS: 'trial',
  })
  app = await compose({ config, root, log: silent })
}
beforeEach(async () => {
  root = rootWithPages()
  data = mkdtempSync(join(tmpdir(), 'ventanilla-teams-'))
  teams = await startTeams({ isTrial: true })
  await start()
})
afterEach(async () => {
  await app.close()
  await teams.close()
  rmSync(root, { recursive: true })
  rmSync(data, { recursive: true })
})

const send = (activity: object, who: Person = ana) => teams.post(app.url, teams.activity(who, activity), '')
const textOf = (who: Person = ana): string =>
  teams
    .shown(who.conversation)
    .map(({ activity }) => [activity.text, ...textsIn(activity.attachments)].join('\n'))
    .join('\n')
async function shows(text: string, who: Person = ana): Promise<void> {
  await expect.poll(() => textOf(who)).toContain(text)
}

async function press(choice: RegExp, who: Person = ana): Promise<void> {
  const button = () => pressable(teams, who, (each) => choice.test(each))
  await expect.poll(button, { message: `a card that offers ${choice.source}` }).toBeDefined()
  const { card, data: given } = button() ?? { card: '', data: {} }
  const value = { action: { type: 'Action.Execute', verb: 'ventanilla', data: given }, trigger: 'manual' }
  const { status } = await send({ type: 'invoke', name: 'adaptiveCard/action', replyToId: card, value }, who)
  expect(status).toBe(200)
}

describe('the whole program, with Teams', { timeout: 60_000 }, () => {
  it('corrects what messages say after they were edited, whatever is asked by then', async () => {
    const edit = (id: string, text: string) =>
      send({ type: 'messageUpdate', id, text, channelData: { eventType: 'editMessage' } })
    await send({ text: 'hola' })
    await shows('¿Cómo te llamas?')
    await send({ id: 'name', text: 'soy Jaun Pérez' })
    await shows('cuenta')
    await send({ id: 'account', text: 'tiendademo' })
    const isAsked = () => pressable(teams, ana, (choice) => choice.endsWith('.area.technical'))
    await expect.poll(isAsked).toBeDefined()
    await edit('account', 'tiendaluna')
    await shows('tiendaluna')
    await edit('name', 'soy Juan Pérez')
    await shows('Actualicé «Nombre»')
    await send({ text: 'cambiar el nombre' })
    await shows('Juan Pérez')
    expect(textOf()).not.toContain('soy Juan')
  })

  it('files a technical ticket in Spanish, and brings the answer after a restart', async () => {
    await send({ type: 'installationUpdate', action: 'add' })
    await shows('¿Cómo te llamas?')
    await send({ text: 'Ana Ruiz' })
    await shows('cuenta')
    await send({ text: 'tiendaluna' })
    await press(/\.area\.technical$/)
    await press(/\.problem_type\.problem$/)
    await shows('asunto')
    await send({ text: 'El checkout muestra error 502 al pagar' })
    await press(/\.(articles\.none_helps|none)$/)
    await press(/\.impact\.critical$/)
    await press(/\.affected_users\.everyone$/)
    await press(/\.experience\.expert$/)
    await shows('¿Qué pasó exactamente?')
    await send({ text: 'Empezó hoy a las 10:00 y sigue así.' })
    await press(/\.skip$/)
    await press(/\.share_consent\.no$/)
    await press(/\.send$/)
    const desk = createBrowser(app.url)
    await desk.post('/api/desk/login', { token: deskToken })
    const { tickets } = await desk.get<{ readonly tickets: readonly { readonly number: number }[] }>(
      '/api/desk/tickets',
    )
    expect(tickets).toHaveLength(1)
    const number = tickets[0]?.number
    await shows(`${number}`)

    await app.close()
    await start()
    const again = createBrowser(app.url)
    await again.post('/api/desk/login', { token: deskToken })
    await again.post(`/api/desk/tickets/${number}/comments`, {
      id: randomUUID(),
      text: '¿Con qué tarjetas ocurre?',
      isPublic: true,
      author: 'Marta',
    })
    await expect.poll(() => textOf(), { timeout: 20_000 }).toContain('¿Con qué tarjetas ocurre?')
  })

  it.each([
    ['Hi', "What's your name?"],
    ['Hello', "What's your name?"],
    ['Help', "What's your name?"],
    ['hola', '¿Cómo te llamas?'],
    ['ayuda', '¿Cómo te llamas?'],
    ['oi', 'Qual é o seu nome?'],
    ['mis tickets', 'Tus tickets'],
  ])('answers "%s"', async (text, answer) => {
    await send({ text })
    await shows(answer)
    expect(textOf()).not.toMatch(/No entend|Não entend|[Dd]idn.t understand/)
  })

  it('offers sentences to begin with beside the welcome alone, and each begins', async () => {
    await send({ type: 'installationUpdate', action: 'add' })
    await shows('¿Cómo te llamas?')
    const suggested = teams.shown(ana.conversation).map(({ activity }) => activity.suggestedActions)
    expect(suggested).toMatchObject([{ to: [ana.id] }])
    const actions = suggested[0]?.actions ?? []
    expect(actions.map(({ type, title, value }) => type === 'imBack' && title === value)).toEqual([
      true,
      true,
      true,
    ])
    await send({ text: actions[0]?.value })
    await shows('Entendí esto')
    expect(teams.shown(ana.conversation).at(-1)?.activity.suggestedActions).toBeUndefined()
  })

  it('shows what a busy service refused as soon as it takes it, and once', async () => {
    teams.fail(1, 429, {}, { 'Retry-After': '1' })
    teams.fail(1, 412)
    await send({ text: 'hola' })
    expect(teams.shown(ana.conversation)).toEqual([])
    await shows('¿Cómo te llamas?')
    expect(teams.shown(ana.conversation)).toHaveLength(1)
    expect(teams.requests.filter(({ method }) => method === 'POST').length).toBeGreaterThan(2)
  })

  it('greets once, however often it is installed', async () => {
    await send({ type: 'installationUpdate', action: 'add' })
    await send({
      type: 'conversationUpdate',
      membersAdded: [{ id: '28:11111111-2222-3333-4444-555555555555' }],
    })
    await shows('¿Cómo te llamas?')
    await send({ type: 'installationUpdate', action: 'remove' })
    await send({ type: 'installationUpdate', action: 'add-upgrade' })
    // What is answered to a later message is shown after all that came before it.
    await send({ text: 'Ana Ruiz' })
    await shows('cuenta')
    expect(teams.shown(ana.conversation)).toHaveLength(2)
  })

  it('speaks the language that the person chose, whatever their client speaks', async () => {
    await send({ type: 'installationUpdate', action: 'add' })
    await shows('¿Cómo te llamas?')
    expect(textOf()).not.toContain('name?')
    await send({ text: 'in English, please' })
    await shows("What's your name?")
  })
})
