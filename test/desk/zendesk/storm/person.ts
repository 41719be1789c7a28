import { randomUUID } from 'node:crypto'
import type { PageEntry } from '../../../../src/channels/web/entry.ts'
import type { Outgoing, PromptPart } from '../../../../src/message.ts'

/** Somebody on the page who asks again until there is an answer, whatever becomes of the program meanwhile. */
export interface Person {
  /** Fills in the shortest request there is, in these words, and sends it. @returns the number they were told. */
  file(words: string): Promise<number>
  /** Every number of a ticket they were told of as theirs, once for each message. */
  numbersTold(): readonly number[]
  /** Waits until a message shows this text. */
  read(text: string): Promise<void>
  /** How long each turn was waited for, in ms. */
  readonly waits: readonly number[]
  /** How many messages show it. */
  timesRead(text: string): number
}

const pauseMs = { first: 200, longest: 2_000 }
const mostTurns = 40
/** Tries of one thing come further and further apart; some fail many times in a row. */
const mostWaitMs = 600_000

export async function createPerson(url: string, cookie: string): Promise<Person> {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    for (let time = 0, until = Date.now() + mostWaitMs; ; await pause(time++)) {
      const response = await fetch(url + path, {
        method: body ? 'POST' : 'GET',
        headers: { Origin: url, Cookie: cookie, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }).catch(() => undefined)
      const answer = await response?.json().catch(() => undefined)
      if (response?.ok === true && answer !== undefined) return answer
      if (Date.now() > until) throw new Error(`No answer from ${path}: ${response?.status}`)
    }
  }
  const { conversation } = (await ask('/api/conversations', {})) as { readonly conversation: string }
  const path = `/api/conversations/${conversation}`
  const seen = new Map<number, PageEntry>()
  const waits: number[] = []

  const take = (answer: unknown): void => {
    for (const entry of (answer as { readonly entries: readonly PageEntry[] }).entries)
      seen.set(entry.position, entry)
  }
  const last = (): number => Math.max(0, ...seen.keys())
  const messages = (): Outgoing[] =>
    [...seen.values()]
      .sort((a, b) => a.position - b.position)
      .flatMap(({ body }) => (body.kind === 'bot' ? [body.message] : []))
  const until = async <T>(what: string, found: () => T | undefined): Promise<T> => {
    for (let time = 0, end = Date.now() + mostWaitMs; ; await pause(time++)) {
      const result = found()
      if (result !== undefined) return result
      if (Date.now() > end) throw new Error(`Nothing was said: ${what}. Last: ${messages().at(-1)?.text}`)
      take(await ask(`${path}/entries?after=${last()}`))
    }
  }
  const prompts = (): PromptPart[] =>
    messages().flatMap(({ parts }) => parts.filter((part) => part.type === 'prompt'))
  const numbersTold = (): number[] =>
    messages().flatMap(({ parts }) =>
      parts.flatMap((part) => (part.type === 'ticket' ? [part.ticket.number] : [])),
    )
  const timesRead = (text: string): number =>
    messages().filter((message) => message.text.includes(text)).length
  /** Tried again, it is the same event. */
  const send = async (event: object): Promise<void> => {
    const began = performance.now()
    take(await ask(`${path}/events`, { id: randomUUID(), after: last(), locale: 'es', ...event }))
    waits.push(performance.now() - began)
  }
  const answer = async (event: object): Promise<PromptPart> => {
    const before = prompts().length
    await send(event)
    return until('the next question', () => (prompts().length > before ? prompts().at(-1) : undefined))
  }

  return {
    async file(words) {
      const texts: Readonly<Record<string, string>> = { name: 'Ana Ruiz', account: 'tiendademo' }
      let live = await answer({ type: 'opened' })
      for (let turn = 0; live.asks !== 'review'; turn += 1) {
        if (turn > mostTurns) throw new Error(`No review after ${turn} turns; asked: ${live.asks}`)
        live = await answer(answerTo(live, texts[live.asks] ?? words))
      }
      const button = live.buttons.find(({ choice }) => choice.endsWith('.send'))
      await send({ type: 'clicked', choice: button?.choice, label: button?.label })
      return until('the number', () => numbersTold()[0])
    },
    numbersTold,
    waits,
    read: (text) => until(text, () => (timesRead(text) > 0 ? true : undefined)).then(() => undefined),
    timesRead,
  }
}

function answerTo({ asks, options, buttons }: PromptPart, words: string): object {
  const none = buttons.find(({ choice }) => /\.(none|skip)$/.test(choice))
  const short = options.find(({ choice }) => choice.endsWith('.financial')) ?? options[0]
  const pressed = asks === 'articles' || asks === 'attachments' ? none : short
  return pressed
    ? { type: 'clicked', choice: pressed.choice, label: pressed.label }
    : { type: 'said', text: words }
}

/** Longer and longer, so that those who wait leave the machine to the others. */
const pause = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs.first * 2 ** time, pauseMs.longest)))
