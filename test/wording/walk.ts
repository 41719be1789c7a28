import { fileURLToPath } from 'node:url'
import type { Choice } from '../../src/dialog/choice.ts'
import type { Effect } from '../../src/dialog/effect.ts'
import type { Event } from '../../src/dialog/event.ts'
import type { Act, Facts, Need, TicketPage } from '../../src/dialog/facts.ts'
import type { Language } from '../../src/dialog/language.ts'
import { emptyState, type Person, type State, type Suggestion } from '../../src/dialog/state.ts'
import { step } from '../../src/dialog/step.ts'
import type { Ticket } from '../../src/dialog/ticket.ts'
import type { Tree } from '../../src/dialog/tree.ts'
import { loadTree } from '../../src/dialogs/load.ts'
import type { Outgoing } from '../../src/message.ts'
import { type Say, wordMessage } from '../../src/wording/message.ts'

export const tree: Tree = loadTree(fileURLToPath(new URL('../../dialogs/vtex-2023-12', import.meta.url)))

/** Tuesday, 24 November 2026, 15:04 in São Paulo. */
export const now = Date.UTC(2026, 10, 24, 18, 4)
export const timeZone = 'America/Sao_Paulo'
const hour = 3_600_000

export const ana: Person = {
  id: 'p_1',
  name: 'Ana Ruiz',
  account: 'tiendademo',
  accounts: ['tiendademo', 'tiendademoqa'],
  timeZone,
}

export const articles: readonly Suggestion[] = [
  {
    id: 'shipping-policy',
    kind: 'article',
    title: 'Políticas de envío',
    url: 'https://help.vtex.com/es/tutorial/politicas-de-envio',
    locale: 'es',
    line: 'Revisa los códigos postales que cubre cada política.',
  },
  {
    id: 'ki-1160165',
    kind: 'known-issue',
    title: 'Freight not calculated for some ZIP codes',
    url: 'https://help.vtex.com/en/known-issues/ki--1160165',
    locale: 'en',
    line: 'The simulation works but the checkout shows no options.',
    issue: { status: 'backlog', workaround: 'Import the freight table again.' },
  },
]

export const ticket: Ticket = {
  number: 4821,
  subject: 'Error 500 en checkout',
  status: 'pending',
  priority: 'high',
  account: 'tiendademo',
  createdAt: now - 72 * hour,
  updatedAt: now - hour,
  url: 'https://desk.test/tickets/4821',
  lastComment: {
    author: 'Marta',
    fromSupport: true,
    text: '¿Podrías enviarnos el HAR?',
    at: now - hour,
    files: [],
  },
}

/** Puts a message into words for a reader in São Paulo. */
export const word = (say: Say, id = 'm1', of = tree): Outgoing =>
  wordMessage(of, say, { id, timeZone, at: now })

/** A conversation without anything around it: facts are at hand when the step asks for them. */
export interface Walk {
  readonly state: () => State
  /** Everything that was asked of the world, in order. */
  readonly effects: readonly Effect[]
  /** Everything that was said. */
  readonly said: () => readonly Say[]
  /** The effects of one event. */
  happen(happened: Event['happened'], acts?: readonly Act[]): readonly Effect[]
  answer(question: string, value: string | number | boolean): readonly Effect[]
  click(choice: Choice): readonly Effect[]
}

export function startWalk(
  language: Language,
  known: Partial<Facts> = {},
  from?: State,
  of: Tree = tree,
): Walk {
  let state = from ?? emptyState(of, language)
  const effects: Effect[] = []
  let count = 0

  const happen: Walk['happen'] = (happened, acts) => {
    count += 1
    let facts: Facts = acts ? { interpretation: { acts } } : {}
    for (let round = 0; round < 8; round++) {
      const event: Event = { id: `e${count}`, at: now + count, happened, facts }
      const outcome = step(of, state, event)
      if (outcome.type === 'stepped') {
        state = outcome.state
        effects.push(...outcome.effects)
        return outcome.effects
      }
      for (const need of outcome.needs) facts = { ...facts, ...factFor(need, known) }
    }
    throw new Error('the step never had enough facts')
  }
  const asked = () => state.live ?? { id: 0, draft: 0 }
  return {
    state: () => state,
    effects,
    said: () => effects.filter((effect) => effect.type === 'say'),
    happen,
    answer: (question, value) =>
      happen({ type: 'said', message: `m${count}`, text: String(value), files: [] }, [
        { type: 'answer', question, value },
      ]),
    click: (choice) =>
      happen({
        type: 'clicked',
        choice: 'prompt' in choice ? { ...choice, draft: asked().draft, prompt: asked().id } : choice,
      }),
  }
}

function factFor(need: Need, known: Partial<Facts>): Facts {
  switch (need.type) {
    case 'person':
      return { person: known.person ?? ana }
    case 'articles':
      return { articles: { query: need.query, found: known.articles?.found ?? articles } }
    case 'interpretation':
      return { interpretation: { acts: [], rest: need.text } }
    case 'ticket':
      return { ticket: known.ticket ?? { asked: need.number, found: ticket } }
    case 'answers':
      return { answers: { asked: need.number, found: [] } }
    case 'tickets':
      return { tickets: known.tickets ?? pageOf([ticket]) }
    case 'same':
      return { same: known.same ?? { subjects: need.subjects } }
    case 'office':
      return { office: known.office ?? { open: false, opensAt: now + 15 * hour, timeZone } }
  }
}

export const pageOf = (tickets: readonly Ticket[], more: Partial<TicketPage> = {}): TicketPage => ({
  tickets,
  total: tickets.length,
  page: 1,
  pages: 1,
  ...more,
})
