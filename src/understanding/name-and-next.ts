import type { Act } from '../dialog/facts.ts'
import { accountIn } from './accounts.ts'
import { type Finding, type Reading, readingOf } from './reading.ts'
import { nameIn } from './names.ts'
import { isOfSentences } from './small-words.ts'
import { wordsOf } from './words.ts'

/** "Ana Ruiz, cuenta tiendademo", "Jane Doe jane@example.com": a name, and after it the answer to what is asked next. */
export function nameAndNext(reading: Reading): Finding | undefined {
  const next = nextQuestion(reading)
  const type = next === undefined ? undefined : reading.standing.tree.questions[next]?.type
  const found =
    type === 'account' ? beforeAccount(reading) : type === 'email' ? beforeEmail(reading) : undefined
  if (next === undefined || found === undefined) return undefined
  if (found.value === undefined && !/[,;:.\n]\s*$/.test(found.before)) return undefined
  const name = nameOf(found.before)
  const { asked } = reading.standing
  if (name === undefined || asked === undefined) return undefined
  const acts: readonly Act[] = [
    { type: 'answer', question: asked.id, value: name },
    ...(found.value === undefined ? [] : [{ type: 'answer', question: next, value: found.value } as const]),
  ]
  return { acts, used: new Set(reading.words.keys()) }
}

interface Found {
  /** The text before what was found. */
  readonly before: string
  /** Undefined where only the person can tell which one it is. */
  readonly value: string | undefined
}

/** What is asked after the question that is asked, while it has no answer yet. */
function nextQuestion({ standing: { path, asked } }: Reading): string | undefined {
  const at = path.places.findIndex(({ question }) => question === asked?.id)
  const next = path.places[at + 1]?.question
  return at < 0 || next === undefined || path.value(next) !== undefined ? undefined : next
}

/** Behind a word for it that begins a part of its own, or belongs to the name; "Tienda Demo" may be all name. */
function beforeAccount(reading: Reading): Found | undefined {
  const { text, words, hits, standing } = reading
  const cue = hits.find(
    ({ phrase, from }) =>
      phrase.option === undefined && standing.tree.questions[phrase.question]?.type === 'account' && from > 0,
  )
  const start = words[cue?.from ?? 0]?.start ?? 0
  const before = text.slice(0, start)
  if (cue === undefined || !linked.test(before)) return capitals.exec(text)?.groups as Found | undefined
  const { tree, state, language, at, timeZone } = standing
  const rest = readingOf({ tree, state, language, at, timeZone, text: text.slice(start) })
  return { before, value: accountIn(rest) }
}

/** "Ana Ruiz, tiendademo": of two parts the second is written as no name is. */
const capitals =
  /^(?<before>\p{Lu}[^\s,;]*(?:\s+\p{Lu}[^\s,;]*)+)\s*[,;\n]\s*(?<value>[a-z0-9][a-z0-9_-]{2,63})$/u

function beforeEmail({ text, words }: Reading): Found | undefined {
  const [only, ...others] = words.filter((word) => word.text.includes('@'))
  const isLast = only !== undefined && only === words.at(-1) && others.length === 0
  return isLast ? { before: text.slice(0, only.start), value: text.slice(only.start, only.end) } : undefined
}

/** What stands between a name and what follows it. */
const linked =
  /(?:[,;:.\n|/–—-]|\s(?:y|e|and|de|del|da|do|from|of|at|com|con|with|mi|my|minha|la|a|the))[\s(]*$/iu
const links =
  /(?:[\s,;:.|/–—(<-]|\s(?:y|e|and|de|del|da|do|from|of|at|com|con|with|mi|my|minha|la|a|the|email|e-mail|correo|mail))+$/iu

function nameOf(before: string): string | undefined {
  const text = before.replace(links, '').trim()
  const name = nameIn(text, wordsOf(text)) ?? text
  const words = wordsOf(name)
  const isShort = words.length <= longestName && /\p{L}{2}/u.test(name) && !/[\p{N},;:?!]/u.test(name)
  return isShort && !words.some(isOfSentences) ? name : undefined
}

/** In words. */
const longestName = 6
