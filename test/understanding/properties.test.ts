import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../src/dialog/facts.ts'
import { check } from '../../src/dialog/answer.ts'
import { languages } from '../../src/dialog/language.ts'
import { pathOf } from '../../src/dialog/route.ts'
import type { Answers } from '../../src/dialog/state.ts'
import { places } from './places.ts'
import { noon, shipped } from './talk.ts'

const pieces = fc.constantFrom(
  'no',
  'sí',
  'crítico',
  'the impact',
  'cambia',
  'todos',
  'y',
  ',',
  '\n',
  '3',
  '#123',
  'ticket',
  'status',
  'a@b.co',
  'perdón',
  'hola',
  'gracias',
  'technical',
  'cuenta',
  'es',
  'from',
  'to',
  ':',
  'mañana',
  '1.234,50',
  'contrato',
  'não',
  'problema',
  '🙃',
  'QA',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(pieces, { maxLength: 12 }).map((words) => words.join(' ')),
)
const situations = Object.values(places).flatMap((place) => languages.map((language) => place(language)))

describe('the rules', () => {
  it('never throw, and answer only what the tree can take', () => {
    fc.assert(
      fc.property(fc.constantFrom(...situations), texts, (talk, text) => {
        const { acts } = talk.understand(text)
        for (const act of acts) expectSound(act, talk.answers)
      }),
      { numRuns: 4_000 },
    )
  })

  it('give the same answer every time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...situations), texts, (talk, text) => {
        expect(talk.understand(text)).toEqual(talk.understand(text))
      }),
    )
  })

  it('keep the words of a long text, and read it in a moment', () => {
    for (const unit of [
      'no puedo cancelar ',
      'a',
      'a@',
      '1.',
      'ticket 1 ',
      '\n',
      'ñ, ',
      "a'",
      'crítico y ',
      'reply to 1 ',
      ' ',
    ]) {
      const long = unit.repeat(Math.ceil(30_000 / unit.length))
      for (const talk of situations) {
        const start = performance.now()
        talk.understand(long)
        expect(performance.now() - start, unit).toBeLessThan(200)
      }
    }
    const story = `${'El pedido no llega al ERP y nadie sabe por qué. '.repeat(600)}Fin.`
    expect(places.subject('es').understand(story).rest).toBe(story)
  })
})

function expectSound(act: Act, answers: Answers): void {
  if (act.type === 'unclear') {
    const question = shipped.questions[act.question]
    expect(
      question?.type === 'choice' && act.among.every((option) => question.options.includes(option)),
    ).toBe(true)
    expect(act.among.length).toBeGreaterThan(1)
    expect(act.among.length).toBeLessThan(4)
  }
  if (act.type === 'change') expect(shipped.questions).toHaveProperty(act.question)
  if (act.type !== 'answer') return
  const question = shipped.questions[act.question]
  const path = pathOf(shipped, answers)
  const around = { tree: shipped, draft: { files: [] }, path, at: noon, timeZone: 'UTC' }
  const checked = question && check(question, act.value, around)
  // A date in the past, or a name that is too long, is read rightly and refused with a reason.
  const isRefused =
    checked?.type === 'problem' &&
    !['too-early', 'too-late', 'too-short', 'too-long', 'too-small', 'pattern'].includes(checked.problem.type)
  expect(question !== undefined && !isRefused, JSON.stringify([act, checked])).toBe(true)
}
