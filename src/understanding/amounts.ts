import { fold } from '../dialog/fold.ts'
import type { Language } from '../dialog/language.ts'

/** The one number of a text, read as the language writes it: `1.234,50`, `1,234.50`, `250 mil`, `1.5 million`. */
export function amountIn(text: string, language: Language): number | undefined {
  const folded = fold(text.slice(0, 200))
  const found = [
    ...folded.matchAll(
      /(?<![a-z\d])(-?)(\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?)\s*(mil|thousand|k|millones|million|milhoes|millon|milhao|mm|m)?(?![a-z0-9])/g,
    ),
  ]
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return undefined
  const digits = plainNumber((only[2] ?? '').replace(/[ ']/g, ''), language)
  const value = Number(digits) * (factors[only[3] ?? ''] ?? 1) * (only[1] === '-' ? -1 : 1)
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : undefined
}

const factors: Readonly<Record<string, number>> = {
  mil: 1e3,
  thousand: 1e3,
  k: 1e3,
  millones: 1e6,
  million: 1e6,
  milhoes: 1e6,
  millon: 1e6,
  milhao: 1e6,
  mm: 1e6,
  m: 1e6,
}

/** Of two kinds of marks the last is the decimal one; a single kind is read as the language uses it. */
function plainNumber(text: string, language: Language): string {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return text
  const mark = text[last] ?? '.'
  const other = mark === '.' ? ',' : '.'
  const after = text.length - last - 1
  const isRepeated = text.indexOf(mark) !== last
  const isThousands =
    isRepeated || (!text.includes(other) && after === 3 && mark === (language === 'en' ? ',' : '.'))
  const whole = text.slice(0, last).replace(/[.,]/g, '')
  return isThousands ? whole + text.slice(last + 1) : `${whole}.${text.slice(last + 1)}`
}
