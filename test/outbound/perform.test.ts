import { describe, expect, it } from 'vitest'
import type { Desk, Written } from '../../src/desk/desk.ts'
import type { Filing } from '../../src/dialog/filing.ts'
import type { TicketRequest } from '../../src/dialog/ticket.ts'
import type { Act } from '../../src/outbound/job.ts'
import { perform, type Tools } from '../../src/outbound/perform.ts'
import { refusalOf } from '../../src/outbound/refusal.ts'
import { ticket } from './given.ts'
import { away } from './stage.ts'

const filing = {
  draft: 3,
  revision: 11,
  person: { id: 'ana', accounts: [] },
  answers: [{ question: 'subject', page: 'case', value: 'El checkout falla' }],
  files: [],
} as unknown as Filing
const ofAna = { number: 1001, requester: 'ana' } as const

/** Ports that note what they are asked. */
function openTools(written: Written = { type: 'done', ticket }) {
  const asked: unknown[] = []
  const write = (name: string) => async (given: object) => {
    asked.push([name, given])
    return written
  }
  const desk: Partial<Desk> = {
    async file(request) {
      asked.push(['file', request])
      return ticket
    },
    comment: write('comment'),
    reopen: write('reopen'),
    solve: write('solve'),
    rate: write('rate'),
    mute: async (mute: unknown) => void asked.push(['mute', mute]),
  }
  const tools: Tools = {
    desk: desk as Desk,
    identity: {
      find: () => Promise.reject(new Error('nobody asked')),
      remember: async (person, known) => void asked.push(['remember', person, known]),
      close: async () => undefined,
    },
    knowledge: {
      suggest: async () => [],
      record: (feedback) => void asked.push(['record', feedback]),
      followed: {
        follow: async (...given) => void asked.push(['follow', given]),
        unfollow: async (...given) => void asked.push(['unfollow', given]),
        news: () => [],
        told: async () => undefined,
      },
      close: async () => undefined,
    },
    wordFiling: ({ draft }, around) => ({ ...around, subject: `draft ${draft}` }) as TicketRequest,
    wordAddition: (filing, own) => `${own} + ${filing.subject}`,
    wordCorrection: (text) => `corrected: ${text}`,
    digest: (text) => `<${text}>`,
  }
  return { asked, perform: (act: Act) => perform(tools, 'web:a', 'e1/0', act) }
}

describe('an act', () => {
  it('files under a key made of what is submitted, whichever event asked for it', async () => {
    const { asked, perform } = openTools()
    expect(await perform({ type: 'file', filing })).toEqual({ type: 'filed', draft: 3, ticket })
    const content = '<[[{"question":"subject","page":"case","value":"El checkout falla"}],[],null]>'
    expect(asked).toEqual([
      ['file', { key: `web:a/3.11/file/${content}`, conversation: 'web:a', subject: 'draft 3' }],
    ])
  })

  it('has the conversation told of a known issue, or no more', async () => {
    const { asked, perform } = openTools()
    await perform({ type: 'follow', issue: 'k1', language: 'pt', isOn: true })
    await perform({ type: 'follow', issue: 'k1', language: 'pt', isOn: false })
    expect(asked).toEqual([
      ['follow', ['k1', 'web:a', 'pt']],
      ['unfollow', ['k1', 'web:a']],
    ])
  })

  it('never takes another draft for one that was filed, although a store that lost its data counts anew', async () => {
    const { asked, perform } = openTools()
    const other = [{ question: 'subject', page: 'case', value: 'Cobro duplicado' }]
    await perform({ type: 'file', filing })
    await perform({ type: 'file', filing: { ...filing, language: 'pt' } })
    await perform({ type: 'file', filing: { ...filing, answers: other } })
    await perform({
      type: 'file',
      filing: { ...filing, files: [{ ref: 'r1', name: '', type: '', size: 1 }] },
    })
    const keys = asked.map((each) => (each as readonly [string, TicketRequest])[1].key)
    expect(keys[1]).toBe(keys[0])
    expect(new Set(keys).size).toBe(3)
  })

  const acts: readonly Extract<Act, { number: number }>[] = [
    { type: 'comment', ...ofAna, text: 'Sigue pasando.', files: [] },
    { type: 'reopen', ...ofAna, text: 'Volvió.', files: [] },
    { type: 'solve', ...ofAna },
    { type: 'rate', ...ofAna, score: 5, comment: 'Gracias.' },
  ]
  it.each(acts)('asks the desk to $type under the key of the effect', async (act) => {
    const { asked, perform } = openTools()
    const isCommented = act.type === 'rate' && { isCommented: true }
    expect(await perform(act)).toEqual({ type: 'done', act: act.type, ticket, ...isCommented })
    expect(asked).toMatchObject([[act.type, { ...ofAna, key: 'e1/0' }]])
  })

  it.each(acts)('hears why a $type was not done', async (act) => {
    const text = 'text' in act && { text: act.text }
    const undone = { type: 'undone', act: act.type, number: 1001, ...text }
    const { perform } = openTools({ type: 'not-found' })
    expect(await perform(act)).toEqual({ ...undone, code: 'not-found' })
    const closed = openTools({ type: 'not-allowed', ticket })
    expect(await closed.perform(act)).toEqual({ ...undone, code: 'not-allowed' })
  })

  it('mutes a ticket with the time it was said, and has nothing to tell of it', async () => {
    const { asked, perform } = openTools()
    const mute = { number: 1001, requester: 'ana', isMuted: true, at: 7 }
    expect(await perform({ type: 'mute', ...mute })).toBeUndefined()
    expect(asked).toEqual([['mute', mute]])
  })

  it('passes a correction on as one, and says which message it came in', async () => {
    const { asked, perform } = openTools()
    const act: Act = {
      type: 'comment',
      ...ofAna,
      text: 'Visa.',
      files: [],
      message: 'm1',
      isCorrection: true,
    }
    expect(await perform(act)).toEqual({
      type: 'done',
      act: 'comment',
      ticket,
      message: 'm1',
      isCorrection: true,
    })
    expect(asked).toMatchObject([['comment', { text: 'corrected: Visa.' }]])
  })

  it('keeps what the person told us, and says nothing of it', async () => {
    const { asked, perform } = openTools()
    const act: Act = { type: 'remember', person: 'ana', name: 'Ana', account: 'tiendaluna' }
    expect(await perform(act)).toBeUndefined()
    expect(asked).toEqual([['remember', 'ana', { name: 'Ana', account: 'tiendaluna' }]])
  })

  it('notes what became of suggestions, under the key of the effect', async () => {
    const { asked, perform } = openTools()
    const feedback = { outcome: 'solved', query: 'pix', language: 'pt', articles: ['a1'], at: 7 } as const
    expect(await perform({ type: 'record', ...feedback })).toBeUndefined()
    expect(asked).toEqual([['record', { key: 'e1/0', ...feedback }]])
  })

  it('fails as the desk fails', async () => {
    const failing: Partial<Desk> = { solve: () => Promise.reject(away()) }
    const tools = { desk: failing } as unknown as Tools
    await expect(perform(tools, 'web:a', 'e1/0', { type: 'solve', ...ofAna })).rejects.toThrow('Away.')
  })
})

describe('a refusal', () => {
  it('is told of what the person asked for, and of nothing else', () => {
    expect(refusalOf({ type: 'file', filing }, 'desk.refused')).toEqual({
      type: 'refused',
      draft: 3,
      code: 'desk.refused',
    })
    expect(refusalOf({ type: 'solve', ...ofAna }, 'bug')).toMatchObject({ type: 'undone', number: 1001 })
    expect(refusalOf({ type: 'remember', person: 'ana' }, 'bug')).toBeUndefined()
  })
})

describe('an act of a newer version', () => {
  const act = { type: 'teleport', text: 'what a person wrote' } as unknown as Act

  it('is left to whoever knows it, and is told without what a person wrote', async () => {
    const { asked, perform } = openTools()
    await expect(perform(act)).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'outbound.unknown-effect',
      message: expect.not.stringContaining('wrote'),
    })
    expect(asked).toEqual([])
  })

  it('is told to nobody when it is given up', () => {
    expect(refusalOf(act, 'bug')).toBeUndefined()
  })
})
