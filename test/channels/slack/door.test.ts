import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RetryableError } from '../../../src/errors.ts'
import { ana, bot, bruno, message, press, signatureOf, signingSecret, team } from '../../fakes/slack/slack.ts'
import { createMemoryInbox } from './stage.ts'
import { type Scripted, startScripted } from './scripted.ts'

let program: Scripted
beforeEach(async () => {
  program = await startScripted()
})
afterEach(() => program.close())

const said = message(ana, '1700000001.000001', 'no me deja pagar')
const body = JSON.stringify({
  type: 'event_callback',
  team_id: team,
  event_id: 'Ev1',
  authorizations: [{ user_id: bot }],
  event: said,
})
const signed = (stamp: string, text = body, secret = signingSecret): Record<string, string> => ({
  'X-Slack-Request-Timestamp': stamp,
  'X-Slack-Signature': signatureOf(secret, stamp, text),
})
const stampNow = (shiftMs = 0): string => String(Math.floor((program.clock.now() + shiftMs) / 1_000))
const send = (headers: Record<string, string>, text = body) =>
  program.slack.send(text, 'application/json', { headers })
/** What came in, once nothing is under way. */
const cameIn = async (): Promise<Scripted['inbounds']> => {
  await program.idle()
  return program.inbounds
}

describe('what Slack signed', () => {
  it('comes in as the person’s event, whoever they are', async () => {
    expect((await send(signed(stampNow()))).status).toBe(200)
    await program.idle()
    expect(program.inbounds).toEqual([
      {
        id: `slack:${team}:${ana.dm}:dm/1700000001.000001`,
        conversation: `slack:${team}:${ana.dm}:dm`,
        address: { channel: 'slack', conversation: `slack:${team}:${ana.dm}:dm` },
        sender: {
          key: `slack:${team}:${ana.user}`,
          name: 'Ana Ruiz',
          email: 'u0ana@tiendademo.com',
          locale: 'es-ES',
          timeZone: 'America/Sao_Paulo',
        },
        at: program.clock.now(),
        happened: { type: 'said', message: '1700000001.000001', text: 'no me deja pagar', files: [] },
      },
    ])
  })

  it('is answered with the challenge when the address is checked', async () => {
    const asked = JSON.stringify({ type: 'url_verification', challenge: 'c', token: 't' })
    expect(await send(signed(stampNow(), asked), asked)).toEqual({ status: 200, body: { challenge: 'c' } })
  })
})

describe('who may do what', () => {
  const root = '1700000002.000001'
  const thread = { channel: 'C1', thread_ts: root }
  const inThread = (who: typeof ana, ts: string, text: string, more: object = {}) => ({
    ...message(who, ts, text, { thread_ts: root, ...more }),
    channel: 'C1',
    channel_type: 'channel',
  })
  const begin = async (): Promise<void> => {
    await program.slack.event({
      ...message(ana, root, `<@${bot}> ayuda`),
      type: 'app_mention',
      channel: 'C1',
    })
    await program.idle()
  }

  it('lets nobody press what is in another person’s conversation, and tells them', async () => {
    await begin()
    const action = { type: 'button', action_id: 'choice.1', value: 'c.1.1.send', action_ts: '1.1' }
    const responseUrl = `${program.slack.url}/response/1`
    await program.slack.interaction(
      press(bruno, { ts: '1700000003.000001', ...thread }, action, { response_url: responseUrl }),
    )
    await program.idle()
    expect(program.inbounds).toHaveLength(1)
    expect(program.refused()).toEqual(['not-yours'])
    expect(program.slack.calls.at(-1)).toMatchObject({
      method: 'response_url',
      args: { text: expect.stringContaining('outra pessoa') },
    })
  })

  it('leaves those alone who talk to one another in its thread', async () => {
    await begin()
    await program.slack.event(inThread(bruno, '1700000004.000001', 'eu também'))
    await program.idle()
    expect(program.inbounds).toHaveLength(1)
    expect(program.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([])
  })

  it('hears the one whose thread it is without being called again', async () => {
    await begin()
    await program.slack.event(inThread(ana, '1700000004.000001', 'es el checkout'))
    await program.idle()
    expect(program.inbounds.at(-1)).toMatchObject({
      conversation: `slack:${team}:C1:${root}`,
      happened: { text: 'es el checkout' },
    })
  })

  it('hears a mention once, though Slack tells it as two events', async () => {
    await begin()
    await program.slack.event({
      ...message(ana, root, `<@${bot}> ayuda`),
      channel: 'C1',
      channel_type: 'channel',
    })
    await program.idle()
    expect(new Set(program.inbounds.map(({ id }) => id)).size).toBe(1)
  })

  it('hears that the mention itself was changed, and that it was taken back', async () => {
    await begin()
    const first = message(ana, root, `<@${bot}> ayuda`)
    const about = {
      type: 'message',
      channel: 'C1',
      channel_type: 'channel',
      event_ts: '9.000001',
      ts: '9.000001',
    }
    const edited = { ...first, text: `<@${bot}> ayuda con pix`, edited: { user: ana.user, ts: '9.000000' } }
    await program.slack.event({
      ...about,
      subtype: 'message_changed',
      message: edited,
      previous_message: first,
    })
    await program.slack.event({ ...about, subtype: 'message_deleted', previous_message: edited })
    await program.idle()
    expect(program.inbounds.slice(1)).toMatchObject([
      { conversation: `slack:${team}:C1:${root}`, happened: { type: 'edited', text: 'ayuda con pix' } },
      { conversation: `slack:${team}:C1:${root}`, happened: { type: 'deleted', message: root } },
    ])
  })

  it('hears nothing else of a channel', async () => {
    await program.slack.event({
      ...message(ana, root, 'buenos días'),
      channel: 'C1',
      channel_type: 'channel',
    })
    expect(await cameIn()).toEqual([])
  })

  it('ignores itself and other bots', async () => {
    await program.slack.event(message({ user: bot, dm: ana.dm }, '1700000005.000001', 'hola'))
    await program.slack.event(message(ana, '1700000005.000002', 'hola', { bot_id: 'B1' }))
    await program.slack.event(message(ana, '1700000005.000003', 'hola', { subtype: 'bot_message' }))
    await program.slack.event(message(ana, '1700000005.000004', 'se unió', { subtype: 'channel_join' }))
    expect(await cameIn()).toEqual([])
  })
})

describe('what is acknowledged', () => {
  it('is taken by the next process when this one could not', async () => {
    let isAway = true
    await program.close()
    const inbox = createMemoryInbox()
    program = await startScripted({
      inbox,
      accept: () =>
        isAway
          ? Promise.reject(new RetryableError('store.unavailable', 'away'))
          : Promise.resolve('accepted'),
    })
    expect((await program.slack.event(said)).status).toBe(200)
    await program.idle()
    isAway = false
    const seen: unknown[] = []
    program = await program.restart({
      accept: (inbound) => (seen.push(inbound.happened), Promise.resolve('accepted')),
    })
    await program.channel.start()
    await new Promise((resolve) => setImmediate(resolve))
    await program.idle()
    expect(seen).toEqual([
      { type: 'said', message: '1700000001.000001', text: 'no me deja pagar', files: [] },
    ])
    expect(await inbox.pending(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
  })

  it('is not acknowledged when it can’t be written down, so that Slack sends it again', async () => {
    await program.close()
    const inbox = {
      ...createMemoryInbox(),
      put: () => Promise.reject(new RetryableError('store.unavailable', 'away')),
    }
    program = await startScripted({ inbox })
    expect((await program.slack.event(said)).status).toBe(503)
    expect(await cameIn()).toEqual([])
  })

  it('is acknowledged whatever the desk does', async () => {
    await program.close()
    let answer: ((accepted: 'accepted') => void) | undefined
    let reach = (): void => {}
    const reached = new Promise<void>((resolve) => {
      reach = resolve
    })
    program = await startScripted({
      accept: () => {
        reach()
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    })
    expect((await program.slack.event(said)).status).toBe(200)
    await reached
    answer?.('accepted')
    await program.idle()
  })
})
