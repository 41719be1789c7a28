import { isLanguage, type Language } from '../../src/dialog/language.ts'

/** What the person or the support side does. `(file NAME)` gives a file, `(solved)` and `(closed)` set the ticket. */
export interface Line {
  readonly who: 'person' | 'support'
  readonly text: string
}

/**
 * A conversation as text: a heading, a line that says in which language and with whom, and then who says what. What
 * the bot says is indented under `bot:`.
 */
export interface Script {
  readonly title: string
  readonly language: Language
  readonly person: 'known' | 'stranger'
  readonly lines: readonly Line[]
}

/** Reads what is to be played; what the bot said is passed over. */
export function readScript(text: string): Script {
  const [title = '', , start = '', ...rest] = text.split('\n')
  const [, language, person] = /^\((es|pt|en), (known|stranger)\)$/.exec(start) ?? []
  if (!isLanguage(language) || (person !== 'known' && person !== 'stranger'))
    throw new Error(`A script begins with a title, an empty line and, for example, "(es, known)": ${start}`)
  const lines = rest.flatMap((line): Line[] => {
    const [, who, said = ''] = /^(person|support): (.+)$/.exec(line) ?? []
    return who === 'person' || who === 'support' ? [{ who, text: said }] : []
  })
  return { title, language, person, lines }
}

/** The same conversation with what the bot said to each line. */
export function writeScript(
  { title, language, person, lines }: Script,
  said: readonly (readonly string[])[],
) {
  const turns = lines.map(({ who, text }, at) =>
    [`${who}: ${text}`, ...(said[at] ?? []).map((each) => `bot:\n${each.replace(/^(?=.)/gm, '  ')}`)].join(
      '\n',
    ),
  )
  return `${[title, `(${language}, ${person})`, ...turns].join('\n\n')}\n`
}
