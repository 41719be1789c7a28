import type { Act } from '../dialog/facts.ts'
import { never } from '../errors.ts'
import { accountIn } from './accounts.ts'
import { amountIn } from './amounts.ts'
import { consentIn } from './consents.ts'
import { dateIn } from './dates.ts'
import { emailAnswers } from './emails.ts'
import { nameAndNext } from './name-and-next.ts'
import type { Finding, Reading } from './reading.ts'
import { nameIn } from './names.ts'
import type { Asked } from './standing.ts'

/** What a text says to a question that is not a choice, when it says it in a way that can be read. */
export function valueFor(reading: Reading): Finding | undefined {
  const asked = reading.standing.asked
  if (asked === undefined) return undefined
  const { at, timeZone, language } = reading.standing
  switch (asked.question.type) {
    case 'email':
      return emailAnswers(reading)
    case 'consent':
      return whole(reading, asked.id, consentIn(reading.words))
    case 'account':
      return whole(reading, asked.id, accountIn(reading))
    case 'number':
      return whole(reading, asked.id, amountIn(reading.text, language))
    case 'date':
      return whole(reading, asked.id, dateIn(reading.words, { at, timeZone, language, text: reading.text }))
    case 'text':
      return nameAndNext(reading) ?? named(reading, asked)
    case 'choice':
    case 'longText':
    case 'files':
    case 'articles':
      return undefined
    default:
      return never(asked.question)
  }
}

const named = (reading: Reading, { id, question }: Asked): Finding | undefined =>
  question.profile === 'name' ? whole(reading, id, nameIn(reading.text, reading.words)) : undefined

function whole(
  reading: Reading,
  question: string,
  value: string | number | boolean | undefined,
): Finding | undefined {
  if (value === undefined) return undefined
  const act: Act = { type: 'answer', question, value }
  return { acts: [act], used: new Set(reading.words.keys()) }
}
