// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import type { Effect } from '../../src/dialog/effect.ts'
import type { FileRef } from '../../src/dialog/state.ts'
import { file, given, nothing, technical, ticket } from './spec.ts'

const closed = ticket(4901, { status: 'closed', subject: 'Checkout' })
const story = 'el checkout no deja pagar con tarjeta'
const atReview = {
  ...technical,
  subject: 'Cupones no aplican',
  articles: 'none_helps',
  impact: 'critical',
  affected_users: 'everyone',
  experience: 'expert',
  details: 'Desde ayer',
  attachments: '-',
  share_consent: true,
}
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

describe('an answer that was taken back with its message', () => {
  it('is not brought back by "undo", once another took its place', () => {
    const talk = given(technical).says('Boleto nao gera no checkout')
    talk.does('back').says('Pix nao gera no checkout')
    talk
      .when({ type: 'deleted', message: 'm2' })
      .then({ msgs: 0, has: { subject: 'Pix nao gera no checkout' } })
    expect(JSON.stringify(talk.state)).not.toContain('Boleto')
    talk.does('undo').then({ notes: ['nothingToUndo'], has: { subject: 'Pix nao gera no checkout' } })
  })

  it('is asked again when the desk refuses the request that was sent with it', () => {
    const { details: _, attachments: __, share_consent: ___, ...rest } = atReview
    const talk = given(rest).then({ asks: 'details' }).says('Desde ayer no aplican los cupones')
    talk.does('skip').answers('share_consent', true).then({ asks: 'review' }).does('send')
    const sent = talk.effects[0]
    talk.when({ type: 'deleted', message: 'm2' }).then({ msgs: 0, acts: [] })
    expect(sent).toMatchObject({ filing: { description: 'Desde ayer no aplican los cupones' } })
    expect(JSON.stringify(talk.state)).not.toContain('Desde ayer')
    talk
      .when({ type: 'refused', draft: 1, code: 'desk.refused' })
      .then({ asks: 'details', notes: ['refused'] })
  })
})

describe('what was not understood and is taken back', () => {
  it('goes to nobody who takes over, and the rest does', () => {
    const talk = given({ area: 'technical' }).says('mi clave es 1234').says('pues depende')
    talk.when({ type: 'deleted', message: 'm2' }).then({ msgs: 0 })
    expect(JSON.stringify(talk.state)).not.toContain('1234')
    talk.does('human').then({ asks: 'handover' }).does('yes')
    expect(talk.effects[0]).toMatchObject({ filing: { handedOver: { said: ['pues depende'] } } })
  })

  it('is gone from the offer of a person too', () => {
    const talk = given({ area: 'technical' }).says('mi clave es 1234').does('human')
    talk.then({ asks: 'handover' }).when({ type: 'deleted', message: 'm2' }).does('yes')
    expect(talk.effects[0]).toMatchObject({ filing: { handedOver: { said: [] } } })
  })
})

describe('an answer made of several messages', () => {
  const first = { ...technical, subject: 'Cupones', articles: 'none_helps', impact: 'critical' }
  const asked = { ...first, affected_users: 'everyone', experience: 'expert' }
  const told = () => {
    const talk = given(asked)
      .then({ asks: 'details' })
      .says('Desde ayer no aplican')
      .then({ asks: 'attachments' })
    return talk
      .says('y tampoco en la app')
      .then({ has: { details: 'Desde ayer no aplican\ny tampoco en la app' } })
  }

  it('changes in the words of the one that is edited', () => {
    const talk = told()
    talk.when({ type: 'edited', message: 'm2', text: 'Desde hoy no aplican' })
    talk.then({ has: { details: 'Desde hoy no aplican\ny tampoco en la app' }, msgs: 0 })
    talk.when({ type: 'edited', message: 'm3', text: 'y tampoco en la tienda' })
    talk.then({ has: { details: 'Desde hoy no aplican\ny tampoco en la tienda' }, msgs: 0 })
    talk.says('ni por teléfono hoy').when({ type: 'edited', message: 'm2', text: 'Desde el lunes' })
    talk.then({ has: { details: 'Desde el lunes\ny tampoco en la tienda\nni por teléfono hoy' } })
  })

  it('loses the words of the one that is deleted, and is forgotten with the last', () => {
    const talk = told()
    talk.when({ type: 'deleted', message: 'm2' }).then({ asks: 'attachments', notes: ['updated'] })
    expect(JSON.stringify(talk.state)).not.toContain('Desde ayer')
    talk.then({ has: { details: 'y tampoco en la app' } })
    talk.when({ type: 'deleted', message: 'm3' }).then({ asks: 'details', notes: ['forgotten'] })
  })

  it('keeps what was typed in a form', () => {
    const talk = given({ ...asked, details: 'Desde ayer' }).then({ asks: 'attachments' })
    talk.says('y tampoco en la app').when({ type: 'deleted', message: 'm2' })
    talk.then({ asks: 'attachments', notes: ['updated'], has: { details: 'Desde ayer' } })
  })
})

describe('words that were kept and taken as the answer', () => {
  const help = { type: 'command', command: 'help' } as const
  const taken = (...stories: readonly string[]) => {
    const talk = given({ area: 'technical' })
    for (const each of stories) talk.says(`ayuda, ${each}`, [help], { rest: each })
    talk.answers('problem_type', 'problem')
    return talk.does('yes', 'sí').then({ has: { subject: stories.join(' ') } })
  }

  it('change and go with the message that they came in', () => {
    const talk = taken(story)
    talk.when({ type: 'edited', message: 'm2', text: 'el checkout no deja pagar con Pix' })
    talk.then({ has: { subject: 'el checkout no deja pagar con Pix' } })
    talk.when({ type: 'deleted', message: 'm2' }).then({ asks: 'subject', notes: ['forgotten'] })
  })

  it('leave those of other messages', () => {
    const talk = taken(story, 'también falla en la app')
    talk.when({ type: 'deleted', message: 'm2' }).then({ has: { subject: 'también falla en la app' } })
    expect(JSON.stringify(talk.state)).not.toContain(story)
  })
})

describe('messages that were read as one', () => {
  const opened = () => {
    const meaning = { acts: answers, rest: story }
    const said = (message: string, text: string) => ({ type: 'said', message, text, files: [] }) as const
    const talk = nothing().when(said('b1', 'es un tema técnico'), meaning, 100)
    return talk.when(said('b2', story), meaning, 100).when({ type: 'rang' }, meaning, 1_000)
  }

  it('are forgotten together, whichever is deleted', () => {
    for (const message of ['b1', 'b2']) {
      const talk = opened()
      expect(talk.state.draft).toMatchObject({ answers: { area: 'technical' }, candidate: story })
      talk.when({ type: 'deleted', message }).then({ notes: ['forgotten'] })
      expect(JSON.stringify(talk.state)).not.toContain(story)
      expect(talk.state.draft?.answers).not.toHaveProperty('area')
    }
  })

  it('lose nothing when one of them is edited, and change in what it answers', () => {
    const talk = opened()
    const meaning = { acts: [{ type: 'answer', question: 'area', value: 'financial' }] } as const
    talk.when({ type: 'edited', message: 'b1', text: 'es un tema financiero' }, meaning)
    expect(talk.state.draft).toMatchObject({ answers: { area: 'financial' }, candidate: story })
    talk.when({ type: 'deleted', message: 'b2' })
    expect(talk.state.draft).toMatchObject({ answers: { area: 'financial' }, candidate: undefined })
  })
})

describe('files that came in a message that is taken back', () => {
  const names = (talk: ReturnType<typeof nothing>) => talk.state.draft?.files.map(({ name }) => name)
  const [har, shot] = [file('caso.har'), file('captura.png')]
  const { attachments: _, ...open } = atReview
  const giving = (message: string, files: readonly FileRef[], text = '') =>
    ({ type: 'said', message, text, files }) as const

  it('go from the draft, are told by name, and are asked for again', () => {
    const talk = given(open)
      .then({ asks: 'attachments' })
      .when(giving('f1', [har, shot]))
    talk.then({ asks: 'review' })
    talk.when({ type: 'deleted', message: 'f1' }).then({ asks: 'attachments', notes: ['filesForgotten'] })
    expect(talk.said[0]).toMatchObject({ with: { names: ['caso.har', 'captura.png'] } })
    expect(JSON.stringify(talk.state)).not.toContain('caso.har')
    talk.does('undo')
    expect(talk.state.draft?.answers).not.toHaveProperty('attachments')
    talk.when({ type: 'deleted', message: 'f1' }).then({ msgs: 0 })
  })

  it('are not filed', () => {
    const talk = given(atReview)
      .when(giving('f1', [har]))
      .when(giving('f2', [shot]))
    talk.when({ type: 'deleted', message: 'f1' }).then({ asks: 'review' }).does('send')
    expect(talk.effects[0]).toMatchObject({ type: 'file', filing: { files: [shot] } })
  })

  it('leave those of other messages, and the question that these answer', () => {
    const talk = given(open)
      .when(giving('f1', [har]))
      .when(giving('f2', [shot]))
    talk.when({ type: 'deleted', message: 'f1' }).then({ asks: 'review', has: { attachments: true } })
    expect(names(talk)).toEqual(['captura.png'])
    talk.when({ type: 'deleted', message: 'f2' }).then({ asks: 'attachments', notes: ['filesForgotten'] })
  })

  it('stay where another message gave them again', () => {
    const talk = given(open)
      .when(giving('f1', [har]))
      .when(giving('f2', [har]))
    talk.when({ type: 'deleted', message: 'f1' }).then({ msgs: 0 })
    expect(names(talk)).toEqual(['caso.har'])
    talk.when({ type: 'deleted', message: 'f2' }).then({ asks: 'attachments', notes: ['filesForgotten'] })
  })

  it('are told beside the answer that came with them', () => {
    const talk = given(technical).when(giving('f1', [har], 'Boleto nao gera no chekout'))
    talk.when({ type: 'deleted', message: 'f1' })
    talk.then({ asks: 'subject', notes: ['forgotten', 'filesForgotten'] })
    expect(talk.said[0]).toMatchObject({ with: { questions: ['subject'] } })
  })

  it('are known by their own message where several were read as one', () => {
    const greeted = { acts: [{ type: 'greeting' }] } as const
    const talk = nothing().when(giving('f1', [har], 'hola'), greeted, 100)
    talk.when(giving('f2', [shot], 'buenas'), greeted, 100).when({ type: 'rang' }, greeted, 1_000)
    talk.when({ type: 'deleted', message: 'f1' }).then({ notes: ['filesForgotten'] })
    expect(names(talk)).toEqual(['captura.png'])
  })

  it('are gone from a request on the shelf, and from one that the desk refused', () => {
    const talk = given(open)
      .when(giving('f1', [har]))
      .does('cancel')
    talk.when({ type: 'deleted', message: 'f1' }).then({ msgs: 0 })
    expect(JSON.stringify(talk.state)).not.toContain('caso.har')
    const refused = given(open)
      .when(giving('f1', [har]))
      .does('send')
    refused.when({ type: 'refused', draft: 1, code: 'desk.refused' })
    refused.when({ type: 'deleted', message: 'f1' }).then({ notes: ['filesForgotten'] })
    expect(names(refused)).toEqual([])
  })

  it('are gone from a request that is being sent, should the desk refuse it', () => {
    const talk = given(open)
      .when(giving('f1', [har]))
      .does('send')
    talk.when({ type: 'deleted', message: 'f1' }).then({ msgs: 0, acts: [] })
    talk.when({ type: 'refused', draft: 1, code: 'desk.refused' }).then({ asks: 'attachments' })
    expect(names(talk)).toEqual([])
  })

  it('stay with a request that was sent, and nothing is said', () => {
    const talk = given(open)
      .when(giving('f1', [har]))
      .does('send')
    talk.when({ type: 'deleted', message: 'f1' }).then({ msgs: 0, acts: [] })
    talk.when({ type: 'filed', draft: 1, ticket: ticket(4902) })
    talk.when({ type: 'deleted', message: 'f1' }).then({ msgs: 0, acts: [] })
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

describe('a message that was meant for a closed ticket', () => {
  const refused = () => {
    const talk = nothing({ tickets: [closed] }).says('responder 4901', [
      { type: 'ticket', act: 'reply', number: 4901, text: story },
    ])
    expect(talk.acts).toEqual(['comment'])
    const { number, text, message } = talk.effects[0] as Extract<Effect, { type: 'comment' }>
    return talk.when({
      type: 'undone',
      act: 'comment',
      code: 'not-allowed',
      number,
      text,
      ...(message && { message }),
    })
  }

  it('is forgotten when it is deleted, for support does not have it', () => {
    const talk = refused().when({ type: 'deleted', message: 'm1' }).then({ msgs: 0, acts: [] })
    expect(JSON.stringify(talk.state)).not.toContain(story)
  })

  it('is kept as it is after an edit, and not sent to the ticket once more', () => {
    const talk = refused().when({ type: 'edited', message: 'm1', text: 'ni con Pix tampoco' })
    talk
      .then({ msgs: 0, acts: [] })
      .does('new')
      .then({ notes: ['followUp'] })
    expect(talk.state.draft?.candidate).toBe('ni con Pix tampoco')
  })

  it('changes and goes in the request that follows', () => {
    const talk = refused().does('new')
    expect(talk.state.draft?.candidate).toBe(story)
    talk.when({ type: 'edited', message: 'm1', text: 'tampoco deja pagar con Pix' })
    expect(talk.state.draft?.candidate).toBe('tampoco deja pagar con Pix')
    talk.when({ type: 'deleted', message: 'm1' })
    expect(talk.state.draft?.candidate).toBeUndefined()
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
    expect(talk.state.live?.missed).toEqual([{ message: 'm2', text: 'dejar de avisarme' }])
  })
})
