import { describe, expect, it } from 'vitest'
import { type Fault, lint } from '../../src/dialog/lint.ts'
import { buildTree, treeSchema, wordingSchema } from '../../src/dialog/tree.ts'

/** A tree with one page per line; what a test changes is merged over it. */
const sound = {
  id: 'tiny',
  version: 1,
  languages: ['en'],
  pages: [
    { id: 'first', questions: ['kind'] },
    { id: 'second', questions: ['story'] },
  ],
  questions: {
    kind: { type: 'choice', options: ['fault', 'wish'] },
    story: { type: 'longText' },
  },
  files: {
    subject: [{ is: '{kind}' }],
    description: ['story'],
    priority: [{ is: 'low' }],
    type: [{ is: 'task' }],
  },
}

const said = { label: 'a label', ask: 'a question' }
const words = {
  language: 'en',
  title: 'Help',
  intro: 'I help.',
  starters: ['help'],
  pages: { first: { title: 'First' }, second: { title: 'Second' } },
  questions: {
    kind: { ...said, options: { fault: { label: 'A fault' }, wish: { label: 'A wish' } } },
    story: said,
  },
}

/** What a change of the sound tree is told. */
function faults(tree: object, ...wordings: readonly object[]): readonly Fault[] {
  const given = wordings.length > 0 ? wordings : [words]
  return lint(
    buildTree(
      treeSchema.parse({ ...sound, ...tree }),
      given.map((each) => wordingSchema.parse(each)),
    ),
  )
}

const messages = (...input: Parameters<typeof faults>) => faults(...input).map((fault) => fault.message)

/** The sound tree with these questions, all on the second page unless told, and words for each. */
function withQuestions(questions: object, rest: object = {}, more: Record<string, object> = {}) {
  const all = { ...sound.questions, ...questions }
  const tree = {
    questions: all,
    pages: [sound.pages[0], { id: 'second', questions: [...new Set([...Object.keys(questions), 'story'])] }],
    ...rest,
  }
  const own = Object.keys(questions).map((id) => [id, { ...said, ...more[id] }])
  return [tree, { ...words, questions: { ...words.questions, ...Object.fromEntries(own) } }] as const
}

describe('a sound tree', () => {
  it('has no faults', () => expect(faults({})).toEqual([]))
})

describe('ids', () => {
  it('must be those of a question, on a page', () => {
    const pages = [...sound.pages, { id: 'third', questions: ['stroy'] }]
    const fault = faults({ pages }, { ...words, pages: { ...words.pages, third: { title: 'Third' } } })
    expect(fault).toEqual([
      {
        in: 'tree',
        path: ['pages', 2, 'questions', 0],
        message: 'page "third" asks "stroy", which is no question. Known questions: kind, story.',
      },
    ])
  })

  it('are for one page only', () => {
    const pages = [...sound.pages, { id: 'second', when: { kind: 'wish' }, questions: ['story'] }]
    expect(messages({ pages })).toEqual(['there are two pages "second"'])
  })

  it('are for one option only', () => {
    const tree = { ...sound.questions, kind: { type: 'choice', options: ['fault', 'wish', 'fault'] } }
    expect(messages({ questions: tree })).toEqual(['question "kind" has the option "fault" twice'])
  })

  it('are for one note only', () => {
    const story = { type: 'longText', notes: [{ id: 'a' }, { id: 'a' }] }
    const change = withQuestions({ story }, {}, { story: { notes: { a: 'Mind this.' } } })
    expect(messages(...change)).toEqual(['question "story" has the note "a" twice'])
  })

  it('are not the ones the program uses', () => {
    expect(messages(...withQuestions({ review: { type: 'text' } }))).toEqual([
      'question "review" needs another id: these are taken: any, all, not, review, resume, handover, change, clarify, reply, reopen, start.',
    ])
  })
})

describe('a question', () => {
  it('is on a page', () => {
    const questions = { ...sound.questions, lost: { type: 'email' } }
    expect(messages({ questions }, { ...words, questions: { ...words.questions, lost: said } })).toEqual([
      'question "lost" is on no page, so it is never asked. Known pages: first, second.',
    ])
  })

  it.each([
    [{ type: 'text', minLength: 9, maxLength: 3 }, 'has minLength 9 above maxLength 3, so nothing fits'],
    [{ type: 'longText', minLength: 9, maxLength: 3 }, 'has minLength 9 above maxLength 3, so nothing fits'],
    [{ type: 'longText', list: { min: 3, max: 2 } }, 'has min 3 above max 2, so nothing fits'],
    [{ type: 'number', min: 3, max: 2 }, 'has min 3 above max 2, so nothing fits'],
    [
      { type: 'date', from: 'tomorrow', until: 'today' },
      'wants a date from tomorrow until today, so nothing fits',
    ],
  ])('has limits that leave room: %j', (question, message) => {
    expect(messages(...withQuestions({ extra: question }))).toEqual([`question "extra" ${message}`])
  })

  it('has a pattern that is a regular expression', () => {
    const change = withQuestions(
      { code: { type: 'text', pattern: '(' } },
      {},
      { code: { invalid: 'A code.' } },
    )
    expect(messages(...change)).toEqual([
      'question "code" has the pattern "(", which is no regular expression: Invalid regular expression: /(/u: Unterminated group',
    ])
  })

  it('says what its pattern expects', () => {
    expect(faults(...withQuestions({ code: { type: 'text', pattern: '^[a-z]+$' } }))).toEqual([
      {
        in: 'en',
        path: ['questions', 'code'],
        message: 'question "code" has a pattern, but no "invalid" in en that says what is expected',
      },
    ])
  })

  it('says what the pattern of its items expects', () => {
    expect(
      messages(...withQuestions({ codes: { type: 'longText', list: { pattern: '^[a-z]+$' } } })),
    ).toEqual(['question "codes" has a pattern, but no "invalid" in en that says what is expected'])
  })

  it('suggests articles about a text', () => {
    expect(messages(...withQuestions({ articles: { type: 'articles', about: 'kind' } }))).toEqual([
      'question "articles" suggests articles about "kind", which is of type choice, not text or longText',
    ])
  })

  it('suggests articles about a question that exists', () => {
    expect(messages(...withQuestions({ articles: { type: 'articles', about: 'topic' } }))).toEqual([
      'question "articles" suggests articles about "topic", which is no question. Known questions: kind, story, articles.',
    ])
  })

  it('suggests articles once in a tree', () => {
    const articles = { type: 'articles', about: 'topic' }
    const once = { topic: { type: 'text' }, one: articles }
    expect(messages(...withQuestions(once))).toEqual([])
    expect(messages(...withQuestions({ ...once, two: articles }))).toEqual([
      'question "two" is a second one of type articles beside "one", and a tree can have one. Ask about the articles in one place, on a page that every branch passes.',
    ])
  })

  it('suggests articles about what was asked before', () => {
    expect(messages(...withQuestions({ articles: { type: 'articles', about: 'story' } }))).toEqual([
      'question "articles" suggests articles about "story", which is asked later',
    ])
  })

  it('suggests articles again after a text, wherever it is asked', () => {
    const again = (question: string) => ({
      topic: { type: 'text' },
      articles: { type: 'articles', about: 'topic', again: question },
    })
    expect(messages(...withQuestions(again('story')))).toEqual([])
    expect(messages(...withQuestions(again('kind')))).toEqual([
      'question "articles" suggests articles again after "kind", which is of type choice, not text or longText',
    ])
    expect(messages(...withQuestions(again('stroy')))).toEqual([
      'question "articles" suggests articles again after "stroy", which is no question. Known questions: kind, story, topic, articles.',
    ])
  })

  it('has items that start with a text or an account', () => {
    expect(messages(...withQuestions({ items: { type: 'longText', list: { startsWith: 'kind' } } }))).toEqual(
      ['question "items" has items that start with "kind", which is of type choice, not text or account'],
    )
  })
})

describe('a condition', () => {
  const shownWhen = (when: object) => withQuestions({ extra: { type: 'email', when } })

  it('names a question that exists', () => {
    expect(messages(...shownWhen({ knid: 'wish' }))).toEqual([
      'question "extra" is shown when knid is "wish", but there is no question "knid". Known questions: kind, story, extra.',
    ])
  })

  it('names an option that exists', () => {
    expect(faults(...shownWhen({ kind: ['wish', 'wihs'] }))).toEqual([
      {
        in: 'tree',
        path: ['questions', 'extra', 'when', 'kind', 1],
        message:
          'question "extra" is shown when kind is "wihs", which is not one of its options. Known options: fault, wish.',
      },
    ])
  })

  it('is checked inside any, all and not', () => {
    const when = { any: [{ all: [{ not: { kind: 'x' } }] }, { kind: 'wish' }] }
    expect(faults(...shownWhen(when)).map((fault) => fault.path)).toEqual([
      ['questions', 'extra', 'when', 'any', 0, 'all', 0, 'not', 'kind'],
    ])
  })

  it('may ask for what a person is not sure of, or skipped', () => {
    const kind = { type: 'choice', options: ['fault', 'wish'], unsure: true, optional: true }
    const [tree, own] = withQuestions({ extra: { type: 'email', when: { kind: ['?', '-'] } } })
    const files = { ...sound.files, subject: [{ is: '{story}' }] }
    expect(messages({ ...tree, files, questions: { ...tree.questions, kind } }, own)).toEqual([])
  })

  it('looks at choices and consents only', () => {
    const pages = [sound.pages[0], { id: 'second', questions: ['story', 'extra'] }]
    const [tree, own] = shownWhen({ story: 'x' })
    expect(messages({ ...tree, pages }, own)).toEqual([
      'question "extra" is shown when story is "x", but "story" is of type longText: a condition can only look at choices and consents.',
    ])
  })

  it('looks at what was asked before', () => {
    const agree = { type: 'consent' }
    const [tree, own] = withQuestions({ extra: { type: 'email', when: { agree: true } }, agree })
    const withVersion = { ...own.questions, agree: { ...said, version: '1' } }
    expect(messages(tree, { ...own, questions: withVersion })).toEqual([
      'question "extra" is shown when agree is true, but "agree" is not asked before. Ask it on an earlier page, or earlier on the page.',
    ])
  })

  it('of a page looks at earlier pages', () => {
    const pages = [{ id: 'first', when: { kind: 'wish' }, questions: ['kind'] }, sound.pages[1]]
    expect(messages({ pages })).toEqual([
      'page "first" is shown when kind is "wish", but "kind" is not asked before. Ask it on an earlier page, or earlier on the page.',
    ])
  })

  it.each([
    ['when', 'question "extra" is never shown'],
    ['optional', 'question "extra" is never optional'],
    ['passive', 'question "extra" is never passive'],
  ])('can hold, in %s', (key, start) => {
    const extra = { type: 'files', [key]: { kind: 'wish', not: { kind: 'wish' } } }
    expect(messages(...withQuestions({ extra }))).toEqual([
      `${start}: its condition holds on no way through the tree`,
    ])
  })

  it('of a page can hold', () => {
    const pages = [
      ...sound.pages,
      { id: 'third', when: { all: [{ kind: 'wish' }, { kind: 'fault' }] }, questions: ['extra'] },
    ]
    const [tree, own] = withQuestions({ extra: { type: 'email' } }, { pages })
    expect(messages(tree, { ...own, pages: { ...own.pages, third: { title: 'Third' } } })).toEqual([
      'page "third" is never shown: its condition holds on no way through the tree',
    ])
  })

  it('of a note or a document can hold, where its question is', () => {
    const when = { kind: 'fault' }
    const extra = {
      type: 'files',
      when: { kind: 'wish' },
      notes: [{ id: 'a', when }],
      wants: [{ id: 'b', when }],
    }
    const change = withQuestions(
      { extra },
      {},
      { extra: { notes: { a: 'Mind this.' }, wants: { b: 'A plan' } } },
    )
    expect(messages(...change)).toEqual([
      'note "a" of question "extra" is never shown: its condition holds on no way through the tree',
      'document "b" of question "extra" is never wanted: its condition holds on no way through the tree',
    ])
  })

  it('may not ask for more combinations than can be tried', () => {
    const ids = Array.from({ length: 15 }, (_, i) => `c${i}`)
    const questions = Object.fromEntries(ids.map((id) => [id, { type: 'consent' }]))
    const when = { any: ids.map((id) => ({ [id]: true })) }
    const [tree, own] = withQuestions({ ...questions, last: { type: 'email', when } })
    const versioned = ids.map((id) => [id, { ...said, version: '1' }])
    const all = { ...own, questions: { ...own.questions, ...Object.fromEntries(versioned) } }
    expect(messages(tree, all)).toEqual([
      'the conditions look at so many answers that the ways through the tree cannot all be tried. Let fewer questions decide.',
    ])
  })
})

describe('a way through the tree', () => {
  it('asks a question once', () => {
    const pages = [...sound.pages, { id: 'third', when: { kind: 'wish' }, questions: ['story'] }]
    expect(messages({ pages }, { ...words, pages: { ...words.pages, third: { title: 'Third' } } })).toEqual([
      'question "story" is on the pages "second" and "third" of one way: when kind is wish',
    ])
  })

  it('has a description', () => {
    const pages = [sound.pages[0], { id: 'second', when: { kind: 'wish' }, questions: ['story'] }]
    expect(messages({ pages })).toEqual([
      'nothing describes the ticket when kind is fault. Questions that may: story.',
    ])
  })

  it('has a description that cannot be skipped', () => {
    const story = { type: 'longText', optional: { kind: 'fault' } }
    expect(messages({ questions: { ...sound.questions, story } })).toEqual([
      'nothing describes the ticket when kind is fault. Questions that may: story.',
    ])
  })
})

describe('what is filed', () => {
  const files = (change: object) => messages({ files: { ...sound.files, ...change } })

  it('has a last rule without a condition', () => {
    expect(files({ priority: [{ when: { kind: 'wish' }, is: 'low' }] })).toEqual([
      'the last priority rule has a condition, so some tickets would have no priority. Add a rule without one at the end.',
    ])
  })

  it('has no rule after one without a condition', () => {
    expect(files({ type: [{ is: 'task' }, { when: { kind: 'wish' }, is: 'question' }] })).toEqual([
      'type rule 1 has no condition, so the rules after it never count',
    ])
  })

  it('has no rule that another one hides', () => {
    const priority = [
      { when: { kind: ['wish', 'fault'] }, is: 'high' },
      { when: { kind: 'wish' }, is: 'normal' },
      { is: 'low' },
    ]
    expect(files({ priority })).toEqual([
      'priority rule 2 is never used: its condition holds on no way, or a rule before it is used',
    ])
  })

  it('has a subject of known questions', () => {
    expect(files({ subject: [{ is: '{topic}' }] })).toEqual([
      'the subject "{topic}" names "topic", which is no question. Known questions: kind, story.',
    ])
  })

  it('has a subject of answered questions', () => {
    const pages = [sound.pages[0], { id: 'second', questions: ['story', 'extra'] }]
    const [tree, own] = withQuestions(
      { extra: { type: 'email', when: { kind: 'wish' } } },
      { pages, files: { ...sound.files, subject: [{ is: '{kind}: {extra}' }] } },
    )
    expect(messages(tree, own)).toEqual([
      'the subject "{kind}: {extra}" names "extra", which need not be answered when kind is fault',
    ])
  })

  it('has tags of chosen options', () => {
    expect(files({ tags: ['{kind}', 'x_{story}'] })).toEqual([
      'the tag "x_{story}" names "story", which is of type longText, not choice',
    ])
  })

  it('has a description of text', () => {
    expect(files({ description: ['story', 'kind', 'sotry'] })).toEqual([
      'the description is "kind", which is of type choice, not text or longText',
      'the description is "sotry", which is no question. Known questions: kind, story.',
    ])
  })
})

describe('the words', () => {
  const wording = (change: object) => messages({}, { ...words, ...change })
  const { kind, story } = words.questions

  it('exist in every language', () => {
    expect(messages({ languages: ['en', 'pt'] })).toEqual([
      'there are no words in pt: the file pt.yaml is missing',
    ])
  })

  it('exist in no other language', () => {
    expect(messages({}, words, { ...words, language: 'es' })).toEqual([
      'es is not one of the languages of the tree: en',
    ])
  })

  it('name every page and no other', () => {
    expect(wording({ pages: { first: { title: 'First' }, thrid: { title: 'Third' } } })).toEqual([
      'page "second" has no words in en',
      'there are words in en for page "thrid", which does not exist. Known ids: first, second.',
    ])
  })

  it('name every question and no other', () => {
    expect(wording({ questions: { kind, extra: said } })).toEqual([
      'question "story" has no words in en',
      'there are words in en for question "extra", which does not exist. Known ids: kind, story.',
    ])
  })

  it('name every option and no other', () => {
    const options = { fault: { label: 'A fault' }, other: { label: 'Other' } }
    expect(wording({ questions: { story, kind: { ...said, options } } })).toEqual([
      'option "wish" of question "kind" has no words in en',
      'there are words in en for option "other" of question "kind", which does not exist. Known ids: fault, wish.',
    ])
  })

  it('have notes only where there is one', () => {
    expect(wording({ questions: { kind, story: { ...said, notes: { a: 'Mind this.' } } } })).toEqual([
      'there are words in en for note "a" of question "story", which does not exist. There are none.',
    ])
  })

  it('of a page are about its own questions', () => {
    const pages = { ...words.pages, first: { title: 'First', questions: { story: { hint: 'A hint' } } } }
    expect(wording({ pages })).toEqual([
      'page "first" has words in en for "story", which it does not ask. It asks: kind.',
    ])
  })

  it('of a consent have a version', () => {
    expect(messages(...withQuestions({ agree: { type: 'consent' } }))).toEqual([
      'the consent "agree" has no version of its words in en',
    ])
  })

  it('of anything else have none', () => {
    expect(wording({ questions: { kind, story: { ...said, version: '1' } } })).toEqual([
      'question "story" has a version in en, but is no consent',
    ])
  })

  it('mean one option of a question', () => {
    const options = {
      fault: { label: 'A fault', synonyms: ['Broken'] },
      wish: { label: 'A wish', synonyms: ['a fault', 'bröken!'] },
    }
    expect(wording({ questions: { story, kind: { ...said, options } } })).toEqual([
      '"a fault" stands for two options of question "kind" in en: fault and wish',
      '"bröken!" stands for two options of question "kind" in en: fault and wish',
    ])
  })

  it('say as much in one language as in another', () => {
    const rich = { ...words, questions: { kind, story: { ...said, hint: 'A hint', cues: ['story'] } } }
    const poor = { ...words, language: 'pt' }
    expect(faults({ languages: ['en', 'pt'] }, rich, poor)).toEqual([
      {
        in: 'pt',
        path: ['questions', 'story'],
        message: '"hint" of question "story" is there in en, but not in pt',
      },
      {
        in: 'pt',
        path: ['questions', 'story'],
        message: '"cues" of question "story" is there in en, but not in pt',
      },
    ])
  })
})

describe('sayings', () => {
  /** The words of the sound tree, with more about its first option. */
  const withSayings = (option: object, rest: object = {}) => {
    const fault = { label: 'A fault', ...option }
    const kind = { ...words.questions.kind, options: { fault, wish: { label: 'A wish' } } }
    return { ...words, ...rest, questions: { ...words.questions, kind } }
  }

  it('name terms that are there', () => {
    expect(
      faults({}, withSayings({ says: ['<brocken> lamp'] }, { terms: { broken: 'broken|dead' } })),
    ).toEqual([
      {
        in: 'en',
        path: ['questions', 'kind', 'options', 'fault', 'says', 0],
        message: '"<brocken> lamp" names the term "brocken", which is not among the terms in en: broken',
      },
      { in: 'en', path: ['terms', 'broken'], message: 'nothing in en names the term "broken"' },
    ])
  })

  it('can be met', () => {
    const long = 'a b c d e f g h i j k l m'
    expect(faults({}, withSayings({ says: ['broken lamp !lamp', long] }))).toEqual([
      expect.objectContaining({
        message: '"broken lamp !lamp" is never met: "lamp" has to be there and must not be',
      }),
      expect.objectContaining({
        message: `"${long}" is never met: it takes 13 words, and they have to stand within 12`,
      }),
    ])
  })

  it('are in order when each term is there and named', () => {
    const option = { says: ['<broken> lamp'], unless: '<garden>|outside' }
    expect(faults({}, withSayings(option, { terms: { broken: 'broken|dead', garden: 'lawn' } }))).toEqual([])
  })

  it.each([
    'lamp',
    'Lamp, broken',
    '!lamp broken',
    'la* broken',
    '<Broken> lamp',
    'broken  lamp',
    'lamp| broken',
  ])('"%s" is none', (saying) => {
    const read = wordingSchema.safeParse(withSayings({ says: [saying] }))
    expect(read.error?.issues[0]?.message).toBe(
      'a saying is two parts or more, as in "change|move due_date !checkout"',
    )
  })
})
