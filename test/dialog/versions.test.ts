// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import type { State } from '../../src/dialog/state.ts'
import { buildTree, type TreeData, type Wording } from '../../src/dialog/tree.ts'
import { Conversation, given, technical, tree } from './spec.ts'

const answers = {
  ...technical,
  subject: 'Cupones no aplican',
  articles: 'none_helps',
  impact: 'critical',
  affected_users: 'everyone',
}

const words = Object.values(tree.wording).filter((each): each is Wording => each !== undefined)

/** The shipped tree as another version of itself. */
function newer(change: (data: TreeData) => void): Conversation {
  const { wording: _, places: __, ...data } = structuredClone(tree)
  change(data)
  return deploy(given(answers).state, { ...data, version: tree.version + 1 })
}

const deploy = (state: State, data: TreeData): Conversation =>
  new Conversation(state, {}, buildTree(data, words))

const pageOf = (data: TreeData, id: string) => data.pages.find((page) => page.id === id)?.questions ?? []

describe('a newer tree under an open draft', () => {
  it('keeps every answer when nothing of them changed', () => {
    const talk = newer(() => undefined).answers('experience', 'expert')
    talk.then({ asks: 'details', has: answers })
    expect(talk.state.tree).toBe(`${tree.id}@${tree.version + 1}`)
  })

  it('asks a question that is new before the others, and keeps what was answered', () => {
    const talk = newer((data) => {
      data.questions['order'] = { type: 'text', optional: false, notes: [], minLength: 1 }
      pageOf(data, 'technical_case').unshift('order')
    })
    talk
      .answers('experience', 'expert')
      .then({ asks: 'order', has: { impact: 'critical', experience: 'expert' } })
    talk.says('1234').then({ asks: 'details', has: { order: '1234' } })
  })

  it('drops a question that is gone, and goes on where it was asked', () => {
    const talk = newer((data) => {
      const page = pageOf(data, 'technical_case')
      page.splice(page.indexOf('experience'), 1)
      delete data.questions['experience']
    })
    talk.says('experto').then({ asks: 'details', has: { impact: 'critical' } })
    expect(talk.has).not.toHaveProperty('experience')
  })

  it('asks again where the option that was chosen is gone', () => {
    const talk = newer((data) => {
      const impact = data.questions['impact']
      if (impact?.type === 'choice') impact.options = ['auxiliary', 'important']
    })
    talk.answers('experience', 'expert')
    talk.then({
      asks: 'impact',
      has: { impact: undefined, affected_users: 'everyone', experience: 'expert' },
    })
  })

  it('does not take an old button for an option that is gone', () => {
    const { draft = 0, id: prompt = 0 } = given(answers).state.live ?? {}
    const talk = newer((data) => {
      const experience = data.questions['experience']
      if (experience?.type === 'choice') experience.options = ['learning', 'proficient']
    })
    talk.clicks({ type: 'answer', draft, prompt, question: 'experience', value: 'expert' })
    talk.then({ asks: 'experience', notes: ['invalid'] })
  })
})
