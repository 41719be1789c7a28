// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import type { Effect } from '../../src/dialog/effect.ts'
import { file, given, noon, nothing, technical, ticket } from './spec.ts'

const open = ticket(4901)
const comment = { author: 'Marta', fromSupport: true, text: '¿Con qué tarjetas?', at: noon, files: [] }
const thread = () => nothing().hears({ type: 'changed', ticket: open, comment, ownThread: true })
const messageOf = (effects: readonly Effect[]): string =>
  effects.flatMap((each) => (each.type === 'comment' ? [each.message ?? ''] : []))[0] ?? ''
const marksOf = (effects: readonly Effect[]) =>
  effects.flatMap((each) => (each.type === 'say' && each.marks ? [each.marks] : []))

describe('a reply', () => {
  it('is marked as sent once the desk has it; in the thread of the ticket the mark is enough', () => {
    const talk = thread().says('Visa y Master', [])
    const message = messageOf(talk.effects)
    talk.when({ type: 'done', act: 'comment', ticket: open, message }).then({ notes: ['commented'] })
    expect(marksOf(talk.effects)).toEqual([{ message, as: 'sent', isEnough: true }])
  })

  it('is marked and told elsewhere, where the words say which ticket it went to', () => {
    const talk = nothing({ tickets: [open] }).says('responder al 4901: Visa', [
      { type: 'ticket', act: 'reply', number: 4901, text: 'Visa' },
    ])
    const message = messageOf(talk.effects)
    talk.when({ type: 'done', act: 'comment', ticket: open, message })
    expect(marksOf(talk.effects)).toEqual([{ message, as: 'sent' }])
  })

  it('is marked as failed, with the reason in words, when the desk does not take it', () => {
    const talk = thread().says('Visa y Master', [])
    const message = messageOf(talk.effects)
    const undone = { type: 'undone', act: 'comment', number: 4901, code: 'desk.refused', message } as const
    talk.when(undone).then({ notes: ['notDone'] })
    expect(marksOf(talk.effects)).toEqual([{ message, as: 'failed' }])
  })

  it('that is edited goes to the desk again, as a correction, and is marked so', () => {
    const talk = thread().says('Visa', [])
    const message = messageOf(talk.effects)
    talk.when({ type: 'edited', message, text: 'Visa y Master' }).then({ msgs: 0, acts: ['comment'] })
    expect(talk.effects).toMatchObject([{ number: 4901, text: 'Visa y Master', message, isCorrection: true }])
    talk
      .when({ type: 'done', act: 'comment', ticket: open, message, isCorrection: true })
      .then({ notes: ['corrected'] })
    expect(marksOf(talk.effects)).toEqual([{ message, as: 'edited', isEnough: true }])
  })

  it('that is deleted stays at the desk, and the person hears that once', () => {
    const talk = thread().says('Visa', [])
    const message = messageOf(talk.effects)
    talk.when({ type: 'deleted', message }).then({ notes: ['cannotUnsend'], acts: [] })
    talk.when({ type: 'deleted', message }).then({ msgs: 0, acts: [] })
    talk.when({ type: 'edited', message, text: 'Visa y Master' }).then({ msgs: 0, acts: [] })
  })

  it('is known for as long as twenty others', () => {
    const talk = thread().says('la primera', [])
    const first = messageOf(talk.effects)
    for (let more = 0; more < 20; more += 1) talk.says(`otra ${more}`, [])
    expect(talk.state.replies).toHaveLength(20)
    talk.when({ type: 'edited', message: first, text: 'la primera, mejor dicha' }).then({ acts: [] })
  })
})

describe('a deleted message', () => {
  it('takes its answer along, and the question is asked again', () => {
    const talk = given(technical).says('Boleto nao gera no chekout').then({ asks: 'articles' })
    const message = talk.state.draft?.origins?.['subject'] as string
    talk.when({ type: 'deleted', message }).then({ asks: 'subject', notes: ['forgotten'] })
    expect(talk.state.draft?.answers).not.toHaveProperty('subject')
    talk.does('undo')
    expect(talk.state.draft?.answers).not.toHaveProperty('subject')
  })

  it('takes the answer to what was suggested for it along', () => {
    const talk = given(technical).says('Boleto nao gera no chekout')
    const message = talk.state.draft?.origins?.['subject'] as string
    talk.does('none').then({ asks: 'impact' })
    talk.when({ type: 'deleted', message }).then({ asks: 'subject' })
    expect(talk.state.draft?.answers).not.toHaveProperty('articles')
  })

  it('that was still held back is never read', () => {
    const talk = nothing().when(
      { type: 'said', message: 'm1', text: 'hola', files: [] },
      { acts: [{ type: 'greeting' }] },
    )
    const message = talk.state.held?.said[0]?.message ?? ''
    talk.when({ type: 'deleted', message }).then({ msgs: 0 })
    expect(talk.state.held).toBeUndefined()
  })

  it('is taken out from among those held, once, with its own files and no others', () => {
    const held = (talk: ReturnType<typeof nothing>) =>
      (talk.state.held?.said ?? []).map(({ text, files }) => [text, ...files.map(({ name }) => name)])
    const greeted = { acts: [{ type: 'greeting' }] } as const
    const say = (talk: ReturnType<typeof nothing>, message: string, text: string, ...files: string[]) =>
      talk.when({ type: 'said', message, text, files: files.map((name) => file(name)) }, greeted, 100)
    const talk = say(nothing(), 'm1', 'hola', 'una.png')
    say(say(say(talk, 'm2', 'buenas'), 'm3', '', 'otra.png'), 'm4', 'buenos días')
    talk.when({ type: 'deleted', message: 'm3' })
    expect(held(talk)).toEqual([['hola', 'una.png'], ['buenas'], ['buenos días']])
    talk.when({ type: 'deleted', message: 'm3' }).when({ type: 'deleted', message: 'm2' })
    talk.when({ type: 'edited', message: 'm1', text: 'hola a todos' })
    expect(held(talk)).toEqual([['hola a todos', 'una.png'], ['buenos días']])
  })

  it('of which nothing was read changes nothing', () => {
    const talk = given(technical)
    const before = talk.state.draft
    talk.when({ type: 'deleted', message: 'another' }).then({ msgs: 0 })
    expect(talk.state.draft).toEqual(before)
  })
})

describe('"it works now"', () => {
  const solved = ticket(4901, { status: 'solved', reopenUntil: noon + 86_400_000 })
  const works = [{ type: 'works' }] as const
  const threadOf = (of: typeof solved) =>
    nothing({ tickets: [of] }).hears({ type: 'changed', ticket: of, comment, ownThread: true })

  it('does not reopen a solved ticket, and shows where it can be rated', () => {
    const talk = threadOf(solved).says('gracias, ya funciona', works)
    talk.then({ notes: ['gladItWorks'], acts: [] })
    expect(talk.said[1]).toMatchObject({ type: 'ticket', ticket: { status: 'solved' } })
  })

  it('is news for the support side while the ticket is open', () => {
    threadOf(open)
      .says('ya funciona', works)
      .then({ acts: ['comment'], msgs: 0 })
  })

  it('with a file is a reply', () => {
    threadOf(solved)
      .says('ya funciona', works, { files: [file('captura.png')] })
      .then({ acts: ['comment'] })
  })
})
