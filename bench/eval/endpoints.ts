import { type ChatAsked, type FakeChat, startChat } from '../../test/fakes/chat.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { createDraw } from './draw.ts'
import type { Asked } from './sets.ts'

/** An endpoint on this machine in the place of a model, and what is behind it. */
export interface Endpoint {
  readonly name: string
  readonly url: string
  /** From here on it does what it is named for; before, it is tried. */
  begin(): void
  close(): Promise<void>
}

/**
 * Endpoints that speak the published API and have no model behind them: one that knows what is asked here, which shows the most that an
 * order can bring, and others that show what a bad one costs.
 */
export async function localEndpoints(
  documents: readonly Document[],
  sets: ReadonlyMap<string, readonly Asked[]>,
): Promise<readonly Endpoint[]> {
  const knows = knowing(documents, sets)
  const all: readonly (readonly [string, (chat: FakeChat) => void, Say?])[] = [
    ['one that knows the answers', () => {}],
    ['one that is down', (chat) => void chat.close()],
    ['one that never answers', (chat) => chat.fail('never')],
    ['one that begins an answer and does not end it', (chat) => chat.fail('half')],
    ['one that fails (500)', (chat) => chat.fail(500)],
    ['one that answers in prose', (chat) => chat.say(() => 'First comes number 3.')],
    ['one that names others', (chat) => chat.say(() => [97, 98, 99])],
    ['one that draws by lot', () => {}, byLot],
    ['one that compares letters', () => {}, byLetters],
  ]
  return Promise.all(
    all.map(async ([name, fault, say = knows]) => {
      const chat = await startChat()
      chat.say(say)
      return { name, url: chat.url, begin: () => fault(chat), close: () => chat.close().catch(() => {}) }
    }),
  )
}

type Say = (asked: ChatAsked) => readonly number[]

/** The right ones first: what a question of a set is answered by, and a title in another language. */
function knowing(documents: readonly Document[], sets: ReadonlyMap<string, readonly Asked[]>): Say {
  const titles = new Map<string, Set<string>>()
  const idsOf = new Map<string, Set<string>>()
  for (const { id, title } of documents) {
    titles.set(id, (titles.get(id) ?? new Set()).add(title))
    idsOf.set(title, (idsOf.get(title) ?? new Set()).add(id))
  }
  const answers = new Map([...sets.values()].flat().map(({ text, targets }) => [text, targets]))
  return ({ subject, candidates }) => {
    const right = [...(answers.get(subject) ?? idsOf.get(subject) ?? [])]
    const isRight = (title: string): boolean => right.some((id) => titles.get(id)?.has(title))
    const [first, last] = [true, false].map((is) => candidates.filter(({ title }) => isRight(title) === is))
    return [...(first ?? []), ...(last ?? [])].map(({ number }) => number)
  }
}

/** Always the same lot for the same subject. */
function byLot({ subject, candidates }: ChatAsked): readonly number[] {
  const draw = createDraw(subject)
  return candidates
    .map(({ number }) => ({ number, lot: draw() }))
    .toSorted((one, other) => one.lot - other.lot)
    .map(({ number }) => number)
}

function byLetters({ subject, candidates }: ChatAsked): readonly number[] {
  const triplesOf = (text: string): ReadonlySet<string> =>
    new Set(Array.from({ length: text.length }, (_, at) => text.toLowerCase().slice(at, at + 3)))
  const own = triplesOf(subject)
  const alike = (text: string): number => [...triplesOf(text)].filter((each) => own.has(each)).length
  return candidates
    .map(({ number, title, line }) => ({ number, both: alike(`${title} ${line}`) }))
    .toSorted((one, other) => other.both - one.both)
    .map(({ number }) => number)
}
