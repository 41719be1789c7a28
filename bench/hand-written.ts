import { type Answers, type Input, inputs, type Machine, suggestions } from './intake.ts'

/**
 * What a careful person writes in an afternoon for this one intake: a table of questions, a cursor, and the answers.
 * It checks each answer and says what comes next; it has no way back, no repair, no other branch and no language.
 */
export function createHandWritten(): Machine {
  return {
    name: 'hand-written table',
    run() {
      let stored = JSON.stringify({ at: 'open', answers: {} } satisfies State)
      let reply: Reply = { say: '' }
      for (const input of inputs) {
        const turned = take(JSON.parse(stored) as State, input)
        stored = JSON.stringify(turned.state)
        reply = turned.reply
      }
      return reply.filed ?? {}
    },
  }
}

interface State {
  readonly at: string
  readonly answers: Answers
}

interface Reply {
  readonly say: string
  readonly options?: readonly { readonly id: string; readonly label: string }[]
  readonly filed?: Answers
}

interface Row {
  readonly ask: string
  readonly next: string
  readonly options?: Readonly<Record<string, string>>
  readonly min?: number
  readonly isOptional?: true
}

const table: Readonly<Record<string, Row>> = {
  open: { ask: '', next: 'name' },
  name: { ask: '¿Cómo te llamas?', min: 2, next: 'account' },
  account: { ask: '¿De qué cuenta se trata?', min: 2, next: 'area' },
  area: {
    ask: '¿Con qué área quieres hablar?',
    options: { technical: 'Técnico', financial: 'Financiero', commercial: 'Comercial' },
    next: 'problem_type',
  },
  problem_type: {
    ask: '¿Qué necesitas?',
    options: {
      problem: 'La tienda enfrenta un problema o comportamiento inesperado',
      question: 'Tengo una duda y quisiera hacer una pregunta',
      setup: 'Quisiera solicitar una configuración',
    },
    next: 'subject',
  },
  subject: { ask: '¿Cuál es el asunto?', min: 3, next: 'articles' },
  articles: {
    ask: '¿Alguno de estos artículos lo resuelve?',
    options: {
      ...Object.fromEntries(suggestions.map(({ id, title }) => [id, title])),
      none_helps: 'Ninguno',
    },
    next: 'impact',
  },
  impact: {
    ask: '¿Cuál es el impacto?',
    options: {
      auxiliary: 'Recursos auxiliares',
      important: 'Recursos importantes',
      critical: 'Recursos críticos',
    },
    next: 'affected_users',
  },
  affected_users: {
    ask: '¿A quién afecta?',
    options: { admin_users: 'Usuarios del panel', shoppers: 'Compradores', everyone: 'Todos los usuarios' },
    next: 'experience',
  },
  experience: {
    ask: '¿Cuál es tu experiencia?',
    options: { learning: 'Estoy aprendiendo', proficient: 'Sé lo que necesito', expert: 'Tengo experiencia' },
    next: 'details',
  },
  details: { ask: 'Describe en detalle lo sucedido.', min: 3, next: 'attachments' },
  attachments: { ask: 'Envía un archivo, si lo tienes.', isOptional: true, next: 'share_consent' },
  share_consent: {
    ask: '¿Aceptas que la solución se comparta de manera anónima?',
    options: { yes: 'Acepto', no: 'No acepto' },
    next: 'review',
  },
  review: { ask: '¿Lo enviamos así?', next: 'sent' },
  sent: { ask: 'Enviado.', next: 'sent' },
}

function take(state: State, input: Input): { readonly state: State; readonly reply: Reply } {
  const row = rowOf(state.at)
  const value = valueOf(row, state.at, input)
  if (value === undefined) return { state, reply: { say: `No se entendió. ${row.ask}`, ...optionsOf(row) } }
  const answers = state.at in questions ? { ...state.answers, [state.at]: value } : state.answers
  const next = rowOf(row.next)
  const isSent = row.next === 'sent'
  return {
    state: { at: row.next, answers },
    reply: { say: next.ask, ...optionsOf(next), ...(isSent && { filed: answers }) },
  }
}

/** Everything but the articles is filed. */
const { open: _, articles: __, review: ___, sent: ____, ...questions } = table

function valueOf(row: Row, at: string, input: Input): string | boolean | undefined {
  switch (input.type) {
    case 'open':
      return at === 'open' ? true : undefined
    case 'send':
      return at === 'review' ? true : undefined
    case 'skip':
      return row.isOptional ? '-' : undefined
    case 'choose':
      if (row.options?.[input.value] === undefined) return undefined
      return at === 'share_consent' ? input.value === 'yes' : input.value
    case 'write': {
      const text = input.text.trim()
      return row.min !== undefined && text.length >= row.min ? text : undefined
    }
  }
}

function optionsOf(row: Row): Pick<Reply, 'options'> {
  if (row.options === undefined) return {}
  return { options: Object.entries(row.options).map(([id, label]) => ({ id, label })) }
}

function rowOf(at: string): Row {
  const row = table[at]
  if (row === undefined) throw new Error(`bench: the table has no row "${at}".`)
  return row
}
