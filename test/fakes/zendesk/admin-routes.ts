import { randomUUID } from 'node:crypto'
import { type Account, notFound } from './account.ts'
import { json, type Route } from './exchange.ts'

/** What an admin of the account has set up. */
export interface Admin {
  readonly fields: Field[]
  readonly forms: { id: number; name: string; active: boolean; ticket_field_ids: number[] }[]
  readonly statuses: { id: number; status_category: string; agent_label: string; active: boolean }[]
  readonly webhooks: Hook[]
  readonly triggers: Trigger[]
  /** The largest attachment, in bytes. */
  attachmentSize: number
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
  return [
    list(/^\/api\/v2\/ticket_fields$/, () => ({ ticket_fields: admin.fields })),
    list(/^\/api\/v2\/ticket_forms$/, () => ({ ticket_forms: admin.forms })),
    list(/^\/api\/v2\/custom_statuses$/, () => ({ custom_statuses: admin.statuses })),
    list(/^\/api\/v2\/account\/settings$/, () => ({
      settings: { limits: { attachment_size: admin.attachmentSize } },
    })),
    list(/^\/api\/v2\/webhooks$/, () => ({
      webhooks: admin.webhooks.map(shown),
      meta: { has_more: false, after_cursor: null },
    })),
    list(/^\/api\/v2\/triggers\/active$/, () => ({
      triggers: admin.triggers.filter(({ active }) => active),
    })),
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
