import { decode } from '../dialog/choice.ts'
import type { Event } from '../dialog/event.ts'
import type { Inbound } from '../message.ts'

/** The event of the dialog that a platform's event is; undefined for a click that no prompt of ours ever offered. */
export function read(inbound: Inbound): Event | undefined {
  const { id, at, happened } = inbound
  if (happened.type !== 'clicked') return { id, at, happened }
  const choice = decode(happened.choice)
  return choice === undefined ? undefined : { id, at, happened: { type: 'clicked', choice } }
}
