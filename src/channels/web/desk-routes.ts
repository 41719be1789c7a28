import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Support } from '../../desk/support.ts'
import { isLanguage } from '../../dialog/language.ts'
import type { FileRef } from '../../dialog/state.ts'
import { statuses } from '../../dialog/ticket.ts'
import { priorities } from '../../dialog/tree.ts'
import { typedText } from '../../typed-text.ts'
import type { Route, RouteRequest } from '../route.ts'
import { createDeskLogin } from './desk-login.ts'
import { limits } from './limits.ts'
import type { WebOptions } from './options.ts'
import { queryOf } from './query.ts'
import { json, notFound, refuse, sendFile } from './reply.ts'
import { takeFile } from './take-file.ts'

const perPage = 25
const ratingDays = 30
const articlesShown = 30
const dayMs = 86_400_000

const querySchema = z.object({
  status: z.enum(statuses).optional().catch(undefined),
  search: z
    .string()
    .transform((text) => text.slice(0, 200))
    .optional(),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** Words that people get to see, cleaned like theirs. */
const wordsSchema = (most: number) =>
  z
    .string()
    .transform((text) => typedText(text).trim())
    .pipe(z.string().min(1).max(most))

/** Who is at the desk. */
const authorSchema = wordsSchema(80)

const commentSchema = z.object({
  id: z.uuid(),
  text: wordsSchema(limits.textLength),
  isPublic: z.boolean(),
  /** What this page gave before. */
  files: z.array(z.string().max(200)).max(limits.files).default([]),
  author: authorSchema,
  status: z.enum(statuses).optional(),
})

const changeSchema = z.object({
  status: z.enum(statuses).optional(),
  priority: z.enum(priorities).optional(),
  author: authorSchema.optional(),
})

/** Whose the files are that the desk page gives; nobody else's may go with an answer. */
const owner = 'desk'

interface DeskParts extends Pick<WebOptions, 'articles' | 'files' | 'maxFileBytes' | 'secret' | 'secure'> {
  readonly desk: { readonly support: Support; readonly token: string }
  readonly clock: Clock
}

/** The support side's page asks here: the tickets of everybody, and everything in them. */
export function createDeskRoutes(options: DeskParts): readonly Route[] {
  const { files, maxFileBytes, clock } = options
  const { support, token } = options.desk
  const login = createDeskLogin({ ...options, token })

  const guarded =
    (handle: Route['handle']): Route['handle'] =>
    async (request, response) => {
      if (login.passes(request, response)) await handle(request, response)
    }
  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    body: 'none',
    from: 'own-page',
    path,
    handle: guarded(handle),
  })
  const post = (path: string, handle: Route['handle']): Route => ({
    method: 'POST',
    body: 'parsed',
    from: 'own-page',
    path,
    handle: guarded(handle),
  })
  /** Undefined when one of them is not there, or is not the desk page's. */
  const given = async (refs: readonly string[]): Promise<readonly FileRef[] | undefined> => {
    const found = await Promise.all(refs.map((ref) => files.open(ref)))
    const own = found.flatMap((each) => (each?.owner === owner ? [each.file] : []))
    return own.length === refs.length ? own : undefined
  }
  const sendTicket = async (number: number, response: ServerResponse): Promise<void> => {
    const ticket = await support.get(number)
    if (ticket) json(response, 200, ticket)
    else notFound(response)
  }

  return [
    ...login.routes,
    get('/api/desk/tickets', async (request, response) => {
      const { status, search, page } = querySchema.parse(Object.fromEntries(queryOf(request)))
      const { tickets, total } = await support.list({
        page,
        perPage,
        ...(status && { status: [status] }),
        ...(search && { search }),
      })
      json(response, 200, { tickets, total, page, pages: Math.max(1, Math.ceil(total / perPage)) })
    }),
    get('/api/desk/ratings', async (_request, response) => {
      const now = clock.now()
      json(response, 200, {
        days: ratingDays,
        counts: await support.ratings(now - ratingDays * dayMs, now + 1),
      })
    }),
    get('/api/desk/articles', (request, response) => {
      const language = queryOf(request).get('lang')
      const counts = options.articles?.counts(isLanguage(language) ? language : 'en') ?? []
      json(response, 200, { articles: counts.slice(0, articlesShown) })
      return Promise.resolve()
    }),
    get('/api/desk/tickets/:number', async (request, response) => sendTicket(numberIn(request), response)),
    post('/api/desk/tickets/:number/comments', async (request, response) => {
      const body = commentSchema.safeParse(request.body)
      const own = body.success ? await given(body.data.files) : undefined
      if (!body.success || !own) {
        refuse(response, 422, 'invalid')
        return
      }
      const { id, status, files: _, ...comment } = body.data
      const number = numberIn(request)
      const key = `desk-page/${id}`
      await support.answer({ key, number, ...comment, files: own, ...(status && { status }) })
      await sendTicket(number, response)
    }),
    {
      method: 'PUT',
      path: '/api/desk/files',
      body: 'stream',
      from: 'own-page',
      // Who has the token may give as much as there is room for.
      handle: guarded((request, response) =>
        takeFile(request, response, { files, maxFileBytes, owner, allow: () => 0 }),
      ),
    },
    post('/api/desk/tickets/:number', async (request, response) => {
      const body = changeSchema.safeParse(request.body)
      if (!body.success) {
        refuse(response, 422, 'invalid')
        return
      }
      const number = numberIn(request)
      const { priority, status, author } = body.data
      if (priority) await support.setPriority(number, priority, author)
      if (status) await support.setStatus(number, status, author)
      await sendTicket(number, response)
    }),
    get('/api/desk/tickets/:number/files/:file', async (request, response) => {
      const found = await support.openAttachment(numberIn(request), request.params.file ?? '')
      if (found) sendFile(response, found)
      else notFound(response)
    }),
  ]
}

const numberIn = (request: RouteRequest): number =>
  /^\d{1,12}$/.test(request.params.number ?? '') ? Number(request.params.number) : 0
