import { randomUUID } from 'node:crypto'
import type { PageEntry } from '../src/channels/web/entry.ts'
import { decode } from '../src/dialog/choice.ts'
import type { Part, PromptPart } from '../src/message.ts'
import { type Input, inputs } from './intake.ts'

/** Sends a request of a visitor, and gives the answer. */
export type Send = (path: string, body: unknown) => Promise<unknown>

/**
 * One person on the page, from opening it to the number of their ticket, who answers whatever is asked as the intake says. Each
 * event goes out when the last one was answered; `turn` is called around each.
 */
export async function visit(send: Send, turn: <T>(work: () => Promise<T>) => Promise<T>): Promise<void> {
  const { conversation } = (await send('/api/conversations', {})) as { conversation: string }
  let after = 0
  const say = async (event: object): Promise<readonly Part[]> => {
    const body = { id: randomUUID(), after, locale: 'es', ...event }
    const { entries } = (await turn(() => send(`/api/conversations/${conversation}/events`, body))) as {
      readonly entries: readonly PageEntry[]
    }
    after = entries.at(-1)?.position ?? after
    return entries.flatMap(({ body }) => (body.kind === 'bot' ? body.message.parts : []))
  }
  let shown = await say({ type: 'opened' })
  for (let turns = 1; turns < mostTurns; turns++) {
    if (shown.some(({ type }) => type === 'ticket')) return
    shown = await say(eventFor(promptIn(shown)))
  }
  throw new Error(`bench: no ticket after ${mostTurns} turns.`)
}

const mostTurns = 25

function promptIn(parts: readonly Part[]): PromptPart {
  const prompt = parts.filter((part) => part.type === 'prompt').at(-1)
  if (prompt) return prompt
  throw new Error(`bench: nothing is asked in ${JSON.stringify(parts)}.`)
}

function eventFor(prompt: PromptPart): object {
  const input = inputFor(prompt.asks)
  if (input.type === 'write') return { type: 'said', text: input.text }
  const pressed = [...prompt.options, ...prompt.buttons].find(({ choice }) => isMeant(input, choice))
  if (pressed) return { type: 'clicked', choice: pressed.choice, label: pressed.label }
  throw new Error(`bench: "${prompt.asks}" can't be answered with ${JSON.stringify(input)}.`)
}

function inputFor(asked: string): Input {
  const input = inputs.find((each) => (each.type === 'send' ? 'review' : questionOf(each)) === asked)
  if (input) return input
  throw new Error(`bench: the intake has no answer to "${asked}".`)
}

const questionOf = (input: Input): string | undefined => ('question' in input ? input.question : undefined)

function isMeant(input: Input, pressed: string): boolean {
  const choice = decode(pressed)
  if (choice?.type === 'answer') return input.type === 'choose' && choice.value === input.value
  if (choice?.type !== 'command') return false
  return choice.command === (input.type === 'choose' ? noneOf[input.value] : input.type)
}

/** Values that are a command on the page. */
const noneOf: Readonly<Record<string, string>> = { none_helps: 'none' }
