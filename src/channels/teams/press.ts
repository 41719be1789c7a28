import type { Clock } from '../../clock.ts'
import { digestOf } from '../../digest.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Inbound, Part, Sender } from '../../message.ts'
import { within } from '../../within.ts'
import type { Action } from './action.ts'
import type { Card } from './cards/element.ts'
import { formCard } from './cards/form.ts'
import { fit } from './fit.ts'
import { limits } from './limits.ts'
import type { TeamsOptions } from './options.ts'
import { addressOf, type Place } from './place.ts'
import type { Presses } from './presses.ts'
import { cardIn, isPrivate } from './render.ts'
import type { Slots } from './slots.ts'
import { tellFailed, type TellOptions } from './take.ts'

/**
 * What a press comes to for the one who pressed: a card in the place of theirs, or a line. `mayStay`: it can take the card's
 * place for everybody; what shows there by itself, or is for their eyes alone, can't.
 */
export type Pressed =
  | { readonly type: 'card'; readonly card: Card; readonly mayStay: boolean }
  | { readonly type: 'line'; readonly line: string }

export interface PressOptions extends Pick<TeamsOptions, 'accept' | 'forms' | 'lookups'>, TellOptions {
  readonly slots: Slots
  readonly presses: Presses
  readonly clock: Clock
}

export interface Press {
  readonly action: Action
  /** The message that it is on. */
  readonly card: string
  /** The platform's id of this press. */
  readonly activity: string
  readonly place: Place
  readonly sender: Sender
}

/** Does what a press on a card asks for. In time, whatever the desk does: what takes longer is shown when it comes. */
export async function press(options: PressOptions, pressed: Press): Promise<Pressed> {
  const { action, place, sender } = pressed
  switch (action.do) {
    case 'nothing':
      return { type: 'line', line: (await options.speak(sender)).chat.chooseOne }
    case 'form':
      return fillIn(options, pressed, action.page)
    case 'show':
      return showAgain(options, pressed, action.slot)
    case 'choose':
      return happen(options, pressed, action.choice, { type: 'clicked', choice: action.choice })
    case 'submit': {
      const { page, draft, answers } = action
      const problems = await options.forms.check(place.conversation, page, answers)
      if (Object.keys(problems).length > 0) return fillIn(options, pressed, page, { problems, answers })
      const what = `submit ${page} ${draft} ${digestOf(JSON.stringify(answers))}`
      return happen(options, pressed, what, { type: 'submitted', draft, answers })
    }
  }
}

async function happen(
  options: PressOptions,
  pressed: Press,
  what: string,
  happened: Inbound['happened'],
): Promise<Pressed> {
  const { place, sender, card, activity } = pressed
  const { accept, presses, speak, clock } = options
  const { conversation } = place
  const id = await presses.idOf(conversation, card, what, activity)
  const inbound = { id, conversation, address: addressOf(place), sender, at: clock.now(), happened }
  const outcome = await within(accept(inbound), limits.invokeMs, {
    clock,
    failed: (error) => void tellFailed(options, pressed, error),
  })
  if (outcome.type === 'later') return { type: 'line', line: (await speak(sender)).chat.working }
  const now = await showAgain(options, pressed, '')
  return now.type === 'card' ? { ...now, mayStay: false } : now
}

async function fillIn(
  options: PressOptions,
  pressed: Press,
  page: string,
  tried: Pick<Parameters<typeof formCard>[1], 'problems' | 'answers'> = {},
): Promise<Pressed> {
  const { conversation, person } = pressed.place
  const form = await options.forms.form(conversation, page)
  if (!form) return showAgain(options, pressed, '')
  const reader = { owner: person.key, phrases: phrasesIn(form.language), ...tried }
  return { type: 'card', card: formCard(form, reader), mayStay: true }
}

/** The message as it is now, its tickets as the desk has them. */
async function showAgain(options: PressOptions, pressed: Press, named: string): Promise<Pressed> {
  const { place, sender } = pressed
  const { slots, speak } = options
  const { conversation } = place
  const name = named === '' ? await slots.ofActivity(conversation, pressed.card) : named
  const slot = name === undefined ? undefined : await slots.get(conversation, name)
  if (!slot) return { type: 'line', line: (await speak(sender)).chat.received }
  const isAsked = named !== ''
  const parts = isAsked
    ? await Promise.all(slot.shown.parts.map((part) => renewed(options, sender, part)))
    : slot.shown.parts
  const { message } = fit({ ...slot.shown, parts }, place, { isForOwner: true, mayTellBefore: false })
  const card = cardIn(message)
  return card
    ? { type: 'card', card, mayStay: place.scope === 'personal' || !isPrivate(slot.shown) }
    : { type: 'line', line: (await speak(sender)).chat.received }
}

/** A ticket as the desk has it now; as it was shown, where the desk takes longer than the client waits. */
async function renewed({ lookups, clock }: PressOptions, sender: Sender, part: Part): Promise<Part> {
  if (part.type !== 'ticket') return part
  const look = lookups.ticket(sender, part.ticket.number).catch(() => undefined)
  const found = await within(look, limits.invokeMs, { clock })
  return found.type === 'done' && found.value ? { ...part, ticket: found.value } : part
}
