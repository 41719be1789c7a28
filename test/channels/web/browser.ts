import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> }

/** A visitor's HTTP: cookies are kept, and what changes something comes from the page's own origin. */
export interface Browser {
  cookie: string
  fetch(path: string, init?: Init): Promise<Response>
  get<T>(path: string): Promise<T>
  post(path: string, body: unknown): Promise<Response>
}

export function createBrowser(url: string): Browser {
  const browser: Browser = {
    cookie: '',
    async fetch(path, init = {}) {
      const response = await fetch(url + path, {
        ...init,
        headers: { Origin: url, ...(browser.cookie && { Cookie: browser.cookie }), ...init.headers },
      })
      const set = response.headers.get('set-cookie')?.split(';')[0]
      if (set)
        browser.cookie = [
          ...browser.cookie.split('; ').filter((each) => each && each.split('=')[0] !== set.split('=')[0]),
          set,
        ].join('; ')
      return response
    },
    get: async (path) => (await (await browser.fetch(path)).json()) as never,
    post: (path, body) =>
      browser.fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
  return browser
}

/** A project folder with pages in it that need no compiling. */
export function rootWithPages(): string {
  const root = mkdtempSync(join(tmpdir(), 'ventanilla-pages-'))
  for (const [folder, file] of [
    ['dist/public/pages/chat', 'main.js'],
    ['src/pages', 'theme.css'],
  ] as const) {
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, file), '/* a page */')
  }
  return root
}
