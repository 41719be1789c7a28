import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TerminalError } from '../../src/errors.ts'
import type { Act, News } from '../../src/outbound/job.ts'
import { ticket } from './given.ts'
import {
  away,
  comment,
  file,
  gate,
  isDone,
  minute,
  openStage,
  reopen,
  say,
  slowMs,
  solve,
  type Stage,
  until,
} from './stage.ts'

const day = 24 * 60 * minute
let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const solved: News = { type: 'done', act: 'solve', ticket }
const filed: News = { type: 'filed', draft: 1, ticket }
const refused = new TerminalError('desk.refused', 'No.')

describe('a message', () => {
  it('is shown, and off the list soon after', async () => {
    await stage.begin('web:a', say('m1'), say('m2'))
    expect(stage.screen.shown).toEqual(['e1/0', 'e1/1'])
    await stage.dispatch.idle()
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('that can not be shown now is tried again, later each time', async () => {
    const tries: number[] = []
    stage.screen.trouble = () => {
      tries.push(stage.clock.now())
      return tries.length < 4 && away()
    }
    await stage.begin('web:a', say('m1'))
    expect(await stage.store.pending('web:a')).toMatchObject([{ attempts: 1 }])
    await stage.pass(minute)
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
    expect(waits).toHaveLength(3)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(stage.screen.shown).toEqual(['e1/0'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is not tried before the other side asked for it', async () => {
    stage.screen.trouble = () => away(10 * minute)
    await stage.begin('web:a', say('m1'))
    stage.screen.trouble = () => undefined
    await stage.pass(10 * minute - 1)
    expect(stage.screen.shown).toEqual([])
    await stage.pass(1)
    expect(stage.screen.shown).toEqual(['e1/0'])
  })

  it('is tried again after its wait, although the clock was set back meanwhile', async () => {
    stage.screen.trouble = () => away()
    await stage.begin('web:a', say('m1'))
    stage.screen.trouble = () => undefined
    const now = stage.clock.now.bind(stage.clock)
    vi.spyOn(stage.clock, 'now').mockImplementation(() => now() - day)
    await stage.pass(minute)
    expect(stage.screen.shown).toEqual(['e1/0'])
    await stage.dispatch.idle()
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('that can never be shown is dropped, and those beside it are shown', async () => {
    stage.screen.trouble = (ids) => ids.includes('e1/1') && refused
    await stage.begin('web:a', say('m1'), say('m2'), say('m3'))
    expect(stage.screen.shown).toEqual(['e1/0', 'e1/2'])
    await stage.dispatch.idle()
    expect(await stage.pending('web:a')).toEqual([])
    expect(stage.logged()).toEqual(['outbound.given-up'])
  })

  it('is given up after about a day', async () => {
    stage.screen.trouble = () => away()
    await stage.begin('web:a', say('m1'))
    for (let hours = 0; hours < 20; hours += 1) await stage.pass(60 * minute)
    expect(await stage.pending('web:a')).toEqual(['e1/0'])
    for (let hours = 0; hours < 12; hours += 1) await stage.pass(60 * minute)
    expect(await stage.pending('web:a')).toEqual([])
    expect(stage.logged().at(-1)).toBe('outbound.given-up')
    expect(stage.clock.rings).toBe(0)
  })

  it('whose channel is not here waits', async () => {
    const committed = await stage.commit('slack:a', [say('m1')])
    await stage.dispatch.begin({ ...committed, address: { channel: 'slack' } })
    expect(await stage.pending('slack:a')).toEqual(['e1/0'])
  })
})

describe('the messages of a conversation', () => {
  it('are shown in the order they were committed (D3)', async () => {
    const first = gate<unknown>()
    stage.screen.trouble = (ids) => (ids.includes('e1/0') ? first.passed : undefined)
    const begun = [stage.begin('web:a', say('m1')), stage.begin('web:a', say('m2'))]
    await until(() => stage.clock.rings === 2)
    expect(stage.screen.shown).toEqual([])
    first.open(undefined)
    await Promise.all(begun)
    expect(stage.screen.shown).toEqual(['e1/0', 'e2/0'])
  })

  it('wait for one that fails, while acts and other conversations go on (D3)', async () => {
    stage.screen.trouble = (ids) => ids.includes('e1/0') && away()
    await stage.begin('web:a', say('m1'))
    await stage.begin('web:a', say('m2'), solve(1))
    await stage.begin('web:b', say('m1'))
    expect(stage.screen.shown).toEqual(['e3/0'])
    expect(stage.tried).toEqual(['e2/1 solve'])
    stage.screen.trouble = () => undefined
    await stage.pass(minute)
    expect(stage.screen.shown).toEqual(['e3/0', 'e1/0', 'e2/0'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('wait for nobody who holds back: the turn is over at once', async () => {
    stage.screen.trouble = () => away()
    await stage.begin('web:a', say('m1'))
    // The clock stands still: whoever waited for the later try would wait for ever.
    await stage.begin('web:a', say('m2'))
    expect(stage.screen.shown).toEqual([])
  })

  it('begin with what a process that ended left behind (D3)', async () => {
    await stage.commit('web:a', [say('m1'), solve(1)])
    await stage.begin('web:a', say('m2'))
    expect(stage.screen.shown).toEqual(['e1/0', 'e2/0'])
    await stage.dispatch.idle()
    expect(await stage.pending('web:a')).toEqual(['e1/1'])
  })

  it('come after what a turn left that seemed to fail, although others are under way (D3)', async () => {
    const { passed, open } = gate<undefined>()
    let isUnderWay = false
    stage.screen.trouble = (ids) => {
      if (!ids.includes('e1/0')) return undefined
      isUnderWay = true
      return passed
    }
    const first = stage.begin('web:a', say('m1'))
    await until(() => isUnderWay)
    await stage.commit('web:a', [say('m2')])
    const last = stage.begin('web:a', say('m3'))
    open(undefined)
    await Promise.all([first, last])
    expect(stage.screen.shown).toEqual(['e1/0', 'e2/0', 'e3/0'])
    await stage.dispatch.idle()
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('come after what was left behind, if a round takes that up at the same moment (D3)', async () => {
    await stage.commit('web:a', [say('m1')])
    const committed = await stage.commit('web:a', [say('m2')])
    const { passed, open } = gate()
    const { pending } = stage.store
    let asked = 0
    stage.store.pending = async (...of) => {
      const isTurn = ++asked === 1
      const found = await pending(...of)
      if (isTurn) await passed
      return found
    }
    const both = [stage.dispatch.begin(committed), stage.dispatch.recover('web:a')]
    await until(() => stage.clock.rings === both.length)
    open()
    await Promise.all(both)
    expect(stage.screen.shown).toEqual(['e1/0', 'e2/0'])
  })

  it('wait until it can be found out what was left behind (D3)', async () => {
    await stage.commit('web:a', [say('m1')])
    stage.trouble.pending = away()
    await stage.begin('web:a', say('m2'))
    expect(stage.screen.shown).toEqual([])
    delete stage.trouble.pending
    await stage.pass(minute)
    expect(stage.screen.shown).toEqual(['e1/0', 'e2/0'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('wait for none where nobody will ever find out what was left behind', async () => {
    stage.trouble.pending = new TerminalError('store.refused', 'No.')
    await stage.begin('web:a', say('m1'))
    expect(stage.screen.shown).toEqual(['e1/0'])
  })

  it('take no longer of a turn than a slow act does', async () => {
    stage.screen.trouble = () => gate<unknown>().passed
    const begun = stage.begin('web:a', say('m1'))
    expect(await isDone(begun)).toBe(false)
    await stage.clock.advance(slowMs)
    await begun
  })
})

describe('an act', () => {
  it('is told to the conversation, then off the list', async () => {
    stage.perform = async () => solved
    stage.accept = async () => expect(await stage.pending('web:a')).toEqual(['e1/0'])
    await stage.begin('web:a', solve(1))
    expect(stage.heard).toEqual([
      { id: 'e1/0/done', conversation: 'web:a', at: stage.clock.now(), happened: solved },
    ])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is tried again under the same key (D2)', async () => {
    stage.perform = async () => {
      if (stage.tried.length < 3) throw away()
      return solved
    }
    await stage.begin('web:a', solve(1))
    await stage.pass(minute)
    expect(stage.tried).toEqual(Array(3).fill('e1/0 solve'))
    expect(stage.heardOf()).toEqual(['e1/0/done'])
  })

  it('that is refused is told so and not tried again', async () => {
    stage.perform = () => Promise.reject(refused)
    await stage.begin('web:a', file(2), solve(7))
    expect(stage.heard.map(({ happened }) => happened)).toEqual([
      { type: 'refused', draft: 2, code: 'desk.refused' },
      { type: 'undone', act: 'solve', number: 7, code: 'desk.refused' },
    ])
    await stage.pass(day)
    expect(stage.tried).toHaveLength(2)
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('that fails by a bug of ours is refused', async () => {
    stage.perform = () => Promise.reject(new TypeError('undefined is not a function'))
    await stage.begin('web:a', solve(7))
    expect(stage.heard).toMatchObject([{ happened: { type: 'undone', code: 'bug' } }])
  })

  it('that fails for about a day is given up, and told', async () => {
    stage.perform = () => Promise.reject(away())
    await stage.begin('web:a', file(1))
    for (let hours = 0; hours < 32; hours += 1) await stage.pass(60 * minute)
    expect(stage.heardOf()).toEqual(['e1/0/delayed', 'e1/0/refused'])
    expect(await stage.pending('web:a')).toEqual([])
    expect(stage.clock.rings).toBe(0)
  })

  it('stays on the list until what came of it was accepted (D1)', async () => {
    stage.perform = async () => filed
    stage.accept = () => Promise.reject(away())
    await stage.begin('web:a', file(1))
    expect(await stage.pending('web:a')).toEqual(['e1/0'])
    stage.accept = async () => undefined
    await stage.pass(minute)
    expect(stage.heardOf()).toEqual(['e1/0/filed'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('that was done is never told to be refused, although it can not be told', async () => {
    stage.perform = async () => filed
    stage.accept = ({ happened }) =>
      happened.type === 'filed' ? Promise.reject(refused) : Promise.resolve(undefined)
    await stage.begin('web:a', file(1))
    for (let hours = 0; hours < 32; hours += 1) await stage.pass(60 * minute)
    expect(stage.heardOf()).not.toContain('e1/0/refused')
    expect(await stage.pending('web:a')).toEqual([])
    expect(stage.logged().at(-1)).toBe('outbound.given-up')
  })

  it('holds no message back', async () => {
    const desk = gate<News>()
    stage.perform = () => desk.passed
    const begun = stage.begin('web:a', solve(1), say('m1'))
    await until(() => stage.screen.shown.length > 0)
    expect(stage.heardOf()).toEqual([])
    desk.open(solved)
    await begun
  })
})

describe('the acts on one ticket', () => {
  /** Lets those acts fail that stand for the time being among `failing`, by key. */
  const failing = new Set<string>()
  beforeEach(() => {
    failing.clear()
    stage.perform = async (key) => {
      if (failing.has(key)) throw away()
      return solved
    }
  })
  const pass = async (hours: number): Promise<void> => {
    for (let passed = 0; passed < hours; passed += 1) await stage.pass(60 * minute)
  }

  it('arrive in the order they were committed, although the first is tried again (D3)', async () => {
    failing.add('e1/0')
    await stage.begin('web:a', solve(7))
    await stage.begin('web:a', reopen(7), comment(7))
    expect(stage.tried).toEqual(['e1/0 solve'])
    failing.clear()
    await stage.pass(minute)
    expect(stage.tried).toEqual(['e1/0 solve', 'e1/0 solve', 'e2/0 reopen', 'e2/1 comment'])
    expect(stage.heardOf()).toEqual(['e1/0/done', 'e2/0/done', 'e2/1/done'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('are one at the desk at a time (D3)', async () => {
    const desk = gate<News>()
    stage.perform = (key) => (key === 'e1/0' ? desk.passed : Promise.resolve(solved))
    const begun = [stage.begin('web:a', comment(7), comment(7)), stage.begin('web:a', solve(7))]
    await until(() => stage.clock.rings === 3)
    expect(stage.tried).toEqual(['e1/0 comment'])
    desk.open(solved)
    await Promise.all(begun)
    expect(stage.tried).toEqual(['e1/0 comment', 'e1/1 comment', 'e2/0 solve'])
  })

  it('hold back nothing else: no message, filing, other ticket or other conversation (D3)', async () => {
    failing.add('e1/0')
    await stage.begin('web:a', solve(7))
    await stage.begin('web:a', say('m1'), file(1), solve(8), reopen(7))
    await stage.begin('web:b', comment(7))
    expect(stage.screen.shown).toEqual(['e2/0'])
    expect([...stage.tried].sort()).toEqual(['e1/0 solve', 'e2/1 file', 'e2/2 solve', 'e3/0 comment'])
    expect(await stage.pending('web:a')).toEqual(['e1/0', 'e2/3'])
  })

  it('go on when one is refused', async () => {
    stage.perform = (key) => (key === 'e1/0' ? Promise.reject(refused) : Promise.resolve(solved))
    await stage.begin('web:a', solve(7), reopen(7))
    expect(stage.tried).toEqual(['e1/0 solve', 'e1/1 reopen'])
    expect(stage.heardOf()).toEqual(['e1/0/undone', 'e1/1/done'])
  })

  it('go on when one is given up', async () => {
    failing.add('e1/0')
    await stage.begin('web:a', solve(7), reopen(7))
    await pass(20)
    expect(stage.tried).not.toContain('e1/1 reopen')
    await pass(12)
    expect(stage.heardOf()).toEqual(['e1/0/undone', 'e1/1/done'])
    expect(await stage.pending('web:a')).toEqual([])
    expect(stage.clock.rings).toBe(0)
  })

  it('wait until it is accepted what came of the one before', async () => {
    stage.accept = async ({ id }) => {
      if (id === 'e1/0/done' && stage.tried.length === 1) throw away()
    }
    await stage.begin('web:a', solve(7), reopen(7))
    expect(stage.tried).toEqual(['e1/0 solve'])
    await stage.pass(minute)
    expect(stage.heardOf()).toEqual(['e1/0/done', 'e1/1/done'])
  })

  it('keep their order in the next process (D3)', async () => {
    failing.add('e1/0')
    await stage.begin('web:a', solve(7))
    await stage.begin('web:a', reopen(7))
    await stage.dispatch.close()
    stage.restart()
    failing.clear()
    await stage.dispatch.recover('web:a')
    expect(stage.tried).toEqual(['e1/0 solve'])
    await stage.pass(minute)
    expect(stage.tried).toEqual(['e1/0 solve', 'e1/0 solve', 'e2/0 reopen'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('begin with what a process that ended left behind on that ticket (D3)', async () => {
    await stage.commit('web:a', [solve(7), solve(8), say('m1')])
    await stage.begin('web:a', reopen(7))
    expect(stage.tried).toEqual(['e1/0 solve', 'e2/0 reopen'])
    expect(await stage.pending('web:a')).toEqual(['e1/1', 'e1/2'])
  })

  it('come after what was left behind, if a round takes that up at the same moment (D3)', async () => {
    await stage.commit('web:a', [solve(7)])
    const committed = await stage.commit('web:a', [reopen(7)])
    const { passed, open } = gate()
    const { pending } = stage.store
    let asked = 0
    stage.store.pending = async (...of) => {
      const isTurn = ++asked === 1
      const found = await pending(...of)
      if (isTurn) await passed
      return found
    }
    const both = [stage.dispatch.begin(committed), stage.dispatch.recover('web:a')]
    await until(() => stage.clock.rings === both.length)
    open()
    await Promise.all(both)
    expect(stage.tried).toEqual(['e1/0 solve', 'e2/0 reopen'])
  })
})

describe('what is asked of one thing again', () => {
  const follow = (issue: string, isOn: boolean): Act => ({ type: 'follow', issue, language: 'es', isOn })
  const remember = (account: string): Act => ({ type: 'remember', person: 'ana', account })

  it.each([
    ['an issue that is followed, and then not', [follow('i1', true), follow('i1', false)]],
    ['a person who says one thing, and then another', [remember('luna'), remember('sol')]],
  ])('comes after what was asked before, as with %s (D3)', async (_, acts) => {
    const arrived: Act[] = []
    stage.perform = async (_key, act) => {
      if (stage.tried.length === 1) throw away()
      arrived.push(act)
      return undefined
    }
    await stage.begin('web:a', ...acts)
    expect(arrived).toEqual([])
    await stage.pass(minute)
    expect(arrived).toEqual(acts)
  })
})

describe('filing that takes long', () => {
  it('is said to go on, once, and the number follows', async () => {
    const desk = gate<News>()
    stage.perform = () => desk.passed
    const begun = stage.begin('web:a', file(1))
    await until(() => stage.clock.rings === 2)
    await stage.clock.advance(slowMs)
    await begun
    expect(stage.heardOf()).toEqual(['e1/0/delayed'])
    desk.open(filed)
    await stage.dispatch.idle()
    expect(stage.heardOf()).toEqual(['e1/0/delayed', 'e1/0/filed'])
  })

  it('is said to go on, once, when it is tried again and again', async () => {
    stage.perform = () => Promise.reject(away())
    let delays = 0
    stage.accept = async ({ id }) => void (delays += id === 'e1/0/delayed' ? 1 : 0)
    await stage.begin('web:a', file(1))
    expect(stage.heardOf()).toEqual(['e1/0/delayed'])
    await stage.pass(5 * minute)
    expect(stage.heardOf()).toEqual(['e1/0/delayed'])
    expect(delays).toBeGreaterThan(3)
  })

  it('goes on although nobody can be told', async () => {
    stage.perform = async () => {
      if (stage.tried.length === 1) throw away()
      return filed
    }
    stage.accept = async ({ happened }) => {
      if (happened.type === 'delayed') throw refused
    }
    await stage.begin('web:a', file(1))
    await stage.pass(minute)
    expect(stage.heardOf()).toEqual(['e1/0/filed'])
  })

  it('is said to go on of a ticket only, not of other acts', async () => {
    stage.perform = () => Promise.reject(away())
    await stage.begin('web:a', solve(1))
    expect(stage.heardOf()).toEqual([])
  })
})

describe('the store', () => {
  it('that can not take an effect off leaves it to be found again', async () => {
    stage.trouble.settle = away()
    await stage.begin('web:a', say('m1'), solve(1))
    expect(await stage.pending('web:a')).toEqual(['e1/0', 'e1/1'])
    delete stage.trouble.settle
    await stage.dispatch.recover('web:a')
    expect(await stage.pending('web:a')).toEqual([])
    expect(stage.screen.shown).toEqual(['e1/0'])
  })

  it('that can not note a failed try does not keep it from being tried again', async () => {
    stage.trouble.postpone = away()
    stage.perform = async () => {
      if (stage.tried.length === 1) throw away()
      return solved
    }
    await stage.begin('web:a', solve(1))
    await stage.pass(minute)
    expect(stage.heardOf()).toEqual(['e1/0/done'])
  })
})

describe('recovering', () => {
  it('does what a process that ended left behind', async () => {
    stage.perform = async () => solved
    await stage.commit('web:a', [say('m1'), solve(1), say('m2')])
    await stage.dispatch.recover('web:a')
    expect(stage.screen.shown).toEqual(['e1/0', 'e1/2'])
    expect(stage.heardOf()).toEqual(['e1/1/done'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('leaves alone what is in hand (D4)', async () => {
    const [desk, screen] = [gate<News>(), gate<unknown>()]
    stage.perform = () => desk.passed
    let deliveries = 0
    stage.screen.trouble = () => {
      deliveries += 1
      return screen.passed
    }
    const begun = stage.begin('web:a', say('m1'), solve(1))
    await until(() => deliveries === 1 && stage.tried.length === 1)
    await stage.dispatch.recover('web:a')
    desk.open(solved)
    screen.open(undefined)
    await begun
    expect([deliveries, stage.tried.length]).toEqual([1, 1])
  })

  it('keeps count of failed tries, and waits until the next is due', async () => {
    stage.perform = () => Promise.reject(away(10 * minute))
    stage.screen.trouble = () => away(10 * minute)
    await stage.begin('web:a', solve(1), say('m1'))
    await stage.dispatch.close()
    stage.restart()
    stage.screen.trouble = () => undefined
    stage.perform = async () => solved
    await stage.dispatch.recover('web:a')
    await stage.dispatch.recover('web:a')
    expect([stage.tried.length, stage.screen.shown]).toEqual([1, []])
    await stage.pass(10 * minute)
    expect([stage.tried.length, stage.screen.shown]).toEqual([2, ['e1/1']])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('of nobody does nothing', async () => {
    await stage.dispatch.recover('web:nobody')
    expect(stage.logged()).toEqual([])
  })
})

describe('closing', () => {
  it('waits for what is under way and begins nothing', async () => {
    const desk = gate<News>()
    stage.perform = () => desk.passed
    void stage.begin('web:a', solve(1))
    await until(() => stage.tried.length === 1)
    const closed = stage.dispatch.close()
    await stage.begin('web:b', say('m1'), solve(2))
    expect(await isDone(closed)).toBe(false)
    desk.open(solved)
    await closed
    expect(stage.heardOf()).toEqual(['e1/0/done'])
    expect(stage.tried).toHaveLength(1)
    expect(await stage.pending('web:b')).toEqual(['e2/0', 'e2/1'])
  })

  it('lets go of what is held back, and leaves no timer', async () => {
    stage.screen.trouble = () => away()
    stage.perform = () => Promise.reject(away())
    await stage.begin('web:a', say('m1'), solve(1))
    await stage.begin('web:a', say('m2'))
    expect(stage.clock.rings).toBe(2)
    await stage.dispatch.close()
    expect(stage.clock.rings).toBe(0)
    expect(await stage.pending('web:a')).toEqual(['e1/0', 'e1/1', 'e2/0'])
  })
})

describe('a round that looks while a first try ends', () => {
  it('does nothing again that was done before it took it (D4)', async () => {
    const channel = gate<unknown>()
    const reading = gate()
    const shownBy: string[] = []
    stage.screen.trouble = ([id = '']) => {
      shownBy.push(id)
      return channel.passed
    }
    const begun = stage.begin('web:a', say('m1'))
    await until(() => shownBy.length === 1)
    const load = stage.store.load.bind(stage.store)
    vi.spyOn(stage.store, 'load').mockImplementation(async (...asked) => {
      await reading.passed
      return load(...asked)
    })
    const recovered = stage.dispatch.recover('web:a')
    channel.open(undefined)
    await begun
    await until(() => stage.clock.rings === 0)
    await expect.poll(() => stage.pending('web:a')).toEqual([])
    reading.open()
    await recovered
    await stage.dispatch.idle()
    expect(shownBy).toEqual(['e1/0'])
  })
})

describe('what is given up', () => {
  it('waits for a person, with the reason, and is done under its key when they try it again', async () => {
    stage.perform = () => Promise.reject(refused)
    await stage.begin('web:a', solve(7))
    const [entry] = await stage.givenUp.all()
    expect(entry).toMatchObject({ conversation: 'web:a', tries: 1, code: 'desk.refused', reason: 'No.' })
    stage.perform = async () => solved
    if (entry?.type === 'given-up') await stage.givenUp.retry(entry, stage.clock.now())
    expect(await stage.givenUp.all()).toEqual([])
    await stage.dispatch.recover('web:a')
    expect(stage.tried).toEqual(['e1/0 solve', 'e1/0 solve'])
    expect(stage.heardOf().at(-1)).toBe('e1/0/done')
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is a message that stays on the list until it is written down, and is given up then', async () => {
    stage.unwritten = away()
    stage.screen.trouble = (ids) => ids.includes('e1/0') && refused
    await stage.begin('web:a', say('m1'))
    await stage.begin('web:a', say('m2'))
    await stage.pass(2 * minute)
    expect(await stage.pending('web:a')).toEqual(['e1/0', 'e2/0'])
    expect(stage.logged()).not.toContain('outbound.given-up')
    stage.unwritten = undefined
    await stage.pass(5 * minute)
    expect(await stage.givenUp.all()).toMatchObject([{ id: 'web:a/e1/0', code: 'desk.refused' }])
    expect(stage.screen.shown).toEqual(['e2/0'])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is an act that stays on the list until it is written down, and is told to be refused then', async () => {
    stage.unwritten = new TerminalError('store.refused', 'No.')
    stage.perform = () => Promise.reject(refused)
    await stage.begin('web:a', file(1))
    await stage.pass(2 * minute)
    expect(await stage.pending('web:a')).toEqual(['e1/0'])
    expect(stage.heardOf()).not.toContain('e1/0/refused')
    stage.unwritten = undefined
    await stage.pass(5 * minute)
    expect(await stage.givenUp.all()).toMatchObject([{ id: 'web:a/e1/0', code: 'desk.refused' }])
    expect(stage.heardOf()).toContain('e1/0/refused')
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is an act, too, that was done and can not be told for about a day', async () => {
    stage.perform = async () => filed
    stage.accept = () => Promise.reject(away())
    await stage.begin('web:a', file(1))
    for (let hours = 0; hours < 32; hours += 1) await stage.pass(60 * minute)
    expect(await stage.givenUp.all()).toMatchObject([{ id: 'web:a/e1/0', code: 'test.away' }])
    expect(await stage.pending('web:a')).toEqual([])
    expect(stage.clock.rings).toBe(0)
  })

  it('is written down once, although the process ends before it is off the list', async () => {
    stage.trouble.settle = away()
    stage.perform = () => Promise.reject(refused)
    await stage.begin('web:a', solve(7))
    stage.trouble.settle = undefined
    stage.restart()
    await stage.dispatch.recover('web:a')
    expect(await stage.givenUp.all()).toHaveLength(1)
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is an act of a newer version, too, and nothing else suffers from it', async () => {
    const unknown = { type: 'teleport' } as unknown as Act
    stage.perform = (_key, act) => (act === unknown ? Promise.reject(refused) : Promise.resolve(solved))
    await stage.begin('web:a', unknown, solve(7), say('m1'))
    expect(stage.heardOf()).toEqual(['e1/1/done'])
    expect(stage.screen.shown).toEqual(['e1/2'])
    await stage.dispatch.idle()
    expect(await stage.givenUp.all()).toMatchObject([{ id: 'web:a/e1/0', effect: unknown }])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is an act of another shape, too, and nothing else suffers from it', async () => {
    const damaged = { type: 'file' } as unknown as Act
    stage.perform = (_key, act) => (act === damaged ? Promise.reject(refused) : Promise.resolve(solved))
    await stage.begin('web:a', damaged, solve(7))
    expect(stage.heardOf()).toEqual(['e1/1/done'])
    for (let hours = 0; hours < 32; hours += 1) await stage.pass(60 * minute)
    expect(await stage.givenUp.all()).toMatchObject([{ id: 'web:a/e1/0', effect: damaged }])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is an effect that can not be read, too, named by its id, and nothing else suffers from it', async () => {
    await stage.commit('web:a', [say('m1'), solve(7), say('m2'), reopen(7)])
    for (const id of ['e1/0', 'e1/1']) await stage.damage(id)
    await stage.begin('web:a', say('m3'))
    expect(stage.screen.shown).toEqual(['e1/2', 'e2/0'])
    await stage.dispatch.recover('web:a')
    await stage.dispatch.idle()
    expect(stage.tried.filter((each) => each.includes('reopen'))).toEqual(['e1/3 reopen'])
    expect((await stage.givenUp.all()).map(({ type, id }) => [type, id])).toEqual([
      ['unreadable', 'web:a/e1/0'],
      ['unreadable', 'web:a/e1/1'],
    ])
    expect(stage.lines).toMatchObject(
      ['e1/0', 'e1/1'].map((id) => ({
        event: 'outbound.given-up',
        fields: { conversation: 'web:a', id },
        error: { code: 'outbound.unreadable' },
      })),
    )
    expect(JSON.stringify(stage.lines)).not.toContain('mi clave')
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is one that can not be read only once that is written down', async () => {
    await stage.commit('web:a', [say('m1')])
    await stage.damage('e1/0')
    stage.unwritten = away()
    await stage.dispatch.recover('web:a')
    expect(await stage.pending('web:a')).toEqual(['e1/0'])
    stage.unwritten = undefined
    await stage.pass(minute)
    expect(await stage.givenUp.all()).toMatchObject([{ type: 'unreadable', id: 'web:a/e1/0' }])
    expect(await stage.pending('web:a')).toEqual([])
  })

  it('is forgotten when they say so', async () => {
    stage.screen.trouble = () => refused
    await stage.begin('web:a', say('m1'))
    const [entry] = await stage.givenUp.all()
    expect(entry).toMatchObject({ effect: { type: 'say' } })
    if (entry) await stage.givenUp.drop(entry)
    expect(await stage.givenUp.all()).toEqual([])
    expect(await stage.pending('web:a')).toEqual([])
  })
})
