import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'
import { expect } from 'vitest'
import { readExecute } from '../../../src/channels/teams/action.ts'
import type { Card, Element } from '../../../src/channels/teams/cards/element.ts'
import type { Message } from '../../../src/channels/teams/connector.ts'
import { bytesOf } from '../../../src/channels/teams/fit.ts'
import { cardIn } from '../../../src/channels/teams/render.ts'

const schemaPath = '../shared/contracts/teams/adaptive-cards/adaptive-card.1.5.0.schema.json'

/** Whether the published schema of Adaptive Cards 1.5 is at hand. */
const hasSchema = existsSync(schemaPath)
if (!hasSchema)
  console.warn(`Cards are not checked by the schema of Adaptive Cards: ${schemaPath} is not there.`)

let validate: ValidateFunction | undefined
/** Fails unless Teams would take the card, and everything on it that can be pressed means something to us. */
export function expectCard(card: Card): void {
  expectElements(card)
  for (const action of card.actions ?? []) {
    if (!opensDialog(action))
      expect(action['fallback']).toMatchObject({ type: 'Action.Submit', data: action['data'] })
    expect(meantBy(action, inputsOf(card)), JSON.stringify(action)).toBeDefined()
  }
}

/** Fails unless Teams would show the card, whatever its actions do. */
export function expectElements(card: Card): void {
  expect(card.version).toBe('1.5')
  if (hasSchema) expect(schemaProblems(card)).toEqual([])
  expect(parserProblems(card)).toEqual([])
  const elements = [...elementsIn(card)]
  const ids = elements.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  expect(ids).toEqual([...new Set(ids)])
  const actions = card.actions ?? []
  expect(actions.length).toBeLessThanOrEqual(6)
  for (const action of actions) expect(String(action['title']).trim()).not.toBe('')
  for (const each of elements) {
    if (each.type === 'Action.OpenUrl') expect(each['url']).toMatch(/^https:\/\//)
    if (each.type === 'Media') expect.fail('a bot sends no Media')
    if (each.type === 'Input.ChoiceSet') expect(each['choices']).not.toEqual([])
  }
}

/** What opens a dialog is `Action.Submit` from the start. */
const opensDialog = ({ type, data }: Element): boolean =>
  type === 'Action.Submit' &&
  (data as { readonly msteams?: { readonly type?: string } }).msteams?.type === 'task/fetch'

/** Fails unless Teams would take the message. */
export function expectMessage(message: Message): void {
  expect(bytesOf(message)).toBeLessThanOrEqual(80_000)
  const card = cardIn(message)
  if (card) expectCard(card)
  else expect(String(message['text']).trim()).not.toBe('')
  expect(String(message['summary']).trim()).not.toBe('')
}

/** What a press on an action means, with the first choice of every list made. */
function meantBy(action: Element, inputs: Readonly<Record<string, string>>) {
  const data = { ...(action['data'] as object), ...inputs }
  return readExecute({ action: { type: 'Action.Execute', verb: action['verb'], data } })
}

function inputsOf(card: Card): Record<string, string> {
  const lists = [...elementsIn(card)].filter(({ type }) => type === 'Input.ChoiceSet')
  return Object.fromEntries(
    lists.map(({ id, choices }) => [id, (choices as readonly { readonly value: string }[])[0]?.value ?? '']),
  )
}

export function* elementsIn(value: unknown): Generator<Element> {
  if (Array.isArray(value)) for (const each of value) yield* elementsIn(each)
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield value as Element
    for (const [key, each] of Object.entries(value)) if (key !== 'data') yield* elementsIn(each)
  }
}

/** Every text that the card shows: lines, titles of actions and choices, labels, links. */
export function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  const own = ['text', 'title', 'label', 'placeholder', 'url'].flatMap((key) => {
    const text = (value as Record<string, unknown>)[key]
    return typeof text === 'string' ? [text] : []
  })
  const inside = Object.entries(value).filter(
    ([key]) => key !== 'fallback' && key !== 'data' && key !== 'refresh',
  )
  return [...own, ...inside.flatMap(([, each]) => textsIn(each))]
}

/** The published schema knows neither lists that are searched nor what is of Teams alone. */
function schemaProblems(card: Card): readonly unknown[] {
  validate ??= compiled()
  const known: unknown = JSON.parse(
    JSON.stringify(card, (key, value: unknown) =>
      key === 'msteams' ? undefined : key === 'style' && value === 'filtered' ? 'compact' : value,
    ),
  )
  return validate(known) ? [] : (validate.errors ?? []).slice(0, 3)
}

function compiled(): ValidateFunction {
  const {
    id: _,
    $schema: __,
    ...schema
  } = JSON.parse(readFileSync(schemaPath, 'utf8')) as Record<string, unknown>
  return new Ajv({ strict: false, validateSchema: false, validateFormats: false }).compile(schema)
}

/** The part of the package that is used here; its build for modules needs a browser. */
interface Renderer {
  readonly SerializationContext: new () => {
    readonly eventCount: number
    getEventAt(at: number): { readonly message: string }
  }
  readonly HostConfig: new (config: object) => object
  readonly AdaptiveCard: new () => {
    hostConfig: object
    parse(card: unknown, context: object): void
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] }
  }
}
const require = createRequire(import.meta.url)
const renderer = require('adaptivecards/dist/adaptivecards.min.js') as Renderer

/** What the parser of the renderer that Teams is made with finds, with as many actions as Teams shows. */
function parserProblems(given: Card): readonly string[] {
  const context = new renderer.SerializationContext()
  const card = new renderer.AdaptiveCard()
  card.hostConfig = new renderer.HostConfig({ supportsInteractivity: true, actions: { maxActions: 6 } })
  card.parse(given, context)
  const parsed = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
  return [...parsed, ...card.validateProperties().validationEvents.map(({ message }) => message)]
}
