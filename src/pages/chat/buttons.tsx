import type { Button } from '../../message.ts'
import { useHere } from './here.ts'

/** Buttons beside or below something; nothing at all when there are none. */
export function Buttons({
  buttons,
  label,
}: {
  readonly buttons: readonly Button[]
  readonly label?: string
}) {
  const { press, pressed } = useHere()
  if (buttons.length === 0) return null
  return (
    <div class="buttons" role="group" aria-label={label}>
      {buttons.map((button) => (
        <button
          key={button.choice}
          type="button"
          class={`button ${button.style}`}
          aria-busy={pressed.has(button.choice)}
          disabled={pressed.has(button.choice)}
          onClick={() => press(button)}
        >
          {button.label}
        </button>
      ))}
    </div>
  )
}
