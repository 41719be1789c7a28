import { afterEach, describe, expect, it } from 'vitest'
import { articleRoutes } from '../../../src/channels/web/article-routes.ts'
import { silent } from '../../../src/log.ts'
import { type HttpServer, startHttp } from '../../../src/server/http.ts'

describe('the address of an article', () => {
  let server: HttpServer | undefined
  afterEach(() => server?.close())

  const followed: (readonly [string, boolean])[] = []
  async function open(path: string, headers: Record<string, string>, method = 'GET') {
    followed.length = 0
    const routes = articleRoutes({
      follow(id, isPerson) {
        followed.push([id, isPerson])
        return id === 'known' ? 'https://help.example.com/es/coupon' : undefined
      },
    })
    server = await startHttp({
      host: '127.0.0.1',
      port: 0,
      routes,
      ready: () => Promise.resolve(true),
      hostNames: [],
      maxBodyBytes: 1000,
      log: silent,
    })
    return fetch(`${server.url}${path}`, { redirect: 'manual', method, headers })
  }
  const person = { 'User-Agent': 'Mozilla/5.0 (iPhone)' }

  it('leads there, and tells nobody where from', async () => {
    const answer = await open('/a/known', person)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('https://help.example.com/es/coupon')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(followed).toEqual([['known', true]])
  })

  it.each(['/a/made-up', '/a/https%3A%2F%2Fevil.example', '/a/known%2F..%2Fother'])(
    'leads nowhere else (%s)',
    async (path) => {
      const answer = await open(path, person)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('location')).toBeNull()
    },
  )

  it.each([
    ['a preview of Slack', { 'User-Agent': 'Slackbot-LinkExpanding 1.0' }, 'GET'],
    ['a preview of Teams', { 'User-Agent': 'Mozilla/5.0 SkypeUriPreview Preview/0.5' }, 'GET'],
    ['a browser that fetches ahead', { ...person, 'Sec-Purpose': 'prefetch' }, 'GET'],
    ['who asks for the head alone', person, 'HEAD'],
  ] as const)('does not count %s as a person', async (_, headers, method) => {
    expect((await open('/a/known', headers, method)).status).toBe(302)
    expect(followed).toEqual([['known', false]])
  })
})
