import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { deliver } from '../../../src/channels/slack/deliver.ts'
import { createPace } from '../../../src/channels/slack/pace.ts'
import { createSlots } from '../../../src/channels/slack/slots.ts'
import { createThreads } from '../../../src/channels/slack/threads.ts'
import type { ModalView } from '../../../src/channels/slack/views/blocks.ts'
import { formView } from '../../../src/channels/slack/views/form-view.ts'
import { createMovedClock } from '../../../src/cli/scenarios/moved-clock.ts'
import { type Language, languages } from '../../../src/dialog/language.ts'
import { type Way, waysOf } from '../../../src/dialog/lint/ways.ts'
import { skipped, unsure } from '../../../src/dialog/state.ts'
import type { Tree } from '../../../src/dialog/tree.ts'
import { loadTree } from '../../../src/dialogs/load.ts'
import { silent } from '../../../src/log.ts'
import type { Outgoing } from '../../../src/message.ts'
import { wordForm } from '../../../src/wording/form.ts'
import { createMemoryCursors } from '../../fakes/teams/cursors.ts'
import { now, startWalk, ticket, type Walk, word } from '../../wording/walk.ts'
import { expectMessageTaken } from './check.ts'
import { expectTaken, hasSchema } from './views/schema.ts'

const folder = fileURLToPath(new URL('../../../dialogs', import.meta.url))
const trees = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'tree.yaml')))
  .map((name) => loadTree(join(folder, name)))

/** Shows messages as the channel does, each in the place of what it replaces. */
function createScreen() {
  const shown = new Set<string>()
  let last = 0
  const cursors = createMemoryCursors()
  const options = {
    workspaces: {
      of: async () => ({
        api: {
          async call(method: string, args: { readonly blocks?: unknown } = {}) {
            if (method === 'chat.postMessage') last += 1
            shown.add(JSON.stringify(args.blocks))
            return { ok: true, ts: `1700000000.${String(last).padStart(6, '0')}` }
          },
        },
        token: '',
      }),
      heard: () => Promise.resolve(),
      removed: () => Promise.resolve(),
    },
    threads: createThreads(cursors),
    slots: createSlots(cursors),
    clock: createMovedClock(now),
    pace: createPace(createMovedClock(now)),
    agent: { entitle: () => Promise.resolve() },
    log: silent,
  }
  return {
    /** Every set of blocks that was on the screen. */
    shown,
    show: (dm: string, messages: readonly Outgoing[]) =>
      deliver(options, { channel: 'slack', conversation: `slack:T1:D${dm}:dm` }, messages),
  }
}

/** Answers everything on the way, sends it, and hears the number; each page is looked at as a form before. */
function goOn(tree: Tree, way: Way, language: Language, forms: Set<string>): Walk {
  const person = { id: 'p_1', accounts: [] }
  const walk = startWalk(language, { person }, undefined, tree)
  walk.happen({ type: 'opened' })
  for (const { page, question } of way.places) {
    // Articles are suggested once more, where there are others.
    if (tree.questions[question]?.type !== 'articles' && asksArticles(tree, walk))
      walk.click({ type: 'command', draft: 0, prompt: 0, command: 'none' })
    // What is passive is asked in the form alone.
    const isAsked = walk.state().live?.asks === question
    const known = tree.questions[question]
    const isPassive = known?.type === 'files' && known.passive !== undefined
    expect(isAsked || isPassive, `${question}: ${way.because}`).toBe(true)
    const form = wordForm(tree, walk.state(), page)
    if (form) forms.add(JSON.stringify(formView(form, 'metadata')))
    if (isAsked) answer(tree, walk, question, way.value(question), language)
  }
  expect(walk.state().live?.asks).toBe('review')
  walk.click({ type: 'command', draft: 0, prompt: 0, command: 'send' })
  walk.happen({ type: 'filed', draft: walk.state().draft?.id ?? 1, ticket })
  return walk
}

const asksArticles = (tree: Tree, walk: Walk): boolean =>
  tree.questions[walk.state().live?.asks ?? '']?.type === 'articles'

function answer(tree: Tree, walk: Walk, id: string, value: unknown, language: Language): void {
  const press = (command: 'none' | 'skip' | 'unsure'): void => {
    walk.click({ type: 'command', draft: 0, prompt: 0, command })
  }
  const question = tree.questions[id]
  if (question?.type === 'articles') return press('none')
  if (question?.type === 'files') {
    const file = { ref: 'f1', name: 'captura.png', type: 'image/png', size: 9 }
    return void walk.happen({ type: 'said', message: 'm-file', text: '', files: [file] })
  }
  if (value === skipped) return press('skip')
  if (value === unsure) return press('unsure')
  walk.answer(id, typeof value === 'boolean' || value !== 'answered' ? (value as string) : sample())

  function sample(): string | number | boolean {
    switch (question?.type) {
      case 'choice':
        return question.options[0] ?? ''
      case 'consent':
        return true
      case 'email':
        return 'carla@tiendademo.com'
      case 'number':
        return 250_000
      case 'date':
        return '2027-03-15'
      case 'account':
        return 'tiendademo'
      default:
        return tree.wording[language]?.questions[id]?.example ?? `Algo sobre ${id}`
    }
  }
}

describe.each(trees.map((tree) => [tree.id, tree] as const))('%s', (_, tree) => {
  const ways = waysOf(tree) ?? []

  it.skipIf(!hasSchema).each(languages)('is taken by Slack on every way, in %s', async (language) => {
    const screen = createScreen()
    const forms = new Set<string>()
    for (const [at, way] of ways.entries()) {
      const said = goOn(tree, way, language, forms).said()
      const messages = said.map((say, count) => word({ ...say, language }, `m${count}`, tree))
      await screen.show(`WAY${at}`, messages)
    }
    expect(ways.length).toBeGreaterThan(10)
    expect(screen.shown.size).toBeGreaterThan(ways.length)
    expect(forms.size).toBeGreaterThanOrEqual(tree.pages.length)
    for (const blocks of screen.shown) expectMessageTaken(JSON.parse(blocks) as readonly object[])
    for (const form of forms) expectTaken(JSON.parse(form) as ModalView)
  })
})
