import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content, NoteContent, Notes } from '../../src/dialog/content.ts'
import type { Command } from '../../src/dialog/facts.ts'
import { languages } from '../../src/dialog/language.ts'
import type { Ticket } from '../../src/dialog/ticket.ts'
import type { Part } from '../../src/message.ts'
import { wordCorrection } from '../../src/wording/correction.ts'
import { buttonsOf, expectSound } from './checks.ts'
import { now, pageOf, startWalk, ticket, timeZone, tree, type Walk, word } from './walk.ts'

const say = (language: (typeof languages)[number], ...content: readonly Content[]) =>
  word({ type: 'say', slot: 'p1', language, content })

const of = <T extends Part['type']>(parts: readonly Part[], type: T) =>
  parts.filter((part): part is Extract<Part, { type: T }> => part.type === type)

/** One of each of the bot's sentences. */
const notes: { readonly [K in keyof Notes]: Notes[K] } = {
  greeting: { name: 'Ana' },
  greetedAgain: {},
  understood: { answers: [{ question: 'impact', value: 'critical' }] },
  changed: { question: 'impact', from: 'important', to: 'critical' },
  updated: { question: 'subject' },
  skipped: { question: 'attachments' },
  cannotSkip: { question: 'details' },
  nothingToUndo: {},
  undone: {},
  nothingBefore: {},
  cancelled: {},
  nothingToCancel: {},
  resumed: { subject: 'Precios en cero' },
  nothingToResume: {},
  restarted: { kept: true },
  why: { question: 'finance_subject' },
  help: {},
  language: { language: 'es' },
  nonsense: {},
  stillNonsense: {},
  missed: { question: 'impact' },
  likely: { question: 'impact', option: 'critical' },
  invalid: { question: 'env_go_live', problem: { type: 'too-early', from: '2026-11-25' } },
  fileKept: { names: ['a.png', 'b.png'] },
  kept: { text: 'me sale esto' },
  alongside: { text: 'me sale esto' },
  missing: { questions: ['sp_reason', 'sp_country'] },
  sending: {},
  stillSending: {},
  alreadySent: { number: 4700 },
  refused: {},
  oldPrompt: { question: 'impact' },
  oldDraft: {},
  solvedByArticle: { title: 'Políticas de envío' },
  welcomeThanks: {},
  noMoreArticles: {},
  gladItWorks: {},
  addedToSame: { number: 4901 },
  handover: {},
  handedOver: { open: false, opensAt: now + 60 * 3_600_000, timeZone, at: now },
  noTicket: { number: 4990 },
  noTickets: { filtered: false },
  deskAway: {},
  commented: { number: 4901 },
  corrected: { number: 4901 },
  cannotRateAnew: { number: 4901 },
  cannotUnsend: { number: 4901 },
  forgotten: { questions: ['subject', 'details'] },
  filesForgotten: { names: ['a.png', 'b.png'] },
  reopened: { number: 4855 },
  solved: { number: 4855 },
  rated: { number: 4855 },
  ratingCommented: {},
  muted: { number: 4855 },
  unmuted: { number: 4855 },
  followUp: { number: 4855, subject: 'Cupones' },
  notAllowed: { number: 4855, act: 'reopen' },
  notDone: { number: 4855 },
  dailyOn: {},
  dailyOff: {},
  daily: {},
  reminder: { number: 4901, subject: 'El checkout falla' },
  askReply: { number: 4855 },
  askReopen: { number: 4855 },
  changedByDesk: { number: 4901, subject: 'Pagos', thread: true, status: 'solved' },
  welcomeBack: { subject: 'Precios en cero' },
  lost: {},
  nothingAsked: {},
}

const note = (name: keyof Notes, more: object = {}): NoteContent =>
  ({ type: 'note', note: name, with: { ...notes[name], ...more } }) as unknown as NoteContent

describe('a note', () => {
  for (const language of languages) {
    it.each(Object.keys(notes) as (keyof Notes)[])(`in ${language} says %s in words`, (name) => {
      const message = say(language, note(name))
      expectSound(message)
      expect(message.language).toBe(language)
    })
  }

  it('differs from language to language', () => {
    for (const name of Object.keys(notes) as (keyof Notes)[]) {
      if (name === 'why') continue
      const said = languages.map((language) => say(language, note(name)).text)
      expect(new Set(said).size, name).toBe(3)
    }
  })

  it('says that the support side changed the priority', () => {
    const { text } = say('es', {
      type: 'note',
      note: 'changedByDesk',
      with: { number: 4901, subject: 'Pagos', thread: true, priority: 'high' },
    })
    expect(text).toBe('Tu ticket 4901, «Pagos», cambió de prioridad: Alta.')
  })

  it.each([
    ['changed', undefined, 'Silenciar avisos'],
    ['changed', true, 'Volver a avisar'],
    ['status', true, 'Volver a avisar'],
    ['status', undefined, undefined],
  ] as const)('of a ticket offers to hush it, or to hear of it again: %s, %s', (moment, isMuted, label) => {
    const shown = { ...ticket, ...(isMuted && { isMuted }) }
    const { parts } = say('es', { type: 'ticket', moment, ticket: shown })
    const labels = of(parts, 'ticket').flatMap(({ ticket: { buttons } }) => buttons.map((each) => each.label))
    expect(labels.find((each) => /avis/.test(each))).toBe(label)
  })

  it("of a ticket shows the person's own correction in their language, whatever the desk's", () => {
    const lastComment = {
      author: 'Ana',
      fromSupport: false,
      text: wordCorrection('en', 'Visa.'),
      at: now,
      files: [],
    }
    const { parts } = say('es', { type: 'ticket', moment: 'status', ticket: { ...ticket, lastComment } })
    expect(of(parts, 'ticket')[0]?.ticket.lastComment?.text).toBe(wordCorrection('es', 'Visa.'))
  })

  it('names who wrote, or the support side where the desk does not say', () => {
    const comment = { author: '', fromSupport: true, text: 'Listo.', at: now, files: [] }
    const shown = { type: 'ticket', moment: 'changed', ticket: { ...ticket, lastComment: comment } } as const
    expect(say('es', note('changedByDesk', { comment }), shown).text).toContain('Soporte respondió')
    expect(say('pt', note('changedByDesk', { comment }), shown).text).toContain('Suporte respondeu')
    for (const language of languages) expectSound(say(language, note('changedByDesk', { comment }), shown))
  })

  it('says what changed, from and to', () => {
    expect(say('es', note('changed')).text).toBe(
      'Cambié «Impacto del problema»: antes «Comportamiento inesperado en los recursos importantes de la tienda», ahora «Comportamiento inesperado en los recursos críticos de la tienda».',
    )
  })

  it('is the same for a ticket of somebody else and for none at all', () => {
    const [one, other] = [4990, 999999].map((number) => say('pt', note('noTicket', { number })).text)
    expect(one?.replace('4990', '#')).toBe(other?.replace('999999', '#'))
  })

  it('tells the person who wrote, where, and that an answer here is enough', () => {
    const comment = { author: 'Marta', fromSupport: true, text: 'Which browser?', at: now, files: [] }
    const changed = { ...ticket, number: 4901, lastComment: comment }
    const { text } = say('en', note('changedByDesk', { comment, status: 'pending' }), {
      type: 'ticket',
      moment: 'changed',
      ticket: changed,
    })
    expect(text).toContain('Marta replied on your ticket 4901, “Pagos”.')
    expect(text).toContain('The status is now: Awaiting your reply.')
    expect(text).toContain('just reply here')
    expect(text.match(/Which browser/g)).toHaveLength(1)
  })

  it('of a ticket just filed says once who has it', () => {
    const specialist = { es: /especialista/g, pt: /especialista/g, en: /specialist/g }
    for (const language of languages) {
      const { text } = say(language, {
        type: 'ticket',
        moment: 'filed',
        ticket: { ...ticket, status: 'open' },
      })
      expect(text.match(specialist[language]), language).toHaveLength(1)
    }
  })

  it('tells of no way to reply that a solved ticket does not have', () => {
    const comment = { author: 'Marta', fromSupport: true, text: 'Listo.', at: now, files: [] }
    const told = (status: Ticket['status']) =>
      say('es', note('changedByDesk', { comment, status, thread: false }), {
        type: 'ticket',
        moment: 'changed',
        ticket: { ...ticket, number: 4901, status, lastComment: comment },
      }).text
    expect(told('open')).toContain('Para contestar, presiona «Responder»')
    expect(told('solved')).toContain('El estado ahora es: Resuelto.\n')
    expect(told('solved')).not.toContain('Responder')
  })

  it('quotes a comment that no card shows', () => {
    const comment = { author: 'Marta', fromSupport: true, text: 'Which browser?', at: now, files: [] }
    expect(say('en', note('changedByDesk', { comment, thread: false })).text).toContain('“Which browser?”')
  })

  it('says when somebody will answer', () => {
    const { text } = say('es', note('handedOver'))
    expect(text).toContain('viernes, 27 de noviembre, 03:04')
    expect(say('es', note('handedOver', { open: true })).text).toContain('horario de atención')
  })

  it('names the question of a refused answer only where it is not asked below', () => {
    const ask: Content = {
      type: 'ask',
      draft: 1,
      prompt: 1,
      asks: 'env_go_live',
      rung: 0,
      commands: ['cancel'],
    }
    const alone = say('es', note('invalid')).text
    expect(alone).toBe(
      'Fecha estimada del go live: La fecha tiene que ser el 25 de noviembre de 2026 o después.',
    )
    expect(say('es', note('invalid'), ask).text).not.toContain('Fecha estimada')
  })
})

describe('every message on every way', () => {
  const value = (walk: Walk, random: number): string | number | boolean => {
    const asks = walk.state().live?.asks ?? ''
    const question = tree.questions[asks]
    switch (question?.type) {
      case 'choice':
        return question.options[random % question.options.length] ?? ''
      case 'consent':
        return random % 2 === 0
      case 'email':
        return `carla${random}@tiendademo.com`
      case 'number':
        return random * 1000.5
      case 'date':
        return `2027-0${(random % 9) + 1}-15`
      case 'account':
        return 'tiendademo'
      default:
        return asks === 'wl_seller_names' ? 'tiendademonorte' : `zapateria${random}`
    }
  }
  const commands: readonly Command[] = ['back', 'skip', 'none', 'why', 'unsure', 'continue', 'send', 'change']

  it('is sound in three languages', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ random: fc.nat(97), how: fc.nat(11) }), { minLength: 12, maxLength: 40 }),
        (moves) => {
          const walk = startWalk('es', {
            person: { id: 'p', chatName: 'Ana Ruiz', accounts: ['tiendademo'] },
          })
          walk.happen({ type: 'opened' })
          for (const { random, how } of moves) {
            const live = walk.state().live
            const type = tree.questions[live?.asks ?? '']?.type
            const command = commands[random % commands.length] ?? 'help'
            if (type === 'articles') walk.click({ type: 'command', draft: 0, prompt: 0, command: 'none' })
            else if (type === 'files' && how > 3)
              walk.happen({
                type: 'said',
                message: 'f',
                text: '',
                files: [{ ref: `r${random}`, name: 'captura.png', type: 'image/png', size: 9 }],
              })
            else if (how === 0) walk.click({ type: 'command', draft: 0, prompt: 0, command })
            else if (how === 1)
              walk.happen({ type: 'said', message: 'x', text: 'pues depende', files: [] }, [])
            else if (live?.asks === 'review' && how > 6)
              walk.click({ type: 'command', draft: 0, prompt: 0, command: 'send' })
            else walk.answer(live?.asks ?? 'area', value(walk, random))
          }
          for (const each of walk.said()) {
            for (const language of languages) expectSound(word({ ...each, language }))
          }
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('has a page of its own words for every question', () => {
    for (const { question, page } of tree.places) {
      for (const language of languages) {
        const ask: Content = {
          type: 'ask',
          draft: 1,
          prompt: 2,
          asks: question,
          page,
          rung: 0,
          step: 1,
          of: 3,
          commands: ['cancel'],
          notes: tree.questions[question]?.notes.map(({ id }) => id) ?? [],
        }
        for (const rung of [0, 1, 2] as const) {
          const message = say(language, { ...ask, rung })
          expectSound(message)
          expect(of(message.parts, 'prompt')).toHaveLength(1)
        }
      }
    }
  })
})

describe('a question', () => {
  const impact: Content = {
    type: 'ask',
    draft: 1,
    prompt: 7,
    asks: 'impact',
    page: 'technical_case',
    rung: 0,
    step: 3,
    of: 8,
    commands: ['back', 'why', 'cancel'],
    form: true,
  }
  const prompt = (content: Content) => of(say('es', content).parts, 'prompt')[0]

  it('is asked as it is written, then in other words with examples, then by number', () => {
    expect(prompt(impact)).toMatchObject({ ask: '¿Qué parte de la tienda está afectada?' })
    expect(prompt(impact)?.options.every(({ example }) => example === undefined)).toBe(true)
    const again = prompt({ ...impact, rung: 1 })
    expect(again?.ask).not.toBe(prompt(impact)?.ask)
    expect(again?.options.every(({ example }) => example !== undefined)).toBe(true)
    const last = prompt({ ...impact, rung: 2, commands: ['unsure', 'human', 'cancel'] })
    expect(last?.ask).toBe('Impacto del problema: con el número basta.')
    expect(last?.buttons.map(({ label }) => label)).toContain('No estoy seguro')
  })

  it('shows the answer given before, and marks its option', () => {
    const shown = prompt({ ...impact, given: 'critical' })
    expect(shown?.value).toContain('recursos críticos')
    expect(shown?.options.map(({ chosen }) => chosen)).toEqual([undefined, undefined, true])
  })

  it('gives an example of what can be written, unless an answer is on show', () => {
    const { form: _, ...asked } = { ...impact, asks: 'details' } as const
    expect(prompt(asked)?.placeholder).toMatch(/^Por ejemplo: /)
    expect(prompt({ ...asked, proposal: 'nos cobraron dos veces' })).not.toHaveProperty('placeholder')
    expect(prompt({ ...asked, given: 'nos cobraron dos veces' })).not.toHaveProperty('placeholder')
  })

  it('says how far it is, and opens its page as a form', () => {
    expect(prompt(impact)).toMatchObject({
      progress: { text: 'Paso 3 de 8' },
      form: { page: 'technical_case' },
    })
  })

  it('proposes an answer that one press takes', () => {
    const shown = prompt({ ...impact, asks: 'name', page: 'identify', proposal: 'Ana Ruiz' })
    expect(shown?.value).toBe('Ana Ruiz')
    expect(shown?.buttons[0]).toMatchObject({ choice: 'c.1.7.yes', label: 'Sí', style: 'primary' })
  })

  it('offers the accounts of the person', () => {
    const shown = prompt({ ...impact, asks: 'account', page: 'identify', accounts: ['tiendademo', 'otra'] })
    expect(shown?.options.map(({ choice }) => choice)).toEqual([
      'a.1.7.account.tiendademo',
      'a.1.7.account.otra',
    ])
  })

  it('shows a long label whole', () => {
    const subject = prompt({ ...impact, asks: 'finance_subject', page: 'financial_subject' })
    expect(subject?.options).toHaveLength(12)
    expect(subject?.options[6]?.label).toHaveLength(100)
  })

  it('never presets a consent, and shows the whole sentence that "yes" agrees to', () => {
    const shown = prompt({ ...impact, asks: 'share_consent' })
    expect(shown?.options.map(({ chosen }) => chosen)).toEqual([undefined, undefined])
    expect(shown?.options[0]?.example).toBe(
      'Acepto que la solución de mi problema/duda se comparta de manera anónima con VTEX',
    )
    expect(shown?.buttons.every(({ style }) => style !== 'primary')).toBe(true)
  })

  it('names the files that are there, and lets the person go on', () => {
    const shown = prompt({
      ...impact,
      asks: 'attachments',
      files: ['captura.png'],
      commands: ['continue', 'cancel'],
    })
    expect(shown?.hint).toBe('Ya hay 1 archivo: captura.png. Puedes agregar más o seguir.')
    expect(shown?.buttons[0]).toMatchObject({ label: 'Seguir', style: 'primary' })
  })

  it('speaks the words of its page', () => {
    const financial = prompt({ ...impact, asks: 'details', page: 'financial_case' })
    expect(financial?.ask).toBe('¿Qué necesitas que sepa el equipo financiero?')
    const why = say('es', note('why', { question: 'details' }), {
      ...impact,
      asks: 'details',
      page: 'financial_case',
    })
    expect(why.text).toContain('Con estos datos el equipo financiero')
  })
})

describe('a review', () => {
  it('shows words, never ids, and a way to change each answer', () => {
    const { parts } = say('es', {
      type: 'review',
      draft: 1,
      prompt: 9,
      rows: [
        { question: 'impact', page: 'technical_case', value: '?' },
        { question: 'env_go_live', page: 'extra_environment', value: '2027-03-01' },
        { question: 'env_revenue', page: 'extra_environment', value: 250000 },
        { question: 'share_consent', page: 'technical_case', value: false },
        { question: 'wl_stores', page: 'white_label', value: '-' },
      ],
      files: ['a.pdf'],
      filesQuestion: 'attachments',
      wants: [{ question: 'attachments', want: 'articles_of_association' }],
    })
    expect(of(parts, 'summary')[0]?.rows.map((row) => row.value)).toEqual([
      'No lo sé con seguridad',
      '1 de marzo de 2027',
      '250\u00a0000',
      'No acepto',
      'Sin respuesta',
      'a.pdf',
    ])
    const choices = parts.flatMap(buttonsOf).map(({ choice }) => choice)
    expect(choices).toEqual(expect.arrayContaining(['e.1.9.impact', 'e.1.9.attachments']))
    expect(of(parts, 'text')[0]?.text).toContain('Copia del contrato social')
  })
})

describe('a ticket', () => {
  const shown = (more: Partial<Ticket>, moment: 'filed' | 'status' = 'status') =>
    say('es', { type: 'ticket', moment, ticket: { ...ticket, ...more } })
  const labels = (parts: readonly Part[]) => parts.flatMap(buttonsOf).map(({ label }) => label)

  it.each([
    ['es', 'Abierto', 'Esperando respuesta', 'Resuelto', 'Cerrado'],
    ['pt', 'Aberto', 'Aguardando resposta', 'Resolvido', 'Fechado'],
    ['en', 'Open', 'Awaiting your reply', 'Solved', 'Closed'],
  ] as const)('has the official statuses in %s', (language, ...expected) => {
    const statuses = (['open', 'pending', 'solved', 'closed'] as const).map((status) => {
      const message = say(language, { type: 'ticket', moment: 'status', ticket: { ...ticket, status } })
      expectSound(message)
      return of(message.parts, 'ticket')[0]?.ticket.statusText
    })
    expect(statuses).toEqual(expected)
  })

  it('just filed has its number, status, initial priority, what comes next and how to follow it', () => {
    const { text } = shown({ number: 5001, status: 'open', priority: 'urgent' }, 'filed')
    expect(text).toContain('tu ticket es el 5001')
    expect(text).toContain('Abierto')
    expect(text).toContain('Urgente (prioridad inicial)')
    expect(text).toContain('https://desk.test/tickets/4821')
    expect(text).toContain('«estado del ticket 5001»')
  })

  it('that waits for the person quotes what was asked, and leads to the answer', () => {
    const message = shown({})
    expect(message.text).toContain('«¿Podrías enviarnos el HAR?»')
    expect(message.parts.flatMap(buttonsOf)[0]).toMatchObject({
      choice: 't.4821.reply',
      label: 'Responder',
      style: 'primary',
    })
  })

  it('that is solved can be reopened until its time is over, and rated once', () => {
    const solved = { status: 'solved', reopenUntil: now + 3_600_000 } as const
    expect(labels(shown(solved).parts)).toEqual([
      'Reabrir',
      '1 · Muy insatisfecho',
      '2 · Insatisfecho',
      '3 · Neutral',
      '4 · Satisfecho',
      '5 · Muy satisfecho',
    ])
    expect(shown(solved).text).toContain('Plazo: hoy 16:04')
    expect(shown(solved).text).toContain('4 · Satisfecho, 5 · Muy satisfecho\nPara calificar, escribe')
    expect(labels(shown({ ...solved, rating: 5 }).parts)).toEqual(['Reabrir'])
    expect(labels(shown({ ...solved, reopenUntil: now - 1 }).parts)).toEqual(['Abrir un ticket nuevo'])
  })

  it('that is closed can be followed by a new one', () => {
    expect(labels(shown({ status: 'closed' }).parts)).toEqual(['Abrir un ticket de seguimiento'])
  })
})

describe('a list of tickets', () => {
  it('has filters, the one in force marked, and a way to the other pages', () => {
    const page = pageOf([ticket], { total: 30, page: 2, pages: 3, status: ['pending'] })
    const message = say('en', { type: 'tickets', page })
    expectSound(message)
    const list = of(message.parts, 'tickets')[0]
    expect(list?.title).toBe('Your tickets · 30 tickets, page 2 of 3')
    expect(list?.filters.filter(({ style }) => style === 'primary')).toMatchObject([
      { label: 'Awaiting your reply' },
    ])
    expect(list?.pager.map(({ choice }) => choice)).toEqual(['l.1.pending', 'l.3.pending'])
  })

  it('says when there is nothing in it', () => {
    const message = say('pt', { type: 'tickets', page: pageOf([], { status: ['open'] }) })
    expect(message.text).toContain('Você não tem chamados com o status “Aberto”.')
  })
})

describe('what stands in the place of a prompt', () => {
  it.each([
    [
      { asks: 'impact', value: 'critical' },
      'Impacto del problema: Comportamiento inesperado en los recursos críticos de la tienda',
    ],
    [{ asks: 'review', value: { command: 'send' } }, '¿Lo envío así? Enviar'],
    [
      { asks: 'articles', value: { article: 'Políticas de envío' } },
      'Artículos sugeridos: Esto lo resolvió: Políticas de envío',
    ],
    [{ asks: 'impact', value: { moved: true } }, 'Impacto del problema: sigue más abajo'],
    [
      { asks: 'reply', ticket: 4901, value: 'Visa y Master' },
      '¿Qué quieres responder en el ticket 4901? Visa y Master',
    ],
  ] as const)('%j reads as it should', (content, text) => {
    expect(say('es', { type: 'answered', ...content }).text).toBe(text)
  })
})

describe('a status question in the middle', () => {
  it('is answered, and the pending question asked again, with one button that leads', () => {
    const walk = startWalk('es')
    walk.happen({ type: 'opened' })
    walk.answer('area', 'technical')
    walk.answer('problem_type', 'problem')
    const effects = walk.happen({ type: 'said', message: 'x', text: '¿cómo va el 4821?', files: [] }, [
      { type: 'ticket', act: 'status', number: 4821 },
    ])
    const said = effects.filter((effect) => effect.type === 'say').map((each) => word(each))
    for (const message of said) expectSound(message)
    expect(said.at(-1)?.text).toMatchInlineSnapshot(`
      "Ticket 4821 · Esperando respuesta
      Error 500 en checkout
      El equipo de soporte espera más información de tu parte para seguir.
      Prioridad: Alta
      Creado: 21 nov, 15:04 · Último cambio: hoy 14:04
      Marta, de soporte · hoy 14:04
      «¿Podrías enviarnos el HAR?»
      https://desk.test/tickets/4821
      Puedes escribir: Responder al 4821 · Marcar como resuelto el 4821

      Paso 3 de 9
      ¿Cuál es el asunto?
      Una frase corta que diga qué pasa y dónde.
      Puedes escribir: Volver · ¿Por qué lo preguntas? · Cancelar"
    `)
  })

  it('leaves the lead to the question, not to the ticket beside it', () => {
    const ask: Content = {
      type: 'ask',
      draft: 1,
      prompt: 4,
      asks: 'review',
      rung: 0,
      commands: ['send', 'cancel'],
    }
    const message = say('es', { type: 'ticket', moment: 'status', ticket }, ask)
    const leading = message.parts.flatMap(buttonsOf).filter(({ style }) => style === 'primary')
    expect(leading.map(({ label }) => label)).toEqual(['Enviar'])
  })
})
