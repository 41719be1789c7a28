import { describe, expect, it } from 'vitest'
import { buildTree, treeSchema, wordingSchema } from '../../src/dialog/tree.ts'
import { saidIn } from '../../src/understanding/said.ts'
import { sayingsOf } from '../../src/understanding/sayings.ts'
import { wordsOf } from '../../src/understanding/words.ts'

/** A question with one option that is said so. */
function tree(says: readonly string[], more: { readonly terms?: object; readonly unless?: string } = {}) {
  const { terms = {}, unless } = more
  const said = { label: 'A label', ask: 'A question?' }
  return buildTree(
    treeSchema.parse({
      id: 'tiny',
      version: 1,
      languages: ['en'],
      pages: [{ id: 'only', questions: ['kind'] }],
      questions: { kind: { type: 'choice', options: ['date', 'other'] } },
      files: {
        subject: [{ is: '{kind}' }],
        description: ['kind'],
        priority: [{ is: 'low' }],
        type: [{ is: 'task' }],
      },
    }),
    [
      wordingSchema.parse({
        language: 'en',
        title: 'Help',
        intro: 'I help.',
        starters: ['help'],
        terms,
        pages: { only: { title: 'Only' } },
        questions: {
          kind: {
            ...said,
            options: { date: { label: 'A date', says, unless }, other: { label: 'Another' } },
          },
        },
      }),
    ],
  )
}

const said = (text: string, ...of: Parameters<typeof tree>) => saidIn(wordsOf(text), sayingsOf(tree(...of)))
const isMet = (text: string, ...of: Parameters<typeof tree>) => said(text, ...of).sayings.length > 0

describe('a saying', () => {
  const saying = ['move|chang*|correct* due_date !checkout']

  it.each([
    'can we move the due date?',
    'the due date has to change',
    'Changing our DUE DATE, please',
    'we would like to corect it, the due date',
  ])('is met by "%s": every part, in any order', (text) => expect(isMet(text, saying)).toBe(true))

  it.each([
    ['the due date is wrong', 'a part is missing'],
    ['change the date when it is due', 'words that follow each other do not'],
    ['move the due date that checkout shows', 'a word stands there that must not'],
    [
      'the due date of the store in the south is one that nobody there has told us to change',
      'its words are far from each other',
    ],
  ])('is not met by "%s": %s', (text) => expect(isMet(text, saying)).toBe(false))

  it('says which words it is made of, and no others', () => {
    const [found] = said('please move for us the due date', saying).sayings
    expect(found).toMatchObject({ question: 'kind', option: 'date', at: [1, 5, 6], parts: 2 })
  })

  it('takes no word for two parts', () => {
    expect(isMet('a new one', ['new new|other'])).toBe(false)
    expect(isMet('another new one', ['new new|another'])).toBe(true)
  })

  it('names terms that others share', () => {
    const terms = { change: 'move|chang*', due: 'due_date' }
    expect(isMet('move our due date', ['<change> <due>|deadline'], { terms })).toBe(true)
    expect(isMet('change our deadline', ['<change> <due>|deadline'], { terms })).toBe(true)
  })

  it('is met by an address where an email is meant', () => {
    expect(isMet('add ana@example.com to the invoice', ['invoice email'])).toBe(true)
  })

  it('is found in the beginning of a story alone', () => {
    const story = 'word '.repeat(70)
    expect(isMet(`move the due date. ${story}`, saying)).toBe(true)
    expect(isMet(`${story}. move the due date`, saying)).toBe(false)
  })
})

describe('words beside which an option is not meant', () => {
  it('are found wherever they stand', () => {
    const more = { terms: { shop: 'checkout|cart' }, unless: '<shop>' }
    expect(said('the due date that the cart shows', [], more).isElsewhere('kind', 'date')).toBe(true)
    expect(said('the due date of our invoice', [], more).isElsewhere('kind', 'date')).toBe(false)
    expect(said('the cart', [], more).isElsewhere('kind', 'other')).toBe(false)
  })
})
