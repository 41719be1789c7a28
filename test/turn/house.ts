import { createCalendar } from '../../src/calendar.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import { openDatabase } from '../../src/database.ts'
import { createEmbeddedDesk } from '../../src/desk/embedded.ts'
import type { Effect } from '../../src/dialog/effect.ts'
import { commands } from '../../src/dialog/facts.ts'
import { createEmbeddedIdentity } from '../../src/identity/embedded.ts'
import type { Inbound, Outgoing } from '../../src/message.ts'
import { type Core, createCore, type Parts } from '../../src/server/core.ts'
import { createEmbeddedInbox } from '../../src/store/embedded-inbox.ts'
import { createEmbeddedCursors } from '../../src/store/embedded-cursors.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import type { Commit } from '../../src/store/store.ts'
import { createLife, type NextFate } from '../fakes/fates.ts'
import { createLog } from '../outbound/stage.ts'
import { newFolder, noon } from '../store/given.ts'
import { smallTree } from './small-tree.ts'

const calendar = createCalendar({
  timeZone: 'America/Sao_Paulo',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '18:00',
  holidays: [],
})

/**
 * The whole road on one database, which outlives the processes that are opened on it: real store, desk, identity and
 * cursors, a screen for a channel, and a fate for every call that goes out of the process.
 */
export async function openHouse(over: Partial<Parts> = {}) {
  const clock = createMovedClock(noon)
  const { folder, remove } = newFolder()
  const database = openDatabase(':memory:')
  const desk = createEmbeddedDesk({
    database,
    folder,
    clock,
    calendar,
    openFile: async () => undefined,
    log: createLog().log,
  })
  const commits: { readonly conversation: string; readonly event: string; readonly commit: Commit }[] = []
  const kept = createEmbeddedStore(database)
  const store: Parts['store'] = {
    ...kept,
    async commit(conversation, commit) {
      const outcome = await kept.commit(conversation, commit)
      if (outcome !== 'lost') commits.push({ conversation, event: commit.event, commit })
      return outcome
    },
  }
  const shown: { readonly conversation: string; readonly message: Outgoing }[] = []
  /** Where an answer was said to be on its way. */
  const working: string[] = []
  const screen: Channel = {
    name: 'screen',
    async deliver({ conversation = '' }, messages) {
      for (const message of messages) {
        if (!shown.some((each) => each.message.id === message.id)) shown.push({ conversation, message })
      }
    },
    working: ({ conversation = '' }) => working.push(conversation),
  }
  const { log } = createLog()

  const open = async (fate: NextFate = () => 'fine'): Promise<Process> => {
    const { guard, mortal, orEnded, ...life } = createLife(fate)
    const core = createCore({
      tree: smallTree,
      language: 'es',
      calendar,
      log,
      clock: mortal(clock),
      store: guard('store', store, [
        'load',
        'commit',
        'settle',
        'postpone',
        'pending',
        'claimDue',
        'release',
      ]),
      desk: guard('world', desk, ['file', 'changes']),
      letters: createEmbeddedInbox(database, 'given_up'),
      cursors: guard('world', createEmbeddedCursors(database), ['get', 'set']),
      identity: createEmbeddedIdentity({ database, clock }),
      knowledge: { suggest: async () => [], record() {}, close: async () => undefined },
      understanding: {
        async interpret({ text }) {
          const command = commands.find((each) => each === text)
          return command ? { acts: [{ type: 'command', command }] } : { acts: [], rest: text }
        },
      },
      ...over,
    })
    await core.start([guard('world', screen, ['deliver'])])
    return {
      core,
      isOver: life.isOver,
      accept: (inbound) => orEnded(core.accept(inbound)),
      idle: async () => void (await orEnded(core.idle())),
      kill: life.end,
    }
  }

  return {
    clock,
    desk,
    database,
    store: kept,
    commits,
    shown,
    working,
    open,
    /** Effects that were committed, in order. */
    effects: (conversation: string): readonly { readonly id: string; readonly effect: Effect }[] =>
      commits.filter((each) => each.conversation === conversation).flatMap(({ commit }) => commit.effects),
    async close() {
      await desk.close()
      await database.close()
      remove()
    },
  }
}

export interface Process {
  readonly core: Core
  isOver(): boolean
  /** `ended` when the process does before it answers. */
  accept(inbound: Inbound): Promise<'accepted' | 'duplicate' | 'ended'>
  idle(): Promise<void>
  kill(): void
}

/** What a person does there. */
export function inbound(conversation: string, id: string, happened: Inbound['happened']): Inbound {
  return {
    id: `${conversation}/${id}`,
    conversation,
    address: { channel: 'screen', conversation },
    sender: { key: conversation, name: 'Ana' },
    at: noon,
    happened,
  }
}
export const opened = { type: 'opened' } as const
export const said = (text: string) => ({ type: 'said', message: text, text, files: [] }) as const
/** Both answers of the draft. */
export const filled = (draft: number) =>
  ({ type: 'submitted', draft, answers: { subject: `Caso ${draft}`, kind: 'problem' } }) as const
