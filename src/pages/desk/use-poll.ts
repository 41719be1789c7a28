import { useEffect, useRef, useState } from 'preact/hooks'
import { Refused, request } from '../request.ts'
import { useDesk } from './desk-here.ts'

export interface Polled<T> {
  readonly value: T | undefined
  readonly state: 'loading' | 'here' | 'missing' | 'away'
  /** Asks now. */
  readonly refresh: () => void
  /** Takes a newer value that came another way. */
  readonly set: (value: T) => void
}

const everyMs = 3_000

/** Asks now and every few seconds while the page is in sight. A value stays while the server is away. */
export function usePoll<T>(path: string): Polled<T> {
  const { leave } = useDesk()
  const [value, setValue] = useState<T>()
  const [state, setState] = useState<Polled<T>['state']>('loading')
  const current = useRef(path)
  current.current = path

  const ask = async (): Promise<void> => {
    try {
      const fresh = await request<T>('GET', path)
      if (current.current !== path) return
      setValue(fresh)
      setState('here')
    } catch (error) {
      if (!(error instanceof Refused) || current.current !== path) return
      if (error.status === 401) leave()
      setState(error.status === 404 ? 'missing' : 'away')
    }
  }

  useEffect(() => {
    void ask()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask()
    }, everyMs)
    return () => clearInterval(timer)
  }, [path])
  return { value, state, refresh: () => void ask(), set: setValue }
}
