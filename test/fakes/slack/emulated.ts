import { createEmulator } from 'emulate'
import type { Posted } from './web-api.ts'

/**
 * A workspace at the emulator of Slack's methods that others wrote: its consent page, tokens that can do what their scopes say and
 * no more, people, messages, files, views. It has one workspace, and it never calls the program: what happens there is told by who
 * made it happen (`say`, `share`). It knows no `assistant.threads.*`, `chat.unfurl`, `entity.presentDetails` and no renewal of
 * tokens, answers those with 404, and neither speaks Socket Mode nor asks to wait: for all that there is `startSlack`.
 */
export interface Emulated {
  /** Where its methods are, with a slash at the end. */
  readonly apiUrl: string
  /** The person's way through the consent page that the app asked for. @returns where it sends them back to. */
  consent(asked: URL): Promise<URL>
  /** A token of the app beside the program's, to ask with what only the app may ask for. */
  appToken(scopes: readonly string[]): Promise<string>
  /** Calls a method. @throws where Slack refuses. */
  call(token: string, method: string, args: Readonly<Record<string, string>>): Promise<Answer>
  /** What the person sees in a channel, oldest first; threads with their root. */
  shown(channel: string): Promise<readonly Shown[]>
  /** The person gives a file in a channel. @returns the message it came in. */
  share(channel: string, name: string, bytes: string): Promise<Shown>
  /** What views there are, as a page for people. */
  views(): Promise<string>
  close(): Promise<void>
}

interface Answer {
  readonly [field: string]: unknown
}

interface Shown extends Posted {
  readonly files?: readonly { readonly id: string }[]
  readonly reactions?: readonly { readonly name: string }[]
}

/** Ana's own token: she may do all that a person may. */
export const personToken = 'xoxp-ana'
const person = ['chat:write', 'files:read', 'files:write', 'im:history', 'im:read', 'im:write', 'users:read']

export async function startEmulated(
  port: number,
  app: { readonly id: string; readonly secret: string; readonly redirectUri: string },
): Promise<Emulated> {
  const emulator = await createEmulator({
    service: 'slack',
    port,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'ana', real_name: 'Ana Ruiz', email: 'ana@tiendademo.example' }],
        tokens: [{ token: personToken, user: 'ana', type: 'user', scopes: person }],
        oauth_apps: [
          {
            client_id: app.id,
            client_secret: app.secret,
            name: 'Ventanilla',
            redirect_uris: [app.redirectUri],
            scopes: [],
          },
        ],
      },
    },
  })
  const { url } = emulator

  const call: Emulated['call'] = async (token, method, args) => {
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
    })
    const answer = (await response.json()) as Answer
    if (answer['ok'] !== true) throw new Error(`${method} was answered ${JSON.stringify(answer)}.`)
    return answer
  }
  const consent: Emulated['consent'] = async (asked) => {
    const page = await (await fetch(asked)).text()
    const [form = ''] = page.split('<form').filter((each) => each.includes('Ana Ruiz'))
    const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as [string, string],
    )
    const agreed = await fetch(`${url}/oauth/v2/authorize/callback`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    })
    return new URL(agreed.headers.get('location') ?? `${page} has no way on.`)
  }
  const messages = async (method: string, args: Readonly<Record<string, string>>) =>
    (await call(personToken, method, args))['messages'] as readonly Shown[]

  return {
    apiUrl: `${url}/api/`,
    consent,
    call,
    async appToken(scopes) {
      const asked = new URL('/oauth/v2/authorize', url)
      asked.search = new URLSearchParams({
        client_id: app.id,
        redirect_uri: app.redirectUri,
        scope: scopes.join(','),
      }).toString()
      const code = (await consent(asked)).searchParams.get('code') ?? ''
      const given = { client_id: app.id, client_secret: app.secret, code, redirect_uri: app.redirectUri }
      return String((await call('', 'oauth.v2.access', given))['access_token'])
    },
    async shown(channel) {
      const roots = await messages('conversations.history', { channel })
      const threads = await Promise.all(
        roots.toReversed().map(({ ts }) => messages('conversations.replies', { channel, ts })),
      )
      return threads.flat()
    },
    async share(channel, name, bytes) {
      const length = String(Buffer.byteLength(bytes))
      const { upload_url, file_id } = await call(personToken, 'files.getUploadURLExternal', {
        filename: name,
        length,
      })
      await fetch(String(upload_url), { method: 'POST', body: bytes })
      const files = JSON.stringify([{ id: file_id, title: name }])
      await call(personToken, 'files.completeUploadExternal', { files, channel_id: channel })
      const shared = (await messages('conversations.history', { channel })).find(({ files: each = [] }) =>
        each.some(({ id }) => id === file_id),
      )
      if (!shared) throw new Error('The file came in no message.')
      return shared
    },
    views: async () => (await fetch(`${url}/?tab=views`)).text(),
    close: () => emulator.close(),
  }
}
