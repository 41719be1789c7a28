import { randomUUID } from 'node:crypto'
import type { PageEntry, Session } from '../../src/channels/web/entry.ts'
import type { Outgoing, Part, PromptPart } from '../../src/message.ts'
import { type Browser, createBrowser } from '../channels/web/browser.ts'

/** A person on the chat page, without the page: writes, presses, and reads what the stream brings. */
export interface Visitor {
  readonly browser: Browser
  /** Everything seen so far, as the stream brought it. */
  readonly entries: readonly PageEntry[]
  say(text: string): Promise<void>
  /** Presses what is offered since the last thing done here and whose choice fits. */
  press(choice: RegExp): Promise<void>
  /** Resolves with the prompt that asks this, once it is there. */
  asked(question: string): Promise<PromptPart>
  /** Resolves with the first part that fits, since the last thing done here. */
  told<T extends Part>(fits: (part: Part) => part is T): Promise<T>
  /** What a reload shows. */
  reload(): Promise<readonly PageEntry[]>
  /** Resolves when the server has ended the stream. */
  readonly streamEnded: Promise<void>
}

/** Comes to the page; with a former visitor's browser it is the same person. */
export async function visit(url: string, former?: Browser): Promise<Visitor> {
  const browser = createBrowser(url)
  if (former) browser.cookie = former.cookie
  const { conversation } = await browser.get<Session>('/api/session?lang=es')
  const path = `/api/conversations/${conversation}`
  const entries: PageEntry[] = []
  let from = 0
  let wake = (): void => {}

  const read = async (): Promise<void> => {
    const response = await browser.fetch(`${path}/stream?after=0`)
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk)
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const data = /^event: entry\ndata: (.*)$/m.exec(event)?.[1]
        if (data !== undefined) entries.push(JSON.parse(data))
      }
      wake()
    }
  }
  const streamEnded = read().finally(() => wake())

  const until = async <T>(find: (parts: readonly Part[]) => T | undefined): Promise<T> => {
    for (;;) {
      const found = find(messagesIn(entries.slice(from)).flatMap(({ parts }) => parts))
      if (found !== undefined) return found
      const next = new Promise<'news'>((resolve) => (wake = () => resolve('news')))
      const ended = streamEnded.then(() => 'ended' as const)
      if ((await Promise.race([next, ended])) === 'ended') throw new Error('The stream ended.')
    }
  }
  const send = async (event: object): Promise<void> => {
    from = entries.length
    const response = await browser.post(`${path}/events`, {
      id: randomUUID(),
      after: 0,
      locale: 'es',
      ...event,
    })
    if (response.status !== 200) throw new Error(`refused with ${response.status}`)
  }

  return {
    browser,
    entries,
    streamEnded,
    say: (text) => send({ type: 'said', text, files: [] }),
    async press(choice) {
      const offer = await until((parts) => parts.flatMap(offersIn).find((each) => choice.test(each.choice)))
      await send({ type: 'clicked', choice: offer.choice, label: offer.label, option: true })
    },
    asked: (question) =>
      until((parts) => parts.filter((part) => part.type === 'prompt').find(({ asks }) => asks === question)),
    told: (fits) => until((parts) => parts.find(fits)),
    reload: async () =>
      (await browser.get<{ entries: readonly PageEntry[] }>(`${path}/entries?after=0`)).entries,
  }
}

export const messagesIn = (entries: readonly PageEntry[]): readonly Outgoing[] =>
  entries.flatMap(({ body }) => (body.kind === 'bot' ? [body.message] : []))

function offersIn(part: Part): readonly { readonly choice: string; readonly label: string }[] {
  switch (part.type) {
    case 'prompt':
      return [...part.options, ...part.buttons]
    case 'ticket':
      return part.ticket.buttons
    case 'buttons':
      return part.buttons
    default:
      return []
  }
}
