// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import { given, nothing, technical, ticket } from './spec.ts'

const closed = ticket(4901, { status: 'closed', subject: 'Checkout' })
const story = 'el checkout no deja pagar con tarjeta'
const answers = [{ type: 'answer', question: 'area', value: 'technical' }] as const

describe('words that were kept for later and taken back', () => {
  it('are proposed no more, and go nowhere', () => {
    const talk = nothing().says(story, answers, { rest: story })
    expect(talk.state.draft?.candidate).toBe(story)
    talk.when({ type: 'deleted', message: 'm1' })
    expect(JSON.stringify(talk.state)).not.toContain(story)
  })

  it('leave what other messages said', () => {
    const talk = nothing().says(story, answers, { rest: story })
    talk.answers('problem_type', 'problem').then({ asks: 'subject' })
    const other = 'también falla en la app desde ayer'
    talk.says(`ayuda, ${other}`, [{ type: 'command', command: 'help' }], { rest: other })
    talk.when({ type: 'deleted', message: 'm1' })
    expect(talk.state.draft?.candidate).toBe(other)
  })

  it('are shown no more where they are proposed', () => {
    const help = { type: 'command', command: 'help' } as const
    const talk = given({ area: 'technical' }).says(`ayuda, ${story}`, [help], { rest: story })
    const message = talk.state.draft?.kept?.[0]?.message ?? ''
    talk.answers('problem_type', 'problem')
    expect(talk.state.live?.proposal).toBe(story)
    talk.when({ type: 'deleted', message }).then({ asks: 'subject' })
    expect(talk.state.live?.proposal).toBeUndefined()
    expect(talk.ask?.proposal).toBeUndefined()
  })

  it('are read as they are after an edit', () => {
    const talk = nothing().says(story, answers, { rest: story })
    talk.when({ type: 'edited', message: 'm1', text: 'el checkout no deja pagar con Pix' })
    expect(talk.state.draft?.candidate).toBe('el checkout no deja pagar con Pix')
  })

  it('are gone from a request on the shelf too', () => {
    const talk = given(technical).says('Boleto nao gera no checkout').does('cancel')
    const message = talk.state.shelf?.origins?.['subject'] as string
    talk.when({ type: 'deleted', message }).then({ msgs: 0 })
    expect(talk.state.shelf?.answers).not.toHaveProperty('subject')
    talk.does('resume').then({ asks: 'subject' })
  })
})

describe('what was meant for a closed ticket', () => {
  const tried = (talk: ReturnType<typeof nothing>) =>
    talk.when({ type: 'undone', act: 'comment', number: 4901, code: 'not-allowed', text: story })

  it('begins the next request, where none is under way', () => {
    const talk = tried(nothing({ tickets: [closed] }).says('gracias', [{ type: 'thanks' }]))
    talk.does('new').then({ notes: ['followUp'] })
  })

  it('is not what a new request is about once another was sent', () => {
    const talk = tried(given(technical, { world: { tickets: [closed] } }))
    talk.does('new')
    expect(talk.state.draft?.followUpOf).toBeUndefined()
    expect(talk.state.unsent).toEqual({ ticket: 4901, text: story })
  })
})

describe('a follow-up', () => {
  it('that is asked for again goes on as it is', () => {
    const talk = nothing({ tickets: [closed] }).clicks({ type: 'ticket', act: 'follow-up', number: 4901 })
    talk.answers('area', 'technical').answers('problem_type', 'problem')
    const { draft } = talk.state
    talk.clicks({ type: 'ticket', act: 'follow-up', number: 4901 }, 600_000).then({ asks: 'subject' })
    expect(talk.state.draft).toEqual(draft)
  })
})

describe('"tell me no more" where nothing is followed', () => {
  it('is kept word by word like any other miss', () => {
    const talk = given({ area: 'technical' })
    talk.says('dejar de avisarme', [{ type: 'issue', act: 'unfollow' }])
    expect(talk.state.live?.missed).toEqual(['dejar de avisarme'])
  })
})
