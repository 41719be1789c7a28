import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { pathOf } from '../../src/dialog/route.ts'
import type { AnswerValue } from '../../src/dialog/state.ts'
import { asking, shipped, type Talk } from './talk.ts'

const unaccented = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

const request = shipped.questions['request_type']
const requests = request?.type === 'choice' ? request.options : []

/** Answers that lead to each choice of the tree, so that it is the one that is asked. */
const roads: readonly Readonly<Record<string, AnswerValue>>[] = [
  {},
  { area: 'technical' },
  { area: 'financial' },
  { area: 'commercial' },
  { area: 'technical', problem_type: 'problem', subject: 'x y z', articles: 'none_helps' },
  ...requests.map((request_type) => ({ area: 'commercial', request_type })),
  { area: 'commercial', request_type: 'new_trade_policy', tp_channel: 'marketplace' },
  { area: 'commercial', request_type: 'new_extra_environment', env_currency: 'other' },
]

/** A conversation in which this choice is live. */
function askingFor(question: string): Talk {
  for (const road of roads) {
    if (!pathOf(shipped, road).places.some((place) => place.question === question)) continue
    const talk = asking(road)
    const { live } = talk.state
    if (live) return withLive(talk, question)
  }
  throw new Error(`No road leads to ${question}.`)
}

function withLive(talk: Talk, question: string): Talk {
  const { draft, live } = talk.state
  if (draft === undefined || live === undefined) return talk
  return asking(draft.answers, {}, { open: question })
}

interface Option {
  readonly question: string
  readonly option: string
  readonly place: number
  readonly language: Language
  readonly label: string
}

const options: readonly Option[] = Object.entries(shipped.questions).flatMap(([question, known]) =>
  known.type !== 'choice'
    ? []
    : known.options.flatMap((option, index) =>
        shipped.languages.map((language) => ({
          question,
          option,
          place: index + 1,
          language,
          label: shipped.wording[language]?.questions[question]?.options?.[option]?.label ?? '',
        })),
      ),
)
const talks = new Map([...new Set(options.map(({ question }) => question))].map((id) => [id, askingFor(id)]))

const answered = ({ question }: Option, text: string) =>
  talks
    .get(question)
    ?.understand(text)
    .acts.filter((act) => act.type !== 'greeting')
const answer = ({ question, option }: Option) => [{ type: 'answer', question, value: option }]

describe('every option of the shipped tree', () => {
  it('is chosen by its label in each language', () => {
    for (const each of options) expect(answered(each, each.label), each.label).toEqual(answer(each))
  })

  it('is chosen without accents and in capitals', () => {
    for (const each of options) {
      expect(answered(each, unaccented(each.label)), each.label).toEqual(answer(each))
      expect(answered(each, each.label.toUpperCase()), each.label).toEqual(answer(each))
      expect(answered(each, `  ${each.label.toLowerCase().replace(/[,.]/g, '')}!`), each.label).toEqual(
        answer(each),
      )
    }
  })

  it('is chosen by its number', () => {
    for (const each of options) {
      expect(answered(each, String(each.place)), each.question).toEqual(answer(each))
      expect(answered(each, `opción ${each.place}`), each.question).toEqual(answer(each))
      expect(answered(each, `la ${each.place}, por favor`), each.question).toEqual(answer(each))
    }
  })

  it('is chosen by each of its synonyms, or asked back where two share it', () => {
    for (const each of options) {
      const words = shipped.wording[each.language]?.questions[each.question]?.options?.[each.option]
      for (const synonym of words?.synonyms ?? []) {
        const acts = answered(each, synonym)
        const act = acts?.find((one) => 'question' in one && one.question === each.question)
        const meant = act?.type === 'answer' ? [act.value] : act?.type === 'unclear' ? act.among : []
        expect(meant, `${each.question}: ${synonym}`).toContain(each.option)
      }
    }
  })

  it('is chosen with one slip in a long word', () => {
    const withSlip = fc
      .tuple(fc.constantFrom(...options), fc.nat(), fc.nat(), fc.constantFrom('drop', 'swap', 'change'))
      .map(([each, word, letter, kind]) => ({ each, text: slip(each.label, word, letter, kind) }))
    fc.assert(
      fc.property(withSlip, ({ each, text }) => {
        fc.pre(text !== undefined)
        expect(answered(each, text ?? ''), text).toEqual(answer(each))
      }),
      { numRuns: 1_500 },
    )
  })
})

/** A label with one slip inside one of its words of eight letters or more. */
function slip(label: string, word: number, letter: number, kind: string): string | undefined {
  const words = [...label.matchAll(/\p{L}{8,}/gu)]
  const match = words[word % Math.max(words.length, 1)]
  if (match === undefined) return undefined
  const at = match.index + 1 + (letter % (match[0].length - 2))
  const before = label.slice(0, at)
  const [one = '', other = ''] = [label[at], label[at + 1]]
  if (kind === 'drop') return before + label.slice(at + 1)
  if (kind === 'swap') return before + other + one + label.slice(at + 2)
  return `${before}x${label.slice(at + 1)}`
}
