import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encode } from '../../src/dialog/choice.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { startHttp } from '../../src/server/http.ts'
import { silent } from '../../src/log.ts'
import type { Fate } from '../fakes/fates.ts'
import { isDone } from '../outbound/stage.ts'
import { filled, inbound, openHouse, opened, type Process, said } from '../turn/house.ts'

type House = Awaited<ReturnType<typeof openHouse>>

let house: House
let process: Process
let fate: Fate
beforeEach(async () => {
  fate = 'fine'
  house = await openHouse()
  process = await house.open(() => fate)
})
afterEach(async () => {
  await process.core.close()
  await house.close()
})

const a = 'screen:a'
const textOf = (conversation = a) =>
  house.shown.filter((each) => each.conversation === conversation).map(({ message }) => message.text)

/** From the first words to the number. */
async function fileOne(conversation: string, by: Process = process): Promise<void> {
  await by.accept(inbound(conversation, 'e1', opened))
  await by.accept(inbound(conversation, 'e2', filled(1)))
  await by.accept(inbound(conversation, 'e3', said('send')))
}

/** Makes what is stored of a conversation unreadable. */
const poison = (conversation: string): Promise<unknown> =>
  house.database.write(() =>
    house.database.prepare("UPDATE conversation SET state = 'poison' WHERE id = ?").run(conversation),
  )

describe('the road', () => {
  it('leads from the first words to a number', async () => {
    await fileOne(a)
    expect(textOf().at(-1)).toContain('1001')
    expect((await house.desk.support.list({ page: 1, perPage: 9 })).tickets).toMatchObject([
      { number: 1001, subject: 'Caso 1' },
    ])
    expect(await house.store.pending(a)).toEqual([])
  })

  it('shows that an answer is on its way to whoever did something, and to nobody else', async () => {
    await process.accept(inbound(a, 'e1', opened))
    expect(house.working).toEqual([a])
    await process.accept({ id: 'r1', conversation: a, at: house.clock.now(), happened: { type: 'rang' } })
    expect(house.working).toEqual([a])
  })

  it('brings back what the support side answers', async () => {
    await fileOne(a)
    await house.desk.support.answer({
      key: 'k1',
      number: 1001,
      author: 'Marcos',
      text: 'Ya lo vemos.',
      isPublic: true,
    })
    await process.idle()
    await house.clock.advance(3_000, () => process.idle())
    expect(textOf().at(-1)).toContain('Ya lo vemos.')
  })

  it('tells nothing of a ticket that was muted in another conversation, until it is unmuted in a third', async () => {
    await fileOne(a)
    const press = async (where: string, act: 'mute' | 'unmute') => {
      const choice = encode({ type: 'ticket', act, number: 1001 })
      const elsewhere = inbound(where, act, { type: 'clicked', choice })
      await process.accept({ ...elsewhere, at: house.clock.now(), sender: { key: a, name: 'Ana' } })
      await process.idle()
    }
    const answers = async (text: string) => {
      await house.desk.support.answer({ key: text, number: 1001, author: 'Marcos', text, isPublic: true })
      await process.idle()
      await house.clock.advance(3_000, () => process.idle())
    }
    const isTold = (text: string) => house.shown.some(({ message }) => message.text.includes(text))
    await press('screen:b', 'mute')
    await answers('Lo vemos.')
    expect(isTold('Lo vemos.')).toBe(false)
    await press('screen:c', 'unmute')
    await answers('Ya está.')
    expect(isTold('Ya está.')).toBe(true)
  })

  it('goes on after a process that ended between the click and the reply', async () => {
    await process.accept(inbound(a, 'e1', opened))
    await process.accept(inbound(a, 'e2', filled(1)))
    fate = 'dies'
    let calls = 0
    const dying = await house.open((of) => (of === 'world' && ++calls > 2 ? fate : 'fine'))
    expect(await dying.accept(inbound(a, 'e3', said('send')))).toBe('ended')
    fate = 'fine'
    const next = await house.open()
    await next.idle()
    expect(await next.accept(inbound(a, 'e3', said('send')))).toBe('duplicate')
    expect(textOf().at(-1)).toContain('1001')
    expect((await house.desk.support.list({ page: 1, perPage: 9 })).total).toBe(1)
    await next.core.close()
  })
})

describe('a conversation that can not be read', () => {
  beforeEach(async () => {
    for (const conversation of ['screen:poisoned', a]) await fileOne(conversation)
    await poison('screen:poisoned')
  })

  it('fails its own events, and those of nobody else', async () => {
    await expect(process.accept(inbound('screen:poisoned', 'e9', opened))).rejects.toMatchObject({
      name: 'TerminalError',
      code: 'store.unreadable',
    })
    expect(await process.accept(inbound(a, 'e9', said('new')))).toBe('accepted')
  })

  it('keeps no change of the desk from anybody else', async () => {
    for (const number of [1001, 1002]) {
      const text = `Respuesta ${number}`
      await house.desk.support.answer({ key: text, number, author: 'Marcos', text, isPublic: true })
    }
    await process.idle()
    await house.clock.advance(3_000, () => process.idle())
    expect(textOf().at(-1)).toContain('Respuesta 1002')
  })

  it('keeps no round from anybody else', async () => {
    await house.database.write(() =>
      house.database.prepare('UPDATE conversation SET alarm = 1, due = 1').run(),
    )
    await house.clock.advance(2_000, () => process.idle())
    const rang = house.commits.filter(({ event }) => event.includes('/rang/'))
    expect(rang.map(({ conversation }) => conversation)).toEqual([a])
  })
})

describe('a web request', () => {
  it('hears that the store is down, and when to come back', async () => {
    fate = 'fails'
    const server = await startHttp({
      host: '127.0.0.1',
      port: 0,
      routes: [
        {
          method: 'GET',
          path: '/event',
          body: 'none',
          from: 'anywhere',
          async handle(_request, response) {
            await process.core.accept(inbound(a, 'e1', opened))
            response.end('accepted')
          },
        },
      ],
      ready: async () => true,
      hostNames: [],
      maxBodyBytes: 1_000,
      log: silent,
    })
    const answer = await fetch(`http://127.0.0.1:${server.port}/event`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await answer.json()).toEqual({ error: 'busy' })
    fate = 'fine'
    expect((await fetch(`http://127.0.0.1:${server.port}/event`)).status).toBe(200)
    await server.close()
  })
})

describe('closing', () => {
  it('refuses what comes later, to be sent again', async () => {
    await process.core.close()
    await expect(process.core.accept(inbound(a, 'e1', opened))).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'server.closing',
    })
    expect((await house.store.load(a)).version).toBe(0)
  })

  it('ends at once when nobody can be reached, and leaves what is pending to the next', async () => {
    let isAway = true
    const cutOff = await house.open((of) => (of === 'world' && isAway ? 'fails' : 'fine'))
    await fileOne(a, cutOff)
    expect(textOf()).toEqual([])
    await cutOff.core.close()
    isAway = false
    const next = await house.open()
    await house.clock.advance(60_000, () => next.idle())
    expect(textOf().at(-1)).toContain('1001')
    expect(await house.store.pending(a)).toEqual([])
    await next.core.close()
  })

  it('leaves no timer', async () => {
    await fileOne(a)
    await process.accept(inbound('screen:b', 'e1', said('El checkout falla')))
    await process.core.close()
    expect(house.clock.rings).toBe(0)
  })
})

describe('a thousand conversations', () => {
  it('leave nothing behind but the two rounds', async () => {
    const before = house.clock.rings
    for (let at = 0; at < 1_000; at += 50) {
      await Promise.all(
        Array.from({ length: 50 }, (_, each) => process.accept(inbound(`screen:${at + each}`, 'e1', opened))),
      )
    }
    await process.idle()
    expect(house.clock.rings).toBe(before)
  })
})

describe('a source of facts that hangs', () => {
  it('holds a turn up for a moment only', async () => {
    const knowledge: Knowledge = {
      suggest: () => new Promise(() => {}),
      record() {},
      close: async () => undefined,
    }
    const slow = await openHouse({ knowledge, understanding: { interpret: () => new Promise(() => {}) } })
    const other = await slow.open()
    const accepted = other.accept(inbound(a, 'e1', said('El checkout falla')))
    let isAccepted = false
    void accepted.then(() => (isAccepted = true))
    for (let seconds = 0; seconds < 5 && !isAccepted; seconds += 1) {
      await slow.clock.advance(1_000)
      await isDone(accepted)
    }
    expect(isAccepted).toBe(true)
    await other.core.close()
    await slow.close()
  })
})
