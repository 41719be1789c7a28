import type { Channel } from '../channel.ts'

/** A terminal: every message is its plain text. What a message replaces stays where it was printed. */
export function createConsoleChannel(write: (text: string) => void): Channel {
  const shown = new Set<string>()
  return {
    name: 'console',
    deliver(_address, messages) {
      for (const { id, replaces, text } of messages) {
        if (shown.has(id) || replaces === 'prompt') continue
        shown.add(id)
        write(text)
      }
      return Promise.resolve()
    },
    working() {},
  }
}
