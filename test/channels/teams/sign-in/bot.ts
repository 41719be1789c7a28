import { readFileSync } from 'node:fs'
import tls from 'node:tls'
import { createConnector } from '../../../../src/channels/teams/connector.ts'
import { publicCloud } from '../../../../src/channels/teams/settings.ts'
import { RetryableError, TerminalError } from '../../../../src/errors.ts'

/** A bot in a process of its own, with the public cloud's addresses; the only way out leads to the login that a test stands up. */
const { LOGIN_PORT, LOGIN_CERTIFICATE, LOGIN_HOST, APP_ID, TENANT, SECRET, SERVICE } = process.env

const connect = tls.connect.bind(tls) as (options: tls.ConnectionOptions) => tls.TLSSocket
tls.connect = ((options: tls.ConnectionOptions) => {
  if (options.host !== LOGIN_HOST) throw new Error(`Somebody goes to ${String(options.host)}.`)
  const ca = readFileSync(LOGIN_CERTIFICATE ?? '')
  return connect({ ...options, host: '127.0.0.1', port: Number(LOGIN_PORT), servername: LOGIN_HOST, ca })
}) as typeof tls.connect

const connector = createConnector(
  {
    registration: {
      appId: APP_ID ?? '',
      tenant: TENANT ?? '',
      ...(SECRET !== undefined && { secret: SECRET }),
    },
    allowedTenants: [],
    serviceHosts: [new URL(SERVICE ?? '').host],
    fileHosts: [],
  },
  publicCloud,
)
const send = (serviceUrl: string): Promise<string> =>
  connector.send({ serviceUrl, platformId: 'a:1' }, { type: 'message', text: 'hola' }).catch(codeOf)

function codeOf(error: unknown): string {
  if (error instanceof RetryableError || error instanceof TerminalError) return error.code
  throw error
}

const outcome = {
  sent: await send(SERVICE ?? ''),
  again: await send(SERVICE ?? ''),
  elsewhere: await send('https://evil.example/'),
}
process.stdout.write(JSON.stringify(outcome))
