import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Who signs for the platform: OpenID metadata and keys on loopback, as `login.botframework.com` serves them. */
export interface Issuer {
  readonly issuer: string
  readonly metadataUrl: string
  /** A token as the platform sends one; each claim, and the key, can be another. */
  token(claims: Readonly<Record<string, unknown>>, how?: { readonly by?: By; readonly kid?: string }): string
  close(): Promise<void>
}

/**
 * Who signs instead: a stranger; the platform's key of other channels than Teams; or whoever takes the public key, which
 * everybody has, for a secret.
 */
export type By = 'stranger' | 'other-channels' | 'public-key'

const issuer = 'https://api.botframework.com'

/** Made once: it takes a while. */
const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const others = generateKeyPairSync('rsa', { modulusLength: 2048 })

export async function startIssuer(): Promise<Issuer> {
  const kid = randomUUID()
  const otherKid = randomUUID()
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    const body =
      request.url === '/keys'
        ? {
            keys: [
              { ...own.publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] },
              {
                ...others.publicKey.export({ format: 'jwk' }),
                kid: otherKid,
                use: 'sig',
                endorsements: ['webchat'],
              },
            ],
          }
        : {
            issuer,
            jwks_uri: `http://127.0.0.1:${port}/keys`,
            id_token_signing_alg_values_supported: ['RS256'],
          }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    issuer,
    // The library keeps keys by address, and a port may be one that another issuer had.
    metadataUrl: `http://127.0.0.1:${port}/openid/${kid}`,
    token(claims, { by, kid: named = by === 'other-channels' ? otherKid : kid } = {}) {
      const header = { alg: by === 'public-key' ? 'HS256' : 'RS256', typ: 'JWT', kid: named }
      if (by === 'public-key') return tokenOf(header, claims, signByPublicKey)
      const pair = by === 'stranger' ? stranger : by === 'other-channels' ? others : own
      return tokenOf(header, claims, signBy(pair.privateKey))
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

type Sign = (text: string) => Buffer

const signBy =
  (key: KeyObject): Sign =>
  (text) =>
    sign('RSA-SHA256', Buffer.from(text), key)

const signByPublicKey: Sign = (text) =>
  createHmac('sha256', own.publicKey.export({ type: 'spki', format: 'pem' }))
    .update(text)
    .digest()

function tokenOf(header: object, claims: object, signed: Sign): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part(header)}.${part(claims)}`
  return `${text}.${signed(text).toString('base64url')}`
}
