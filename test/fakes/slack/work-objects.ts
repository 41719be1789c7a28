import type { EntityMetadata } from '@slack/types'

/**
 * Links that unfold to work objects, as https://docs.slack.dev/messaging/work-objects-implementation says: an app unfolds what was
 * written, and is asked for the details by each who opens it.
 */
export interface WorkObjects {
  /** Somebody writes links in a channel. @returns the event that says so. */
  written(user: string, channel: string, urls: readonly string[]): object
  /** Somebody opens what a link unfolded to. @returns the event that says so. */
  opened(user: string, url: string): Opened
  /** What a pane shows, by the trigger that opened it. */
  readonly panes: ReadonlyMap<string, Pane>
  /** What links unfolded to. */
  readonly unfolded: ReadonlyMap<string, Entity>
  readonly methods: Readonly<Record<string, (args: Readonly<Record<string, string>>) => object>>
}

export interface Opened {
  readonly trigger_id: string
  readonly [field: string]: unknown
}

export type Pane =
  | { readonly entity: Entity }
  | { readonly error: { readonly status: string; readonly custom_message?: string } }

/** As the platform's own types have it. */
type Entity = EntityMetadata

const statuses = [
  'restricted',
  'internal_error',
  'not_found',
  'custom',
  'custom_partial_view',
  'timeout',
  'edit_error',
]

export function createWorkObjects(): WorkObjects {
  const links = new Map<string, readonly string[]>()
  const unfolded = new Map<string, Entity>()
  const triggers = new Map<string, string>()
  const panes = new Map<string, Pane>()
  let last = 0
  const next = (): string => {
    last += 1
    return `1700000100.${String(last).padStart(6, '0')}`
  }

  const unfurl = (args: Readonly<Record<string, string>>): object => {
    const { channel = '', ts = '', unfurls, metadata } = args
    const written = links.get(`${channel}/${ts}`)
    if (!written) return { error: 'cannot_find_message' }
    const shown = Object.keys(read<object>(unfurls) ?? {})
    const entities = read<{ readonly entities: readonly Entity[] }>(metadata)?.entities ?? []
    if (shown.length + entities.length === 0) return { error: 'missing_unfurls' }
    if (shown.some((url) => !written.includes(url))) return { error: 'cannot_unfurl_url' }
    if (entities.some((entity) => !isWhole(entity) || !written.includes(entity.app_unfurl_url ?? '')))
      return { error: 'invalid_metadata' }
    for (const entity of entities) unfolded.set(entity.app_unfurl_url ?? '', entity)
    return {}
  }
  const present = (args: Readonly<Record<string, string>>): object => {
    const { trigger_id = '', metadata, error } = args
    const reference = triggers.get(trigger_id)
    if (reference === undefined) return { error: 'invalid_trigger_id' }
    const entity = read<Entity>(metadata)
    const refusal = read<{ readonly status: string; readonly custom_message?: string }>(error)
    if (refusal) {
      if (!statuses.includes(refusal.status)) return { error: 'invalid_arguments' }
      panes.set(trigger_id, { error: refusal })
    } else {
      if (!entity || !isWhole(entity)) return { error: 'invalid_metadata' }
      if (keyOf(entity) !== reference) return { error: 'entity_metadata_does_not_match_trigger' }
      panes.set(trigger_id, { entity })
    }
    triggers.delete(trigger_id)
    return {}
  }

  return {
    written(user, channel, urls) {
      const ts = next()
      links.set(`${channel}/${ts}`, urls)
      return {
        type: 'link_shared',
        user,
        channel,
        message_ts: ts,
        source: 'conversations_history',
        links: urls.map((url) => ({ url, domain: new URL(url).hostname })),
        event_ts: ts,
      }
    },
    opened(user, url) {
      const entity = unfolded.get(url)
      if (!entity) throw new Error(`${url} did not unfold to a work object.`)
      const trigger_id = `${next()}.trigger`
      triggers.set(trigger_id, keyOf(entity))
      const { external_ref, url: entity_url } = entity
      return {
        type: 'entity_details_requested',
        user,
        trigger_id,
        external_ref,
        entity_url,
        app_unfurl_url: url,
        link: { url: entity_url, domain: new URL(entity_url).hostname },
        user_locale: 'es-ES',
        event_ts: next(),
      }
    },
    panes,
    unfolded,
    methods: { 'chat.unfurl': unfurl, 'entity.presentDetails': present },
  }
}

const keyOf = ({ external_ref: { id, type = '' } }: Entity): string => `${type}/${id}`

/** What Slack needs of a work object to show it at all. */
const isWhole = (entity: Entity): boolean =>
  /^slack#\/entities\/(task|file|item|incident|content_item)$/.test(entity.entity_type) &&
  URL.canParse(entity.url) &&
  entity.external_ref.id !== '' &&
  entity.entity_payload.attributes.title.text !== '' &&
  (entity.entity_payload.custom_fields ?? []).every(
    ({ key, label, type, value }) => key !== '' && label !== '' && type === 'string' && value !== '',
  )

const read = <T>(json: string | undefined): T | undefined =>
  json === undefined ? undefined : (JSON.parse(json) as T)
