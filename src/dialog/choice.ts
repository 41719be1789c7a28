import type { Command } from './facts.ts'
import { commands } from './facts.ts'
import { isLanguage, type Language } from './language.ts'

/**
 * What a button or an option means. It travels as a short string through every platform (`encode`), and comes back
 * as the same choice (`decode`), so a click on any prompt ever shown can be understood.
 */
export type Choice =
  | {
      readonly type: 'answer'
      readonly draft: number
      readonly prompt: number
      readonly question: string
      readonly value: string
    }
  | { readonly type: 'command'; readonly draft: number; readonly prompt: number; readonly command: Command }
  /** Open a question again. */
  | { readonly type: 'change'; readonly draft: number; readonly prompt: number; readonly question: string }
  | { readonly type: 'ticket'; readonly act: TicketChoice; readonly number: number; readonly value?: string }
  /** A page of the ticket list; `status` empty for all, joined by `-` for several; `search` in plain words. */
  | {
      readonly type: 'tickets'
      readonly status: string
      readonly page: number
      readonly search?: string
    }
  | { readonly type: 'language'; readonly language: Language }
  /** Be told when a known issue has another state, or stop being told. */
  | { readonly type: 'issue'; readonly act: 'follow' | 'unfollow'; readonly issue: string }

const ticketChoices = [
  'status',
  'reply',
  'reopen',
  'solve',
  'follow',
  'follow-up',
  'mute',
  'unmute',
  'rate',
] as const
export type TicketChoice = (typeof ticketChoices)[number]

/** At most about 100 characters of `[A-Za-z0-9_.:/-]` and what an article's id or an account holds. */
export function encode(choice: Choice): string {
  switch (choice.type) {
    case 'answer':
      return `a.${choice.draft}.${choice.prompt}.${choice.question}.${choice.value}`
    case 'command':
      return `c.${choice.draft}.${choice.prompt}.${choice.command}`
    case 'change':
      return `e.${choice.draft}.${choice.prompt}.${choice.question}`
    case 'ticket':
      return `t.${choice.number}.${choice.act}${choice.value === undefined ? '' : `.${choice.value}`}`
    case 'tickets':
      return `l.${choice.page}.${choice.status}${choice.search === undefined ? '' : `.${encodeURIComponent(choice.search)}`}`
    case 'language':
      return `g.${choice.language}`
    case 'issue':
      return `i.${choice.act}.${choice.issue}`
  }
}

/** The choice that was encoded; undefined for anything else, whoever made it up. */
export function decode(text: string): Choice | undefined {
  const [kind = '', first = '', second = '', third = ''] = partsOf(text)
  switch (kind) {
    case 'a': {
      const place = placeOf(first, second)
      const value = restOf(text, kind, first, second, third)
      return place && third && value
        ? { type: 'answer', draft: place.draft, prompt: place.prompt, question: third, value }
        : undefined
    }
    case 'c': {
      const place = placeOf(first, second)
      return place && isCommand(third)
        ? { type: 'command', draft: place.draft, prompt: place.prompt, command: third }
        : undefined
    }
    case 'e': {
      const place = placeOf(first, second)
      return place && third ? { type: 'change', ...place, question: third } : undefined
    }
    case 't': {
      const number = countOf(first)
      const act = ticketChoices.find((each) => each === second)
      if (number === undefined || !act) return undefined
      const value = restOf(text, kind, first, second)
      return { type: 'ticket', act, number, ...(value !== undefined && { value }) }
    }
    case 'l': {
      const page = countOf(first)
      const search = decodedText(restOf(text, kind, first, second))
      return page === undefined
        ? undefined
        : { type: 'tickets', page, status: second, ...(search !== undefined && { search }) }
    }
    case 'g':
      return isLanguage(first) ? { type: 'language', language: first } : undefined
    case 'i': {
      const issue = restOf(text, kind, first)
      return issue && (first === 'follow' || first === 'unfollow')
        ? { type: 'issue', act: first, issue }
        : undefined
    }
    default:
      return undefined
  }
}

/** The first four parts between full stops; those who made the text up may have sent any number. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  for (let from = 0; parts.length < 4; ) {
    const to = text.indexOf('.', from)
    parts.push(to < 0 ? text.slice(from) : text.slice(from, to))
    if (to < 0) break
    from = to + 1
  }
  return parts
}

/** What follows these parts, whatever stops are in it; undefined when nothing does. */
function restOf(text: string, ...parts: readonly string[]): string | undefined {
  const from = parts.reduce((length, part) => length + part.length + 1, 0)
  return from > text.length ? undefined : text.slice(from)
}

function decodedText(text: string | undefined): string | undefined {
  try {
    return text === undefined || text === '' ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const isCommand = (text: string): text is Command => (commands as readonly string[]).includes(text)

function placeOf(draft: string, prompt: string): { draft: number; prompt: number } | undefined {
  const draftId = countOf(draft)
  const promptId = countOf(prompt)
  return draftId === undefined || promptId === undefined ? undefined : { draft: draftId, prompt: promptId }
}

function countOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
