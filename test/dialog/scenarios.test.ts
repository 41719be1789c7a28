// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import { articles, file, given, noon, nothing, technical, ticket } from './spec.ts'

const subject = 'Cupones no aplican'
const atImpact = { ...technical, subject, articles: 'none_helps' }
const complete = {
  ...atImpact,
  impact: 'critical',
  affected_users: 'everyone',
  experience: 'expert',
  details: 'Desde ayer',
  attachments: '-',
  share_consent: true,
}

describe('the way through', () => {
  it('proposes the name, asks each question, and files what was answered (D01)', () => {
    const world = { person: { id: 'ana', chatName: 'Ana Ruiz', accounts: ['tiendademo', 'tiendademoqa'] } }
    const talk = nothing(world).says('hola, necesito ayuda', [
      { type: 'greeting' },
      { type: 'command', command: 'help' },
    ])
    talk.then({ asks: 'name', notes: ['greeting'], msgs: 1 })
    expect(talk.ask?.proposal).toBe('Ana Ruiz')
    expect(talk.state.draft?.candidate).toBeUndefined()
    talk.does('yes', 'sí').then({ asks: 'account', has: { name: 'Ana Ruiz' } })
    expect(talk.ask?.accounts).toEqual(['tiendademo', 'tiendademoqa'])
    talk.picks('account', 'tiendademo').then({ asks: 'area' })
    talk.picks('area', 'technical').then({ asks: 'problem_type' })
    talk.answers('problem_type', 'problem', '1').then({ asks: 'subject' })
    talk.says('El checkout no calcula el flete').then({ asks: 'articles', acts: ['record'] })
    talk.presses('none').then({ asks: 'impact', acts: ['record'] })
    talk.answers('impact', 'critical').then({ asks: 'affected_users' })
    talk.answers('affected_users', 'shoppers').then({ asks: 'experience' })
    talk.answers('experience', 'expert').then({ asks: 'details' })
    talk.says('Desde ayer a las 18 h.').then({ asks: 'attachments' })
    talk.does('none', 'no tengo').then({ asks: 'share_consent' })
    talk.answers('share_consent', true, 'sí acepto').then({ asks: 'review' })
    talk.presses('send').then({ asks: undefined, acts: ['file', 'remember'], msgs: 0 })
    talk.when({ type: 'filed', draft: 1, ticket: ticket(5001) }).then({ msgs: 1 })
    expect(talk.said).toMatchObject([{ type: 'ticket', moment: 'filed', ticket: { number: 5001 } }])
    expect(talk.state).toMatchObject({ filing: undefined, filed: [{ draft: 1, ticket: 5001 }] })
  })

  it('ends without a ticket when an article solved it (D02)', () => {
    const talk = given({ ...technical, subject }).then({ asks: 'articles' })
    talk.says('the second one did it, thanks', [{ type: 'solved', position: 2 }, { type: 'thanks' }])
    talk.then({ asks: undefined, notes: ['solvedByArticle'], acts: ['record'] })
    expect(talk.effects.find((each) => each.type === 'record')).toMatchObject({ articles: ['a2'] })
    expect(talk.ask?.commands).toEqual(['resume', 'new'])
    talk.says('thanks!', [{ type: 'thanks' }]).then({ notes: ['welcomeThanks'], asks: undefined })
    talk.does('resume').then({ asks: 'articles', notes: ['resumed'] })
  })

  it('takes the receipt and its words as the answer (D03)', () => {
    const talk = nothing().says('Quero mandar um comprovante', [
      { type: 'answer', question: 'area', value: 'financial' },
      { type: 'answer', question: 'finance_subject', value: 'payment_proof' },
    ])
    talk.then({ asks: 'details', notes: ['understood'] })
    talk.says('Segue o comprovante da fatura', [], { files: [file('comprovante.pdf')] })
    talk.then({ asks: 'review', has: { details: 'Segue o comprovante da fatura' } })
    talk.presses('send')
    const filed = talk.effects.find((each) => each.type === 'file')
    expect(filed?.type === 'file' && filed.filing.files).toHaveLength(1)
  })

  it('walks a financial request, and brings it back after it was cancelled (D05)', () => {
    const talk = nothing().answers('area', 'financial', 'billing').then({ asks: 'finance_subject' })
    talk.answers('finance_subject', 'legal_entity_change', '7').then({ asks: 'details' })
    expect(talk.ask).toMatchObject({ page: 'financial_case', notes: ['legal_entity_change'] })
    const details = 'We are moving the contract to a new legal entity'
    talk.says(details).then({ asks: 'review', has: { details } })
    expect(talk.said[0]).toMatchObject({ wants: [{ want: 'legal_entity_documents' }], files: [] })
    talk.does('cancel').then({ asks: undefined, notes: ['cancelled'], acts: [] })
    talk.does('resume').then({ asks: 'review', notes: ['resumed'] })
    talk.says('', [], { files: [file('contrato.pdf')] }).then({ asks: 'review', notes: ['fileKept'] })
    expect(talk.said).toContainEqual(
      expect.objectContaining({
        type: 'review',
        files: ['contrato.pdf'],
        filesQuestion: 'attachments',
        wants: [],
      }),
    )
    talk.presses('send').then({ asks: undefined, acts: ['file', 'remember'] })
    expect(talk.effects.find((each) => each.type === 'file')).toMatchObject({
      filing: { priority: 'low', description: details, files: [{ name: 'contrato.pdf' }] },
    })
  })

  it('greets what means nothing yet, and says what is missing before sending (D04)', () => {
    const talk = nothing()
      .says('3')
      .then({ asks: 'area', notes: ['greeting'] })
    talk.answers('area', 'commercial', '3').then({ asks: 'request_type' })
    talk.answers('request_type', 'master_admin_change').then({ asks: 'sp_current_email' })
    talk.says('from a@x.com to b@x.com', [
      { type: 'answer', question: 'sp_current_email', value: 'a@x.com' },
      { type: 'answer', question: 'sp_new_email', value: 'b@x.com' },
    ])
    talk.then({ asks: 'sp_sponsor_available', has: { sp_current_email: 'a@x.com', sp_new_email: 'b@x.com' } })
    talk.does('send').then({ asks: 'sp_sponsor_available', notes: ['missing'], acts: [] })
  })
})

describe('repair', () => {
  it('changes an earlier answer in words and asks the pending question again (D06)', () => {
    const talk = given({ ...atImpact, impact: 'important', affected_users: 'shoppers' })
    talk.says('el impacto es crítico', [
      { type: 'answer', question: 'impact', value: 'critical', correction: true },
    ])
    talk.then({
      asks: 'experience',
      notes: ['changed'],
      has: { impact: 'critical', affected_users: 'shoppers' },
    })
  })

  it('takes two answers, and the words beside an answer as the details (D07)', () => {
    const talk = given(atImpact).says('importante, y afecta a todos', [
      { type: 'answer', question: 'impact', value: 'important' },
      { type: 'answer', question: 'affected_users', value: 'everyone' },
    ])
    talk.then({ asks: 'experience', notes: ['understood'] })
    const rest = 'o cupom BLACK10 some quando troco o frete'
    talk.says(`sou iniciante, ${rest}`, [{ type: 'answer', question: 'experience', value: 'learning' }], {
      rest,
    })
    talk.then({ asks: 'attachments', has: { details: rest } })
  })

  it('shows a ticket in the middle of the form and goes on (D08)', () => {
    const world = { tickets: [ticket(4821, { status: 'pending' })] }
    const talk = given(technical, { world }).says('¿cómo va el ticket 4821?', [
      { type: 'ticket', act: 'status', number: 4821 },
    ])
    talk.then({ asks: 'subject', has: { subject: undefined }, msgs: 1 })
    expect(talk.said.map((each) => each.type)).toEqual(['ticket', 'ask'])
  })

  it('cancels at once, and takes that back (D09)', () => {
    const talk = given({ ...atImpact, impact: 'critical' })
    talk.does('cancel').then({ asks: undefined, notes: ['cancelled'] })
    talk.does('undo').then({ asks: 'affected_users', has: { impact: 'critical' } })
    talk.does('cancel')
    talk.says('status', [{ type: 'tickets' }]).then({ asks: undefined, msgs: 1 })
    expect(talk.state.draft).toBeUndefined()
  })

  it('does not undo an answer when the offer to undo is pressed twice', () => {
    const talk = given({ ...atImpact, impact: 'critical' }).presses('cancel')
    const { draft = 0, prompt = 0 } = talk.ask ?? {}
    const offer = { type: 'command', draft, prompt, command: 'undo' } as const
    talk.clicks(offer).then({ asks: 'affected_users' })
    talk.clicks(offer, 200).then({ asks: 'affected_users', msgs: 0 })
    talk
      .clicks(offer, 60_000)
      .then({ asks: 'affected_users', has: { impact: 'critical' }, notes: ['oldPrompt'] })
  })

  it('goes back twice, keeps what is still valid, and shows what was answered (D10)', () => {
    const talk = given({ ...atImpact, impact: 'auxiliary', affected_users: 'admin_users' })
    talk.does('back').then({ asks: 'affected_users' })
    expect(talk.ask?.given).toBe('admin_users')
    talk.does('back').then({ asks: 'impact' })
    talk.picks('impact', 'important').then({ asks: 'experience', has: { affected_users: 'admin_users' } })
  })

  it('leaves a question that was opened again as it was', () => {
    given({ ...atImpact, impact: 'critical' })
      .does('back')
      .does('continue')
      .then({
        asks: 'affected_users',
        has: { impact: 'critical' },
      })
    given({ ...atImpact, impact: 'critical' })
      .does('back')
      .answers('impact', 'critical')
      .then({
        asks: 'affected_users',
      })
  })

  it('starts over with name and account, and can have the old draft back (D11)', () => {
    const talk = given({ ...technical, subject, account: 'otra' }).does('restart')
    talk.then({ asks: 'area', notes: ['restarted'], has: { account: 'otra', problem_type: undefined } })
    expect(talk.ask?.commands).toContain('resume')
    talk.does('undo').then({ asks: 'articles', has: { subject } })
  })

  it('climbs the ladder, then hands over all that was said (D12)', () => {
    const talk = given(atImpact)
      .says('pues depende')
      .then({ asks: 'impact', notes: ['missed'] })
    expect(talk.ask?.rung).toBe(1)
    talk.says('no sé, lo de siempre').then({ asks: 'impact' })
    expect(talk.ask).toMatchObject({ rung: 2 })
    expect(talk.ask?.commands).toEqual(expect.arrayContaining(['unsure', 'human']))
    talk.says('mi jefe dice otra cosa').then({ asks: 'handover', notes: ['handover'] })
    expect(talk.ask).toMatchObject({ about: 'impact', optional: true, commands: ['human', 'continue'] })
    talk.does('human').then({ acts: ['file', 'remember'] })
    expect(talk.effects.find((each) => each.type === 'file')).toMatchObject({
      filing: {
        handedOver: { said: ['pues depende', 'no sé, lo de siempre', 'mi jefe dice otra cosa'] },
        tags: expect.arrayContaining(['handed_over']),
      },
    })
    talk.when({ type: 'filed', draft: 1, ticket: ticket(5001) }).then({ notes: ['handedOver'] })
  })

  it('keeps a story that came where a branch was asked, and proposes it', () => {
    const story = 'el checkout se queda cargando y no deja pagar'
    const talk = given()
      .says(story, [], { rest: story })
      .then({ asks: 'area', notes: ['kept'] })
    expect(talk.ask?.rung).toBe(1)
    talk.picks('area', 'technical').picks('problem_type', 'problem')
    expect(talk.ask?.proposal).toBe(story)
    const short = given().says('pues depende', [], { rest: 'pues depende' })
    short.then({ asks: 'area', notes: ['missed'] })
    expect(short.state.draft?.candidate).toBeUndefined()
    const third = given().says('pues depende').says('no sé')
    third.says(story, [], { rest: story }).then({ asks: 'handover', notes: ['handover', 'kept'] })
  })

  it('asks for a yes or a no where a consent is passed over', () => {
    const { share_consent: _, ...open } = complete
    const talk = given(open).then({ asks: 'share_consent' })
    talk.does('skip').then({ asks: 'share_consent', notes: ['invalid'] })
    talk.does('continue').then({ asks: 'share_consent', notes: ['invalid'] })
    talk.answers('share_consent', false).then({ asks: 'review' })
  })

  it('counts words beside a greeting as a miss, and a greeting alone as none', () => {
    const greeting = { type: 'greeting' } as const
    const talk = given(atImpact).says('hola, pues depende', [greeting], { rest: 'pues depende' })
    talk.then({ asks: 'impact', notes: ['missed'] })
    talk.says('hola', [greeting]).then({ asks: 'impact', notes: [] })
    expect(talk.state.live?.missed).toMatchObject([{ text: 'hola, pues depende' }])
  })

  it('goes on without an answer that nobody knows', () => {
    const talk = given(atImpact).does('human').then({ asks: 'handover' })
    talk.does('continue').then({ asks: 'affected_users', has: { impact: '?' } })
  })

  it('asks for words where there were none (D13)', () => {
    const talk = given(technical).says('asdkjh', [{ type: 'nonsense' }])
    talk.then({ asks: 'subject', notes: ['nonsense'] })
    talk.says('🙃', [{ type: 'nonsense' }]).then({ asks: 'subject', notes: ['stillNonsense'] })
    talk.says('SKU 310119 oos??').then({ asks: 'articles', has: { subject: 'SKU 310119 oos??' } })
  })

  it('goes on in another language, whatever prompt is live (D14)', () => {
    const talk = given(atImpact).says('english please', [{ type: 'language', language: 'en' }])
    talk.then({ asks: 'impact', notes: ['language'], acts: ['remember'] })
    talk
      .does('human')
      .says('português', [{ type: 'language', language: 'pt' }])
      .then({ asks: 'handover' })
  })

  it('keeps a file and a sentence that came first, and proposes the sentence (D15)', () => {
    const text = 'me sale esto en el admin al guardar un SKU'
    const talk = nothing().says(text, [], { rest: text, files: [file('captura.png')] })
    talk.then({ asks: 'area', notes: ['greeting', 'fileKept', 'kept'] })
    expect(talk.state.draft?.files).toHaveLength(1)
    talk.says('técnico, es un problema', [
      { type: 'answer', question: 'area', value: 'technical' },
      { type: 'answer', question: 'problem_type', value: 'problem' },
    ])
    talk.then({ asks: 'subject' })
    expect(talk.ask?.proposal).toBe(text)
    talk.does('yes', 'sí').then({ asks: 'articles', has: { subject: text } })
    expect(talk.state.draft?.candidate).toBeUndefined()
    const late = given({ ...complete, attachments: undefined as never }, { files: [file('captura.png')] })
    late.then({ asks: 'attachments' })
    expect(late.ask).toMatchObject({ files: ['captura.png'], commands: expect.arrayContaining(['continue']) })
  })
})

describe('progress', () => {
  it('is told once the way is known, and counts what is really asked', () => {
    const talk = nothing()
      .says('hola', [{ type: 'greeting' }])
      .then({ asks: 'area' })
    expect(talk.ask?.step).toBeUndefined()
    talk.picks('area', 'technical')
    expect(talk.ask).toMatchObject({ asks: 'problem_type', step: 2, of: 9 })
    talk.picks('problem_type', 'problem').says(subject).then({ asks: 'articles' })
    expect(talk.ask).toMatchObject({ step: 3, of: 9 })
  })

  it('begins with the first question that is asked, whatever the first words answered', () => {
    const talk = nothing().says('tengo un problema con el checkout', [
      { type: 'answer', question: 'area', value: 'technical' },
      { type: 'answer', question: 'problem_type', value: 'problem' },
    ])
    expect(talk.ask).toMatchObject({ asks: 'subject', step: 1, of: 7 })
    talk.says(subject).presses('none')
    expect(talk.ask).toMatchObject({ asks: 'impact', step: 2, of: 7 })
    const blocked = nothing().says('mi admin está bloqueado', [
      { type: 'answer', question: 'area', value: 'financial' },
      { type: 'answer', question: 'finance_subject', value: 'admin_blocked' },
    ])
    expect(blocked.ask).toMatchObject({ asks: 'details', step: 1, of: 1 })
  })

  it('does not propose words again that were passed over', () => {
    const rest = 'el carrito se queda en blanco'
    const talk = nothing()
      .says(rest, [], { rest })
      .picks('area', 'technical')
      .picks('problem_type', 'problem')
    expect(talk.ask?.proposal).toBe(rest)
    talk.says('Otra cosa distinta')
    expect(talk.state.draft?.candidate).toBeUndefined()
  })
})

describe('presses', () => {
  it('counts the same press once, and takes an old one as a correction (D16)', () => {
    const talk = given(atImpact)
    const { draft = 0, id: prompt = 0 } = talk.state.live ?? {}
    const critical = { type: 'answer', draft, prompt, question: 'impact', value: 'critical' } as const
    talk.clicks(critical).then({ asks: 'affected_users' })
    talk.clicks(critical, 200).then({ msgs: 0, has: { affected_users: undefined } })
    talk.clicks({ ...critical, value: 'auxiliary' }, 3_000)
    talk.then({ asks: 'affected_users', notes: ['changed'], has: { impact: 'auxiliary' } })
  })

  it('says what became of a draft that was sent last week (D17)', () => {
    const talk = given(complete, { world: { tickets: [ticket(4700)] } })
    const { draft = 0, id: prompt = 0 } = talk.state.live ?? {}
    talk.presses('send').when({ type: 'filed', draft, ticket: ticket(4700) })
    talk.clicks({ type: 'command', draft, prompt, command: 'send' }, 8 * 86_400_000)
    talk.then({ msgs: 1, notes: ['alreadySent'], acts: [] })
    expect(talk.said.map((each) => each.type)).toEqual(['note', 'ticket', 'ask'])
    expect(talk.ask?.commands).toEqual(['new'])
  })

  it('cancels a reply where no draft is open', () => {
    const talk = nothing({ tickets: [ticket(4901)] })
    talk.clicks({ type: 'ticket', act: 'reply', number: 4901 }).then({ asks: 'reply' })
    talk.presses('cancel').then({ asks: undefined, notes: ['nothingAsked'] })
  })
})

describe('several acts in one message', () => {
  it('ask the question of a draft that one ended and another brought back', () => {
    given(technical)
      .says('solved, no, bring it back', [
        { type: 'solved', position: 0 },
        { type: 'command', command: 'resume' },
      ])
      .then({ asks: 'subject', msgs: 1 })
  })
})

describe('where an answer came from', () => {
  it('comes back with the answer that "undo" puts back', () => {
    const talk = given(technical).says('Boleto nao gera no chekout')
    const message = talk.state.draft?.origins?.['subject'] as string
    talk.when({ type: 'edited', message, text: 'Pix não gera QR code' }).does('undo')
    expect(talk.state.draft?.answers['subject']).toBe('Boleto nao gera no chekout')
    expect(talk.state.draft?.origins?.['subject']).toBe(message)
    talk.does('undo')
    expect(talk.state.draft?.answers).not.toHaveProperty('subject')
    expect(talk.state.draft?.origins).not.toHaveProperty('subject')
  })

  it('is for a consent the time, the language and the version of its words', () => {
    const { share_consent: _, ...open } = complete
    const talk = given(open).answers('share_consent', true)
    expect(talk.state.draft?.origins?.['share_consent']).toMatchObject({
      at: expect.any(Number),
      language: 'es',
      version: 'vtex-2023-12/es/1',
    })
  })
})

describe('edits', () => {
  it('changes the subject and draws the suggestions anew in their place (D18)', () => {
    const talk = given(technical).says('Boleto nao gera no chekout').then({ asks: 'articles' })
    const message = talk.state.draft?.origins?.['subject'] as string
    talk.when({ type: 'edited', message, text: 'Pix não gera QR code' })
    talk.then({ asks: 'articles', msgs: 0, has: { subject: 'Pix não gera QR code' } })
    expect(talk.replaced.map((each) => each.type)).toEqual(['note', 'ask'])
    talk.when({ type: 'edited', message, text: 'Pix não gera QR code.' })
    expect(talk.effects).toEqual([])
  })
})

describe('time', () => {
  it('asks whether to go on after three days (D20)', () => {
    const talk = given({ ...atImpact, impact: 'important' }, { idleMs: 3 * 86_400_000 })
    talk.says('hola', [{ type: 'greeting' }]).then({ asks: 'resume', notes: ['welcomeBack'], msgs: 1 })
    talk.does('continue', 'seguir').then({ asks: 'affected_users', has: { impact: 'important' } })
  })

  it('reads a burst as one (D25)', () => {
    const talk = nothing()
    for (const text of ['hola', 'tengo un problema con el checkout', 'no me deja pagar'])
      talk.when({ type: 'said', message: text, text, files: [] }, { acts: [] }, 600).then({ msgs: 0 })
    const rest = 'tengo un problema con el checkout, no me deja pagar'
    expect(talk.alarm).toBe(talk.at + 1_000)
    talk.when({ type: 'rang' }, undefined, 500).then({ msgs: 0 })
    talk.when(
      { type: 'rang' },
      { acts: [{ type: 'answer', question: 'area', value: 'technical' }], rest },
      500,
    )
    talk.then({ asks: 'problem_type', msgs: 1 })
    expect(talk.state.draft?.candidate).toBe(rest)
    expect(talk.alarm).toBeUndefined()
    talk.when({ type: 'rang' }).then({ msgs: 0, asks: 'problem_type' })
  })

  it('reads what was held with the next message when the alarm was lost', () => {
    const talk = nothing().when({ type: 'said', message: 'm1', text: 'hola', files: [file('a')] })
    const meaning = { acts: [{ type: 'answer', question: 'area', value: 'technical' }] } as const
    talk.when({ type: 'said', message: 'm2', text: 'técnico', files: [] }, meaning)
    talk.then({ asks: 'problem_type', msgs: 1 })
    expect(talk.state.held).toBeUndefined()
    expect(talk.state.draft?.files).toHaveLength(1)
  })

  it('does not keep a press or a command waiting, and reads the held words after it', () => {
    const talk = nothing().when(
      { type: 'said', message: 'm1', text: 'hola', files: [] },
      { acts: [{ type: 'greeting' }] },
    )
    talk.when(
      { type: 'said', message: 'm2', text: 'mis tickets', files: [] },
      { acts: [{ type: 'tickets' }] },
      300,
    )
    talk.then({ msgs: 1 })
    expect(talk.alarm).toBe(noon + 61_000)
  })
})

describe('the desk', () => {
  it('says it is on its way, and gives the number once (D26)', () => {
    const talk = given(complete)
      .presses('send')
      .then({ acts: ['file', 'remember'] })
    talk.when({ type: 'delayed', draft: 1 }).then({ notes: ['sending'], msgs: 1 })
    talk.does('sent?').then({ notes: ['stillSending'], acts: [] })
    talk.when({ type: 'filed', draft: 1, ticket: ticket(5001) }).then({ msgs: 1 })
    talk.when({ type: 'filed', draft: 1, ticket: ticket(5001) }).then({ msgs: 0 })
  })

  it('gives a refused draft back under a new revision', () => {
    const talk = given(complete).presses('send')
    talk
      .when({ type: 'refused', draft: 1, code: 'desk.refused' })
      .then({ asks: 'review', notes: ['refused'] })
    talk.presses('send')
    expect(talk.effects.find((each) => each.type === 'file')).toMatchObject({
      filing: { draft: 1, revision: 4 },
    })
  })

  it('sends words to the ticket whose thread this is (D24)', () => {
    const talk = nothing().when({ type: 'changed', ticket: ticket(4901), ownThread: true })
    talk.then({ msgs: 0 })
    talk.hears({ type: 'changed', ticket: ticket(4901), priority: 'high' }).then({ notes: ['changedByDesk'] })
    talk.says('Chrome 126').then({ acts: ['comment'], msgs: 0 })
    talk.does('yes', 'sí').then({ acts: ['comment'] })
    expect(talk.effects).toMatchObject([{ text: 'sí', number: 4901 }])
  })

  it('gives the same answer for a ticket of somebody else as for none (D22)', () => {
    nothing({ tickets: [ticket(1)] })
      .says('status do chamado 4990', [{ type: 'ticket', act: 'status', number: 4990 }])
      .then({ notes: ['noTicket'], asks: undefined })
  })
})

describe('branches', () => {
  it('keeps answers of a branch aside, and has them back with it', () => {
    const talk = given({ ...atImpact, impact: 'critical' })
    const to = (value: string) =>
      talk.says(value, [{ type: 'answer', question: 'area', value, correction: true }])
    to('financial').then({ asks: 'finance_subject', has: { impact: undefined } })
    to('technical').then({ asks: 'affected_users', has: { impact: 'critical' } })
  })

  it('does not count a file left out on a branch that could do without it', () => {
    given({ area: 'financial', finance_subject: 'payment_proof', details: 'Pago', attachments: '-' }).then({
      asks: 'attachments',
    })
  })

  it('searches again when the articles that were declined are wanted back', () => {
    const talk = given({ ...technical, subject })
      .presses('none')
      .then({ asks: 'impact' })
    talk.does('undo').then({ asks: 'articles', notes: ['undone'] })
    expect(talk.ask?.articles).toEqual(articles)
  })
})
