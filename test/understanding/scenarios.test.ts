import { describe, expect, it } from 'vitest'
import type { Suggestion } from '../../src/dialog/state.ts'
import type { Ticket } from '../../src/dialog/ticket.ts'
import { ana, asking, noon, talk } from './talk.ts'

const article = (id: string): Suggestion => ({
  id,
  kind: 'article',
  title: id,
  url: `https://help.example/${id}`,
  locale: 'en',
  line: '',
})
const ticket = (number: number, status: Ticket['status'] = 'open'): Ticket => ({
  number,
  subject: 'Error 500',
  status,
  priority: 'normal',
  createdAt: noon,
  updatedAt: noon,
})
const technical = { area: 'technical', problem_type: 'problem' }
const subjected = { ...technical, subject: 'Precios en cero', articles: 'none_helps' }

describe('the typed texts of the development scenarios', () => {
  it('D01: walks a technical problem in Spanish', () => {
    const { name: _, account: __, ...unknown } = ana
    const person = { ...unknown, chatName: 'Ana Ruiz', accounts: ['tiendademo', 'tiendademoqa'] }
    let now = talk({ person }).says('hola, necesito ayuda')
    expect(now.asks).toBe('name')
    now = now.says('sí')
    expect(now).toMatchObject({ asks: 'account', answers: { name: 'Ana Ruiz' } })
    now = now.says('tiendademo').says('tecnico').says('1')
    expect(now).toMatchObject({
      asks: 'subject',
      answers: { account: 'tiendademo', problem_type: 'problem' },
    })
    now = now.says('El checkout no calcula el flete para códigos postales de Jalisco').says('es crítico')
    expect(now).toMatchObject({ asks: 'affected_users', answers: { impact: 'critical' } })
    now = now.says('compradores').says('3')
    expect(now).toMatchObject({
      asks: 'details',
      answers: { affected_users: 'shoppers', experience: 'expert' },
    })
    now = now.says(
      'Desde ayer a las 18 h. Probé con 44100 y 45050. En la simulación del Admin sí aparece la política.',
    )
    expect(now.asks).toBe('attachments')
    now = now.says('no tengo')
    expect(now.asks).toBe('share_consent')
    now = now.says('sí acepto')
    expect(now).toMatchObject({ asks: 'review', answers: { share_consent: true } })
    expect(now.says('enviar').state.filing).toHaveLength(1)
  })

  it('D02: takes two answers at once, and an article that did it', () => {
    let now = talk({ language: 'en', articles: [article('a1'), article('a2')] }).says('Hi')
    expect(now).toMatchObject({ asks: 'area', state: { language: 'en' } })
    now = now.says('technical, I have a question')
    expect(now).toMatchObject({ asks: 'subject', answers: { area: 'technical', problem_type: 'question' } })
    now = now.says('how do I set up product recommendations on the product page?')
    expect(now.asks).toBe('articles')
    now = now.says('the second one did it, thanks')
    expect(now.effects).toContainEqual(expect.objectContaining({ outcome: 'solved', articles: ['a2'] }))
    expect(now.says('thanks!').state.draft).toBeUndefined()
  })

  it('D03: knows a proof of payment at once', () => {
    const now = talk({ language: 'pt' }).says('Bom dia! Quero mandar um comprovante de pagamento')
    expect(now).toMatchObject({
      asks: 'details',
      state: { language: 'pt' },
      answers: { area: 'financial', finance_subject: 'payment_proof' },
    })
    const text = 'Segue o comprovante da fatura de março, NF 88231'
    const filed = now.says(text, [{ ref: 'f', name: 'comprovante.pdf', type: 'application/pdf', size: 1 }])
    expect(filed).toMatchObject({ asks: 'review', answers: { details: text } })
  })

  it('D04: changes the Master Admin by keyboard alone', () => {
    let now = talk({ language: 'en' }).says('3')
    expect(now).toMatchObject({ asks: 'area', answers: { name: 'Ana Ruiz' } })
    now = now.says('3')
    expect(now).toMatchObject({ asks: 'request_type', answers: { area: 'commercial' } })
    now = now.says('master admin').says('from bruno@tiendademo.com to carla@tiendademo.com')
    expect(now.answers).toMatchObject({
      request_type: 'master_admin_change',
      sp_current_email: 'bruno@tiendademo.com',
      sp_new_email: 'carla@tiendademo.com',
    })
    expect(now.says('send').state.filing).toBeUndefined()
  })

  it('D05: picks one of twelve by number', () => {
    let now = talk({ language: 'en' }).says('billing')
    expect(now).toMatchObject({ asks: 'finance_subject', answers: { area: 'financial' } })
    now = now.says('7')
    expect(now).toMatchObject({ asks: 'details', answers: { finance_subject: 'legal_entity_change' } })
    now = now.says('We are moving the contract to a new legal entity, tax id 12.345.678/0001-90')
    expect(now.asks).toBe('review')
    expect(now.says('cancel').state.draft).toBeUndefined()
  })

  it('D06: corrects earlier answers in words', () => {
    let now = asking({ ...subjected, impact: 'important', affected_users: 'shoppers' })
    now = now.says('perdón, me equivoqué, el impacto es crítico')
    expect(now).toMatchObject({
      asks: 'experience',
      answers: { impact: 'critical', affected_users: 'shoppers' },
    })
    now = now.says('y afecta a todos, no solo a compradores')
    expect(now).toMatchObject({
      asks: 'experience',
      answers: { impact: 'critical', affected_users: 'everyone' },
    })
    expect(now.says('tengo experiencia')).toMatchObject({
      asks: 'details',
      answers: { experience: 'expert' },
    })
  })

  it('D07: reads two answers in one message, and the story beside an answer', () => {
    let now = asking(subjected, { language: 'pt' }).says('é um recurso importante e afeta todos os usuários')
    expect(now).toMatchObject({
      asks: 'experience',
      answers: { impact: 'important', affected_users: 'everyone' },
    })
    now = now.says('sou iniciante, e o que acontece é que o cupom BLACK10 some quando troco o frete')
    expect(now).toMatchObject({ asks: 'attachments', answers: { experience: 'learning' } })
    expect(now.answers['details']).toContain('o cupom BLACK10 some quando troco o frete')
  })

  it('D08: answers for a ticket in the middle of the form', () => {
    const now = asking(technical, { tickets: [ticket(4821, 'pending')] }).says(
      'antes de seguir, ¿cómo va el ticket 4821?',
    )
    expect(now).toMatchObject({ asks: 'subject', heard: [{ type: 'ticket' }, { type: 'ask' }] })
    expect(now.answers['subject']).toBeUndefined()
    expect(now.says('Los cupones no se aplican en la app móvil').answers['subject']).toContain('cupones')
  })

  it('D09: cancels, takes it back, and tells the tickets', () => {
    let now = asking({ ...subjected, impact: 'critical' }, { language: 'en' }).says('never mind')
    expect(now.state.draft).toBeUndefined()
    now = now.says('wait, undo that')
    expect(now).toMatchObject({ asks: 'affected_users', answers: { impact: 'critical' } })
    now = now.says('cancel').says('status')
    expect(now.state.draft).toBeUndefined()
    expect(now.heard[0]).toMatchObject({ type: 'tickets' })
  })

  it('D10: goes back twice', () => {
    const now = asking({ ...subjected, impact: 'auxiliary', affected_users: 'admin_users' }).says('atrás')
    expect(now.asks).toBe('affected_users')
    expect(now.says('volver').asks).toBe('impact')
  })

  it('D11: starts over', () => {
    const now = asking({ ...technical, subject: 'Site lento' }, { language: 'pt' }).says('recomeçar')
    expect(now.asks).toBe('area')
    expect(now.says('comercial')).toMatchObject({ asks: 'request_type', answers: { area: 'commercial' } })
  })

  it('D12: misses three times, then calls a person', () => {
    let now = asking(subjected).says('pues depende')
    expect(now).toMatchObject({ asks: 'impact', state: { live: { missed: [{ text: 'pues depende' }] } } })
    now = now.says('no sé, lo de siempre')
    expect(now.state.live?.missed).toHaveLength(2)
    now = now.says('mira, es que mi jefe dice una cosa y yo otra')
    expect(now.asks).toBe('handover')
    expect(now.says('con una persona').state.filing?.[0]?.handedOver?.said).toHaveLength(3)
  })

  it('D13: knows nonsense from what is short and cryptic', () => {
    let now = asking(technical, { language: 'en', articles: [article('a1')] }).says('asdkjh askjdh')
    expect(now.asks).toBe('subject')
    now = now.says('🙃')
    expect(now.asks).toBe('subject')
    expect(now.says('SKU 310119 oos??')).toMatchObject({
      asks: 'articles',
      answers: { subject: 'SKU 310119 oos??' },
    })
  })

  it('D14: changes the language when asked to', () => {
    let now = asking({ area: 'technical', problem_type: 'setup', subject: 'Habilitar pago con billetera' })
    now = now.says('english please')
    expect(now).toMatchObject({ asks: 'impact', state: { language: 'en' } })
    now = now.says('important')
    expect(now.answers['impact']).toBe('important')
    expect(now.waits(2 * 86_400_000).says('hello again').state.language).toBe('en')
  })

  it('D15: keeps a file and its sentence', () => {
    const file = { ref: 'f', name: 'captura.png', type: 'image/png', size: 9 }
    let now = talk().says('me sale esto en el admin al guardar un SKU', [file])
    expect(now.asks).toBe('area')
    now = now.says('técnico, es un problema')
    expect(now).toMatchObject({ asks: 'subject', answers: technical })
    expect(now.says('sí').answers['subject']).toBe('me sale esto en el admin al guardar un SKU')
  })

  it('D20: comes back after three days', () => {
    const old = asking({ ...subjected, impact: 'important' })
    const now = old.waits(3 * 86_400_000).says('hola')
    expect(now.asks).toBe('resume')
    expect(now.says('seguir')).toMatchObject({ asks: 'affected_users', answers: { impact: 'important' } })
  })

  it('D21: reads a whole request in one line', () => {
    let now = talk({ language: 'en', articles: [article('a1')] }).says('technical problem: checkout is down')
    expect(now).toMatchObject({ asks: 'articles', answers: { ...technical, subject: 'checkout is down' } })
    now = now.says('none of those')
    expect(now.asks).toBe('impact')
    expect(now.says('critical').answers['impact']).toBe('critical')
    const other = talk({ language: 'en' }).says('also a billing thing, we want to change the due date')
    expect(other).toMatchObject({
      asks: 'details',
      answers: { area: 'financial', finance_subject: 'due_date_change' },
    })
    expect(other.says('from the 5th to the 15th please')).toMatchObject({
      asks: 'review',
      answers: { details: 'from the 5th to the 15th please' },
    })
  })

  it('D22: says the same about two tickets that are not to be seen', () => {
    const now = talk({ language: 'pt' }).says('status do chamado 4990')
    expect(now.heard[0]).toMatchObject({ note: 'noTicket', with: { number: 4990 } })
    expect(now.says('e o 999999?').heard[0]).toMatchObject({ note: 'noTicket', with: { number: 999999 } })
  })

  it('D23: reopens with what happens now', () => {
    const now = talk({ tickets: [ticket(4855, 'solved')] }).says('el 4855 volvió a fallar')
    expect(now.effects).toContainEqual(
      expect.objectContaining({ type: 'reopen', number: 4855, text: 'el 4855 volvió a fallar' }),
    )
  })

  it('D24: answers the desk from the thread of a ticket', () => {
    const start = talk({ language: 'en', tickets: [ticket(4901)] }).happens({
      type: 'changed',
      ticket: ticket(4901, 'pending'),
      ownThread: true,
    })
    const now = start.says('Chrome 126, also Safari')
    expect(now.effects).toContainEqual(
      expect.objectContaining({ type: 'comment', number: 4901, text: 'Chrome 126, also Safari' }),
    )
    expect(now.says('status').heard[0]).toMatchObject({ type: 'ticket', ticket: { number: 4901 } })
  })

  it('D25: reads four messages as one thought', () => {
    const now = talk().writes(
      'hola',
      'buenas tardes',
      'tengo un problema con el checkout',
      'no me deja pagar con tarjeta',
    )
    expect(now).toMatchObject({
      asks: 'subject',
      answers: technical,
      state: { draft: { candidate: 'tengo un problema con el checkout, no me deja pagar con tarjeta' } },
    })
  })

  it('D26: says whether it was sent', () => {
    const review = asking(
      {
        ...subjected,
        impact: 'critical',
        affected_users: 'everyone',
        experience: 'expert',
        details: 'Details.',
        attachments: '-',
        share_consent: true,
      },
      { language: 'en' },
    )
    const now = review.says('send').says('did it work?')
    expect(now.heard[0]).toMatchObject({ note: 'stillSending' })
  })
})
