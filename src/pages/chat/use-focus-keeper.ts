import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

const gapMs = 400

/**
 * Keeps the keyboard going: an answered prompt takes its buttons away, and the focus with them; it then goes to the next prompt's
 * first answer, or to the message box. Digits choose an answer of the live prompt while no field is being written in.
 */
export function useFocusKeeper(live: string | undefined, box: RefObject<HTMLElement>): void {
  const isKeyboard = useRef(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      isKeyboard.current = true
      const isWriting = (event.target as HTMLElement).closest('input, textarea, select, dialog') !== null
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return
      document.querySelector<HTMLElement>(`.prompt.live [data-number="${event.key}"]`)?.click()
    }
    const onPointer = (): void => {
      isKeyboard.current = false
    }
    addEventListener('keydown', onKey)
    addEventListener('pointerdown', onPointer)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('pointerdown', onPointer)
    }
  }, [])
  useEffect(() => {
    if (!isKeyboard.current) return undefined
    // The next prompt may come a moment after the last one went.
    const timer = setTimeout(
      () => {
        if (document.activeElement !== document.body) return
        const first = document.querySelector<HTMLElement>('.prompt.live .option, .prompt.live input')
        ;(first ?? box.current)?.focus({ preventScroll: true })
      },
      live === undefined ? gapMs : 0,
    )
    return () => clearTimeout(timer)
  }, [live])
}
