import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { expect } from 'vitest'
import type { MessageBlock } from '../../../../src/channels/slack/blocks.ts'
import type { Block, HomeView, ModalView } from '../../../../src/channels/slack/views/blocks.ts'

const path = '../shared/contracts/slack/block-kit/block-kit.strict.schema.json'

/** Whether the published shape of Block Kit, with its limits, is at hand. */
export const hasSchema = existsSync(path)
if (!hasSchema) console.warn(`Views are not checked by the schema of Block Kit: ${path} is not there.`)

let validate: ValidateFunction | undefined

/** Fails unless Slack would take the view: its shape, its limits, and names that occur once. */
export function expectTaken(view: ModalView | HomeView): void {
  expect(problemsOf({ view })).toEqual([])
  const blocks = view.blocks.flatMap((block: Block | MessageBlock) =>
    'block_id' in block ? [block.block_id] : [],
  )
  expect(blocks).toEqual([...new Set(blocks)])
}

/** Fails unless Slack would take the blocks in a message. */
export function expectBlocksTaken(blocks: readonly Block[]): void {
  expect(problemsOf({ blocks })).toEqual([])
}

/** Every text that a view shows. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : []
  return [...own, ...Object.values(value).flatMap(textsOf)]
}

function problemsOf(shown: object): readonly unknown[] {
  validate ??= new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')))
  validate(shown)
  return validate.errors ?? []
}
