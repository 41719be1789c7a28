import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formCard } from '../../../src/channels/teams/cards/form.ts'
import { bytesOf, chunksOf, fit } from '../../../src/channels/teams/fit.ts'
import type { Place } from '../../../src/channels/teams/place.ts'
import { cardFor, cardIn, render, type Shown } from '../../../src/channels/teams/render.ts'
import type { Content } from '../../../src/dialog/content.ts'
import type { Command } from '../../../src/dialog/facts.ts'
import { languages } from '../../../src/dialog/language.ts'
import { emptyState, type AnswerValue, type State } from '../../../src/dialog/state.ts'
import { phrasesIn } from '../../../src/i18n/speak.ts'
import type { Form, Outgoing, Part } from '../../../src/message.ts'
import { wordForm, wordProblems } from '../../../src/wording/form.ts'
import { ana, now, pageOf, startWalk, ticket, tree, type Walk, word } from '../../wording/walk.ts'
import { elementsIn, expectCard, expectMessage, textsIn } from './check.ts'
import { outgoing } from './scripted.ts'

const personal: Place = {
  conversation: 'teams:t:a:1',
  tenant: 't',
  platformId: 'a:1',
  scope: 'personal',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  bot: { id: '28:bot', name: 'Ventanilla' },
  person: { id: '29:ana', name: 'Ana Ruiz', key: 'teams:t:ana' },
}
const channel: Place = { ...personal, scope: 'channel', platformId: '19:x@thread.tacv2;messageid=1' }

const say = (language: Outgoing['language'], ...content: readonly Content[]): Outgoing =>
  word({ type: 'say', slot: 'p1', language, content })
const expectTaken = (shown: Shown): void => {
  for (const place of [personal, channel]) {
    for (const isMention of [false, true]) expectMessage(render(shown, place, { isMention }))
    expectCard(cardFor(shown, place))
  }
}

/** Whatever a person has to read and can choose stands on the card, in full. */
function expectSaid(message: Outgoing): void {
  const texts = textsIn(cardFor(message, personal)).join('\n')
  for (const part of message.parts) {
    if (part.type !== 'prompt') continue
    for (const line of part.ask.split('\n')) expect(texts).toContain(line)
    for (const { label } of [...part.options, ...part.buttons]) expect(texts).toContain(label)
  }
}

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

  it('is a card that Teams takes, in three languages', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9_999), { minLength: 14, maxLength: 36 }), (moves) => {
        const walk = startWalk('es')
        walk.happen({ type: 'opened' })
        for (const random of moves) {
          const asks = walk.state().live?.asks
          const command = commands[random % commands.length] ?? 'help'
          if (tree.questions[asks ?? '']?.type === 'articles')
            walk.click({ type: 'command', draft: 0, prompt: 0, command: 'none' })
          else if (random % 7 === 0) walk.click({ type: 'command', draft: 0, prompt: 0, command })
          else if (asks === 'review' && random % 3 === 0)
            walk.click({ type: 'command', draft: 0, prompt: 0, command: 'send' })
          else walk.answer(asks ?? 'area', value(walk, random))
        }
        for (const each of walk.said()) {
          for (const language of languages) {
            const message = word({ ...each, language })
            expectTaken(message)
            expectSaid(message)
          }
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('asks every question with every answer readable in full', () => {
    expect(tree.places.length).toBeGreaterThan(20)
    for (const { question, page } of tree.places) {
      for (const language of languages) {
        for (const rung of [0, 1, 2] as const) {
          const notes = tree.questions[question]?.notes.map(({ id }) => id) ?? []
          const asked = { draft: 1, prompt: 2, asks: question, page, rung, step: 1, of: 3, notes }
          const commands: readonly Command[] = ['skip', 'back', 'why', 'help', 'human', 'cancel']
          const message = say(language, { type: 'ask', ...asked, commands, form: true })
          expectTaken(message)
          expectSaid(message)
        }
      }
    }
  })

  it('shows tickets, filters and what can be done with each', () => {
    const many = Array.from({ length: 5 }, (_, at) => ({ ...ticket, number: 4800 + at }))
    for (const language of languages) {
      for (const tickets of [many, []]) {
        const message = say(language, {
          type: 'tickets',
          page: pageOf(tickets, { page: 2, pages: 3, total: 12 }),
        })
        expectTaken(message)
        const texts = textsIn(cardFor(message, personal)).join('\n')
        for (const { number } of tickets) expect(texts).toContain(`#${number} · `)
      }
      for (const moment of ['filed', 'status', 'changed'] as const) {
        for (const status of ['open', 'pending', 'solved', 'closed'] as const) {
          const reopenUntil = status === 'solved' ? { reopenUntil: now + 86_400_000 } : {}
          expectTaken(
            say(language, { type: 'ticket', moment, ticket: { ...ticket, status, ...reopenUntil } }),
          )
        }
      }
    }
  })
})

describe('a page of questions', () => {
  const forms = (language: State['language']): readonly (readonly [Form, State])[] =>
    tree.pages.flatMap((page) => {
      const technical = { area: 'technical', problem_type: 'problem' }
      const when = { ...technical, ...(page.when as Readonly<Record<string, AnswerValue>> | undefined) }
      const answers = { ...when, area: 'request_type' in when ? 'commercial' : when.area }
      const draft = { id: 3, revision: 1, answers, files: [], undo: [] }
      const state: State = { ...emptyState(tree, language), person: ana, draft }
      const form = wordForm(tree, state, page.id)
      return form ? [[form, state] as const] : []
    })

  it('is one card that Teams takes, for every page in every language', () => {
    for (const language of languages) {
      const all = forms(language)
      expect(all).toHaveLength(tree.pages.length)
      for (const [form] of all) {
        const card = formCard(form, { owner: 'teams:t:ana', phrases: phrasesIn(language) })
        expectCard(card)
        const texts = textsIn(card).join('\n')
        for (const { label, options } of form.fields) {
          expect(texts).toContain(label)
          for (const option of options) expect(texts).toContain(option.label)
        }
      }
    }
  })

  it('says what is wrong at its field, in the person’s language, and keeps what was typed', () => {
    const [form] = forms('pt').find(([{ page }]) => page === 'identify') ?? []
    if (!form) return expect.fail('there is no such page')
    const problems = wordProblems(tree, 'pt', 'identify', { account: { type: 'pattern' } })
    const card = formCard(form, {
      owner: 'teams:t:ana',
      phrases: phrasesIn('pt'),
      problems,
      answers: { account: 'Mi Tienda' },
    })
    expectCard(card)
    const at = card.body.findIndex(({ id }) => id === 'q.account')
    expect(card.body[at]).toMatchObject({ value: 'Mi Tienda' })
    const after = card.body.slice(at + 1).findIndex(({ type }) => type.startsWith('Input.'))
    const beside = card.body.slice(at + 1, after < 0 ? undefined : at + 1 + after)
    expect(textsIn(beside).join(' ')).toContain(problems['account'])
  })

  it('finds an option of a long list by typing', () => {
    const field = (options: number): Form['fields'][number] => ({
      question: 'topic',
      input: 'choice',
      label: 'Tema',
      optional: false,
      files: [],
      options: Array.from({ length: options }, (_, at) => ({ value: `o${at}`, label: `Opción ${at}` })),
    })
    const style = (options: number): unknown => {
      const form: Form = {
        page: 'p',
        title: 'T',
        draft: 1,
        language: 'es',
        submit: 'S',
        cancel: 'C',
        fields: [field(options)],
      }
      const card = formCard(form, { owner: 'o', phrases: phrasesIn('es') })
      expectCard(card)
      return card.body.find(({ id }) => id === 'q.topic')?.['style']
    }
    expect([4, 12, 40].map(style)).toEqual(['expanded', 'compact', 'filtered'])
  })
})

describe('what can be pressed', () => {
  const options = (count: number, label = 'Corta') =>
    Array.from({ length: count }, (_, at) => ({ choice: `a.1.2.impact.o${at}`, label: `${label} ${at}` }))
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      choice: `c.1.2.back${at}`,
      label: `Botón ${at}`,
      style: at === count - 1 ? ('primary' as const) : ('plain' as const),
    }))
  const prompt = (count: number, more: number, label?: string): Outgoing =>
    outgoing('m1', [
      {
        type: 'prompt',
        asks: 'impact',
        input: 'choice',
        ask: '¿Cuál?',
        options: options(count, label),
        buttons: buttons(more),
      },
    ])
  const titles = (message: Outgoing) => (cardFor(message, personal).actions ?? []).map(({ title }) => title)
  const lists = (message: Outgoing) =>
    [...elementsIn(cardFor(message, personal))].filter(({ type }) => type === 'Input.ChoiceSet')

  it('is a button each, while there are few', () => {
    expect(titles(prompt(3, 2))).toEqual(['Corta 0', 'Corta 1', 'Corta 2', 'Botón 0', 'Botón 1'])
    expect(lists(prompt(3, 2))).toEqual([])
  })

  it('is a list when there are twelve options', () => {
    expect(lists(prompt(12, 2)).map(({ id }) => id)).toEqual(['option'])
    expect(titles(prompt(12, 2))).toEqual(['Elegir', 'Botón 0', 'Botón 1'])
  })

  it('is an open list when a label is too long for a button', () => {
    const [list] = lists(prompt(3, 0, 'Comportamiento inesperado en los recursos críticos de la tienda'))
    expect(list).toMatchObject({ style: 'expanded', wrap: true })
  })

  it('puts what has no room into a list, and keeps the options and the button that leads', () => {
    const message = prompt(3, 6)
    expect(titles(message)).toEqual(['Corta 0', 'Corta 1', 'Corta 2', 'Botón 0', 'Botón 5', 'Más opciones ›'])
    expect(lists(message).map(({ id }) => id)).toEqual(['more'])
  })

  it('folds what changes an answer, where not all of it has room, so that sending stays a button', () => {
    const rows = Array.from({ length: 9 }, (_, at) => ({
      question: `q${at}`,
      label: `Dato ${at}`,
      value: 'x',
      change: { choice: `e.1.q${at}`, label: 'Cambiar', style: 'plain' as const },
    }))
    const ask = { asks: 'review', input: 'menu', ask: '¿Lo envío así?', options: [] } as const
    const message = outgoing('m1', [
      { type: 'summary', title: 'Revisa', rows },
      { type: 'prompt', ...ask, buttons: [{ choice: 'c.1.send', label: 'Enviar', style: 'primary' }] },
    ])
    expect(titles(message)).toEqual(['Enviar', 'Más opciones ›'])
    expect(lists(message)).toMatchObject([{ id: 'more', style: 'compact' }])
    expect(textsIn(lists(message))).toContain('Cambiar: Dato 8')
  })

  it('is written on the card with whose card it is', () => {
    expect(cardFor(prompt(2, 0), personal).actions?.map((action) => action['data'])).toEqual([
      { do: 'choose', owner: 'teams:t:ana', choice: 'a.1.2.impact.o0' },
      { do: 'choose', owner: 'teams:t:ana', choice: 'a.1.2.impact.o1' },
    ])
  })
})

describe('what people and articles say', () => {
  const wild = [
    '# Título\n**negrita** _cursiva_ [clic](https://evil.example) ![x](https://evil.example/x.png)',
    '1. uno\n- dos\n> tres\n`código` <b>x</b> <at>Ana</at> {{DATE(2017-02-14T06:08:00Z,SHORT)}} ${title}',
  ]

  it('is shown as it is: no mark of it is carried out', () => {
    for (const text of wild) {
      const card = cardFor(outgoing('m1', [{ type: 'text', tone: 'plain', text }]), personal)
      expectCard(card)
      const blocks = [...elementsIn(card)].filter(({ type }) => type === 'TextBlock')
      expect(blocks).toEqual([])
      const shown = [...elementsIn(card.body)].filter(({ type }) => type === 'TextRun')
      expect(shown.map((run) => run['text']).join('')).not.toMatch(/\{\{|\$\{/)
    }
  })

  it('can be opened only where it is an address of the web', () => {
    const text = 'Mira https://help.vtex.com/es/a_b, o javascript:alert(1) o http://x.example'
    const card = cardFor(outgoing('m1', [{ type: 'text', tone: 'plain', text }]), personal)
    const links = [...elementsIn(card)].filter(({ type }) => type === 'Action.OpenUrl')
    expect(links.map(({ url }) => url)).toEqual(['https://help.vtex.com/es/a_b'])
    expect(textsIn(card).join('')).toContain('a_b, o javascript:alert(1) o http://x.example')
  })
})

describe('where others read along', () => {
  const review: Part = {
    type: 'summary',
    title: 'Revisa',
    rows: [{ question: 'subject', label: 'Asunto', value: 'Secreto' }],
  }

  it('answers and tickets are shown to their owner alone', () => {
    const shown = outgoing('m1', [review])
    const message = render(shown, channel)
    expect(JSON.stringify(message)).not.toContain('Secreto')
    expect(textsIn(cardIn(message))).toEqual(['Solo para Ana Ruiz.', 'Ver lo mío'])
    expect(cardIn(message)?.['refresh']).toMatchObject({
      userIds: ['29:ana'],
      action: { type: 'Action.Execute', data: { do: 'show', owner: 'teams:t:ana', slot: 'm1' } },
    })
    expect(JSON.stringify(render(shown, personal))).toContain('Secreto')
  })

  it('whoever did not just write is called by name', () => {
    const message = render(outgoing('m1', [{ type: 'text', tone: 'plain', text: 'Hola' }]), channel, {
      isMention: true,
    })
    const mention = {
      type: 'mention',
      text: '<at>Ana Ruiz</at>',
      mentioned: { id: '29:ana', name: 'Ana Ruiz' },
    }
    expect(message['entities']).toEqual([mention])
    expect(cardIn(message)).toMatchObject({ msteams: { entities: [mention] } })
    expect(textsIn(cardIn(message)?.body)).toEqual(['<at>Ana Ruiz</at>', 'Hola'])
  })
})

describe('articles', () => {
  const button = { choice: 'a.1.2.articles.x', label: 'Esto lo resolvió', style: 'plain' as const }
  const articles: Part = {
    type: 'articles',
    articles: [
      {
        id: 'x',
        title: 'Pagos',
        url: 'https://help.vtex.com/x',
        kind: 'Artículo',
        line: 'Así.',
        solved: button,
      },
    ],
  }
  const ask = { asks: 'articles', input: 'articles', ask: '¿Te sirve?', options: [], buttons: [] } as const
  const titles = (...parts: readonly Part[]) =>
    (cardFor(outgoing('m1', parts), personal).actions ?? []).map(({ title }) => title)

  it('can be said to have solved it, until that is answered', () => {
    expect(titles(articles, { type: 'prompt', ...ask })).toEqual(['Esto lo resolvió'])
    expect(titles(articles, { type: 'answered', ask: 'Artículos:', answer: 'Ninguno ayuda' })).toEqual([])
  })
})

describe('a message that is too large', () => {
  const long = (characters: number): string => 'palabra '.repeat(characters / 8)

  it('is told in several, and nothing of it is lost', () => {
    const text = long(120_000)
    const buttons: Part = { type: 'buttons', buttons: [{ choice: 'g.es', label: 'Seguir', style: 'plain' }] }
    const { before, message } = fit(
      outgoing('m1', [{ type: 'text', tone: 'plain', text }, buttons]),
      personal,
      {
        mayTellBefore: true,
      },
    )
    for (const each of [...before, message]) expectMessage(each)
    expect(before.map((each) => each['text']).join('')).toBe(text)
    expect(textsIn(cardIn(message))).toContain('Seguir')
  })

  it('shortens what a card only repeats', () => {
    const shown: Outgoing = say('es', {
      type: 'ticket',
      moment: 'status',
      ticket: {
        ...ticket,
        lastComment: { author: 'Marta', fromSupport: true, text: long(64_000), at: now, files: [] },
      },
    })
    expect(bytesOf(render(shown, personal))).toBeGreaterThan(80_000)
    const { before, message } = fit(shown, personal, { mayTellBefore: true })
    expect(before).toEqual([])
    expectMessage(message)
    expect(textsIn(cardIn(message)).join('')).toContain('el texto completo está en el ticket')
  })

  it('is cut at the end of a word, and never within a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 4, max: 40 }),
        (text, most) => {
          const chunks = chunksOf(text, most)
          expect(chunks.join('')).toBe(text)
          for (const chunk of chunks) {
            expect(chunk.length).toBeLessThanOrEqual(most)
            expect(chunk).not.toMatch(/\p{Surrogate}/u)
          }
        },
      ),
    )
  })
})
