import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RetryableError } from '../../../src/errors.ts'
import { ana, bot, message, team } from '../../fakes/slack/slack.ts'
import type { Envelope, SocketMode } from '../../fakes/slack/socket-mode.ts'
import { type Scripted, startScripted } from './scripted.ts'
import { createMemoryInbox } from './stage.ts'

let program: Scripted
const open = async (more: Parameters<typeof startScripted>[0] = {}): Promise<void> => {
  program = await startScripted(more, undefined, 'socket')
  await program.channel.start()
}
beforeEach(() => open())
afterEach(() => program.close())

const socket = (): SocketMode => {
  if (!program.slack.socket) throw new Error('The fake has no socket.')
  return program.slack.socket
}
const said = (ts: string, text: string, id = ts): Envelope => ({
  envelope_id: `envelope-${id}`,
  type: 'events_api',
  accepts_response_payload: false,
  payload: {
    type: 'event_callback',
    team_id: team,
    event_id: `Ev${ts.replace('.', '')}`,
    authorizations: [{ user_id: bot }],
    event: message(ana, ts, text),
  },
})
const textsIn = (): unknown[] => program.inbounds.map(({ happened }) => 'text' in happened && happened.text)

describe('down the connection that the program opens', () => {
  it('comes what people write, and is acknowledged', async () => {
    expect(await socket().deliver(said('1700000001.000001', 'no me deja pagar'))).toEqual({})
    await program.idle()
    expect(program.inbounds).toMatchObject([
      { conversation: `slack:${team}:${ana.dm}:dm`, happened: { type: 'said', text: 'no me deja pagar' } },
    ])
  })

  it('comes the same once more under the same id where Slack did not see it acknowledged', async () => {
    await socket().deliver(said('1700000001.000001', 'hola'))
    await socket().deliver({ ...said('1700000001.000001', 'hola', 'again'), retry_attempt: 1 })
    await program.idle()
    expect(new Set(program.inbounds.map(({ id }) => id)).size).toBe(1)
  })

  it('goes the answer to what asks for one', async () => {
    const asked = await program.slack.interaction({
      type: 'block_suggestion',
      team: { id: team },
      user: { id: ana.user, team_id: team },
      action_id: 'nothing-of-ours',
      block_id: 'nothing-of-ours',
      value: 'tien',
      view: { id: 'V1', private_metadata: '' },
    })
    expect(asked).toEqual({ status: 200, body: { options: [] } })
  })

  it('goes no acknowledgement for what can not be written down, and Slack sends it again', async () => {
    await program.close()
    let isAway = true
    const inbox = createMemoryInbox()
    await open({
      inbox: {
        ...inbox,
        put: (...args) =>
          isAway ? Promise.reject(new RetryableError('store.unavailable', 'away')) : inbox.put(...args),
      },
    })
    await socket().send(said('1700000001.000001', 'hola'))
    await expect.poll(() => program.logged('channels.slack-not-acknowledged').length).toBe(1)
    expect(program.inbounds).toEqual([])
    isAway = false
    await socket().deliver({ ...said('1700000001.000001', 'hola', 'again'), retry_attempt: 1 })
    await program.idle()
    expect(textsIn()).toEqual(['hola'])
  })

  it('comes what is no envelope, which is passed over, and counted', async () => {
    await socket().send({ ...said('1700000001.000001', 'hola'), payload: {} })
    await socket().deliver(said('1700000001.000002', 'dos'))
    await program.idle()
    expect(program.refused()).toEqual(['malformed'])
    expect(textsIn()).toEqual(['dos'])
  })

  it('comes everything after Slack renews it', async () => {
    await socket().deliver(said('1700000001.000001', 'uno'))
    socket().refresh()
    await expect.poll(() => (program.clock.move(1), socket().opened())).toBe(2)
    await socket().deliver(said('1700000001.000002', 'dos'))
    await program.idle()
    expect(textsIn()).toEqual(['uno', 'dos'])
  })

  it('comes everything after it broke, and after it could not be opened at first', async () => {
    program.slack.fail('apps.connections.open', { error: 'internal_error', times: 2 })
    socket().cut()
    await expect
      .poll(() => (program.clock.move(1_000), program.logged('channels.slack-disconnected').length))
      .toBe(2)
    expect(socket().opened()).toBe(1)
    await expect.poll(() => (program.clock.move(1_000), socket().opened())).toBe(2)
    await socket().deliver(said('1700000001.000002', 'dos'))
    await program.idle()
    expect(textsIn()).toEqual(['dos'])
  })

  it('comes nothing once it is closed', async () => {
    await program.channel.close()
    program.clock.move(120_000)
    expect(socket().opened()).toBe(1)
  })
})

describe('a connection', () => {
  it('that Slack refuses for good ends the start, with what to do', async () => {
    const other = await startScripted({}, undefined, 'socket')
    other.slack.fail('apps.connections.open', { error: 'invalid_auth' })
    await expect(other.channel.start()).rejects.toThrow(/"invalid_auth" to apps.connections.open/)
    await other.close()
  })
})
