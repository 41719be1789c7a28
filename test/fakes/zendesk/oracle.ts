import { existsSync, readFileSync } from 'node:fs'
import addFormats from 'ajv-formats'
import { OpenAPIBackend, type Document } from 'openapi-backend'
import { parse } from 'yaml'

/** The vendor's published document, corrected; it is read in place, and a test that needs it says so when it is absent. */
const file = new URL('../../../../shared/contracts/zendesk-oracle.oas.yaml', import.meta.url)
export const whyNoOracle: string | undefined = existsSync(file)
  ? undefined
  : 'there is no document of the API here'

/** Says what is wrong with a request, by a document that nobody here wrote. */
export interface Oracle {
  /** Undefined for a request that the document allows. */
  problemOf(request: {
    readonly method: string
    readonly url: URL
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }): string | undefined
  /** What is wrong with an answer of the stand-in. */
  answerProblem(method: string, path: string, status: number, body: unknown): string | undefined
}

/** APIs that have no published document: signing in, webhooks. */
const undocumented = [/^\/oauth\//, /^\/api\/v2\/webhooks/, /^\/api\/v2\/triggers/]
/** Keys of a ticket that the reference names and the document leaves out. */
const alsoPermitted = new Set(['metadata'])

export async function openOracle(): Promise<Oracle> {
  const definition = parse(readFileSync(file, 'utf8')) as Document
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    validate: true,
    ajvOpts: { strict: false, allErrors: true, logger: false },
    customizeAjv: (ajv) => {
      addFormats.default(ajv)
      return ajv
    },
  })
  await api.init()
  const permitted = keysOfTicket(definition)
  return {
    problemOf({ method, url, headers, body }) {
      if (undocumented.some((each) => each.test(url.pathname))) return undefined
      const query = queryOf(url)
      const request = { method, path: url.pathname, query, headers, ...(body !== undefined && { body }) }
      const operation = api.matchOperation(request)
      if (!operation) return `${method} ${url.pathname} is not in the document`
      const { valid, errors } = api.validateRequest(request, operation)
      if (!valid) return `${method} ${url.pathname}: ${JSON.stringify(errors)}`
      const ticket = (body as { ticket?: object } | undefined)?.ticket ?? {}
      const unknown = Object.keys(ticket).filter((key) => !permitted.has(key) && !alsoPermitted.has(key))
      return unknown.length === 0 ? undefined : `unpermitted keys: ${unknown.join(', ')}`
    },
    answerProblem(method, path, status, body) {
      const operation = api.matchOperation({ method, path, headers: {} })
      if (!operation || status >= 300) return undefined
      const { valid, errors } = api.validateResponse(body, operation, status)
      return valid ? undefined : `${status} of ${method} ${path}: ${JSON.stringify(errors)?.slice(0, 500)}`
    },
  }
}

/** The recorded `after_url` carries the cursor alone; and lists are paged as their prose says, and recordings do. */
function queryOf(url: URL): string {
  const query = new URLSearchParams(url.search)
  for (const name of ['page[size]', 'page[after]']) query.delete(name)
  if (query.has('cursor')) query.set('start_time', '0')
  return query.toString()
}

interface Schema {
  readonly properties?: object
  readonly allOf?: readonly Schema[]
  readonly $ref?: string
}

function keysOfTicket(definition: Document): ReadonlySet<string> {
  const schemas =
    (definition as { components?: { schemas?: Record<string, Schema> } }).components?.schemas ?? {}
  const keys = (schema: Schema | undefined): readonly string[] => [
    ...Object.keys(schema?.properties ?? {}),
    ...(schema?.allOf ?? []).flatMap((each) =>
      keys(each.$ref ? schemas[each.$ref.split('/').at(-1) ?? ''] : each),
    ),
  ]
  return new Set([...keys(schemas['TicketCreateInput']), ...keys(schemas['TicketUpdateInput'])])
}

/** A fetch that lets nothing out that the document does not allow. */
export function validatingFetch(oracle: Oracle): typeof fetch & { readonly checked: string[] } {
  const checked: string[] = []
  const send = async (input: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input)
    const method = init.method ?? 'GET'
    const body =
      typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body ? 'bytes' : undefined
    const headers = Object.fromEntries(
      Object.entries(init.headers as Record<string, string>).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    )
    const problem = oracle.problemOf({ method, url, headers, body })
    if (problem !== undefined) throw new Error(problem)
    const response = await fetch(input, init)
    const answer: unknown = await response
      .clone()
      .json()
      .catch(() => undefined)
    const wrong = oracle.answerProblem(method, url.pathname, response.status, answer)
    if (wrong !== undefined) throw new Error(`the stand-in answers what the document does not: ${wrong}`)
    checked.push(`${method} ${url.pathname}`)
    return response
  }
  return Object.assign(send, { checked })
}
