import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttp, type IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const loginHost = 'login.microsoftonline.com'

/** Where a bot gets its own token: the directory's login, with a certificate in its name, and a machine's identity. */
export interface Login {
  readonly port: number
  /** The file of the certificate that whoever comes has to trust. */
  readonly certificate: string
  /** Where a machine on Azure asks for its identity. */
  readonly identityUrl: string
  readonly requests: readonly Asked[]
  /** The only secret that is right. */
  readonly secret: string
  close(): Promise<void>
}

export interface Asked {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  readonly proof: string | undefined
}

export const tokens = { login: 'a-token-of-the-login', identity: 'a-token-of-the-machine' }
export const identityHeader = 'a header only this machine knows'

export async function startLogin(): Promise<Login> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-login-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', `/CN=${loginHost}`, '-addext', `subjectAltName=DNS:${loginHost}`]
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      ...subject,
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    { stdio: 'pipe' },
  )
  const requests: Asked[] = []
  const secret = 'the right secret'
  const note = async (request: IncomingMessage): Promise<Asked> => {
    const url = new URL(request.url ?? '', 'http://x')
    const asked = {
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      form: Object.fromEntries(new URLSearchParams(await textOf(request))),
      proof: request.headers['x-identity-header']?.toString(),
    }
    requests.push(asked)
    return asked
  }
  const login = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (request, response) =>
      void note(request).then(({ path, form }) => {
        const [status, body] = path.endsWith('/oauth2/v2.0/token')
          ? form['client_secret'] === secret
            ? [200, { token_type: 'Bearer', expires_in: 3_599, access_token: tokens.login }]
            : [401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' }]
          : [200, metadataOf(path)]
        response.writeHead(status, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(body))
      }),
  )
  const identity = createHttp(
    (request, response) =>
      void note(request).then(({ proof }) => {
        const expires = String(Math.floor(Date.now() / 1000) + 3_600)
        const isRight = proof === identityHeader
        const given = {
          access_token: tokens.identity,
          expires_on: expires,
          token_type: 'Bearer',
          resource: 'x',
        }
        response.writeHead(isRight ? 200 : 401, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(isRight ? given : { statusCode: 401, message: 'No.' }))
      }),
  )
  await Promise.all(
    [login, identity].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
  )
  return {
    port: (login.address() as AddressInfo).port,
    certificate,
    identityUrl: `http://127.0.0.1:${(identity.address() as AddressInfo).port}/msi/token`,
    requests,
    secret,
    async close() {
      for (const server of [login, identity]) {
        await new Promise((resolve) => {
          server.close(resolve)
          server.closeAllConnections()
        })
      }
      rmSync(folder, { recursive: true })
    },
  }
}

function metadataOf(path: string): object {
  const base = `https://${loginHost}/${path.split('/')[1] ?? ''}`
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('utf8')
  for await (const part of request) text += part
  return text
}
