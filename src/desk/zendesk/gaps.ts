import type { Client } from './client.ts'
import { DeskRefusedError } from './failures.ts'
import { type Mapping, statusOf } from './mapping.ts'
import { customStatuses, fields, forms, type ZendeskField, type ZendeskForm } from './schemas.ts'

/** What of the account the mapping leaves out, in words; empty when nothing is. Tickets can be filed all the same. */
export async function findGaps(client: Client, mapping: Mapping): Promise<readonly string[]> {
  const [{ ticket_fields }, { ticket_forms }, { custom_statuses }] = await Promise.all([
    client({ method: 'GET', path: '/api/v2/ticket_fields', answer: fields }),
    orElse({ ticket_forms: [] }, client({ method: 'GET', path: '/api/v2/ticket_forms', answer: forms })),
    orElse(
      { custom_statuses: [] },
      client({ method: 'GET', path: '/api/v2/custom_statuses', answer: customStatuses }),
    ),
  ])
  const filled = new Set(Object.values(mapping.fields).map(({ id }) => id))
  return [
    ...ticket_fields
      .filter(
        ({ id, type, active, required }) => required && active !== false && isCustom(type) && !filled.has(id),
      )
      .flatMap((field) => unfilled(field, formOf(mapping, ticket_forms))),
    ...custom_statuses
      .filter(
        (each) => each.active !== false && each.default !== true && !(String(each.id) in mapping.statuses),
      )
      .map(
        ({ id, agent_label, status_category }) =>
          `statuses: the account's status ${id} "${agent_label}" maps to nothing; people read it as "${statusOf(mapping, status_category)}".`,
      ),
  ]
}

/** Forms and statuses of one's own are not in every plan; an account without them refuses to list them. */
async function orElse<T>(none: T, asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof DeskRefusedError && (error.status === 403 || error.status === 404)) return none
    throw error
  }
}

/** A type that an account can give a field. Of the others, such as the subject or the group, we fill what is ours to fill. */
const isCustom = (type: string): boolean =>
  [
    'text',
    'textarea',
    'checkbox',
    'date',
    'integer',
    'decimal',
    'regexp',
    'partialcreditcard',
    'multiselect',
    'tagger',
    'lookup',
  ].includes(type)

/** The form that our tickets have: the one that is set, else the account's own choice. */
const formOf = ({ form }: Mapping, all: readonly ZendeskForm[]): ZendeskForm | undefined =>
  all.find((each) => (form === undefined ? each.default === true : each.id === form))

/** An account without forms has every field on every ticket. */
function unfilled({ id, title }: ZendeskField, form: ZendeskForm | undefined): readonly string[] {
  if (form?.ticket_field_ids?.includes(id) === false) return []
  const where = form ? ` in the form "${form.name}"` : ''
  return [
    `fields: the field ${id} "${title}" is required${where} and nothing fills it; agents must, before they solve a ticket of ours.`,
  ]
}
