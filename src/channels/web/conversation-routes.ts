import type { Clock } from '../../clock.ts'
import type { FileRef } from '../../dialog/state.ts'
import type { Files } from '../../files/files.ts'
import type { Route } from '../route.ts'
import type { EntryBody } from './entry.ts'
import { entriesText } from './entry-text.ts'
import type { Gate } from './gate.ts'
import { limits } from './limits.ts'
import type { WebOptions } from './options.ts'
import { queryOf } from './query.ts'
import { didOf, filesOf, receive, toInbound, type WebEvent } from './receive.ts'
import { json, jsonText, notFound, refuse, tooMany } from './reply.ts'
import type { Streams } from './streams.ts'

interface ConversationParts extends Pick<WebOptions, 'accept' | 'form' | 'checkForm' | 'journal' | 'files'> {
  readonly clock: Clock
  readonly gate: Gate
  readonly streams: Streams
}

/**
 * One conversation: what happens in it, what was said, and what is said from now on.
 *
 * W1 what a person does is in the journal before it is accepted, so a reload shows it above its answer;
 * W2 an event tried again under its id is written once and accepted once.
 */
export function conversationRoutes(parts: ConversationParts): readonly Route[] {
  const { journal, files, clock, gate, streams } = parts
  const get = { method: 'GET', body: 'none', from: 'own-page' } as const

  const handleEvent: Route['handle'] = async (request, response) => {
    const passed = gate.conversation(request, response, 'act')
    if (!passed) return
    const received = receive(request.body)
    if (received.type === 'refused') {
      refuse(response, 422, received.reason)
      return
    }
    const { event } = received
    const given = await filesGiven(files, event, passed.visitor)
    if (!given) {
      refuse(response, 422, 'no-such-file')
      return
    }
    const { conversation } = passed
    const inbound = toInbound(event, { ...passed, at: clock.now() }, given)
    if (event.type === 'submitted' && inbound.happened.type === 'submitted') {
      const problems = await parts.checkForm(conversation, event.page, inbound.happened.answers)
      if (Object.keys(problems).length > 0) {
        refuse(response, 422, 'problems', { problems })
        return
      }
    }
    const did = didOf(event, given)
    if (did) {
      // W1, W2
      const body: EntryBody = { kind: 'person', at: inbound.at, event: event.id, did }
      await journal.append(conversation, [{ id: `person/${event.id}`, body }])
    }
    await parts.accept(inbound)
    const entries = await journal.read(conversation, event.after, limits.entries)
    jsonText(response, 200, `{"entries":${entriesText(entries)}}`)
  }

  return [
    {
      method: 'POST',
      path: '/api/conversations/:id/events',
      body: 'parsed',
      from: 'own-page',
      handle: handleEvent,
    },
    {
      ...get,
      path: '/api/conversations/:id/entries',
      async handle(request, response) {
        const passed = gate.conversation(request, response, 'look')
        if (!passed) return
        const after = positionIn(queryOf(request).get('after'))
        const entries = await journal.read(passed.conversation, after, limits.entries)
        const more = entries.length === limits.entries
        jsonText(response, 200, `{"entries":${entriesText(entries)},"more":${more}}`)
      },
    },
    {
      ...get,
      path: '/api/conversations/:id/stream',
      endless: true,
      async handle(request, response) {
        const passed = gate.conversation(request, response, 'look')
        if (!passed) return
        const last = request.headers['last-event-id']
        const after = positionIn(typeof last === 'string' ? last : queryOf(request).get('after'))
        if (!streams.open(passed.visitor, response, passed.conversation, after)) tooMany(response, 5_000)
      },
    },
    {
      ...get,
      path: '/api/conversations/:id/form',
      async handle(request, response) {
        const passed = gate.conversation(request, response, 'look')
        if (!passed) return
        const form = await parts.form(passed.conversation, queryOf(request).get('page') ?? '')
        if (form) json(response, 200, form)
        else notFound(response)
      },
    },
  ]
}

/** The files an event names; undefined when one of them is not there or is somebody else's. */
async function filesGiven(
  files: Files,
  event: WebEvent,
  visitor: string,
): Promise<ReadonlyMap<string, FileRef> | undefined> {
  const refs = [...new Set(filesOf(event))]
  const found = await Promise.all(refs.map((ref) => files.open(ref)))
  if (found.some((each) => each?.owner !== `web:${visitor}`)) return undefined
  return new Map(found.flatMap((each) => (each ? [[each.file.ref, each.file] as const] : [])))
}

const positionIn = (text: string | null): number =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : 0
