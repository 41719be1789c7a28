import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { decode } from '../../dialog/choice.ts'
import type { Command } from '../../dialog/facts.ts'
import type { FileRef } from '../../dialog/state.ts'
import type { ConversationId, Inbound, Outgoing, PromptPart } from '../../message.ts'
import type { World } from './world.ts'

/** The person of a scenario, at the platform: writes, presses, sends files, each as an event of its own. */
export interface PersonAtPlatform {
  /** Where a thread of the scenario is; without a name the only place. */
  placeOf(thread?: string): ConversationId
  open(conversation: ConversationId): Promise<void>
  /** @returns the platform's id of the message. */
  say(conversation: ConversationId, text: string, files?: readonly FileRef[]): Promise<string>
  edit(conversation: ConversationId, message: string, text: string): Promise<void>
  /** Presses what stands for `opt` of question `q`, on the live prompt or on an older one. @throws when there is none. */
  press(conversation: ConversationId, q: string, opt: string, which: 'live' | 'old'): Promise<void>
  file(name: string, type: string | undefined, bytes: number): Promise<FileRef>
  /** The platform sends the last press again, as a new event. */
  pressAgain(): Promise<void>
  /** The platform delivers the last event again. */
  deliverAgain(): Promise<void>
}

/** What scenarios call the buttons that are commands. */
const commandNames: Readonly<Record<string, readonly Command[]>> = {
  none_helps: ['none'],
  skip: ['skip', 'continue'],
  solved: ['yes'],
}

export function createPerson(world: World): PersonAtPlatform {
  const { screen, sender, clock } = world
  let last: Inbound | undefined
  let lastPress: Inbound | undefined

  const happen = async (conversation: ConversationId, happened: Inbound['happened']): Promise<void> => {
    last = {
      id: `${conversation}/${randomUUID()}`,
      conversation,
      address: { channel: screen.name, conversation },
      sender,
      at: clock.now(),
      happened,
    }
    if (happened.type === 'clicked') lastPress = last
    await deliver(last)
  }
  const deliver = async (inbound: Inbound): Promise<void> => {
    await world.core.accept(inbound)
    await world.settle()
  }

  return {
    placeOf: (thread = 'main') => `${screen.name}:${thread}`,
    open: (conversation) => happen(conversation, { type: 'opened' }),
    async say(conversation, text, files = []) {
      const message = randomUUID()
      await happen(conversation, { type: 'said', message, text, files })
      return message
    },
    edit: (conversation, message, text) => happen(conversation, { type: 'edited', message, text }),
    async press(conversation, q, opt, which) {
      const live = screen.live(conversation)
      const choice =
        which === 'live'
          ? live?.asks === q && live && choiceIn(live, opt)
          : oldChoice(screen.delivered(conversation), live, q, opt)
      if (!choice)
        throw new Error(`there is nothing to press for ${q}: ${opt} (asked is ${live?.asks ?? 'nothing'})`)
      await happen(conversation, { type: 'clicked', choice })
    },
    file: (name, type, bytes) =>
      world.files.put(sender.key, {
        name,
        ...(type && { type }),
        bytes: Readable.from([Buffer.alloc(bytes, 'x')]),
      }),
    async pressAgain() {
      if (lastPress) await deliver({ ...lastPress, id: `${lastPress.id}-again`, at: clock.now() })
    },
    async deliverAgain() {
      if (last) await deliver(last)
    },
  }
}

/** The choice of a prompt's option or button by its id in the scenarios. */
export function choiceIn(prompt: PromptPart, opt: string): string | undefined {
  const commands: readonly string[] = commandNames[opt] ?? [opt]
  return [...prompt.options, ...prompt.buttons].find(({ choice }) => {
    const meant = decode(choice)
    if (meant?.type === 'answer') return meant.value === opt
    return meant?.type === 'command' && commands.includes(meant.command)
  })?.choice
}

function oldChoice(
  delivered: readonly Outgoing[],
  live: PromptPart | undefined,
  q: string,
  opt: string,
): string | undefined {
  const prompts = delivered.flatMap(({ parts }) => parts.filter((part) => part.type === 'prompt'))
  return prompts
    .filter((prompt) => prompt.asks === q && prompt !== live)
    .map((prompt) => choiceIn(prompt, opt))
    .findLast((choice) => choice !== undefined)
}
