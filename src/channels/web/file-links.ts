import { createHmac } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Support } from '../../desk/support.ts'
import type { Route, RouteRequest } from '../route.ts'
import { sendFile } from './reply.ts'
import { isSame } from './visitor.ts'

/** Links to files that the support side gave, for people who may be on any platform and have no cookie of ours. */
export interface FileLinks {
  /** Opens the file for whoever has the link, for a month; undefined while the address of the page is not known. */
  url(ticket: number, file: string): string | undefined
  /** Where the links lead. */
  route(openFile: Support['openAttachment']): Route
}

const path = '/files/:ticket/:file/:until/:mark'
const dayMs = 86_400_000
const daysOpen = 30

/** Said to whoever comes too late; a link tells nobody's language. */
const ended = [
  'Este enlace ya no abre el archivo. Pide de nuevo el ticket en tu conversación: ahí viene un enlace nuevo.',
  'Este link não abre mais o arquivo. Peça o chamado de novo na sua conversa: ali vem um link novo.',
  'This link no longer opens the file. Ask for the ticket again in your conversation: it brings a new link.',
].join('\n\n')

/**
 * The link is the proof: it is made only for what its reader may see, nobody can make one up, and it ends. A day's links to one
 * file are the same, so that what is told twice says the same.
 */
export function createFileLinks(options: {
  readonly secret: string
  readonly clock: Clock
  /** The address of the page, once it is known. */
  readonly pageUrl: () => string | undefined
}): FileLinks {
  const { secret, clock, pageUrl } = options
  const today = (): number => Math.floor(clock.now() / dayMs)
  const markOf = (ticket: string, file: string, until: string): string =>
    createHmac('sha256', secret).update(`file\n${ticket}\n${file}\n${until}`).digest('base64url')
  const isGenuine = ({ params }: RouteRequest): boolean => {
    const { ticket = '', file = '', until = '', mark = '' } = params
    return isSame(mark, markOf(ticket, file, until))
  }

  return {
    url(ticket, file) {
      const page = pageUrl()
      if (page === undefined) return undefined
      const until = String(today() + daysOpen)
      const rest = [ticket, encodeURIComponent(file), until, markOf(String(ticket), file, until)].join('/')
      return `${page.replace(/\/+$/, '')}/files/${rest}`
    },
    route: (openFile) => ({
      method: 'GET',
      path,
      body: 'none',
      from: 'anywhere',
      async handle(request, response) {
        const { ticket, file = '', until } = request.params
        const isOpen = isGenuine(request) && Number(until) >= today()
        const found = isOpen ? await openFile(Number(ticket), file) : undefined
        if (found) {
          sendFile(response, found)
          return
        }
        // One that was made up and one that ended are answered alike.
        response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
        response.end(ended)
      },
    }),
  }
}
