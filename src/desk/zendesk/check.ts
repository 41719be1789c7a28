import type { Tree } from '../../dialog/tree.ts'
import type { Client } from './client.ts'
import type { Mapping } from './mapping.ts'
import { customStatuses, fields as fieldsAnswer, forms as formsAnswer, type ZendeskField } from './schemas.ts'

/** What of the mapping does not fit the account or the dialog, in words; empty when all does. */
export async function checkMapping(
  client: Client,
  mapping: Mapping,
  questions: Tree['questions'],
): Promise<readonly string[]> {
  const [{ ticket_fields }, { ticket_forms }, { custom_statuses }] = await Promise.all([
    client({ method: 'GET', path: '/api/v2/ticket_fields', answer: fieldsAnswer }),
    mapping.form === undefined
      ? { ticket_forms: [] }
      : client({ method: 'GET', path: '/api/v2/ticket_forms', answer: formsAnswer }),
    Object.keys(mapping.statuses).length === 0
      ? { custom_statuses: [] }
      : client({ method: 'GET', path: '/api/v2/custom_statuses', answer: customStatuses }),
  ])
  const form = ticket_forms.find(({ id }) => id === mapping.form)
  return [
    ...(mapping.form === undefined || form?.active === true
      ? []
      : [`form: ${mapping.form} is no active form. Known: ${listOf(ticket_forms)}.`]),
    ...Object.entries(mapping.fields).flatMap(([name, { id, values }]) => {
      const field = ticket_fields.find((each) => each.id === id)
      const where = `fields.${name}`
      if (!(name in questions || ['account', 'language', 'tree'].includes(name)))
        return [`${where}: the dialog has no question "${name}".`]
      if (!field) return [`${where}: the account has no field ${id}. Known: ${listOf(ticket_fields)}.`]
      if (field.active === false) return [`${where}: the field ${id} "${field.title}" is not active.`]
      if (form && form.ticket_field_ids?.includes(id) === false)
        return [`${where}: the field ${id} "${field.title}" is not in the form "${form.name}".`]
      return valueProblems(where, field, [
        ...Object.values(values),
        ...unnamedOptions(questions[name], values),
      ])
    }),
    ...Object.keys(mapping.statuses)
      .filter((id) => !custom_statuses.some((each) => String(each.id) === id))
      .map((id) => `statuses.${id}: the account has no such status.`),
  ]
}

/** Options of the question that are sent as they are. */
function unnamedOptions(
  question: Tree['questions'][string] | undefined,
  values: Mapping['fields'][string]['values'],
): readonly string[] {
  const options = question !== undefined && 'options' in question ? question.options : undefined
  if (!Array.isArray(options)) return []
  return options.flatMap((option: unknown) => {
    const id = typeof option === 'string' ? option : (option as { readonly id?: unknown }).id
    return typeof id === 'string' && !(id in values) ? [id] : []
  })
}

/** A drop-down takes the values of its options and nothing else. */
function valueProblems(where: string, field: ZendeskField, given: readonly unknown[]): readonly string[] {
  if (field.type !== 'tagger' && field.type !== 'multiselect') return []
  const known = (field.custom_field_options ?? []).map(({ value }) => value)
  return given
    .filter((value) => !known.includes(String(value)))
    .map(
      (value) =>
        `${where}: "${String(value)}" is no option of the field ${field.id} "${field.title}". Known: ${known.join(', ')}.`,
    )
}

const listOf = (
  all: readonly { readonly id: number; readonly title?: string; readonly name?: string }[],
): string => all.map(({ id, title, name }) => `${id} ${title ?? name}`).join(', ') || 'none'
