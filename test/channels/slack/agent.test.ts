import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ana, message, team } from '../../fakes/slack/slack.ts'
import { ticket, word } from '../../wording/walk.ts'
import { type Scripted, startScripted } from './scripted.ts'

let program: Scripted
beforeEach(async () => {
  program = await startScripted()
})
afterEach(() => program.close())

const thread = '1700000007.000001'
const inThread = { channel: 'slack', conversation: `slack:${team}:${ana.dm}:${thread}` }
const direct = { channel: 'slack', conversation: `slack:${team}:${ana.dm}:dm` }
const calls = (method: string) =>
  program.slack.calls.filter((call) => call.method === `assistant.threads.${method}`).map(({ args }) => args)
const filed = word({
  type: 'say',
  slot: 't1',
  language: 'es',
  content: [{ type: 'ticket', moment: 'filed', ticket }],
})

describe('the agent view', () => {
  it('shows that an answer is on its way, under what was written', async () => {
    program.channel.working(inThread)
    await expect.poll(() => calls('setStatus')).toMatchObject([{ channel_id: ana.dm, thread_ts: thread }])
    await program.slack.event(message(ana, '1700000008.000001', 'hola'))
    await program.idle()
    program.channel.working(direct)
    await expect.poll(() => calls('setStatus').at(-1)).toMatchObject({ thread_ts: '1700000008.000001' })
  })

  it('takes the status away once the answer is shown, where Slack does not do it', async () => {
    await program.slack.event(message(ana, '1700000008.000001', 'hola'))
    await program.idle()
    program.channel.working(direct)
    await expect.poll(() => calls('setStatus')).toHaveLength(1)
    await program.channel.deliver(direct, [filed])
    expect(calls('setStatus').at(-1)).toMatchObject({ thread_ts: '1700000008.000001', status: '' })
    await program.channel.deliver(direct, [{ ...filed, id: 'm2', slot: 't2' }])
    expect(calls('setStatus')).toHaveLength(2)
  })

  it('shows nothing where others read along', async () => {
    program.channel.working({ channel: 'slack', conversation: `slack:${team}:C1:${thread}` })
    program.channel.working(inThread)
    await expect.poll(() => calls('setStatus')).toMatchObject([{ channel_id: ana.dm }])
  })

  it('names a thread after the subject of its ticket', async () => {
    await program.channel.deliver(inThread, [filed])
    expect(calls('setTitle')).toMatchObject([
      { channel_id: ana.dm, thread_ts: thread, title: ticket.subject },
    ])
  })

  it('is left alone for an hour where the plan has none of it, and messages arrive all the same', async () => {
    program.slack.fail('assistant.threads.setTitle', { error: 'not_allowed' })
    await program.channel.deliver(inThread, [filed, { ...filed, id: 'm2', slot: 't2' }])
    expect(calls('setTitle')).toHaveLength(1)
    expect(program.slack.shown(ana.dm)).toHaveLength(2)
    program.clock.move(3_600_001)
    await program.channel.deliver(inThread, [{ ...filed, id: 'm3', slot: 't3' }])
    expect(calls('setTitle')).toHaveLength(2)
  })
})
