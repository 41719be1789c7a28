import type { ConversationId, Outgoing, Part, PromptPart } from '../../message.ts'

/** Everything that a channel showed: what a person sees now, and ever saw. */
export interface Screen {
  /** What the scenario's conversations begin with. */
  readonly name: string
  show(conversation: ConversationId, messages: readonly Outgoing[]): void
  /** What is on show in a conversation, oldest first. */
  shown(conversation: ConversationId): readonly Outgoing[]
  /** Everything that was delivered to it, in order. */
  delivered(conversation: ConversationId): readonly Outgoing[]
  /** The one question that can be answered there now. */
  live(conversation: ConversationId): PromptPart | undefined
  /** All conversations in which something was shown. */
  conversations(): readonly ConversationId[]
}

/** A screen of a platform by that name. */
export function createScreen(name: string): Screen {
  const shown = new Map<ConversationId, Outgoing[]>()
  const delivered = new Map<ConversationId, Outgoing[]>()
  const known = new Set<string>()

  const show = (conversation: ConversationId, message: Outgoing): void => {
    if (known.has(message.id)) return
    known.add(message.id)
    const all = shown.get(conversation) ?? []
    shown.set(conversation, all)
    delivered.set(conversation, [...(delivered.get(conversation) ?? []), message])
    const at = all.findIndex(({ slot }) => slot === message.slot)
    const before = all[at]
    if (message.replaces && before) {
      all[at] =
        message.replaces === 'message'
          ? message
          : { ...before, parts: [...before.parts.filter(isKept), ...message.parts] }
    } else if (message.replaces !== 'prompt') all.push(message)
  }

  return {
    name,
    show(conversation, messages) {
      for (const message of messages) show(conversation, message)
    },
    shown: (conversation) => shown.get(conversation) ?? [],
    delivered: (conversation) => delivered.get(conversation) ?? [],
    live(conversation) {
      const prompts = (shown.get(conversation) ?? []).flatMap(({ parts }) => parts.filter(isPrompt))
      return prompts.at(-1)
    },
    conversations: () => [...shown.keys()],
  }
}

const isPrompt = (part: Part): part is PromptPart => part.type === 'prompt'

/** What stays of a message whose prompt was answered. */
const isKept = (part: Part): boolean => !['prompt', 'buttons', 'answered'].includes(part.type)
