import type { Language } from '../../dialog/language.ts'
import { isLanguage, languageOf } from '../../dialog/language.ts'
import type { Entry, Journal } from '../../store/journal.ts'
import type { Clock } from '../../clock.ts'
import type { Route, RouteRequest } from '../route.ts'
import type { EntryBody, Session, Visit } from './entry.ts'
import type { Gate } from './gate.ts'
import { limits } from './limits.ts'
import type { WebOptions } from './options.ts'
import { queryOf } from './query.ts'
import { json } from './reply.ts'
import type { Visitors } from './visitor.ts'

interface SessionParts extends Pick<WebOptions, 'journal' | 'maxFileBytes' | 'language' | 'welcome'> {
  readonly clock: Clock
  readonly visitors: Visitors
  readonly gate: Gate
}

const visitsShown = 12

/** Who the visitor is, which conversations they have, and the first screen. */
export function sessionRoutes(parts: SessionParts): readonly Route[] {
  const { journal, clock, visitors, gate, maxFileBytes } = parts
  const get = { method: 'GET', body: 'none', from: 'own-page' } as const

  const start = async (visitor: string): Promise<string> => {
    const conversation = visitors.newConversation(visitor)
    await journal.append(visitsOf(visitor), [{ id: conversation, body: { startedAt: clock.now() } }])
    return conversation
  }
  const session = (conversation: string, request: RouteRequest): Session => ({
    conversation: conversation.slice('web:'.length),
    language: languageFor(request, parts.language),
    limits: { textLength: limits.textLength, fileBytes: maxFileBytes, files: limits.files },
  })

  return [
    {
      ...get,
      path: '/api/session',
      async handle(request, response) {
        const known = visitors.read(request.headers.cookie)
        if (known === undefined) {
          if (!gate.stranger(request, response)) return
          const { visitor, cookie } = visitors.create()
          response.setHeader('Set-Cookie', cookie)
          json(response, 200, session(await start(visitor), request))
          return
        }
        const visitor = gate.visitor(request, response, 'look')
        if (visitor === undefined) return
        const last = (await readAll(journal, visitsOf(visitor))).at(-1)?.id ?? (await start(visitor))
        json(response, 200, session(last, request))
      },
    },
    {
      ...get,
      path: '/api/welcome',
      async handle(request, response) {
        json(response, 200, parts.welcome(languageFor(request, parts.language)))
      },
    },
    {
      ...get,
      path: '/api/conversations',
      async handle(request, response) {
        const visitor = gate.visitor(request, response, 'look')
        if (visitor === undefined) return
        const entries = (await readAll(journal, visitsOf(visitor))).slice(-visitsShown).reverse()
        json(response, 200, await Promise.all(entries.map((entry) => visitOf(journal, entry))))
      },
    },
    {
      method: 'POST',
      path: '/api/conversations',
      body: 'parsed',
      from: 'own-page',
      async handle(request, response) {
        const visitor = gate.visitor(request, response, 'act')
        if (visitor === undefined) return
        json(response, 201, session(await start(visitor), request))
      },
    },
  ]
}

const visitsOf = (visitor: string): string => `web-visits:${visitor}`

async function readAll(journal: Journal, stream: string): Promise<readonly Entry[]> {
  const all: Entry[] = []
  for (;;) {
    const entries = await journal.read(stream, all.at(-1)?.position ?? 0, limits.entries)
    all.push(...entries)
    if (entries.length < limits.entries) return all
  }
}

async function visitOf(journal: Journal, { id, text }: Entry): Promise<Visit> {
  const first = await journal.read(id, 0, 20)
  const said = first
    .map((entry) => JSON.parse(entry.text) as EntryBody)
    .find((each) => each.kind === 'person' && each.did.type === 'said' && each.did.text !== '')
  const title = said?.kind === 'person' && said.did.type === 'said' ? said.did.text.slice(0, 80) : undefined
  const { startedAt } = JSON.parse(text) as { readonly startedAt: number }
  return {
    conversation: id.slice('web:'.length),
    startedAt,
    ...(title !== undefined && { title }),
  }
}

/** `?lang`, else the first of the browser's languages that is one of ours. */
function languageFor(request: RouteRequest, fallback: Language): Language {
  const asked = queryOf(request).get('lang')
  if (isLanguage(asked)) return asked
  const accepted = (request.headers['accept-language'] ?? '').split(',').map((each) => {
    const [locale = '', quality = 'q=1'] = each.split(';')
    return { locale: locale.trim(), quality: Number(quality.trim().slice(2)) || 0 }
  })
  const best = accepted.sort((a, b) => b.quality - a.quality).find(({ locale }) => languageOf(locale))
  return languageOf(best?.locale) ?? fallback
}
