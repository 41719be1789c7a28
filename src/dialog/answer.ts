import { isOn } from './condition.ts'
import type { Problem } from './content.ts'
import type { Path } from './route.ts'
import type { AnswerValue, Draft } from './state.ts'
import { skipped, unsure } from './state.ts'
import type { Question, Tree } from './tree.ts'

/** A value that was read as an answer: taken, or not and why. */
export type Checked =
  | { readonly type: 'ok'; readonly value: AnswerValue }
  | { readonly type: 'problem'; readonly problem: Problem }

/** What a check may depend on beside the value. */
export interface Around {
  readonly tree: Tree
  readonly draft: Pick<Draft, 'files' | 'suggested'>
  readonly path: Path
  /** Epoch ms and zone of the person: what "tomorrow" is counted from. */
  readonly at: number
  readonly timeZone: string
}

/** The longest text that is taken where a question sets no limit of its own: well under what desks store. */
const longest = { text: 255, longText: 30_000 }

/**
 * Whether `value` answers `question`. One check for every way in: a click, a text that was understood, a form.
 * Texts are trimmed; numbers and dates may come as text in their standard form (`12.5`, `2026-11-24`).
 */
export function check(question: Question, value: unknown, around: Around): Checked {
  if (isEmpty(value)) {
    return isOn(question.optional, around.path.value) ? ok(skipped) : problem({ type: 'empty' })
  }
  switch (question.type) {
    case 'choice':
      if (value === unsure && question.unsure) return ok(unsure)
      return question.options.includes(value as string)
        ? ok(value as string)
        : problem({ type: 'not-an-option' })
    case 'consent':
      if (value === true || value === 'yes') return ok(true)
      return value === false || value === 'no' ? ok(false) : problem({ type: 'consent' })
    case 'articles': {
      const found = around.draft.suggested?.articles ?? []
      return value === noneHelps || found.some((article) => article.id === value)
        ? ok(value as string)
        : problem({ type: 'not-an-option' })
    }
    case 'files':
      return value === true && around.draft.files.length > 0 ? ok(true) : problem({ type: 'no-files' })
    case 'number':
      return checkNumber(question, value)
    case 'date':
      return checkDate(question, value, dayIn(around.timeZone, around.at))
    case 'email':
      return typeof value === 'string' && isEmail(value.trim())
        ? ok(value.trim())
        : problem({ type: 'not-an-email' })
    case 'account': {
      const text = textOf(value).toLowerCase()
      return new RegExp(question.pattern ?? '^[a-z0-9][a-z0-9_-]{1,63}$').test(text)
        ? ok(text)
        : problem({ type: 'pattern' })
    }
    case 'text':
    case 'longText':
      return checkText(question, value, around)
  }
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'string') return value === null
  const text = value.trim()
  return text === '' || text === skipped
}

/** A form brings whatever it likes: what is neither text nor a number is no text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** The answer to an articles question when none of them helps. */
export const noneHelps = 'none_helps'

function checkText(
  question: Extract<Question, { type: 'text' | 'longText' }>,
  value: unknown,
  around: Around,
): Checked {
  // A question mark alone is how "I don't know" is written, which no text question takes.
  if (typeof value !== 'string' || value.trim() === unsure) return problem({ type: 'empty' })
  const text = question.type === 'text' ? value.trim().replace(/\s+/g, ' ') : value.trim()
  const max = question.maxLength ?? longest[question.type]
  if (text.length === 0) return problem({ type: 'empty' })
  if (text.length < question.minLength) return problem({ type: 'too-short', min: question.minLength })
  if (text.length > max) return problem({ type: 'too-long', max, length: text.length })
  if (question.pattern !== undefined && !new RegExp(question.pattern, 'u').test(text)) {
    return problem({ type: 'pattern' })
  }
  const wrong = question.type === 'longText' ? checkList(question, text, around) : undefined
  return wrong ? problem(wrong) : ok(text)
}

function checkList(
  question: Extract<Question, { type: 'longText' }>,
  text: string,
  around: Around,
): Problem | undefined {
  const list = question.list
  if (list === undefined) return undefined
  const items = text
    .split(/[\n,;]+/)
    .map((item) => item.trim())
    .filter((item) => item.length > 0)
  if (items.length < list.min) return { type: 'too-few', min: list.min }
  if (list.max !== undefined && items.length > list.max) return { type: 'too-many', max: list.max }
  const start = list.startsWith === undefined ? undefined : around.path.value(list.startsWith)
  const seen = new Set<string>()
  for (const item of items) {
    if (list.pattern !== undefined && !new RegExp(list.pattern, 'u').test(item))
      return { type: 'item-pattern', item }
    if (typeof start === 'string' && !item.startsWith(start)) return { type: 'item-start', item, start }
    if (list.unique && seen.has(item)) return { type: 'item-twice', item }
    seen.add(item)
  }
  return undefined
}

function checkNumber(question: Extract<Question, { type: 'number' }>, value: unknown): Checked {
  // Adding 0 makes an ordinary zero of -0, which JSON does not keep.
  const number = Number(textOf(value) || Number.NaN) + 0
  if (!Number.isFinite(number)) return problem({ type: 'not-a-number' })
  if (question.integer && !Number.isInteger(number)) return problem({ type: 'not-whole' })
  if (question.min !== undefined && number < question.min)
    return problem({ type: 'too-small', min: question.min })
  if (question.max !== undefined && number > question.max)
    return problem({ type: 'too-large', max: question.max })
  return ok(number)
}

function checkDate(question: Extract<Question, { type: 'date' }>, value: unknown, today: string): Checked {
  const text = textOf(value)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return problem({ type: 'not-a-date' })
  const date = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    return problem({ type: 'not-a-date' })
  if (question.from === 'today' && text < today) return problem({ type: 'too-early', from: today })
  if (question.from === 'tomorrow' && text <= today)
    return problem({ type: 'too-early', from: nextDay(today) })
  if (question.until === 'today' && text > today) return problem({ type: 'too-late', until: today })
  return ok(text)
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** The day an instant falls on in a zone, as `2026-11-24`; in UTC for a zone that a platform made up. */
export function dayIn(timeZone: string, at: number): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
  } catch {
    return new Date(at).toISOString().slice(0, 10)
  }
}

/** The check of the HTML standard for an email input, and a dot in the domain. */
function isEmail(text: string): boolean {
  return text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)
}

const ok = (value: AnswerValue): Checked => ({ type: 'ok', value })
const problem = (why: Problem): Checked => ({ type: 'problem', problem: why })
