import type { Channel } from '../../channels/channel.ts'
import type { Address, ConversationId } from '../../message.ts'
import { createPerson, type PersonAtPlatform } from './person.ts'
import type { Process } from './process.ts'
import type { Screen } from './screen.ts'
import type { World } from './world.ts'

/** Where a scenario's person is: simulated, unless a run brings a real one. */
export interface Platform {
  /** Connects a process of the program; called again for the one that follows a restart. */
  connect(program: Omit<Process, 'close'>): Promise<Connection>
  /** Who writes and presses there. */
  person(world: World): PersonAtPlatform
  close(): Promise<void>
}

export interface Connection {
  readonly channel: Channel
  /** The conversation that an address of this channel belongs to. */
  conversationOf(address: Address): ConversationId
  close(): Promise<void>
}

/** A platform that is nothing but its screen: the person's events come in as the program's own. */
export function createSimulatedPlatform({ name }: Screen): Platform {
  return {
    connect: () =>
      Promise.resolve({
        channel: {
          name,
          deliver: () => Promise.resolve(),
          working() {},
          placeOf({ ticket }) {
            const conversation = `${name}:update_${ticket.number}`
            return { conversation, address: { channel: name, conversation }, ownThread: true }
          },
        },
        conversationOf: ({ conversation }) => conversation ?? '',
        close: () => Promise.resolve(),
      }),
    person: createPerson,
    close: () => Promise.resolve(),
  }
}

/** The channel, with everything it delivers kept on the screen. */
export function onScreen({ channel, conversationOf }: Connection, screen: Screen): Channel {
  return {
    ...channel,
    async deliver(address, messages) {
      await channel.deliver(address, messages)
      screen.show(conversationOf(address), messages)
    },
  }
}
