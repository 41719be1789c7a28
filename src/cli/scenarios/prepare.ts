import { treeName } from '../../dialog/state.ts'
import type { TicketStatus } from '../../dialog/ticket.ts'
import type { ConversationId } from '../../message.ts'
import { choiceIn, type PersonAtPlatform } from './person.ts'
import type { Given } from './scenario.ts'
import { daysIn, msIn } from './times.ts'
import type { World } from './world.ts'

/** What scenarios call the statuses. */
export const statusNames: Readonly<Record<string, TicketStatus>> = {
  open: 'open',
  waiting_customer: 'pending',
  solved: 'solved',
  closed: 'closed',
}

/** How long before the scenario its tickets are made, where it does not say. */
const usualAge = 2 * 86_400_000

/** When the first turn of a scenario is: a Tuesday in office hours, where it does not say. */
export const startOf = (given: Given): number => Date.parse(given.clock ?? '2026-03-03T10:00-03:00')

/** When the clock of a scenario has to start, so that everything given can happen before `start`. */
export function beginningOf(given: Given, start: number): number {
  const times = [
    start,
    ...given.tickets.map((ticket) => timeOf(ticket, start) - 3_600_000),
    ...given.finished.map(({ when }) => start - daysIn(when ?? '') * 86_400_000 - 3_600_000),
  ]
  return Math.min(...times)
}

const timeOf = ({ solved_at, updated }: Given['tickets'][number], start: number): number =>
  solved_at === undefined
    ? start - (updated === undefined ? usualAge : daysIn(updated) * 86_400_000)
    : Date.parse(solved_at)

/** Brings about the world a scenario begins in; what can be lived through is lived through. */
export async function prepare(world: World, person: PersonAtPlatform, start: number): Promise<void> {
  const { given } = world.scenario
  await makeKnown(world, given)
  for (const ticket of [...given.tickets].sort((a, b) => a.id - b.id)) await fileTicket(world, ticket)
  for (const { id, ...ticket } of [...given.tickets].sort((a, b) => timeOf(a, start) - timeOf(b, start))) {
    await advanceTo(world, timeOf({ id, ...ticket }, start))
    if (ticket.last_public_comment !== undefined) {
      await world.desk.support.answer({
        key: `seed/${id}`,
        number: id,
        author: 'Marta',
        text: ticket.last_public_comment,
        isPublic: true,
      })
    }
    await world.desk.support.setStatus(id, statusNames[ticket.status] ?? 'open')
  }
  const conversation = person.placeOf()
  for (const { ticket, when } of given.finished) {
    await advanceTo(world, start - daysIn(when ?? '') * 86_400_000)
    world.useDesk(world.deskFrom(ticket))
    await fill(world, person, conversation, {}, 'review')
    await person.press(conversation, 'review', 'send', 'live')
    world.useDesk(undefined)
  }
  await advanceTo(world, start)
  if (given.draft !== undefined || given.asks !== undefined) {
    const draft = given.draft === 'complete' ? {} : (given.draft ?? {})
    await fill(world, person, conversation, draft, given.asks ?? 'review')
  }
  if (given.idle !== undefined) await world.clock.advance(msIn(given.idle), world.settle)
}

/** Who everybody knows, unless the scenario says that the person is new. */
async function makeKnown(world: World, given: Given): Promise<void> {
  if (given.profile === 'unknown') return
  const { id } = await world.identity.find(world.sender)
  await world.identity.remember(id, { name: 'Ana Ruiz', account: 'tiendademo' })
}

async function fileTicket(world: World, ticket: Given['tickets'][number]): Promise<void> {
  const { id: me } = await world.identity.find(world.sender)
  await world.deskFrom(ticket.id).file({
    key: `seed/${ticket.id}`,
    requester: ticket.owner === 'me' ? me : 'p_someone_else',
    requesterName: ticket.owner === 'me' ? 'Ana Ruiz' : 'Somebody Else',
    account: ticket.company ?? 'tiendademo',
    subject: ticket.subject,
    description: ticket.subject,
    priority: 'normal',
    type: 'incident',
    tags: [],
    answers: [],
    files: [],
    language: world.scenario.lang,
    tree: treeName(world.tree),
    conversation: `${world.screen.name}:update_${ticket.id}`,
  })
}

async function advanceTo(world: World, at: number): Promise<void> {
  await world.clock.advance(Math.max(0, at - world.clock.now()), world.settle)
}

/** Answers question after question, with the values given and plausible ones, until `asks` is asked. */
export async function fill(
  world: World,
  person: PersonAtPlatform,
  conversation: ConversationId,
  values: Readonly<Record<string, string | number | boolean>>,
  asks: string,
): Promise<void> {
  const { screen } = world
  if (!screen.live(conversation)) await person.open(conversation)
  for (let turn = 0; turn < 40; turn++) {
    const live = screen.live(conversation)
    if (live === undefined || live.asks === asks) return
    const value = values[live.asks]
    const wanted = value === true ? 'yes' : value === false ? 'no' : value
    if (wanted !== undefined && choiceIn(live, String(wanted)) === undefined) {
      await person.say(conversation, String(wanted))
      continue
    }
    const usual =
      live.asks === 'articles' ? 'none_helps' : live.asks === 'attachments' ? 'skip' : usualOption(live)
    if (wanted !== undefined) await person.press(conversation, live.asks, String(wanted), 'live')
    else if (usual !== undefined) await person.press(conversation, live.asks, usual, 'live')
    else await person.say(conversation, live.value ?? 'No funciona el carrito de compras')
  }
}

function usualOption(live: { readonly options: readonly { readonly choice: string }[] }): string | undefined {
  return live.options[0]?.choice.split('.').slice(4).join('.')
}
