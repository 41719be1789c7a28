import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createTyping } from '../../../src/channels/web/deliver.ts'
import { limits } from '../../../src/channels/web/limits.ts'
import { stream } from '../../../src/channels/web/stream.ts'
import { createMemoryJournal } from '../../fakes/journal.ts'

/** A response whose reader takes nothing until it is told to. */
function slowResponse() {
  const written: string[] = []
  let isFull = false
  const response = Object.assign(new EventEmitter(), {
    writeHead: () => undefined,
    write: (text: string) => {
      written.push(text)
      return !isFull
    },
    end: () => response.emit('close'),
  })
  return {
    response: response as unknown as ServerResponse,
    entries: () => written.filter((each) => each.startsWith('id:')).length,
    written,
    fill: () => (isFull = true),
    drain: () => {
      isFull = false
      response.emit('drain')
    },
  }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

async function setUp(count: number) {
  const journal = createMemoryJournal()
  await journal.append(
    'web:a',
    Array.from({ length: count }, (_, at) => ({ id: String(at), body: at })),
  )
  let ring = (): void => {}
  const clock = {
    now: () => 0,
    after: (_ms: number, then: () => void) => {
      ring = then
      return () => (ring = () => {})
    },
  }
  const slow = slowResponse()
  const open = () =>
    stream(slow.response, { journal, typing: createTyping(), clock, conversation: 'web:a', after: 0 })
  return { journal, slow, open, ring: () => ring() }
}

describe('a stream', () => {
  it('sends all there is, however much', async () => {
    const { slow, open } = await setUp(limits.entries * 2 + 1)
    open()
    await settle()
    expect(slow.entries()).toBe(limits.entries * 2 + 1)
  })

  it('waits for a page that reads slowly', async () => {
    const { slow, open } = await setUp(3)
    slow.fill()
    open()
    await settle()
    expect(slow.entries()).toBe(1)
    slow.drain()
    await settle()
    expect(slow.entries()).toBe(3)
  })

  it('shows that it is there while nothing is said', async () => {
    const { slow, open, ring } = await setUp(0)
    open()
    ring()
    ring()
    expect(slow.written.filter((each) => each === ': here\n\n')).toHaveLength(2)
  })

  it('is quiet once the page has gone', async () => {
    const { journal, slow, open, ring } = await setUp(0)
    open()
    slow.response.emit('close')
    const before = slow.written.length
    await journal.append('web:a', [{ id: 'late', body: 1 }])
    ring()
    await settle()
    expect(slow.written).toHaveLength(before)
  })
})
