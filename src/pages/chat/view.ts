import type { FileRef } from '../../dialog/state.ts'
import type { PageEntry } from '../../channels/web/entry.ts'
import type { Outgoing, Part, PromptPart } from '../../message.ts'
import type { Unsent } from './unsent.ts'

/** What the list of messages shows, oldest first. */
export type Item = BotItem | PersonItem

export interface BotItem {
  readonly type: 'bot'
  readonly key: string
  readonly at: number
  readonly position: number
  readonly language: Outgoing['language']
  readonly parts: readonly Part[]
  /** Its prompt was answered: what was to be pressed beside it is gone. */
  readonly isSettled: boolean
}

export interface PersonItem {
  readonly type: 'person'
  readonly key: string
  readonly at: number
  readonly text: string
  readonly files: readonly FileRef[]
  readonly state: 'sent' | 'sending' | 'failed'
  readonly isEdited: boolean
  /** Only what was written can be edited. */
  readonly isText: boolean
  /** What became of it at the desk, when it was meant for a ticket. */
  readonly mark?: NonNullable<Outgoing['marks']>['as']
}

export interface View {
  readonly items: readonly Item[]
  /** The prompt to answer now, and the item that holds it. */
  readonly live: { readonly prompt: PromptPart; readonly key: string } | undefined
  /** The choices on their way, to show as pressed. */
  readonly pressed: ReadonlySet<string>
  /** The language of the newest message. */
  readonly language: Outgoing['language'] | undefined
  /** The person's last message, which can be edited. */
  readonly editable: PersonItem | undefined
}

/**
 * Folds the journal, and what was not sent yet, into what is shown. A message that takes the place of another is shown where
 * that one was; an answer that was clicked shows in its prompt, not as a message of its own.
 */
export function viewOf(entries: readonly PageEntry[], unsent: readonly Unsent[]): View {
  const items: Item[] = []
  const slots = new Map<string, number>()
  const person = new Map<string, number>()

  for (const { position, body } of entries) {
    if (body.kind === 'bot') {
      markPerson(items, person, body.message.marks)
      showBot(items, slots, position, body.at, body.message)
    } else showPerson(items, person, body.event, body.at, body.did, 'sent')
  }
  for (const { event, at, did, state } of unsent) {
    if (!person.has(event.id)) showPerson(items, person, event.id, at, did, state)
  }

  const pressed = new Set<string>()
  for (const { event, state } of unsent) {
    if (event.type === 'clicked' && state !== 'failed') pressed.add(event.choice)
  }
  return {
    items: items.flatMap((item): readonly Item[] => (item.type === 'bot' ? shownOf(item, items) : [item])),
    live: liveOf(items),
    pressed,
    language: items.findLast((item) => item.type === 'bot')?.language,
    editable: items.findLast((item) => item.type === 'person' && item.isText && item.state === 'sent') as
      | PersonItem
      | undefined,
  }
}

function showBot(
  items: Item[],
  slots: Map<string, number>,
  position: number,
  at: number,
  message: Outgoing,
): void {
  const place = slots.get(message.slot)
  const shown = place === undefined ? undefined : items[place]
  if (message.replaces && place !== undefined && shown?.type === 'bot') {
    const parts = message.replaces === 'message' ? message.parts : withoutPrompt(shown.parts, message.parts)
    items[place] = { ...shown, parts, language: message.language, isSettled: message.replaces === 'prompt' }
    return
  }
  if (message.replaces === 'prompt') return
  slots.set(message.slot, items.length)
  const { id: key, language, parts } = message
  items.push({ type: 'bot', key, at, position, language, parts, isSettled: false })
}

function markPerson(items: Item[], person: Map<string, number>, marks: Outgoing['marks']): void {
  const place = marks && person.get(marks.message)
  const shown = place === undefined ? undefined : items[place]
  if (marks && place !== undefined && shown?.type === 'person') items[place] = { ...shown, mark: marks.as }
}

/** The prompt's place is taken; buttons of the whole message go, what stood beside stays. */
function withoutPrompt(parts: readonly Part[], instead: readonly Part[]): readonly Part[] {
  const at = parts.findIndex((part) => part.type === 'prompt')
  const kept = (each: Part): boolean => each.type !== 'prompt' && each.type !== 'buttons'
  if (at < 0) return [...parts.filter(kept), ...instead]
  return [...parts.slice(0, at).filter(kept), ...instead, ...parts.slice(at + 1).filter(kept)]
}

function showPerson(
  items: Item[],
  person: Map<string, number>,
  event: string,
  at: number,
  did: Unsent['did'],
  state: PersonItem['state'],
): void {
  if (!did) return
  if (did.type === 'edited') {
    const place = person.get(did.message)
    const shown = place === undefined ? undefined : items[place]
    if (place !== undefined && shown?.type === 'person') {
      items[place] = { ...shown, text: did.text, isEdited: true, state }
    }
    return
  }
  const isAnswer = did.type === 'clicked' && did.option
  if (isAnswer && state !== 'failed') return
  person.set(event, items.length)
  const text = did.type === 'said' ? did.text : did.label
  const files = did.type === 'said' ? did.files : []
  items.push({
    type: 'person',
    key: event,
    at,
    text,
    files,
    state,
    isEdited: false,
    isText: did.type === 'said' && text !== '',
  })
}

/** A question that is asked again further down leaves nothing where it stood. */
const isMoved = (part: Part): boolean => part.type === 'answered' && part.moved === true

/** An answer that was written stands below its question already; only one that was clicked is shown with it. */
function withoutEcho(item: BotItem, items: readonly Item[]): BotItem {
  const isSaid = (answer: string): boolean =>
    items.some((each) => each.type === 'person' && each.text.trim() === answer)
  const isEcho = (part: Part): boolean => part.type === 'answered' && isSaid(part.answer)
  if (!item.parts.some(isEcho)) return item
  return { ...item, parts: item.parts.map((part) => (isEcho(part) ? { ...part, answer: '' } : part)) }
}

function shownOf(item: BotItem, items: readonly Item[]): readonly BotItem[] {
  const parts = item.parts.filter((part) => !isMoved(part))
  return parts.length === 0 ? [] : [withoutEcho({ ...item, parts }, items)]
}

function liveOf(items: readonly Item[]): View['live'] {
  for (const item of items.toReversed()) {
    if (item.type !== 'bot') continue
    const prompt = item.parts.find((part) => part.type === 'prompt')
    if (prompt) return { prompt, key: item.key }
  }
  return undefined
}
