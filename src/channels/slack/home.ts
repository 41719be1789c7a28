import { encode } from '../../dialog/choice.ts'
import { isLanguage } from '../../dialog/language.ts'
import { statuses, type TicketStatus } from '../../dialog/ticket.ts'
import type { Sender, TicketView } from '../../message.ts'
import { firstLook, homeActions, type Look, lookIn, perPage } from './home-look.ts'
import { homeView } from './home-view.ts'
import type { Opening } from './views/opening.ts'
import type { Place, ViewPorts, Who } from './views/ports.ts'

/** The Home tab of everybody who opened it. Each resolves when the tab shows what it should. */
export interface Home {
  opened(who: Who): Promise<void>
  /** Something on the tab was pressed, chosen or searched for. */
  acted(who: Who, act: HomeAct): Promise<void>
  /** Something may have changed for this person; nothing happens when they never opened the tab. */
  changed(who: Who): Promise<void>
}

export interface HomeAct {
  readonly action: string
  /** The button's value, the option's, or the text. */
  readonly value: string
  /** What the tab remembers. */
  readonly metadata: string
  readonly trigger: string
}

export interface HomePorts
  extends Pick<ViewPorts, 'accept' | 'person' | 'senderOf' | 'viewsOf' | 'cursors' | 'clock' | 'log'> {
  /** A page of their tickets. @throws what the desk throws. */
  tickets(
    sender: Sender,
    query: {
      readonly status?: readonly TicketStatus[]
      readonly search?: string
      readonly page: number
      readonly perPage: number
    },
  ): Promise<{ readonly tickets: readonly TicketView[]; readonly total: number }>
  /** Where the person and the app write to one another. */
  directPlace(who: Who): Promise<Place>
  /** A new place for a new request, with the person alone. */
  newPlace(who: Who): Promise<Place>
  readonly opening: Opening
}

/** A tab that was not looked at for longer is not drawn again when something changes. */
const keptMs = 30 * 86_400_000

export function createHome(ports: HomePorts): Home {
  const inTurn = createTurns()

  const publish = async (who: Who, look: Look, goesOn?: true): Promise<void> => {
    const sender = await ports.senderOf(who)
    const [known, found, views] = await Promise.all([
      ports.person(sender),
      ports.tickets(sender, queryOf(look)).catch((error: unknown) => {
        ports.log.warn('slack.home-without-tickets', { team: who.team }, error)
        return undefined
      }),
      ports.viewsOf(who),
    ])
    // The last tickets of a page were solved: there is no such page any more.
    const pages = Math.max(1, Math.ceil((found?.total ?? 0) / perPage))
    if (found && look.page > pages) return publish(who, { ...look, page: pages }, goesOn)
    await views.publish(who.user, homeView({ ...known, look, found, ...(goesOn && { goesOn }) }))
    await ports.cursors.set(nameOf(who), JSON.stringify(look), keptMs)
  }
  const press = async (who: Who, trigger: string, choice: string): Promise<void> => {
    const [sender, place] = await Promise.all([ports.senderOf(who), ports.directPlace(who)])
    await ports.accept({
      id: `${place.conversation}/home/${trigger}`,
      ...place,
      sender,
      at: ports.clock.now(),
      happened: { type: 'clicked', choice },
    })
  }

  return {
    opened: (who) =>
      inTurn(keyOf(who), async () => publish(who, lookIn(await ports.cursors.get(nameOf(who))))),
    changed: (who) =>
      inTurn(keyOf(who), async () => {
        const kept = await ports.cursors.get(nameOf(who))
        if (kept !== '') await publish(who, lookIn(kept))
      }),
    async acted(who, { action, value, metadata, trigger }) {
      if (action === homeActions.start) return ports.opening.request(who, trigger, () => ports.newPlace(who))
      await inTurn(keyOf(who), async () => {
        const choice = choiceOf(action, value)
        if (choice !== undefined) await press(who, trigger, choice)
        const isTicket = action.startsWith(homeActions.ticket)
        await publish(who, lookAfter(lookIn(metadata), action, value), isTicket || undefined)
      })
    },
  }
}

/** What the conversation is told of it; nothing when only the look changes. */
function choiceOf(action: string, value: string): string | undefined {
  if (action === homeActions.language && isLanguage(value))
    return encode({ type: 'language', language: value })
  return action.startsWith(homeActions.ticket) ? value : undefined
}

const queryOf = ({ page, status, search }: Look) => ({
  page,
  perPage,
  ...(status && { status: [status] }),
  ...(search !== undefined && { search }),
})

function lookAfter(look: Look, action: string, value: string): Look {
  const { search, status } = look
  if (action === homeActions.search) {
    const words = value.trim().slice(0, 200)
    return { page: 1, ...(status && { status }), ...(words !== '' && { search: words }) }
  }
  if (action === homeActions.status) {
    const chosen = statuses.find((each) => each === value)
    return { page: 1, ...(chosen && { status: chosen }), ...(search !== undefined && { search }) }
  }
  if (action.startsWith(homeActions.turn))
    return { ...look, page: Math.max(1, Math.trunc(Number(value)) || 1) }
  return action.startsWith(homeActions.status) ? firstLook : look
}

/** One after the other for each person, so that the tab ends with what came last. */
function createTurns(): (key: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>()
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, turn)
    return turn.finally(() => {
      if (last.get(key) === turn) last.delete(key)
    })
  }
}

const keyOf = ({ team, user }: Who): string => `${team}/${user}`
const nameOf = (who: Who): string => `slack/home/${keyOf(who)}`
