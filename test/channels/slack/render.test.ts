import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../src/channels/slack/limits.ts'
import { render } from '../../../src/channels/slack/render.ts'
import type { Content } from '../../../src/dialog/content.ts'
import { decode } from '../../../src/dialog/choice.ts'
import type { Command } from '../../../src/dialog/facts.ts'
import { languages } from '../../../src/dialog/language.ts'
import type { Outgoing, Part } from '../../../src/message.ts'
import { articles, now, pageOf, startWalk, ticket, tree, type Walk, word } from '../../wording/walk.ts'
import { expectMessageTaken, expectSaid } from './check.ts'

const say = (language: Outgoing['language'], ...content: readonly Content[]): Outgoing =>
  word({ type: 'say', slot: 'p1', language, content })

/** Slack takes it, everything in it can be read in full, and everything that can be chosen comes back as what it was. */
function expectShown(message: Outgoing): void {
  const rendered = render(message)
  for (const { text, blocks } of rendered) {
    expectMessageTaken(blocks)
    expect(text.length).toBeLessThanOrEqual(limits.text)
    expect(text).not.toBe('')
  }
  const blocks = rendered.flatMap((each) => each.blocks)
  expectSaid(message.parts, blocks)
  const offered = valuesIn(blocks)
  for (const choice of choicesIn(message.parts)) expect(offered).toContain(choice)
}

function valuesIn(blocks: readonly object[]): readonly string[] {
  return [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/g)].map(
    ([, value = '""']) => JSON.parse(value) as string,
  )
}

const choicesIn = (parts: readonly Part[]): readonly string[] =>
  [...JSON.stringify(parts).matchAll(/"choice":("(?:[^"\\]|\\.)*")/g)].map(
    ([, value = '""']) => JSON.parse(value) as string,
  )

const text = (words: string, tone: 'plain' | 'title' | 'quiet' | 'warning' = 'plain'): Outgoing => ({
  id: 'm1',
  slot: 'p1',
  language: 'es',
  parts: [{ type: 'text', text: words, tone }],
  text: words,
})

describe('every message on every way', () => {
  const value = (walk: Walk, random: number): string | number | boolean => {
    const asks = walk.state().live?.asks ?? ''
    const question = tree.questions[asks]
    switch (question?.type) {
      case 'choice':
        return question.options[random % question.options.length] ?? ''
      case 'consent':
        return random % 2 === 0
      case 'email':
        return `carla${random}@tiendademo.com`
      case 'number':
        return random * 1000.5
      case 'date':
        return `2027-0${(random % 9) + 1}-15`
      case 'account':
        return 'tiendademo'
      default:
        return asks === 'wl_seller_names' ? 'tiendademonorte' : `zapateria${random}`
    }
  }
  const commands: readonly Command[] = ['back', 'skip', 'none', 'why', 'unsure', 'continue', 'send', 'change']

  it('is taken by Slack, in three languages', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9_999), { minLength: 14, maxLength: 36 }), (moves) => {
        const walk = startWalk('es')
        walk.happen({ type: 'opened' })
        for (const random of moves) {
          const asks = walk.state().live?.asks
          const command = commands[random % commands.length] ?? 'help'
          const press = (name: Command): void => {
            walk.click({ type: 'command', draft: 0, prompt: 0, command: name })
          }
          if (tree.questions[asks ?? '']?.type === 'articles') press('none')
          else if (random % 7 === 0) press(command)
          else if (asks === 'review' && random % 3 === 0) press('send')
          else walk.answer(asks ?? 'area', value(walk, random))
        }
        for (const each of walk.said()) {
          for (const language of languages) expectShown(word({ ...each, language }))
        }
      }),
      { numRuns: 20 },
    )
  }, 60_000)

  it('asks every question with every answer readable in full', () => {
    expect(tree.places.length).toBeGreaterThan(20)
    for (const { question, page } of tree.places) {
      for (const language of languages) {
        for (const rung of [0, 1, 2] as const) {
          const notes = tree.questions[question]?.notes.map(({ id }) => id) ?? []
          const asked = { draft: 1, prompt: 2, asks: question, page, rung, step: 1, of: 3, notes }
          const ways: readonly Command[] = ['skip', 'back', 'why', 'help', 'human', 'cancel']
          expectShown(say(language, { type: 'ask', ...asked, commands: ways, form: true }))
        }
      }
    }
  })

  it('shows tickets, filters and what can be done with each', () => {
    expect.hasAssertions()
    const many = Array.from({ length: 10 }, (_, at) => ({ ...ticket, number: 4800 + at }))
    for (const language of languages) {
      for (const tickets of [many, []]) {
        const page = pageOf(tickets, { page: 2, pages: 3, total: 22 })
        expectShown(say(language, { type: 'tickets', page }))
      }
      for (const moment of ['filed', 'status', 'changed'] as const) {
        for (const status of ['open', 'pending', 'solved', 'closed'] as const) {
          const reopenUntil = status === 'solved' ? { reopenUntil: now + 86_400_000 } : {}
          expectShown(
            say(language, { type: 'ticket', moment, ticket: { ...ticket, status, ...reopenUntil } }),
          )
        }
      }
    }
  })

  it('carries choices that mean something', () => {
    const { parts } = say('es', { type: 'ticket', moment: 'status', ticket })
    const choices = choicesIn(parts)
    expect(choices.length).toBeGreaterThan(0)
    for (const choice of choices) expect(decode(choice)).toBeDefined()
  })
})

describe('how it is laid out', () => {
  const asked = { type: 'ask', draft: 1, prompt: 2, rung: 0, commands: [] } as const
  const jsonOf = (message: Outgoing): string =>
    JSON.stringify(render(message).flatMap(({ blocks }) => blocks))

  it('shows a page of ten tickets in one message', () => {
    const many = Array.from({ length: 10 }, (_, at) => ({ ...ticket, number: 4800 + at }))
    const page = pageOf(many, { page: 2, pages: 3, total: 30 })
    expect(render(say('es', { type: 'tickets', page }))).toHaveLength(1)
  })

  it('lists the answers of a menu under the numbers they are chosen by', () => {
    const shown = jsonOf(say('es', { ...asked, asks: 'finance_subject', page: 'financial_subject' }))
    expect(shown).toMatch(/"style":"ordered"[^]*Admin bloqueado[^]*Partner VTEX[^]*"static_select"/)
  })

  it('keeps the numbers of a list that is too long for one', () => {
    const options = Array.from({ length: 40 }, (_, at) => ({ choice: `c${at}`, label: 'x'.repeat(100) }))
    const shown = jsonOf({
      ...text(''),
      parts: [{ type: 'prompt', asks: 'q', input: 'choice', ask: '¿?', options, buttons: [] }],
    })
    expect(shown).not.toContain('"ordered"')
    expect(shown).toContain(`40. ${options[39]?.label}`)
  })

  it('has a button for each of a few answers, also where they have to be explained', () => {
    const shown = jsonOf(say('es', { ...asked, asks: 'share_consent', page: 'technical_case' }))
    expect(shown).toContain('de manera anónima')
    expect(shown).not.toContain('static_select')
    expect(shown.match(/"type":"button"/g)).toHaveLength(2)
  })

  it('tells apart what was asked and what was answered in a review', () => {
    const rows = [{ question: 'subject', label: 'Asunto', value: `${'x'.repeat(90)}\n`.repeat(60) }]
    const message = { ...text(''), parts: [{ type: 'summary', title: 'Revisa', rows }] } as const
    expectShown({ ...message, text: 'Revisa' })
    expect(jsonOf(message)).toContain('{"type":"text","text":"Asunto: ","style":{"bold":true}}')
  })

  it('offers articles only while it is asked about them', () => {
    const { parts } = say('es', { ...asked, asks: 'articles', page: 'technical_subject', articles })
    expect(jsonOf({ ...text(''), parts })).toContain('Esto lo resolvió')
    const answered = parts.filter(({ type }) => type !== 'prompt')
    expect(jsonOf({ ...text(''), parts: answered })).not.toContain('Esto lo resolvió')
    expect(jsonOf({ ...text(''), parts: answered })).toContain('Políticas de envío')
  })
})

describe('what people and articles say', () => {
  const wild = '<!channel> <https://evil.example|https://bank.example> *bold* _it_ `code` & <@U123>'

  it('is text and nothing else', () => {
    const [rendered] = render(text(wild))
    expect(JSON.stringify(rendered?.blocks)).not.toContain('mrkdwn')
    expect(rendered?.text).toBe(wild.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    const links = [...JSON.stringify(rendered?.blocks).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url)
    for (const url of links) expect(wild).toContain(url)
  })

  it('has addresses that lead where they say', () => {
    const [rendered] = render(text('Mira https://help.vtex.com/es/x. ¿Sirve?'))
    expect(JSON.stringify(rendered?.blocks)).toContain('{"type":"link","url":"https://help.vtex.com/es/x"}')
  })

  it('can be of any length and any characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
          fc.nat(9_000).map((n) => '👩‍🚀ñ& '.repeat(n + 1)),
        ),
        fc.constantFrom('plain', 'title', 'quiet', 'warning'),
        (words, tone) => {
          for (const rendered of render(text(words, tone))) {
            expectMessageTaken(rendered.blocks)
            expect(rendered.text.length).toBeLessThanOrEqual(limits.text)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
