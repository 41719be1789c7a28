import type { Did, PageEntry, Session } from '../../channels/web/entry.ts'
import { Refused, request } from '../request.ts'
import { storage } from '../storage.ts'
import type { PageEvent, Unsent } from './unsent.ts'
import { unsentStorage } from './unsent-storage.ts'

/** What the page knows. */
export interface ChatState {
  readonly status: 'loading' | 'ready' | 'broken'
  readonly session: Session | undefined
  readonly entries: readonly PageEntry[]
  readonly unsent: readonly Unsent[]
  readonly isOnline: boolean
  /** The server asked to wait. */
  readonly isBusy: boolean
  readonly isTyping: boolean
  /** The last position that was on screen before this visit. */
  readonly seenBefore: number
}

/** An event without the id it is given here. */
type WithoutId<E> = E extends unknown ? Omit<E, 'id'> : never
export type NewEvent = WithoutId<PageEvent>

/** One conversation with the server: everything reaches it in order and once, whatever the connection does. */
export interface Chat {
  readonly state: () => ChatState
  /** Calls `heard` after each change; the function returned ends that. */
  readonly subscribe: (heard: () => void) => () => void
  /** Opens the conversation, or the visitor's last one. */
  readonly open: (conversation?: string) => Promise<void>
  readonly startNew: () => Promise<void>
  /** Sends it, now or when the connection is back. */
  readonly send: (event: NewEvent, did: Did | undefined) => void
  readonly retry: (id: string) => void
  readonly discard: (id: string) => void
  /** Takes in entries that came another way. */
  readonly add: (entries: readonly PageEntry[]) => void
}

const firstWaitMs = 1_000
const longestWaitMs = 15_000
const typingShownMs = 10_000

const start: ChatState = {
  status: 'loading',
  session: undefined,
  entries: [],
  unsent: [],
  isOnline: true,
  isBusy: false,
  isTyping: false,
  seenBefore: 0,
}

export function createChat(): Chat {
  let state = start
  const listeners = new Set<() => void>()
  let source: EventSource | undefined
  let isSending = false
  let waitMs = firstWaitMs
  let sendTimer: ReturnType<typeof setTimeout> | undefined
  let streamTimer: ReturnType<typeof setTimeout> | undefined
  let typingTimer: ReturnType<typeof setTimeout> | undefined

  const change = (part: Partial<ChatState>): void => {
    state = { ...state, ...part }
    for (const heard of listeners) heard()
  }
  const cursor = (): number => state.entries.at(-1)?.position ?? 0

  const add = (entries: readonly PageEntry[]): void => {
    const last = cursor()
    const fresh = entries.filter(({ position }) => position > last)
    if (fresh.length === 0) return
    const said = fresh.some(({ body }) => body.kind === 'bot')
    change({ entries: [...state.entries, ...fresh], ...(said && { isTyping: false }) })
    if (document.visibilityState === 'visible') markSeen()
  }
  const markSeen = (): void => {
    if (state.session) storage.write(`ventanilla.seen.${state.session.conversation}`, cursor())
  }
  const showTyping = (): void => {
    change({ isTyping: true })
    clearTimeout(typingTimer)
    typingTimer = setTimeout(() => change({ isTyping: false }), typingShownMs)
  }

  const listen = (conversation: string): void => {
    source?.close()
    clearTimeout(streamTimer)
    const stream = new EventSource(`/api/conversations/${conversation}/stream?after=${cursor()}`)
    source = stream
    stream.addEventListener('open', () => {
      clearTimeout(streamTimer)
      if (!state.isOnline) change({ isOnline: true })
      sendNow()
    })
    stream.addEventListener('entry', (message) => add([JSON.parse(message.data as string) as PageEntry]))
    stream.addEventListener('typing', showTyping)
    stream.addEventListener('error', () => {
      clearTimeout(streamTimer)
      const isGone = stream.readyState === EventSource.CLOSED
      streamTimer = setTimeout(
        () => {
          if (stream.readyState === EventSource.OPEN || source !== stream) return
          change({ isOnline: false })
          if (isGone) listen(conversation)
        },
        isGone ? 3_000 : 1_500,
      )
    })
  }

  const drop = (id: string): void => {
    if (state.session) unsentStorage.remove(state.session.conversation, id)
    change({ unsent: state.unsent.filter(({ event }) => event.id !== id) })
  }
  const mark = (id: string, as: Unsent['state']): void => {
    change({ unsent: state.unsent.map((each) => (each.event.id === id ? { ...each, state: as } : each)) })
    const marked = state.unsent.find(({ event }) => event.id === id)
    if (marked && state.session) unsentStorage.save(state.session.conversation, marked)
  }
  const sendLater = (ms: number): void => {
    clearTimeout(sendTimer)
    sendTimer = setTimeout(sendNow, ms)
  }

  /** One at a time, in order: what was said first arrives first. */
  const sendAll = async (): Promise<void> => {
    const session = state.session
    if (!session || isSending) return
    isSending = true
    try {
      for (;;) {
        const next = state.unsent.find((each) => each.state === 'sending')
        if (!next || state.session !== session) break
        try {
          const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
          const locale = document.documentElement.lang
          const { entries } = await request<{ entries: readonly PageEntry[] }>(
            'POST',
            `/api/conversations/${session.conversation}/events`,
            { ...next.event, after: cursor(), locale, timeZone },
          )
          if (state.session !== session) break
          waitMs = firstWaitMs
          add(entries)
          drop(next.event.id)
          if (state.isBusy || !state.isOnline) change({ isBusy: false, isOnline: true })
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          const isBusy = error.status === 429 || error.status >= 500
          if (error.status !== 0 && !isBusy) {
            mark(next.event.id, 'failed')
            continue
          }
          change(error.status === 0 ? { isOnline: false, isTyping: false } : { isBusy: true })
          sendLater(Math.max(waitMs, error.retryAfterMs))
          waitMs = Math.min(longestWaitMs, waitMs * 2)
          break
        }
      }
    } finally {
      isSending = false
    }
  }
  function sendNow(): void {
    clearTimeout(sendTimer)
    void sendAll()
  }

  const enter = async (session: Session): Promise<void> => {
    const key = `ventanilla.seen.${session.conversation}`
    change({ ...start, session, seenBefore: storage.read<number>(key) ?? 0 })
    for (;;) {
      const { entries, more } = await request<{ entries: readonly PageEntry[]; more: boolean }>(
        'GET',
        `/api/conversations/${session.conversation}/entries?after=${cursor()}`,
      )
      change({ entries: [...state.entries, ...entries] })
      if (!more) break
    }
    change({ status: 'ready', unsent: unsentStorage.load(session.conversation) })
    markSeen()
    listen(session.conversation)
    sendNow()
  }
  const tryTo = async (act: () => Promise<void>): Promise<void> => {
    source?.close()
    try {
      await act()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      change({ status: 'broken' })
    }
  }

  const chat: Chat = {
    state: () => state,
    subscribe(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    open: (conversation) =>
      tryTo(async () => {
        change(start)
        const session = await request<Session>('GET', '/api/session')
        await enter(conversation === undefined ? session : { ...session, conversation })
      }),
    startNew: () =>
      tryTo(async () => {
        await enter(await request<Session>('POST', '/api/conversations', {}))
      }),
    send(event, did) {
      if (!state.session) return
      const unsent: Unsent = {
        event: { ...event, id: crypto.randomUUID() },
        at: Date.now(),
        did,
        state: 'sending',
      }
      unsentStorage.save(state.session.conversation, unsent)
      change({ unsent: [...state.unsent, unsent] })
      if (state.isOnline) showTyping()
      sendNow()
    },
    retry(id) {
      mark(id, 'sending')
      sendNow()
    },
    discard: drop,
    add,
  }

  addEventListener('online', sendNow)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') markSeen()
  })
  return chat
}
