import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import type { Journal } from '../../store/journal.ts'
import type { Typing } from './deliver.ts'
import { entryText } from './entry-text.ts'
import { limits } from './limits.ts'

export interface StreamOptions {
  readonly journal: Journal
  readonly typing: Typing
  readonly clock: Clock
  readonly conversation: string
  /** The last position the page has. */
  readonly after: number
}

/**
 * Sends the entries after `after`, and each new one as it comes, as server-sent events, until the page goes or the function
 * returned is called. A page that reads slowly is waited for: nothing piles up, the journal keeps it.
 */
export function stream(response: ServerResponse, options: StreamOptions): () => void {
  const { journal, typing, clock, conversation } = options
  let position = options.after
  let isReading = false
  let wasHeard = true
  let isOpen = true

  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
  const write = (text: string): boolean => isOpen && response.write(text)
  const drained = (): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        response.off('drain', go).off('close', go)
        resolve()
      }
      response.on('drain', go).on('close', go)
    })

  const sendNew = async (): Promise<void> => {
    if (isReading) return
    isReading = true
    try {
      while (wasHeard && isOpen) {
        wasHeard = false
        for (;;) {
          const entries = await journal.read(conversation, position, limits.entries)
          for (const entry of entries) {
            position = entry.position
            if (!write(`id: ${position}\nevent: entry\ndata: ${entryText(entry)}\n\n`) && isOpen)
              await drained()
          }
          if (entries.length < limits.entries || !isOpen) break
        }
      }
    } catch {
      // The page asks again from where it was.
      end()
    } finally {
      isReading = false
    }
  }
  const hear = (): void => {
    wasHeard = true
    void sendNew()
  }

  const beat = (): void => {
    write(': here\n\n')
    stopBeat = clock.after(limits.heartbeatMs, beat)
  }
  let stopBeat = clock.after(limits.heartbeatMs, beat)
  const stops = [
    journal.listen(conversation, hear),
    typing.listen(conversation, () => write('event: typing\ndata: {}\n\n')),
  ]
  const end = (): void => {
    if (!isOpen) return
    isOpen = false
    stopBeat()
    for (const stop of stops) stop()
    response.end()
  }
  response.on('close', end)
  write('retry: 1000\n\n')
  hear()
  return end
}
