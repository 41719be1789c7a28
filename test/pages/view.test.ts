import { describe, expect, it } from 'vitest'
import type { Did, PageEntry } from '../../src/channels/web/entry.ts'
import type { Outgoing, Part } from '../../src/message.ts'
import { viewOf } from '../../src/pages/chat/view.ts'
import { outgoing, scripted, ticket } from './messages.ts'

let position = 0
const bot = (message: Outgoing): PageEntry => ({
  position: (position += 1),
  body: { kind: 'bot', at: 0, message },
})
const person = (event: string, did: Did): PageEntry => ({
  position: (position += 1),
  body: { kind: 'person', at: 0, event, did },
})
const text = (words: string): Part => ({ type: 'text', tone: 'plain', text: words })
const said = (words: string): Did => ({ type: 'said', text: words, files: [] })
const typesOf = (entries: readonly PageEntry[], at: number) => {
  const item = viewOf(entries, []).items[at]
  return item?.type === 'bot' ? item.parts.map((part) => part.type) : item?.text
}

describe('the view', () => {
  it('takes the last prompt for the live one', () => {
    const entries = [bot(outgoing('1', 'a', scripted.saludo!)), bot(outgoing('2', 'b', scripted.lista!))]
    expect(viewOf(entries, []).live).toMatchObject({ key: '2', prompt: { asks: 'fin_subject' } })
  })

  it('leaves nothing of a prompt that is asked again further down', () => {
    const asked = outgoing('1', 'a', scripted.saludo!)
    const moved = outgoing('2', 'a', [{ type: 'answered', ask: '¿Qué?', answer: 'sigue', moved: true }], {
      replaces: 'prompt',
    })
    expect(typesOf([bot(asked), bot(moved)], 0)).toEqual(['text'])
    const alone = outgoing('3', 'c', scripted.lista!)
    const gone = outgoing('4', 'c', [{ type: 'answered', ask: '¿Qué?', answer: 'sigue', moved: true }], {
      replaces: 'prompt',
    })
    expect(viewOf([bot(alone), bot(gone)], []).items).toEqual([])
  })

  it('puts an answered prompt in the place of its prompt, and keeps what stood beside', () => {
    const asked = outgoing('1', 'a', [
      { type: 'ticket', ticket },
      ...scripted.saludo!,
      { type: 'buttons', buttons: [] },
    ])
    const answered = outgoing('2', 'a', [{ type: 'answered', ask: '¿Qué?', answer: 'Técnico' }], {
      replaces: 'prompt',
    })
    const entries = [bot(asked), bot(outgoing('3', 'b', [text('más')])), bot(answered)]
    expect(typesOf(entries, 0)).toEqual(['ticket', 'text', 'answered'])
    expect(viewOf(entries, []).live).toBeUndefined()
  })

  it('shows at what the person wrote what became of it', () => {
    const entries = [person('e1', said('Visa')), person('e2', said('y Master'))]
    const marked = outgoing('1', 'a', [text('Listo')], { marks: { message: 'e1', as: 'sent' } })
    const { items } = viewOf([...entries, bot(marked)], [])
    expect(items.map((item) => item.type === 'person' && item.mark)).toEqual(['sent', undefined, false])
  })

  it('replaces a whole message where it stands, and shows it as a new one when it never stood', () => {
    const entries = [
      bot(outgoing('1', 'a', [text('uno')])),
      bot(outgoing('2', 'b', [text('dos')])),
      bot(outgoing('3', 'a', [{ type: 'ticket', ticket }], { replaces: 'message' })),
      bot(outgoing('4', 'z', [text('tres')], { replaces: 'message' })),
    ]
    expect([0, 1, 2].map((at) => typesOf(entries, at))).toEqual([['ticket'], ['text'], ['text']])
  })

  it('drops the end of a prompt that is not shown', () => {
    expect(viewOf([bot(outgoing('1', 'a', [text('x')], { replaces: 'prompt' }))], []).items).toEqual([])
  })

  it('shows a button pressed as said, an answer chosen only in its prompt', () => {
    const clicked = (option: boolean): Did => ({ type: 'clicked', choice: 'x', label: 'Ayuda', option })
    expect(viewOf([person('1', clicked(false)), person('2', clicked(true))], []).items).toMatchObject([
      { key: '1', text: 'Ayuda', isText: false },
    ])
  })

  it('does not repeat an answer that was written', () => {
    const answered = outgoing('2', 'a', [{ type: 'answered', ask: '¿Cuenta?', answer: 'tiendaluna' }], {
      replaces: 'prompt',
    })
    const entries = [
      bot(outgoing('1', 'a', scripted.saludo!)),
      person('e', said('tiendaluna')),
      bot(answered),
    ]
    expect(viewOf(entries, []).items[0]).toMatchObject({ parts: [{}, { type: 'answered', answer: '' }] })
  })

  it('changes a message that was edited, and offers the last one for it', () => {
    const entries = [
      person('1', said('uno')),
      person('2', said('dos')),
      person('3', { type: 'edited', message: '1', text: 'UNO' }),
    ]
    const view = viewOf(entries, [])
    expect(view.items).toMatchObject([
      { text: 'UNO', isEdited: true },
      { text: 'dos', isEdited: false },
    ])
    expect(view.editable?.key).toBe('2')
  })

  it('adds what is on its way, until the journal has it', () => {
    const unsent = [
      {
        event: { id: 'e', type: 'said', text: 'hola', files: [] },
        at: 1,
        did: said('hola'),
        state: 'sending',
      },
      {
        event: { id: 'c', type: 'clicked', choice: 'k', label: 'K', option: true },
        at: 2,
        did: undefined,
        state: 'sending',
      },
    ] as const
    expect(viewOf([], unsent).items).toMatchObject([{ text: 'hola', state: 'sending' }])
    expect([...viewOf([], unsent).pressed]).toEqual(['k'])
    expect(viewOf([person('e', said('hola'))], unsent).items).toMatchObject([{ text: 'hola', state: 'sent' }])
  })
})
