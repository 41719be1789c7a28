import { type Done, look, messagesSince, type Moment } from './moment.ts'
import type { PersonAtPlatform } from './person.ts'
import { beginningOf, fill, prepare, startOf, statusNames } from './prepare.ts'
import type { Scenario, ScenarioTurn } from './scenario.ts'
import { bytesIn, msIn } from './times.ts'
import { openWorld, type Stage, type World } from './world.ts'

/** A turn as it was played, or why it could not be. */
export type Played =
  | { readonly type: 'played'; readonly turn: ScenarioTurn; readonly done: Done }
  | { readonly type: 'impossible'; readonly turn: ScenarioTurn; readonly reason: string }

/** How long a conversation's first words are held back, and a little. */
const breathMs = 1_100
/** How long the support side's news are held, and a little. */
const newsMs = 3_100

/**
 * Plays a scenario on the real program. `see` is called with the world once all turns are over, before it is closed; a turn that
 * can't be played ends it.
 */
export async function play<T>(
  stage: Stage,
  scenario: Scenario,
  see: (world: World, played: readonly Played[]) => Promise<T>,
): Promise<T> {
  const start = startOf(scenario.given)
  const world = await openWorld(stage, scenario, beginningOf(scenario.given, start))
  try {
    const person = world.person(world)
    await prepare(world, person, start)
    const played: Played[] = []
    const messages: string[] = []
    for (const turn of scenario.talk) {
      const conversation = person.placeOf(threadOf(turn))
      const before = await look(world, conversation)
      try {
        messages.push(await cause(world, person, turn, messages))
      } catch (error) {
        played.push({
          type: 'impossible',
          turn,
          reason: error instanceof Error ? error.message : String(error),
        })
        break
      }
      await world.settle()
      await world.clock.advance(turn.event?.desk ? newsMs : breathMs, world.settle)
      played.push({
        type: 'played',
        turn,
        done: await whatWasDone(world, conversation, before, turn, played),
      })
    }
    return await see(world, played)
  } finally {
    await world.close()
  }
}

async function whatWasDone(
  world: World,
  conversation: string,
  before: Moment,
  turn: ScenarioTurn,
  played: readonly Played[],
): Promise<Done> {
  const all = messagesSince(world, before)
  // What was said on the way belongs to turns that were passed over.
  const messages =
    turn.event?.fast_forward_to === undefined ? all : all.filter(({ replaces }) => !replaces).slice(-1)
  return {
    world,
    conversation,
    before,
    after: await look(world, conversation),
    messages,
    fresh: messages.filter(({ replaces }) => replaces === undefined),
    typed: typedIn(turn),
    history: played.flatMap((each) => (each.type === 'played' ? [each.done] : [])),
  }
}

function threadOf({ U, pick, file, event, B }: ScenarioTurn): string | undefined {
  if (B.thread !== undefined) return B.thread
  if (typeof U === 'object' && !Array.isArray(U)) return U.thread
  if (event?.desk) return `update_${event.desk.ticket}`
  return pick?.thread ?? file?.thread
}

function typedIn({ U, file, edit }: ScenarioTurn): string {
  const said = typeof U === 'object' && !Array.isArray(U) ? U.text : U
  return [said ?? file?.text ?? edit?.to ?? ''].flat().join('\n')
}

/** Lets happen what a turn begins with. @returns the id of the message that was written, if any. */
async function cause(
  world: World,
  person: PersonAtPlatform,
  turn: ScenarioTurn,
  messages: readonly string[],
): Promise<string> {
  const conversation = person.placeOf(threadOf(turn))
  const { U, pick, pick_old, file, edit, event } = turn
  if (U !== undefined) {
    const texts = [typeof U === 'object' && !Array.isArray(U) ? U.text : U].flat()
    let message = ''
    for (const [position, text] of texts.entries()) {
      if (position > 0) await world.clock.advance(msIn(turn.gap ?? '0ms'), world.settle)
      message = await person.say(conversation, text)
    }
    return message
  }
  if (pick) await person.press(conversation, pick.q, pick.opt, 'live')
  if (pick_old) await person.press(conversation, pick_old.q, pick_old.opt, 'old')
  if (file) {
    const given = await person.file(file.name, file.type, bytesIn(file.size))
    return person.say(conversation, file.text, [given])
  }
  if (edit) await person.edit(conversation, messages[edit.turn - 1] ?? '', edit.to)
  if (event) await happen(world, person, conversation, event)
  return ''
}

async function happen(
  world: World,
  person: PersonAtPlatform,
  conversation: string,
  event: NonNullable<ScenarioTurn['event']>,
): Promise<void> {
  if (event.after === 'process_restart') await world.restart()
  else if (event.after !== undefined) await world.clock.advance(msIn(event.after), world.settle)
  if (event.time !== undefined) await world.clock.advance(msIn(event.time), world.settle)
  if (event.repeat_last_click) await person.pressAgain()
  if (event.redeliver_last) await person.deliverAgain()
  if (event.fast_forward_to !== undefined) await fill(world, person, conversation, {}, event.fast_forward_to)
  if (event.desk) {
    const { ticket, internal_note, public_comment, status, by } = event.desk
    const { support } = world.desk
    const write = { number: ticket, author: by }
    const key = `scenario/${ticket}/${world.clock.now()}`
    if (internal_note !== undefined) {
      await support.answer({ ...write, key: `${key}/note`, text: internal_note, isPublic: false })
    }
    const becomes = status === undefined ? undefined : (statusNames[status] ?? 'open')
    if (public_comment !== undefined) {
      const answer = { ...write, key: `${key}/comment`, text: public_comment, isPublic: true }
      await support.answer({ ...answer, ...(becomes && { status: becomes }) })
    } else if (becomes !== undefined) await support.setStatus(ticket, becomes, by)
  }
}
