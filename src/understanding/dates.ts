import { dayIn } from '../dialog/answer.ts'
import type { Language } from '../dialog/language.ts'
import type { Word } from './words.ts'

interface Around {
  readonly at: number
  readonly timeZone: string
  readonly language: Language
  readonly text: string
}

/** The day a text names, as `2026-12-15`, counted from today in the person's zone. Without a year it is the next one. */
export function dateIn(words: readonly Word[], around: Around): string | undefined {
  const today = todayIn(around.timeZone, around.at)
  const texts = words.map((word) => word.text)
  return writtenDay(around, today) ?? monthDay(texts, today) ?? relativeDay(texts, today)
}

function writtenDay({ text, language }: Around, today: number): string | undefined {
  const [match, ...others] = [...text.slice(0, readable).matchAll(written)]
  // Of two days nobody knows which is meant.
  if (match === undefined || others.length > 0) return undefined
  if (match[4] !== undefined) return dayOf(Number(match[4]), Number(match[5]), Number(match[6]))
  const [first, second] = [Number(match[1]), Number(match[2])]
  const isMonthFirst = (language === 'en' && first <= 12) || second > 12
  const [day, month] = isMonthFirst ? [second, first] : [first, second]
  return match[3] === undefined ? nextOf(month, day, today) : dayOf(fullYear(match[3]), month, day)
}

const readable = 1_000
const written =
  /(?<!\d)(?:(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}))(?!\d)/g

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

/** "15 de diciembre", "Dec 15", "1º de março de 2027". */
function monthDay(texts: readonly string[], today: number): string | undefined {
  const at = texts.findIndex((text) => months.has(text))
  const month = months.get(texts[at] ?? '')
  if (month === undefined) return undefined
  const near = [...texts.slice(Math.max(0, at - 3), at).toReversed(), ...texts.slice(at + 1, at + 4)]
  const days = near.map(
    (text) =>
      /^(\d{1,2})(?:st|nd|rd|th|o|º|ro)?$/.exec(text)?.[1] ??
      (/^(?:primero|primeiro|first)$/.test(text) ? '1' : undefined),
  )
  const day = days.find((text) => text !== undefined)
  const year = texts.find((text) => /^20\d{2}$/.test(text))
  if (day === undefined) return undefined
  return year === undefined ? nextOf(month, Number(day), today) : dayOf(Number(year), month, Number(day))
}

/** "mañana", "in two weeks", "next monday". */
function relativeDay(texts: readonly string[], today: number): string | undefined {
  const line = texts.join(' ')
  if (/\b(?:pasado manana|day after tomorrow|depois de amanha)\b/.test(line)) return shown(today + 2)
  if (/\b(?:manana|tomorrow|amanha)\b/.test(line)) return shown(today + 1)
  if (/^(?:(?:hoy|today|hoje|mismo|mesmo) ?)+$/.test(line)) return shown(today)
  const ahead =
    /\b(?:en|in|em|dentro de|daqui a) (\d{1,3}|un|una|um|uma|a|one|dos|dois|duas|two|tres|three) (dia|day|semana|week|mes|month|mese)/.exec(
      line,
    )
  if (ahead) return aheadOf(today, counts[ahead[1] ?? ''] ?? Number(ahead[1]), ahead[2] ?? '')
  const weekday = texts.map((text) => weekdays.get(text)).find((day) => day !== undefined)
  if (weekday !== undefined) {
    const from = new Date(today * dayMs).getUTCDay()
    return shown(today + ((weekday - from + 6) % 7) + 1)
  }
  if (/\b(?:proxima semana|semana que vem|semana que viene|next week)\b/.test(line)) return shown(today + 7)
  return /\b(?:proximo mes|mes que vem|mes que viene|next month)\b/.test(line)
    ? aheadOf(today, 1, 'month')
    : undefined
}

function aheadOf(today: number, count: number, unit: string): string | undefined {
  if (/^(?:dia|day)/.test(unit)) return shown(today + count)
  if (/^(?:semana|week)/.test(unit)) return shown(today + count * 7)
  const now = new Date(today * dayMs)
  const target = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + count + 1, 0))
  const day = Math.min(now.getUTCDate(), target.getUTCDate())
  return dayOf(target.getUTCFullYear(), target.getUTCMonth() + 1, day)
}

const dayMs = 86_400_000

/** Days since the epoch, in the zone. */
function todayIn(timeZone: string, at: number): number {
  return Math.floor(Date.parse(`${dayIn(timeZone, at)}T00:00:00Z`) / dayMs)
}

const shown = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The day, if there is one: the 31st of June is not. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 2200
  return isReal ? date.toISOString().slice(0, 10) : undefined
}

function nextOf(month: number, day: number, today: number): string | undefined {
  const year = new Date(today * dayMs).getUTCFullYear()
  const thisYear = dayOf(year, month, day)
  return thisYear !== undefined && thisYear >= shown(today) ? thisYear : dayOf(year + 1, month, day)
}

const table = (text: string, first: number): ReadonlyMap<string, number> =>
  new Map(
    text
      .split('|')
      .flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + first])),
  )

const months = table(
  'enero janeiro january jan ene|febrero fevereiro february feb fev|marzo marco march mar|abril april abr apr|mayo maio may|junio junho june jun|julio julho july jul|agosto august ago aug|septiembre setiembre setembro september sep sept set|octubre outubro october oct out|noviembre novembro november nov|diciembre dezembro december dec dic dez',
  1,
)
const weekdays = table(
  'domingo sunday|lunes segunda monday|martes terca tuesday|miercoles quarta wednesday|jueves quinta thursday|viernes sexta friday|sabado saturday',
  0,
)
const counts: Readonly<Record<string, number>> = {
  un: 1,
  una: 1,
  um: 1,
  uma: 1,
  a: 1,
  one: 1,
  dos: 2,
  dois: 2,
  duas: 2,
  two: 2,
  tres: 3,
  three: 3,
}
