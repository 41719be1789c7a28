import type { Route } from '../route.ts'
import type { WebOptions } from './options.ts'
import { notFound } from './reply.ts'

/** Programs that look at what a link leads to before a person does. */
const looksAhead =
  /bot|crawl|spider|preview|slack|skypeuri|teams|facebookexternal|whatsapp|telegram|curl|wget/i

/** `/a/<id>` leads to the article that was shown, and to nothing else. */
export function articleRoutes({
  follow,
}: Pick<NonNullable<WebOptions['articles']>, 'follow'>): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/a/:id',
      body: 'none',
      from: 'anywhere',
      handle(request, response) {
        const { id = '' } = request.params
        const agent = request.headers['user-agent'] ?? ''
        const isAhead = request.headers['sec-purpose'] !== undefined || looksAhead.test(agent)
        const url = follow(id, request.method === 'GET' && agent !== '' && !isAhead)
        if (url === undefined) notFound(response)
        else {
          response.writeHead(302, {
            Location: url,
            'Cache-Control': 'no-store',
            'Referrer-Policy': 'no-referrer',
            'X-Robots-Tag': 'noindex',
          })
          response.end()
        }
        return Promise.resolve()
      },
    },
  ]
}
