import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Locale } from '../../src/i18n/locale.ts'
import { slackChatWordsIn } from '../../src/i18n/slack-chat.ts'
import { slackViewWordsIn } from '../../src/i18n/slack-views.ts'
import { phrasesIn } from '../../src/i18n/speak.ts'
import { teamsViewWordsIn } from '../../src/i18n/teams-views.ts'
import { deskWords } from '../../src/pages/desk/words.ts'
import { words as pageWords } from '../../src/pages/words.ts'
import { type Said, said } from './said.ts'

const locales = ['es', 'pt', 'en'] as const

const yaml = (path: string): Record<string, unknown> =>
  parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'))

/** What people write is not what they read. */
const unread = /\.(?:synonyms|cues|says|hints|unless|terms)\.|\.version$/

/** Everything that a person reads in a language, wherever it stands. */
const read = (locale: Locale): readonly Said[] =>
  said({
    phrases: phrasesIn(locale),
    slackChat: slackChatWordsIn(locale),
    slackViews: slackViewWordsIn(locale),
    teamsViews: teamsViewWordsIn(locale),
    page: pageWords[locale],
    desk: deskWords[locale],
    dialog: yaml(`dialogs/vtex-2023-12/${locale}.yaml`),
    slack: yaml('manifest/slack/words.yaml')[locale],
    teams: yaml('manifest/teams/words.yaml')[locale],
  }).filter(([path]) => !path.startsWith('dialog.') || !unread.test(path))

/** The sentences in which something is found that does not belong there. */
const saying = (locale: Locale, what: RegExp, where = read(locale)): readonly string[] =>
  where.flatMap(([path, text]) => (what.test(text) ? [`${path}: ${text}`] : []))

/** The same without the labels of the dialog: those are as VTEX published them. */
const ours = (locale: Locale): readonly Said[] =>
  read(locale).filter(([path]) => !/^dialog\..*\.label$/.test(path))

/** Forms that address somebody as usted or vos; "responda" alone may say "when they answer". */
const notTú =
  /(?<!\p{L})(?:ustedes|usted|vos|sos|tenés|podés|querés|sabés|escribí|elegí|respondé|probá|revisá|contá|contame|decime|enviá|mandá|adjunte|cierre|cuénteme|describa|dígame|elija|envíe|escriba|explique|incluya|presione|pulse|revise|seleccione)(?!\p{L})|(?:^|[.:;?,»] )(?:cuente|espere|haga|pruebe|responda|vuelva)(?!\p{L})/iu

describe('whoever reads the bot', () => {
  it('in Portuguese finds a chamado, never a ticket', () => {
    expect(saying('pt', /ticket/i)).toEqual([])
  })

  it('in Portuguese is addressed as você', () => {
    expect(
      saying('pt', /(?<!\p{L})(?:tu|teu|teus|tua|tuas|contigo|convosco|podes|queres|tens)(?!\p{L})/iu),
    ).toEqual([])
  })

  it('in Spanish is addressed as tú, but for the labels that VTEX published', () => {
    expect(saying('es', notTú, ours('es'))).toEqual([])
  })

  it('in Spanish sees a question where it begins', () => {
    expect(
      read('es').filter(([, text]) => [...text.matchAll(/¿/g)].length !== [...text.matchAll(/\?/g)].length),
    ).toEqual([])
  })

  it('in English is spoken to plainly, in contractions written alike', () => {
    expect(
      saying('en', /\b(?:can|could|did|do|does|has|have|is|are|was|were|will|would) ?not\b|’/i, ours('en')),
    ).toEqual([])
  })

  it.each(locales)('in %s is never blamed', (locale) => {
    expect(
      saying(locale, /\b(?:invalid|illegal|inválid|incorrect|your (?:error|mistake)|tu error|seu erro)/i),
    ).toEqual([])
  })

  it.each([
    ['es', /[“”"]/],
    ['pt', /[«»"]/],
    ['en', /[«»"]/],
  ] as const)('in %s sees one kind of quotation marks', (locale, others) => {
    expect(saying(locale, others)).toEqual([])
  })

  it.each(locales)('in %s hears no arrow read aloud as a sign', (locale) => {
    expect(saying(locale, /[→←↑↓➜]|->/)).toEqual([])
  })

  it.each([
    ['es', 'Sobra 1 carácter.', 'Sobran 2 caracteres.'],
    ['pt', 'Sobra 1 caractere.', 'Sobram 2 caracteres.'],
    ['en', '1 character too many.', '2 characters too many.'],
  ] as const)('in %s is told of one as of one', (locale, one, two) => {
    expect([1, 2].map((over) => pageWords[locale].tooLong(over))).toEqual([one, two])
  })

  it.each(locales)(
    'in %s is told what would be taken, where too little or too much was written',
    (locale) => {
      const { problems } = phrasesIn(locale)
      const [short, long] = [problems.tooShort(1), problems.tooLong('200', '1')]
      expect(short).toMatch(
        {
          es: /escribe al menos 1 carácter\./,
          pt: /escreva pelo menos 1 caractere\./,
          en: /write at least 1 character\./,
        }[locale],
      )
      expect(long).toMatch(
        { es: /Quita al menos 1\./, pt: /Tire pelo menos 1\./, en: /remove at least 1\./ }[locale],
      )
    },
  )
})
