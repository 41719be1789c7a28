import { describe, expect, it } from 'vitest'
import type { Need } from '../../src/dialog/facts.ts'
import { articles as some, given, technical, type World } from './spec.ts'

const subject = 'Cupones no aplican'
const details = 'Al pagar con Pix sale el error CHK0082 en el checkout'
const atImpact = { ...technical, subject, articles: 'none_helps' }
const atDetails = { ...atImpact, impact: 'important', affected_users: 'shoppers', experience: 'expert' }

type ArticlesNeed = Extract<Need, { type: 'articles' }>

/** Finds these by the subject, three at a time, and those beside them once the details are known. */
function finding(bySubject: readonly string[], byDetails: readonly string[] = []) {
  const asked: ArticlesNeed[] = []
  const world: World = {
    search(need) {
      asked.push(need)
      const ids = need.details === undefined ? bySubject : [...bySubject, ...byDetails]
      const fresh = ids.filter((id) => !need.past?.includes(id))
      return {
        found: fresh.slice(0, 3).map((id) => ({ ...some[0]!, id, title: `Title of ${id}` })),
        ...(fresh.length > 3 && { hasMore: true }),
      }
    },
  }
  return { world, asked }
}

const shown = (talk: ReturnType<typeof given>) => talk.ask?.articles?.map(({ id }) => id)
const recorded = (talk: ReturnType<typeof given>) =>
  talk.effects.flatMap((each) => (each.type === 'record' ? [[each.outcome, ...each.articles]] : []))

describe('more articles', () => {
  const five = finding(['a1', 'a2', 'a3', 'a4', 'a5'])
  const at = () => given({ ...technical, subject }, { world: five.world })

  it('are offered where there are others', () => {
    expect(at().ask?.commands).toContain('more')
    expect(given({ ...technical, subject }, finding(['a1', 'a2'])).ask?.commands).not.toContain('more')
  })

  it('take the place of those on show, and none comes twice', () => {
    const talk = at().presses('more').then({ asks: 'articles', msgs: 1, notes: [] })
    expect(shown(talk)).toEqual(['a4', 'a5'])
    expect(talk.ask?.commands).not.toContain('more')
  })

  it('are recorded as shown, and those before as no help', () => {
    expect(recorded(at().presses('more'))).toEqual([
      ['none-helped', 'a1', 'a2', 'a3'],
      ['shown', 'a4', 'a5'],
    ])
  })

  it('can be asked for in words', () => {
    expect(shown(at().does('more', 'ver más'))).toEqual(['a4', 'a5'])
  })

  it('end: it says so, and those on show stay', () => {
    const talk = at()
      .presses('more')
      .does('more')
      .then({ asks: 'articles', notes: ['noMoreArticles'] })
    expect(shown(talk)).toEqual(['a4', 'a5'])
  })

  it('end also where the search has changed meanwhile', () => {
    const world: World = { search: ({ past }) => (past ? { found: [] } : { found: some, hasMore: true }) }
    const talk = given({ ...technical, subject }, { world }).presses('more')
    talk.then({ asks: 'articles', notes: ['noMoreArticles'] })
    expect(shown(talk)).toEqual(['a1', 'a2'])
    expect(talk.ask?.commands).not.toContain('more')
  })

  it('leave the first ones to be the answer', () => {
    const talk = at()
    const { draft = 0, id: prompt = 0 } = talk.state.live ?? {}
    talk.presses('more')
    talk.clicks({ type: 'answer', draft, prompt, question: 'articles', value: 'a2' })
    talk.then({ asks: undefined, notes: ['solvedByArticle'] })
    expect(recorded(talk)).toEqual([['solved', 'a2']])
  })

  it('come back as they were when declining them is taken back', () => {
    const talk = at().presses('more').presses('none').then({ asks: 'impact' })
    talk.does('undo').then({ asks: 'articles' })
    expect(shown(talk)).toEqual(['a4', 'a5'])
  })

  it('are tickets where no article is asked about', () => {
    expect(given(atImpact, finding(['a1'])).does('more').said).toContainEqual(
      expect.objectContaining({ type: 'tickets' }),
    )
  })
})

describe('articles after the details', () => {
  const declined = (search: ReturnType<typeof finding>) => given(atDetails, { world: search.world })

  it('are suggested when they are others than before', () => {
    const search = finding(['a1', 'a2'], ['b1'])
    const talk = declined(search).says(details).then({ asks: 'articles', has: { details } })
    expect(shown(talk)).toEqual(['b1'])
    expect(talk.ask).toMatchObject({ isAgain: true })
    expect(talk.ask).not.toHaveProperty('step')
    expect(search.asked.at(-1)).toEqual({
      type: 'articles',
      query: subject,
      language: 'es',
      details,
      past: ['a1', 'a2'],
    })
    expect(recorded(talk)).toEqual([['shown', 'b1']])
  })

  it('are not when the details change nothing', () => {
    declined(finding(['a1', 'a2']))
      .says(details)
      .then({ asks: 'attachments', has: { details } })
  })

  it('are suggested where the subject alone found none', () => {
    const search = finding([], ['b1', 'b2'])
    const talk = given({ ...technical, subject }, { world: search.world }).then({ asks: 'impact' })
    talk.picks('impact', 'important').picks('affected_users', 'shoppers').picks('experience', 'expert')
    talk.then({ asks: 'details' }).says(details).then({ asks: 'articles' })
    expect(shown(talk)).toEqual(['b1', 'b2'])
    talk.presses('none').then({ asks: 'attachments' })
  })

  it('are searched for once: another version of the details asks nothing again', () => {
    const search = finding(['a1', 'a2'], ['b1'])
    const talk = declined(search).says(details).presses('none').then({ asks: 'attachments' })
    const searches = search.asked.length
    talk.answers('details', `${details}, desde ayer`).then({ asks: 'attachments' })
    expect(search.asked).toHaveLength(searches)
  })

  it('are not searched for when the details are left out, or cannot be searched with', () => {
    const search = finding(['a1', 'a2'], ['b1'])
    const talk = given(atDetails, { world: { ...search.world, missing: ['articles'] } })
    talk.says(details).then({ asks: 'attachments', has: { details } })
    expect(search.asked).toEqual([])
  })

  it('leave what is on show alone', () => {
    const search = finding(['a1'], ['b1'])
    const talk = given({ ...technical, subject }, { world: search.world }).then({ asks: 'articles' })
    talk.answers('details', details).then({ asks: 'articles' })
    expect(shown(talk)).toEqual(['a1'])
  })

  it('never show what was passed over under another subject', () => {
    const search = finding(['a1', 'a2', 'a3'])
    const talk = given({ ...technical, subject }, { world: search.world }).presses('none')
    talk.answers('subject', 'Pix no genera código').then({ asks: 'impact' })
    expect(search.asked.at(-1)).toMatchObject({ past: ['a1', 'a2', 'a3'] })
  })

  it('go with the details when those are taken back', () => {
    const talk = declined(finding(['a1', 'a2'], ['b1']))
      .says(details)
      .then({ asks: 'articles' })
    talk.does('undo').then({ asks: 'details', has: { details: undefined, articles: 'none_helps' } })
  })
})
