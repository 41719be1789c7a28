import { fileURLToPath } from 'node:url'
import type { Effect } from '../../src/dialog/effect.ts'
import type { Happened, TicketAct } from '../../src/dialog/event.ts'
import { mostAlike } from '../../src/dialog/alike.ts'
import type { Facts, Need } from '../../src/dialog/facts.ts'
import type { Language } from '../../src/dialog/language.ts'
import { emptyState, type FileRef, type Person } from '../../src/dialog/state.ts'
import { step } from '../../src/dialog/step.ts'
import type { Ticket, TicketRequest, TicketStatus } from '../../src/dialog/ticket.ts'
import { readBuiltin } from '../../src/knowledge/builtin.ts'
import { createKnowledge } from '../../src/knowledge/embedded.ts'
import { silent } from '../../src/log.ts'
import { interpret } from '../../src/understanding/rules.ts'
import { wordFiling } from '../../src/wording/filing.ts'
import { wordMessage } from '../../src/wording/message.ts'
import { ana, shipped as tree } from '../understanding/talk.ts'
import type { Line } from './script.ts'

const articles = fileURLToPath(new URL('../../dialogs/vtex-2023-12/articles', import.meta.url))
const knowledge = createKnowledge({ documents: await readBuiltin(articles), log: silent })

const timeZone = 'America/Mexico_City'
const people: Readonly<Record<'known' | 'stranger', Person>> = {
  known: { ...ana, accounts: ['tiendademo', 'tiendademoqa'] },
  stranger: { id: 'new', chatName: 'Ana Ruiz', accounts: [], timeZone },
}

/** Plays what the person and the support side do, and gives what the bot says to each, in plain text. */
export async function play(
  start: { readonly language: Language; readonly person: 'known' | 'stranger' },
  lines: readonly Line[],
): Promise<readonly (readonly string[])[]> {
  const world = createWorld(start)
  const said: (readonly string[])[] = []
  for (const line of lines) said.push(await world.hear(line))
  return said
}

/** One conversation, a minute from line to line, and a desk with the tickets that were filed in it. */
function createWorld({ language, person }: Parameters<typeof play>[0]) {
  let state = emptyState(tree, language)
  let at = Date.UTC(2026, 10, 24, 18)
  let count = 0
  const tickets = new Map<number, Ticket>()
  const filedWith = new Map<number, TicketRequest['answers']>()

  const happen = async (happened: Happened): Promise<readonly string[]> => {
    count += 1
    let facts: Facts = {}
    for (;;) {
      const outcome = step(tree, state, { id: `e${count}`, at, happened, facts })
      if (outcome.type === 'wants') {
        for (const need of outcome.needs) facts = { ...facts, ...(await fact(need)) }
        continue
      }
      state = outcome.state
      const heard: string[] = []
      for (const effect of outcome.effects) heard.push(...(await perform(effect)))
      return heard
    }
  }

  const perform = async (effect: Effect): Promise<readonly string[]> => {
    switch (effect.type) {
      case 'say':
        return effect.replaces === 'prompt' ? [] : [wordMessage(tree, effect, { id: 'm', timeZone, at }).text]
      case 'file': {
        const { subject, priority, answers } = wordFiling(tree, effect.filing, {
          key: 'k',
          conversation: 'c',
          deskLanguage: state.language,
        })
        const ticket = keep(
          { number: 5001 + tickets.size, subject, priority, createdAt: at },
          { status: 'open' },
        )
        filedWith.set(ticket.number, answers)
        return happen({ type: 'filed', draft: effect.filing.draft, ticket })
      }
      case 'comment':
      case 'reopen':
      case 'solve':
      case 'rate': {
        const { type: act, number } = effect
        const ticket = tickets.get(number)
        if (ticket === undefined) return happen({ type: 'undone', act, number, code: 'not-found' })
        if (ticket.status === 'closed' && 'text' in effect)
          return happen({ type: 'undone', act, number, code: 'not-allowed', text: effect.text })
        const isCommented = effect.type === 'rate' && effect.comment !== undefined
        const done = { type: 'done', act, ticket: keep(ticket, changed(effect)) } as const
        return happen({ ...done, ...(isCommented && { isCommented: true }) })
      }
      case 'mute':
      case 'remember':
      case 'record':
      case 'follow':
        return []
    }
  }

  const changed = (effect: Extract<Effect, { readonly type: TicketAct }>): Partial<Ticket> => {
    if (effect.type === 'rate') return { rating: effect.score }
    if (effect.type === 'solve') return { status: 'solved', reopenUntil: at + 5 * 86_400_000 }
    return { status: 'open', lastComment: comment(effect.text, false) }
  }

  const comment = (text: string, fromSupport: boolean) => ({
    author: fromSupport ? 'Bruno' : 'Ana Ruiz',
    fromSupport,
    text,
    at,
    files: [],
  })

  const keep = (
    ticket: Omit<Ticket, 'status' | 'updatedAt'>,
    change: Partial<Ticket> & { readonly status?: TicketStatus },
  ): Ticket => {
    const kept: Ticket = { status: 'open', ...ticket, ...change, updatedAt: at }
    tickets.set(ticket.number, kept)
    return kept
  }

  const fact = async (need: Need): Promise<Facts> => {
    const all = [...tickets.values()].toReversed()
    switch (need.type) {
      case 'interpretation': {
        const { language: now } = state
        return { interpretation: interpret({ text: need.text, tree, state, language: now, at, timeZone }) }
      }
      case 'person':
        return { person: people[person] }
      case 'articles': {
        const { query, language: reader, details, past = [] } = need
        const all = await knowledge.suggest(query, reader, 4 + past.length, details)
        const fresh = all.filter(({ id }) => !past.includes(id))
        const hasMore = fresh.length > 3 && ({ hasMore: true } as const)
        return { articles: { query, found: fresh.slice(0, 3), ...hasMore } }
      }
      case 'ticket': {
        const found = need.number === 'last' ? all[0] : tickets.get(need.number)
        return { ticket: { asked: need.number, ...(found && { found }) } }
      }
      case 'answers':
        return { answers: { asked: need.number, found: filedWith.get(need.number) ?? [] } }
      case 'same': {
        const isOpen = ({ status, account }: Ticket) =>
          (status === 'open' || status === 'pending') && account === need.account
        const found = mostAlike(all.filter(isOpen), need)
        return { same: { subjects: need.subjects, ...(found && { found }) } }
      }
      case 'tickets': {
        const { status, search, page } = need
        const isSought = ({ subject }: Ticket) => subject.toLowerCase().includes(search ?? '')
        const some = all.filter((each) => isSought(each) && (status?.includes(each.status) ?? true))
        return {
          tickets: {
            tickets: some,
            total: some.length,
            page,
            pages: 1,
            ...(status && { status }),
            ...(search !== undefined && { search }),
          },
        }
      }
      case 'office':
        return { office: { open: true, opensAt: at, timeZone } }
    }
  }

  const supportDoes = async (line: Line): Promise<readonly string[]> => {
    const [last] = [...tickets.values()].toReversed()
    if (last === undefined) throw new Error('There is no ticket yet that support could answer.')
    const isSolved = line.text === '(solved)'
    const isClosed = line.text === '(closed)'
    const status = isSolved ? 'solved' : isClosed ? 'closed' : 'pending'
    const said = isSolved || isClosed ? {} : { comment: comment(line.text, true) }
    const until = isSolved
      ? { reopenUntil: at + 5 * 86_400_000 }
      : isClosed
        ? {}
        : { lastComment: comment(line.text, true) }
    const held = await happen({
      type: 'changed',
      ticket: keep(last, { status, ...until }),
      status,
      ...said,
      tellAt: at + 3_000,
    })
    at += 3_000
    return [...held, ...(await happen({ type: 'rang' }))]
  }

  const personSays = async (text: string, files: readonly FileRef[]): Promise<readonly string[]> => {
    const heard = await happen({ type: 'said', message: `m${count}`, text, files })
    if (state.held === undefined) return heard
    at = state.held.until
    return [...heard, ...(await happen({ type: 'rang' }))]
  }

  return {
    hear(line: Line): Promise<readonly string[]> {
      at += 60_000
      if (line.who === 'support') return supportDoes(line)
      const name = /^\(file (.+)\)$/.exec(line.text)?.[1]
      if (name === undefined) return personSays(line.text, [])
      return personSays('', [{ ref: name, name, type: 'application/octet-stream', size: 9 }])
    },
  }
}
