import { openDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Act, Interpretation } from './facts.ts'
import type { Given } from './given.ts'
import { greet, hear, isHelp, isUntouched } from './hear.ts'
import { meaningOf } from './meaning.ts'
import { knowPerson, touch } from './person.ts'
import { tellDaily } from './daily.ts'
import { tellNews } from './news.ts'
import { asOne } from './parts.ts'
import { remind } from './reminder.ts'
import type { HeldMessage, State } from './state.ts'
import type { Work } from './work.ts'

type Said = Extract<Event['happened'], { type: 'said' }>

/** How long the first words of a conversation are held back, because people write them in bursts; and how many are. */
const hold = { ms: 1_000, messages: 8 }

/** The window was opened: the first words, once. */
export function onOpened(work: Work): void {
  if (!knowPerson(work)) return
  if (work.state.lastAt !== undefined || work.state.live) {
    work.ending = 'silence'
    return
  }
  touch(work)
  greet(work)
  openDraft(work)
}

/**
 * A message. The first ones are held for a moment and read as one when the alarm rings; one that finds the moment
 * long over, because the alarm was lost, is read with those before it.
 */
export function onSaid(work: Work, said: Said): void {
  if (!knowPerson(work)) return
  const { held } = work.state
  const text = said.text.trim()
  if (text === '' && said.files.length === 0) {
    work.ending = 'silence'
    return
  }
  const isLate = held !== undefined && held.until < work.event.at
  const whole = isLate ? textOf([...held.said, { text }]) : text
  const meaning = meaningOf(work, whole)
  if (meaning === undefined) return
  if (!isLate && isOpening(work.state, meaning)) return holdBack(work, text, said)
  if (isLate) work.state.held = undefined
  const all = isLate ? [...held.said, said] : [said]
  hear(work, { text: whole, message: asOne(all), given: givenIn(all), meaning, isOvertaken: false })
}

/** The alarm: what was held back is read as one message, or the support side's news are told. Too early, too late or twice, it does no harm. */
export function onRang(work: Work): void {
  const { held, live } = work.state
  if (held === undefined || held.until > work.event.at) {
    if (!tellNews(work) && !remind(work) && !tellDaily(work)) work.ending = 'silence'
    return
  }
  const text = textOf(held.said)
  const given = givenIn(held.said)
  const meaning = meaningOf(work, text)
  if (meaning === undefined) return
  const isOvertaken = live !== undefined && live.id !== held.prompt
  const isGreetingOnly =
    meaning.acts.every((act) => isGreeting(act) || isHelp(act)) &&
    meaning.rest === undefined &&
    given.length === 0
  work.state.held = undefined
  if (isOvertaken && isGreetingOnly) {
    work.ending = 'silence'
    return
  }
  hear(work, { text, message: asOne(held.said), given, meaning, isOvertaken })
}

const textOf = (said: readonly Pick<HeldMessage, 'text'>[]): string =>
  said
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n')

const givenIn = (said: readonly Given[]): readonly Given[] => said.filter(({ files }) => files.length > 0)

/**
 * Whether these are the first words of something: nothing is asked yet and nothing in them is urgent; or they greet a
 * greeting, and more may follow.
 */
function isOpening(state: State, { acts, rest }: Interpretation): boolean {
  const { live, topic, draft } = state
  if (topic !== undefined) return false
  if (draft === undefined)
    return live === undefined && acts.every((act) => isAnswer(act) || isGreeting(act) || isHelp(act))
  return isUntouched(state) && acts.length > 0 && acts.every(isGreeting) && rest === undefined
}

const isAnswer = (act: Act): boolean => act.type === 'answer' || act.type === 'unclear'
const isGreeting = (act: Act): boolean => act.type === 'greeting'

function holdBack(work: Work, text: string, said: Said): void {
  const { held: before, live } = work.state
  const { message, files } = said
  const all = [...(before?.said ?? []), { message, text, files }]
  const isLong = before !== undefined && all.length > hold.messages
  work.state.held = {
    said: all,
    until: isLong ? before.until : work.event.at + hold.ms,
    ...(live && { prompt: live.id }),
  }
  work.ending = 'silence'
}
