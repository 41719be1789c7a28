import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Language, languages } from '../../../src/dialog/language.ts'
import { silent } from '../../../src/log.ts'
import { type App, compose } from '../../../src/server/compose.ts'
import { readConfig } from '../../../src/server/config.ts'
import { ana, type FakeTeams, type Person, startTeams } from '../../fakes/teams/teams.ts'
import { tree } from '../../wording/walk.ts'
import { rootWithPages } from '../web/browser.ts'
import { textsIn } from './check.ts'

const words = parse(readFileSync('manifest/teams/words.yaml', 'utf8')) as Readonly<
  Record<Language, { readonly commands: readonly { readonly title: string }[] }>
>

let root: string
let data: string
let app: App
let teams: FakeTeams

beforeAll(async () => {
  root = rootWithPages()
  data = mkdtempSync(join(tmpdir(), 'ventanilla-teams-'))
  teams = await startTeams({ isTrial: true })
  const config = readConfig({
    PORT: '0',
    DATA_DIR: data,
    DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
    TEAMS: 'trial',
  })
  app = await compose({ config, root, log: silent })
})
afterAll(async () => {
  await app.close()
  await teams.close()
  rmSync(root, { recursive: true })
  rmSync(data, { recursive: true })
})

/** Somebody else for every command, known or new. */
let last = 0
function someone(language: Language): Person {
  last += 1
  return {
    ...ana,
    id: `29:${last}`,
    aadObjectId: `0c0c0c0c-0000-0000-0000-${String(last).padStart(12, '0')}`,
    conversation: `a:chat-${last}`,
    locale: { es: 'es-MX', pt: 'pt-BR', en: 'en-US' }[language],
  }
}
const shownTo = (who: Person): readonly string[] =>
  teams
    .shown(who.conversation)
    .map(({ activity }) => [activity.text, ...textsIn(activity.attachments)].join('\n'))
/**
 * Says it, and waits until what is shown after it matches. An answer is several calls to Teams (the
 * question before it is closed first), so that something new is shown does not mean that all of it is.
 */
async function say(who: Person, text: string, expected: RegExp): Promise<string> {
  const before = shownTo(who)
  const { status } = await teams.post(app.url, teams.activity(who, { text }), '')
  expect(status).toBe(200)
  const answer = (): string =>
    shownTo(who)
      .filter((each) => !before.includes(each))
      .join('\n')
  await expect.poll(answer).toMatch(expected)
  return answer()
}

/** What each command is answered with, in the order of the list: to somebody new, and in the middle of a request. */
const answers: Readonly<Record<Language, readonly (readonly [RegExp, RegExp])[]>> = {
  es: [
    [/Te ayudo/, /¿Cómo te llamas\?/],
    [/Te ayudo/, /Puedes responder/],
    [/¿Cómo te llamas\?/, /Empezamos de nuevo/],
    [/Tus tickets/, /Tus tickets/],
    [/persona/, /persona/],
  ],
  pt: [
    [/Eu ajudo/, /Qual é o seu nome\?/],
    [/Eu ajudo/, /Você pode responder/],
    [/Qual é o seu nome\?/, /Vamos recomeçar/],
    [/Seus chamados/, /Seus chamados/],
    [/pessoa/, /pessoa/],
  ],
  en: [
    [/I help/, /What's your name\?/],
    [/I help/, /You can answer/],
    [/What's your name\?/, /Let's start over/],
    [/Your tickets/, /Your tickets/],
    [/person/, /person/],
  ],
}
/** What a starter is answered with: the first question of a request, or the person's tickets. */
const begun: Readonly<Record<Language, RegExp>> = {
  es: /¿Cómo te llamas\?|Tus tickets/,
  pt: /Qual é o seu nome\?|Seus chamados/,
  en: /What's your name\?|Your tickets/,
}
const notUnderstood = /No entend|Não entend|[Dd]idn.t understand/

describe.each(languages)('every command of the package, in %s,', (language) => {
  const commands = words[language].commands.map(({ title }, at) => [title, at] as const)
  const starters = (tree.wording[language]?.starters ?? []).slice(0, 4)

  it.each(commands)('"%s" is answered to somebody new', async (title, at) => {
    const answer = await say(someone(language), title, answers[language][at]?.[0] ?? /(?!)/)
    expect(answer).not.toMatch(notUnderstood)
  })

  it.each(commands)('"%s" is answered in the middle of a request', async (title, at) => {
    const who = someone(language)
    await say(who, starters[0] ?? '', begun[language])
    const answer = await say(who, title, answers[language][at]?.[1] ?? /(?!)/)
    expect(answer).not.toMatch(notUnderstood)
  })

  it.each(starters)('"%s" begins a conversation', async (starter) => {
    expect(await say(someone(language), starter, begun[language])).not.toMatch(notUnderstood)
  })
})
