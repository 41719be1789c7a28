import type { Act } from '../dialog/facts.ts'
import { never } from '../errors.ts'
import { amountIn } from './amounts.ts'
import { dateIn } from './dates.ts'
import type { Hit } from './hits.ts'
import { markerIn } from './markers.ts'
import { leftIn, type Reading } from './reading.ts'
import { wordsOf } from './words.ts'

/**
 * "Change the impact": a question that was answered, named by a cue, and nothing else. Where several are called so, or
 * none is and all of them stand there for review ("change the email"), the person picks.
 */
export function changeWish(reading: Reading): Act | undefined {
  const { words, standing } = reading
  const marker = markerIn(words)
  const picksOne = standing.state.live?.asks === 'change'
  if ((!marker.isOrder && !picksOne) || words.length > 12) return undefined
  const named = cuesOnPath(reading).filter((hit) => leftIn(words, new Set([...hit.at, ...marker.used])) === 0)
  const questions = [...new Set(named.map(({ phrase }) => phrase.question))]
  const [question, ...others] = questions.filter(
    (each) =>
      standing.path.value(each) !== undefined &&
      (!picksOne || standing.state.live?.among?.includes(each) !== false),
  )
  if (question !== undefined && others.length === 0) return { type: 'change', question }
  const isOpenWish = !picksOne && (others.length > 0 || standing.state.live?.asks === 'review')
  return isOpenWish ? { type: 'command', command: 'change' } : undefined
}

/** "The account is tiendademoqa", "cambia el asunto a …": a new value for an answer that is no choice. */
export function restated(reading: Reading): Act | undefined {
  const { text, words, standing } = reading
  const marker = markerIn(words)
  const cue = cuesOnPath(reading)
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
    .find(({ phrase }) => standing.answers[phrase.question] !== undefined || marker.isOrder)
  if (cue === undefined || (standing.isFree && !marker.isOrder && !marker.isRegret)) return undefined
  const before = new Set([...cue.at, ...marker.used])
  if (leftIn(words.slice(0, cue.to), before) > 0) return undefined
  const link = words[cue.to]
  const isLinked =
    link !== undefined &&
    (links.has(link.text) || /^\s*:/.test(text.slice(words[cue.to - 1]?.end, link.start)))
  if (!isLinked) return undefined
  const start = links.has(link.text) ? words[cue.to + 1]?.start : link.start
  if (start === undefined) return undefined
  const said = text
    .slice(start)
    .trim()
    .replace(/^[:"'“«]+\s*|["'”»]+$/g, '')
  const value = valueOf(reading, cue.phrase.question, said)
  return value === undefined
    ? undefined
    : { type: 'answer', question: cue.phrase.question, value, correction: true }
}

const links: ReadonlySet<string> = new Set([
  'es',
  'e',
  'is',
  'a',
  'to',
  'para',
  'por',
  'should',
  'seria',
  'sera',
  'como',
  'as',
  'into',
  'ahora',
])

function cuesOnPath({ hits, standing }: Reading): readonly Hit[] {
  const onPath = new Set(standing.path.places.map(({ question }) => question))
  return hits.filter(({ phrase }) => phrase.option === undefined && onPath.has(phrase.question))
}

/** Only what can be read as an answer of that kind: "the subject is that …" is no new subject. */
function valueOf({ standing }: Reading, id: string, said: string): string | number | undefined {
  const question = standing.tree.questions[id]
  const { at, timeZone, language } = standing
  const words = wordsOf(said)
  if (question === undefined || words.length === 0) return undefined
  switch (question.type) {
    case 'text':
    case 'longText':
      return /^(?:que|that|be)$/.test(words[0]?.text ?? '') ? undefined : said
    case 'account':
      return /^[a-z0-9][a-z0-9_-]{1,63}$/i.test(said.replace(/[.!]+$/, ''))
        ? said.replace(/[.!]+$/, '').toLowerCase()
        : undefined
    case 'email':
      return words.length === 1 && words[0]?.text.includes('@')
        ? said.slice(words[0].start, words[0].end)
        : undefined
    case 'number':
      return amountIn(said, language)
    case 'date':
      return dateIn(words, { at, timeZone, language, text: said })
    case 'choice':
    case 'consent':
    case 'files':
    case 'articles':
      return undefined
    default:
      return never(question)
  }
}
