import type { Part } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { Text } from '../text.tsx'
import { Articles } from './articles.tsx'
import { Buttons } from './buttons.tsx'
import { useHere } from './here.ts'
import { Prompt } from './prompt.tsx'
import { TicketCard, TicketList } from './ticket.tsx'

interface Place {
  /** It is the prompt to answer now. */
  readonly isLive: boolean
  /** Its prompt was answered. */
  readonly isSettled: boolean
}

/** One part of a message, each kind in its own way. */
export function PartView({ part, isLive, isSettled }: { readonly part: Part } & Place) {
  const { words } = useHere()
  switch (part.type) {
    case 'text':
      return (
        <p class={`text ${part.tone}`}>
          {part.tone === 'warning' && <Icon name="alert" />}
          <span>
            <Text text={part.text} newTab={words.opensNewTab} />
          </span>
        </p>
      )
    case 'prompt':
      return <Prompt prompt={part} isLive={isLive} />
    case 'answered':
      return (
        <p class="answered">
          {part.answer && <Icon name="check" />}
          <span>
            {part.ask} <strong>{part.answer}</strong>
          </span>
        </p>
      )
    case 'articles':
      return <Articles articles={part.articles} canSolve={!isSettled} />
    case 'summary':
      return <Summary part={part} canChange={!isSettled} />
    case 'ticket':
      return <TicketCard ticket={part.ticket} />
    case 'tickets':
      return <TicketList part={part} />
    case 'buttons':
      return <Buttons buttons={part.buttons} />
  }
}

function Summary({
  part,
  canChange,
}: {
  readonly part: Extract<Part, { type: 'summary' }>
  readonly canChange: boolean
}) {
  const { words, press, pressed } = useHere()
  return (
    <section class="card summary" aria-label={part.title}>
      <h2>{part.title}</h2>
      <dl>
        {part.rows.map(({ question, label, value, change }) => (
          <div key={question}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            {canChange && change && (
              <dd class="change">
                <button
                  type="button"
                  class="icon-button"
                  title={change.label}
                  aria-label={words.change(label)}
                  aria-busy={pressed.has(change.choice)}
                  onClick={() => press(change)}
                >
                  <Icon name="pencil" />
                </button>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  )
}
