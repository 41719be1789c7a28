import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { TerminalError } from '../../errors.ts'
import type { Cursors } from '../../store/cursors.ts'

/** An installation of the app: in one workspace, or in all of an organization. */
export type Installation = z.infer<typeof schema>

const schema = z.object({
  token: z.string(),
  /** With it a token that ends is renewed. */
  refreshToken: z.string().optional(),
  /** Epoch ms. */
  expiresAt: z.number().optional(),
})

/** Where the app is installed, durably. Tokens are kept sealed: whoever reads the store can do nothing with them. */
export interface Installations {
  /** `owner` is the id of a workspace or of an organization. */
  get(owner: string): Promise<Installation | undefined>
  set(owner: string, installation: Installation): Promise<void>
  remove(owner: string): Promise<void>
  /** The organization that a workspace belongs to; '' for none that is known. */
  organizationOf(team: string): Promise<string>
  belongs(team: string, organization: string): Promise<void>
}

const algorithm = 'aes-256-gcm'

/** @throws TerminalError `channels.slack-sealed` of `get`, for what was sealed with another secret. */
export function createInstallations(cursors: Cursors, secret: string): Installations {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'slack installations', 32))
  const nameOf = (owner: string): string => `slack/installation/${owner}`

  const seal = (owner: string, text: string): string => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(owner))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.')
  }
  const unseal = (owner: string, sealed: string): string => {
    const [nonce, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
    try {
      const cipher = createDecipheriv(algorithm, key, nonce ?? Buffer.alloc(0))
        .setAAD(Buffer.from(owner))
        .setAuthTag(tag ?? Buffer.alloc(0))
      return Buffer.concat([cipher.update(text ?? Buffer.alloc(0)), cipher.final()]).toString('utf8')
    } catch (cause) {
      throw new TerminalError(
        'channels.slack-sealed',
        `The installation of "${owner}" was sealed with another SECRET. Set the one from before, or install the app again.`,
        { cause },
      )
    }
  }

  return {
    async get(owner) {
      const sealed = await cursors.get(nameOf(owner))
      return sealed === '' ? undefined : schema.parse(JSON.parse(unseal(owner, sealed)))
    },
    set: (owner, installation) => cursors.set(nameOf(owner), seal(owner, JSON.stringify(installation))),
    remove: (owner) => cursors.set(nameOf(owner), ''),
    organizationOf: (team) => cursors.get(`slack/organization/${team}`),
    async belongs(team, organization) {
      const name = `slack/organization/${team}`
      if ((await cursors.get(name)) !== organization) await cursors.set(name, organization)
    },
  }
}
