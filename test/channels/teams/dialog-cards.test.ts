import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageCard, reviewCard, savingCard } from '../../../src/channels/teams/dialogs/card.ts'
import { readDialog } from '../../../src/channels/teams/dialogs/data.ts'
import { languages } from '../../../src/dialog/language.ts'
import type { State } from '../../../src/dialog/state.ts'
import type { Form, FormReview } from '../../../src/message.ts'
import { wordForm } from '../../../src/wording/form.ts'
import { wordFormReview } from '../../../src/wording/form-review.ts'
import { startWalk, tree } from '../../wording/walk.ts'
import { elementsIn, textsIn } from './check.ts'
import { expectDialog } from './check-dialog.ts'

const owner = 'teams:t:ana'
/** An answer to whatever is asked; `random` picks among options. */
function answerTo(asks: string, random: number): string | null {
  const question = tree.questions[asks]
  switch (question?.type) {
    case 'choice':
      return question.options[random % question.options.length] ?? null
    case 'consent':
      return random % 2 === 0 ? 'yes' : 'no'
    case 'email':
      return 'carla@tiendademo.com'
    case 'number':
      return '12.5'
    case 'date':
      return '2027-03-15'
    case 'files':
      return null
    case 'account':
      return 'tiendademo'
    default:
      return asks === 'wl_seller_names' ? 'tiendademonorte' : 'zapateria'
  }
}

/** Every page that can be filled in, in every language. */
function* formsOf(state: State) {
  for (const language of languages) {
    for (const { id } of tree.pages) {
      const form = wordForm(tree, { ...state, language }, id)
      if (form) yield form
    }
  }
}

function expectPage(form: Form): void {
  const problems = Object.fromEntries(form.fields.map(({ question }) => [question, `Falta ${question}`]))
  const card = pageCard(form, { owner, dialog: 'd', notice: 'Falta corregir.', problems })
  expectDialog('x', card)
  const texts = oneLine(textsIn(card).join('\n'))
  for (const { label, options, question } of form.fields) {
    expect(texts).toContain(oneLine(label))
    expect(texts).toContain(`Falta ${question}`)
    for (const option of options) expect(texts).toContain(oneLine(option.label))
  }
}
/** Every answer is there to be read, and one button sends them. */
function expectReview(review: FormReview): void {
  const card = reviewCard(review, { owner, dialog: 'd' })
  expectDialog(review.title, card)
  expect(card.actions?.map(({ title }) => title)).toEqual([review.send.label])
  const texts = oneLine(textsIn(card).join('\n'))
  for (const part of review.parts)
    for (const { label, value } of part.type === 'summary' ? part.rows : [])
      for (const each of [label, value]) expect(texts).toContain(oneLine(each))
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

describe('every page on every way, in a dialog,', { timeout: 60_000 }, () => {
  it('is a card that Teams takes, with every label in full and every problem at its field', () => {
    const seen = new Set<string>()
    const checked = new Set<string>()
    let reviewed = 0
    fc.assert(
      fc.property(fc.array(fc.nat(999), { minLength: 25, maxLength: 25 }), (moves) => {
        const walk = startWalk('es')
        walk.happen({ type: 'opened' })
        for (const random of moves) {
          const asks = walk.state().live?.asks ?? ''
          if (tree.questions[asks]?.type === 'articles')
            walk.click({ type: 'command', draft: 0, prompt: 0, command: 'none' })
          else {
            const draft = walk.state().draft?.id ?? 0
            walk.happen({ type: 'submitted', draft, answers: { [asks]: answerTo(asks, random) } })
          }
          for (const language of languages) {
            const review = wordFormReview(tree, { ...walk.state(), language })
            expect(review !== undefined).toBe(walk.state().live?.asks === 'review')
            const key = JSON.stringify(review?.parts)
            if (!review || checked.has(key)) continue
            expectReview(review)
            checked.add(key)
            reviewed += 1
          }
          for (const form of formsOf(walk.state())) {
            const key = JSON.stringify(form)
            if (!checked.has(key)) expectPage(form)
            checked.add(key)
            seen.add(form.page)
          }
        }
      }),
      { numRuns: 40, seed: 20231201 },
    )
    expect(reviewed).toBeGreaterThan(0)
    expect([...seen].toSorted()).toEqual(tree.pages.map(({ id }) => id).toSorted())
  })

  it('says in the person’s language what a required field needs, before anything is sent', () => {
    const walk = startWalk('pt')
    walk.happen({ type: 'opened' })
    for (const form of formsOf(walk.state())) {
      const inputs = [...elementsIn(pageCard(form, { owner, dialog: 'd' }))].filter(({ type }) =>
        type.startsWith('Input.'),
      )
      for (const input of inputs.filter(({ isRequired, regex }) => isRequired ?? regex))
        expect(String(input['errorMessage']).length, JSON.stringify(input)).toBeGreaterThan(5)
    }
  })

  it('comes back from the client as what was typed, also from the card that asks to wait', () => {
    const answers = fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
      fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
      { maxKeys: 10 },
    )
    fc.assert(
      fc.property(answers, (typed) => {
        const filled = { do: 'fill', owner, page: 'need', draft: 1, dialog: 'd', answers: typed } as const
        const [action] = savingCard('es', filled).actions ?? []
        expect(readDialog({ data: JSON.parse(JSON.stringify(action?.['data'])) })).toEqual(filled)
      }),
    )
  })

  it('is nothing that anybody can make fail with made-up values', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const data = readDialog({ data: value })
        expect(data === undefined || ['fill', 'form', 'next', 'choose'].includes(data.do)).toBe(true)
      }),
    )
  })
})
