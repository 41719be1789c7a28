import type { Calendar } from '../calendar.ts'
import type { Channel, Place } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Change, Desk } from '../desk/desk.ts'
import type { Language } from '../dialog/language.ts'
import type { Suggestion } from '../dialog/state.ts'
import type { Tree } from '../dialog/tree.ts'
import { digestOf } from '../digest.ts'
import { RetryableError } from '../errors.ts'
import type { Identity } from '../identity/identity.ts'
import { type Accept, createAccept } from '../inbound/accept.ts'
import { createFollow } from '../inbound/follow.ts'
import { createFollowIssues } from '../inbound/follow-issues.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Log } from '../log.ts'
import type { Inbound } from '../message.ts'
import { createGivenUpList } from '../outbound/given-up.ts'
import { createDispatch } from '../outbound/dispatch.ts'
import type { Say } from '../outbound/job.ts'
import { perform } from '../outbound/perform.ts'
import { createRounds } from '../outbound/rounds.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Inbox } from '../store/inbox.ts'
import type { Store } from '../store/store.ts'
import { createForms, type Forms } from '../turn/forms.ts'
import { gather } from '../turn/gather.ts'
import { createLookups, type Lookups } from '../turn/lookups.ts'
import { createTurn } from '../turn/turn.ts'
import { createUnderWay } from '../under-way.ts'
import type { Understanding } from '../understanding/understanding.ts'
import { wordAddition } from '../wording/addition.ts'
import { linkArticles } from '../wording/article-links.ts'
import { wordCorrection } from '../wording/correction.ts'
import { wordFiling } from '../wording/filing.ts'
import { wordForm, wordProblems } from '../wording/form.ts'
import { wordFormReview } from '../wording/form-review.ts'
import { wordMessage } from '../wording/message.ts'
import { wordTicketView } from '../wording/ticket.ts'

/** Everything a conversation needs, whatever it is made of. */
export interface Parts {
  readonly tree: Tree
  readonly store: Store
  readonly cursors: Cursors
  /** Where what is given up waits for a person. */
  readonly letters: Inbox
  readonly desk: Desk
  readonly identity: Identity
  readonly knowledge: Knowledge
  readonly understanding: Understanding
  readonly calendar: Calendar
  /** After so many business hours a person is told once more of a ticket that waits for them; absent or 0: never. */
  readonly remindHours?: number
  /** Changes of a ticket within so many seconds are told as one: 3 unless told. */
  readonly newsSeconds?: number
  readonly clock: Clock
  readonly log: Log
  /** The address that is shown for an article, in the message of that id. Absent: its own. */
  readonly articleLink?: (message: string, article: Suggestion, asked: AskedFor) => string
  /** For a person whose platform names no language that we speak. */
  readonly language: Language
  /** What is written for those who work at the desk is in this one; absent: as `language`. */
  readonly deskLanguage?: Language
}

/** What an article was suggested for. */
interface AskedFor {
  readonly query: string
  readonly language: Language
}

/** The road of every message, from the door to the channel. */
export interface Core {
  readonly accept: Accept
  readonly forms: Forms
  readonly lookups: Lookups
  /** Begins to take up what a former process left behind, and to follow the desk. Channels can deliver from then on. */
  start(channels: readonly Channel[]): Promise<void>
  /** Resolves when nothing is under way: every event accepted, every first try made. */
  idle(): Promise<void>
  /**
   * Takes nothing new, ends what is under way; what is pending stays in the store. An event that comes later is refused with a
   * RetryableError `server.closing`, so that its platform sends it again.
   */
  close(): Promise<void>
}

/** How patient the road is, in ms: with a source of facts, with the desk before it says so, between rounds. */
const pace = {
  patienceMs: 3_000,
  slowMs: 2_000,
  roundMs: 2_000,
  graceMs: 30_000,
  followMs: 5_000,
  issuesMs: 60_000,
}

/** Puts the hops together. Read from top to bottom it is the way of a message. */
export function createCore(parts: Parts): Core {
  const { tree, store, clock, log, deskLanguage = parts.language } = parts
  const channels: Channel[] = []

  const turn = createTurn({
    ...parts,
    gather: (needs, asking) => gather({ ...parts, patienceMs: pace.patienceMs }, needs, asking),
  })
  const underWay = createUnderWay()
  const admit = createAccept({
    turn,
    dispatch: (committed) => {
      rounds.expect(committed)
      return dispatch.begin(committed)
    },
  })
  /** The door for what comes from within: it stays open until everything under way has ended. */
  const accept: Accept = (inbound) => underWay.track(admit(inbound))
  const dispatch = createDispatch({
    store,
    givenUp: createGivenUpList(parts.letters, store),
    channels,
    clock,
    log,
    accept,
    perform: (conversation, key, act) =>
      perform(
        {
          ...parts,
          wordFiling: (filing, around) => wordFiling(tree, filing, { ...around, deskLanguage }),
          wordAddition: (filing, own) => wordAddition(tree, filing, own, deskLanguage),
          wordCorrection: (text) => wordCorrection(deskLanguage, text),
          digest: digestOf,
        },
        conversation,
        key,
        act,
      ),
    word: (id, say, around) => wordMessage(tree, linked(parts, id, say), { id, ...around }),
    slowMs: pace.slowMs,
  })
  const rounds = createRounds({
    store,
    clock,
    log,
    accept,
    recover: (conversation) => dispatch.recover(conversation),
    everyMs: pace.roundMs,
    graceMs: pace.graceMs,
  })
  const follow = createFollow({
    ...parts,
    accept,
    placeOf: (change) => placeOf(channels, change),
    remindAt: (now) => (parts.remindHours ? parts.calendar.addHours(now, parts.remindHours) : undefined),
    tellAt: (now) => now + (parts.newsSeconds ?? 3) * 1_000,
    everyMs: pace.followMs,
  })

  const { followed } = parts.knowledge
  const issues = followed && createFollowIssues({ ...parts, followed, accept, everyMs: pace.issuesMs })

  let isClosing = false
  const idle = async (): Promise<void> => {
    do {
      await underWay.ended()
      await rounds.idle()
      await follow.idle()
      await dispatch.idle()
    } while (!underWay.isEmpty)
  }

  return {
    accept(inbound) {
      if (!isClosing) {
        showWorking(channels, inbound)
        return accept(inbound)
      }
      const { id } = inbound
      return Promise.reject(
        new RetryableError('server.closing', `Event "${id}" came while closing. Send it again in a moment.`),
      )
    },
    forms: createForms({
      ...parts,
      wordForm: (state, page) => wordForm(tree, state, page),
      wordReview: (state) => wordFormReview(tree, state),
      wordProblems: (language, page, problems) => wordProblems(tree, language, page, problems),
    }),
    lookups: createLookups({
      ...parts,
      wordTicket: (ticket, reader) => wordTicketView(tree, ticket, reader),
    }),
    async start(all) {
      channels.push(...all)
      rounds.start()
      follow.start()
      issues?.start()
    },
    idle,
    async close() {
      isClosing = true
      await Promise.all([follow.close(), issues?.close(), rounds.close(), dispatch.close()])
      await idle()
    },
  }
}

/** Where the support side's change is told: the channel may keep a thread for the ticket. */
function placeOf(channels: readonly Channel[], change: Change): Place {
  const { conversation } = change
  const channel = channels.find(({ name }) => conversation.startsWith(`${name}:`))
  return channel?.placeOf?.(change) ?? { conversation }
}

/** Whoever did something sees at once that an answer is on its way. */
function showWorking(channels: readonly Channel[], { address, sender }: Inbound): void {
  if (!address || !sender) return
  channels.find(({ name }) => name === address.channel)?.working(address)
}

const linked = ({ articleLink }: Parts, message: string, say: Say): Say =>
  articleLink ? linkArticles(say, (article, asked) => articleLink(message, article, asked)) : say
