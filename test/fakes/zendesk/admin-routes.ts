import { randomUUID } from 'node:crypto'
import { type Account, notFound } from './account.ts'
import { json, type Route } from './exchange.ts'

/** What an admin of the account has set up. */
export interface Admin {
  readonly fields: Field[]
  readonly forms: Form[]
  readonly statuses: {
    readonly id: number
    readonly status_category: string
    readonly agent_label: string
    readonly active: boolean
    readonly default?: boolean
  }[]
  readonly webhooks: Hook[]
  readonly triggers: Trigger[]
  /** The largest attachment, in bytes. */
  attachmentSize: number
}

interface Form {
  readonly id: number
  readonly name: string
  readonly active: boolean
  readonly default?: boolean
  readonly ticket_field_ids: readonly number[]
  readonly agent_conditions?: readonly object[]
}

interface Field {
  readonly id: number
  readonly type: string
  readonly title: string
  active: boolean
  readonly required?: boolean
  readonly custom_field_options?: readonly { readonly name: string; readonly value: string }[]
}

interface Hook {
  readonly id: string
  readonly name: string
  endpoint: string
  status: string
  readonly secret: string
  readonly [name: string]: unknown
}

interface Trigger {
  readonly id: number
  readonly title: string
  active: boolean
  readonly conditions: unknown
  readonly actions: readonly { readonly field: string; readonly value: unknown }[]
}

export const createAdmin = (): Admin => ({
  fields: [],
  forms: [],
  statuses: [],
  webhooks: [],
  triggers: [],
  attachmentSize: 52_428_800,
})

/** Fields, forms, statuses, settings; and webhooks with the triggers that call them, as the recorded exchanges show them. */
export function adminRoutes(account: Account, admin: Admin): readonly Route[] {
  const hook = (id: string): Hook => {
    const found = admin.webhooks.find((each) => each.id === id)
    if (!found) throw notFound()
    return found
  }
  /** Its secret is asked for by itself. JSON leaves out what is undefined. */
  const shown = (each: Hook) => ({ ...each, secret: undefined })
  const list = (pattern: RegExp, body: () => object): Route => [
    'GET',
    pattern,
    () => ({ status: 200, body: body() }),
  ]
  /** A page of at most a hundred, and where the next begins for who asks by cursor. */
  const pages = (name: string, pattern: RegExp, all: () => readonly object[]): Route => [
    'GET',
    pattern,
    ({ query }) => {
      const from = Number(query.get('page[after]') ?? 0)
      const to = from + Math.min(100, Number(query.get('page[size]') ?? 100))
      const meta = { has_more: to < all().length, after_cursor: to < all().length ? String(to) : null }
      return {
        status: 200,
        body: {
          [name]: all().slice(from, to),
          ...(query.has('page[size]') ? { meta } : { next_page: null }),
        },
      }
    },
  ]
  return [
    list(/^\/api\/v2\/ticket_fields$/, () => ({ ticket_fields: admin.fields })),
    list(/^\/api\/v2\/ticket_forms$/, () => ({ ticket_forms: admin.forms })),
    list(/^\/api\/v2\/custom_statuses$/, () => ({ custom_statuses: admin.statuses })),
    list(/^\/api\/v2\/account\/settings$/, () => ({
      settings: { limits: { attachment_size: admin.attachmentSize } },
    })),
    pages('webhooks', /^\/api\/v2\/webhooks$/, () => admin.webhooks.map(shown)),
    pages('triggers', /^\/api\/v2\/triggers$/, () => admin.triggers),
    [
      'POST',
      /^\/api\/v2\/webhooks$/,
      (asked) => {
        const made: Hook = { ...json(asked).webhook, id: randomUUID(), secret: randomUUID() }
        admin.webhooks.push(made)
        return { status: 201, body: { webhook: shown(made) } }
      },
    ],
    [
      'PATCH',
      /^\/api\/v2\/webhooks\/([\w-]+)$/,
      (asked, id) => {
        Object.assign(hook(id), json(asked).webhook)
        return { status: 204 }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/webhooks\/([\w-]+)\/signing_secret$/,
      (_, id) => ({
        status: 200,
        body: { signing_secret: { secret: hook(id).secret, algorithm: 'SHA256' } },
      }),
    ],
    [
      'PUT',
      /^\/api\/v2\/triggers\/(\d+)$/,
      (asked, id) => {
        const trigger = admin.triggers.find((each) => String(each.id) === id)
        if (!trigger) throw notFound()
        return { status: 200, body: { trigger: Object.assign(trigger, json(asked).trigger) } }
      },
    ],
    [
      'POST',
      /^\/api\/v2\/triggers$/,
      (asked) => {
        const made: Trigger = { active: true, ...json(asked).trigger, id: account.id() }
        admin.triggers.push(made)
        return { status: 201, body: { trigger: made } }
      },
    ],
  ]
}
