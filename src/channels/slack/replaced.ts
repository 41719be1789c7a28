import type { Outgoing, Part } from '../../message.ts'
import type { Shown } from './slots.ts'

/** What is kept of a message that is shown. */
export const shownOf = ({ slot, language, parts, text }: Outgoing): Shown => ({ slot, language, parts, text })

/** The prompt's place is taken, and the buttons of the whole message go; what stood beside stays. */
export function replaced(before: Shown, message: Outgoing): Shown {
  if (message.replaces === 'message') return shownOf(message)
  const isKept = ({ type }: Part): boolean => type !== 'prompt' && type !== 'buttons'
  const at = before.parts.findIndex(({ type }) => type === 'prompt')
  const [head, tail] = at < 0 ? [before.parts, []] : [before.parts.slice(0, at), before.parts.slice(at + 1)]
  const kept = [...head.filter(isKept), ...message.parts, ...tail.filter(isKept)]
  return {
    ...shownOf(message),
    parts: kept.map(withoutButtons),
    text: textOf(head, message),
  }
}

/** What stood before the prompt is still shown, so the plain text says it too. */
function textOf(head: readonly Part[], { text }: Outgoing): string {
  const said = head.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  return [...said, text].join('\n\n')
}

const withoutButtons = (part: Part): Part =>
  part.type === 'summary'
    ? { ...part, rows: part.rows.map(({ question, label, value }) => ({ question, label, value })) }
    : part
