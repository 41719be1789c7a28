import { useRef, useState } from 'preact/hooks'
import type { Option } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { useHere } from './here.ts'

const fewest = 5
const shortest = 26
const filteredFrom = 8

/** Answers to choose from: a row of buttons when few and short, else a list in which every label can be read in full. */
export function Options({
  options,
  isLive,
  labelId,
}: {
  readonly options: readonly Option[]
  readonly isLive: boolean
  readonly labelId: string
}) {
  const { words, choose, pressed } = useHere()
  const [filter, setFilter] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const isRow =
    options.length <= fewest && options.every(({ label, example }) => label.length <= shortest && !example)
  const shown = options
    .map((option, at) => ({ option, number: at + 1 }))
    .filter(({ option }) => plain(`${option.label} ${option.example ?? ''}`).includes(plain(filter)))

  const isChosen = options.some(({ choice }) => pressed.has(choice))

  const move = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const target = targetOf(event, buttons, at)
    if (!target) return
    event.preventDefault()
    target.focus()
  }

  return (
    <div class="answers">
      {!isRow && options.length >= filteredFrom && (
        <label class="filter">
          <Icon name="search" />
          <input
            type="search"
            value={filter}
            placeholder={words.filter}
            aria-label={words.filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
            onKeyDown={(event) => {
              const only = shown.length === 1 ? shown[0] : undefined
              if (event.key === 'Enter' && only) choose(only.option)
              if (event.key === 'ArrowDown') move(event)
            }}
          />
        </label>
      )}
      <div
        ref={list}
        class={isRow ? 'options row' : 'options column'}
        role="group"
        aria-labelledby={labelId}
        onKeyDown={move}
      >
        {shown.map(({ option, number }) => (
          <button
            key={option.choice}
            type="button"
            class="option"
            data-number={isLive ? number : undefined}
            aria-pressed={option.chosen ? true : undefined}
            aria-busy={pressed.has(option.choice)}
            disabled={isChosen}
            onClick={() => choose(option)}
          >
            <span class="number">{option.chosen ? <Icon name="check" /> : number}</span>{' '}
            <span class="label">
              {option.label}
              {option.example && <small>{option.example}</small>}
            </span>
          </button>
        ))}
        {shown.length === 0 && <p class="quiet">{words.nothingFits}</p>}
      </div>
    </div>
  )
}

/** Arrows go to the next, Home and End to the ends, a letter to the next label that starts with it. */
function targetOf(
  event: KeyboardEvent,
  buttons: readonly HTMLButtonElement[],
  at: number,
): HTMLButtonElement | undefined {
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return buttons[(at + 1) % buttons.length]
    case 'ArrowUp':
    case 'ArrowLeft':
      return buttons.at(at - 1)
    case 'Home':
      return buttons[0]
    case 'End':
      return buttons.at(-1)
    default: {
      if (!/^\p{Letter}$/u.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return undefined
      const after = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)]
      return after.find((button) =>
        plain(button.querySelector('.label')?.textContent ?? '').startsWith(plain(event.key)),
      )
    }
  }
}

/** Without accents and capitals. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim()
