import { createHmac } from 'node:crypto'
import { type Envelope, type SocketMode, startSocketMode } from './socket-mode.ts'
import { startWebApi, type WebApi } from './web-api.ts'

/** Slack on loopback: its methods, and a workspace that calls the program with real signatures. */
export interface FakeSlack extends WebApi {
  /** Sends what an event is in, as https://docs.slack.dev/apis/events-api says. */
  event(event: object, more?: Sending): Promise<Sent>
  /** Sends what was pressed, submitted or asked for, as a form with `payload`. */
  interaction(payload: object, more?: Sending): Promise<Sent>
  command(form: Readonly<Record<string, string>>, more?: Sending): Promise<Sent>
  /** Sends a body as it is. */
  send(body: string, type: string, more?: Sending): Promise<Sent>
  /** Where the program listens. */
  target(url: string): void
  /** Where the program opens the connection: Slack's side of it. */
  readonly socket?: SocketMode
  /** An id that was not there before. */
  next(): string
}

export interface Sending {
  readonly team?: string
  /** The envelope's id; a retry has the one it had before. */
  readonly id?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Sent {
  readonly status: number
  readonly body: unknown
}

export const team = 'T0VENTANA'
export const otherTeam = 'T0OTHER'
export const bot = 'U0BOT'
export const token = 'xoxb-of-the-bot'
/** The app's token in the other workspace. */
export const otherToken = 'xoxb-elsewhere'
export const appToken = 'xapp-of-the-app'
export const signingSecret = 'a-secret-that-only-slack-knows'
export const ana = { user: 'U0ANA', dm: 'D0ANA' }
export const bruno = { user: 'U0BRUNO', dm: 'D0BRUNO' }

/** As https://docs.slack.dev/authentication/verifying-requests-from-slack says. */
export const signatureOf = (secret: string, stamp: string, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`

export const profileOf = (id: string, name: string, locale: string): object => ({
  id,
  real_name: name,
  tz: 'America/Sao_Paulo',
  locale,
  profile: { real_name: name, email: `${id.toLowerCase()}@tiendademo.com` },
})

/** How what happens comes to the program: Slack calls, or sends it down a connection that the program opened. */
export type Transport = 'calls' | 'socket'

export async function startSlack(
  clock: { now(): number } = { now: () => Date.now() },
  transport: Transport = 'calls',
): Promise<FakeSlack> {
  const socket = transport === 'socket' ? await startSocketMode() : undefined
  const tokens = { [token]: { team, bot }, [otherToken]: { team: otherTeam, bot } }
  const api = await startWebApi(tokens, clock, socket && { ...socket, token: appToken })
  api.people.set(ana.user, profileOf(ana.user, 'Ana Ruiz', 'es-ES'))
  api.people.set(bruno.user, profileOf(bruno.user, 'Bruno Lima', 'pt-BR'))
  let url = ''
  let last = 0
  const next = (): string => {
    last += 1
    return String(last).padStart(6, '0')
  }

  const call: FakeSlack['send'] = async (body, type, { headers = {} } = {}) => {
    const stamp = String(Math.floor(clock.now() / 1_000))
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: {
        'Content-Type': type,
        'X-Slack-Request-Timestamp': stamp,
        'X-Slack-Signature': signatureOf(signingSecret, stamp, body),
        ...headers,
      },
      body,
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  const send = socket ? downTheSocket(socket, next) : call
  const form = (fields: Readonly<Record<string, string>>, more?: Sending): Promise<Sent> =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', more)

  return {
    ...api,
    ...(socket && { socket }),
    next,
    target(to) {
      url = to
    },
    send,
    event(event, more = {}) {
      const envelope = {
        type: 'event_callback',
        api_app_id: 'A0VENTANA',
        team_id: more.team ?? team,
        event_id: more.id ?? `Ev${next()}`,
        event_time: Math.floor(clock.now() / 1_000),
        authorizations: [{ enterprise_id: null, team_id: more.team ?? team, user_id: bot, is_bot: true }],
        is_ext_shared_channel: false,
        event,
      }
      return send(JSON.stringify(envelope), 'application/json', more)
    },
    interaction: (payload, more) => form({ payload: JSON.stringify(payload) }, more),
    command: form,
    async close() {
      await Promise.all([api.close(), socket?.close()])
    },
  }
}

/** The same bodies as envelopes; what comes down the connection is not signed. */
const downTheSocket =
  (socket: SocketMode, next: () => string): FakeSlack['send'] =>
  async (body, type, { headers = {} } = {}) => {
    const fields = Object.fromEntries(new URLSearchParams(body))
    const [kind, payload]: [Envelope['type'], unknown] =
      type === 'application/json'
        ? ['events_api', JSON.parse(body)]
        : fields['payload'] === undefined
          ? ['slash_commands', fields]
          : ['interactive', JSON.parse(fields['payload'])]
    const retry = headers['X-Slack-Retry-Num']
    const answer = await socket.deliver({
      envelope_id: `envelope-${next()}`,
      type: kind,
      payload,
      accepts_response_payload: kind !== 'events_api',
      ...(retry !== undefined && { retry_attempt: Number(retry), retry_reason: 'timeout' }),
    })
    return { status: 200, body: answer.payload }
  }

/** Something somebody wrote. */
export const message = (
  who: { readonly user: string; readonly dm: string },
  ts: string,
  text: string,
  more: object = {},
): object => ({
  type: 'message',
  channel: who.dm,
  channel_type: 'im',
  user: who.user,
  text,
  ts,
  event_ts: ts,
  ...more,
})

/** Something somebody pressed on a message. */
export const press = (
  who: { readonly user: string; readonly dm: string },
  on: {
    readonly ts: string
    readonly thread_ts?: string
    readonly channel?: string
    readonly isEphemeral?: boolean
  },
  action: object,
  more: object = {},
): object => ({
  type: 'block_actions',
  team: { id: team, domain: 'ventana' },
  enterprise: null,
  user: { id: who.user, team_id: team },
  api_app_id: 'A0VENTANA',
  trigger_id: `${on.ts}.trigger`,
  channel: { id: on.channel ?? who.dm, name: 'directmessage' },
  container: {
    type: 'message',
    message_ts: on.ts,
    channel_id: on.channel ?? who.dm,
    is_ephemeral: on.isEphemeral ?? false,
    ...(on.thread_ts !== undefined && { thread_ts: on.thread_ts }),
  },
  actions: [action],
  ...more,
})
