import type { Act, Command, Interpretation } from '../../src/dialog/facts.ts'
import type { Language } from '../../src/dialog/language.ts'
import type { AnswerValue } from '../../src/dialog/state.ts'
import { ana, asking, talk, type Talk } from './talk.ts'

const technical = { area: 'technical', problem_type: 'problem' }
const subject = { ...technical, subject: 'Precios en cero' }
const commercial = { area: 'commercial' }
const environment = { ...commercial, request_type: 'new_extra_environment' }
const shown = ['a1', 'a2', 'a3'].map((id) => ({
  id,
  kind: 'article',
  title: id,
  url: `https://help.example/${id}`,
  locale: 'es',
  line: '',
}))
const two = { ...ana, accounts: ['tiendademo', 'tiendademoqa'] }
const seen = { ...subject, articles: 'none_helps' }
const rated = { ...seen, impact: 'important', affected_users: 'shoppers' }
const told = { ...rated, experience: 'expert', details: 'Details' }

/** Where a conversation can stand when a text comes, by a short name. */
export const places = {
  start: (language: Language) => talk({ language }),
  name: (language: Language) => asking({}, { language }, { open: 'name' }),
  account: (language: Language) => asking({}, { language, person: two }, { open: 'account' }),
  area: (language: Language) => asking({}, { language }),
  kind: (language: Language) => asking({ area: 'technical' }, { language }),
  subject: (language: Language) => asking(technical, { language }),
  articles: (language: Language) => asking(subject, { language, articles: shown }),
  impact: (language: Language) => asking(seen, { language }),
  users: (language: Language) => asking({ ...seen, impact: 'important' }, { language }),
  experience: (language: Language) => asking(rated, { language }),
  details: (language: Language) => asking({ ...rated, experience: 'expert' }, { language }),
  files: (language: Language) => asking(told, { language }),
  consent: (language: Language) => asking({ ...told, attachments: '-' }, { language }),
  review: (language: Language) => asking({ ...told, attachments: '-', share_consent: true }, { language }),
  same: (language: Language) => {
    const { state } = asking({ ...told, attachments: '-', share_consent: true }, { language })
    return talk({ language }, { ...state, live: { id: 2, asks: 'same', draft: 1, ticket: 4821 } })
  },
  finance: (language: Language) => asking({ area: 'financial' }, { language }),
  request: (language: Language) => asking(commercial, { language }),
  sponsor: (language: Language) =>
    asking({ ...commercial, request_type: 'master_admin_change' }, { language }),
  launch: (language: Language) => asking(environment, { language }, { open: 'env_go_live' }),
  revenue: (language: Language) => asking(environment, { language }, { open: 'env_revenue' }),
  thread: (language: Language) => {
    const { state } = talk({ language }).says('ticket 1')
    return talk({ language }, { ...state, topic: 4901 })
  },
} satisfies Readonly<Record<string, (language: Language) => Talk>>

/** A row of a table: where, what is written, and the acts it is understood as; `rest` where words remain. */
export type Row = readonly [keyof typeof places, string, readonly Act[], rest?: string]

/** What the rules make of a row, without the language. */
export function understood(language: Language, [place, text]: Row): Omit<Interpretation, 'language'> {
  const { language: _, ...meaning } = places[place](language).understand(text)
  return meaning
}

export const expected = ([, , acts, rest]: Row): Omit<Interpretation, 'language'> => ({
  acts,
  ...(rest !== undefined && { rest }),
})

export const answer = (question: string, value: AnswerValue): Act => ({ type: 'answer', question, value })
export const correct = (question: string, value: AnswerValue): Act => ({
  type: 'answer',
  question,
  value,
  correction: true,
})
export const command = (name: Command): Act => ({ type: 'command', command: name })
export const unclear = (question: string, ...among: string[]): Act => ({ type: 'unclear', question, among })
export const change = (question: string): Act => ({ type: 'change', question })
export const status = (number: number | 'last'): Act => ({ type: 'ticket', act: 'status', number })
export const ticket = (act: 'reply' | 'reopen' | 'solve', number: number, text?: string): Act => ({
  type: 'ticket',
  act,
  number,
  ...(text !== undefined && { text }),
})
export const tickets = (...among: ('open' | 'pending' | 'solved' | 'closed')[]): Act => ({
  type: 'tickets',
  ...(among.length > 0 && { status: among }),
})
export const solved = (position: number): Act => ({ type: 'solved', position })
export const speak = (language: Language): Act => ({ type: 'language', language })
export const greeting: Act = { type: 'greeting' }
export const thanks: Act = { type: 'thanks' }
export const nonsense: Act = { type: 'nonsense' }
