import type { Tree } from '../../dialog/tree.ts'
import type { Client } from './client.ts'
import { DeskRefusedError } from './failures.ts'
import { type Mapping, statusOf } from './mapping.ts'
import { advice, type Finding, misfit } from './finding.ts'
import {
  customStatuses,
  fields as fieldsAnswer,
  forms as formsAnswer,
  type ZendeskField,
  type ZendeskForm,
  type ZendeskStatus,
} from './schemas.ts'

interface Account {
  readonly fields: readonly ZendeskField[]
  readonly forms: readonly ZendeskForm[]
  readonly statuses: readonly ZendeskStatus[]
}

/** What of the mapping does not fit the account or the dialog, and what of the account it leaves out. */
export async function checkMapping(
  client: Client,
  mapping: Mapping,
  questions: Tree['questions'],
): Promise<readonly Finding[]> {
  const account = await readAccount(client, mapping)
  const form = formOf(account, mapping)
  return [
    ...formFindings(account, mapping),
    ...Object.entries(mapping.fields).flatMap(([name, given]) =>
      fieldProblems(account, { name, ...given, form, questions }).map(misfit),
    ),
    ...statusFindings(account, mapping),
    ...requiredFindings(account, mapping, form),
  ]
}

/** Where the mapping names no forms and no statuses, an account that has none to show is as good as any. */
async function readAccount(client: Client, mapping: Mapping): Promise<Account> {
  const [{ ticket_fields }, { ticket_forms }, { custom_statuses }] = await Promise.all([
    client({ method: 'GET', path: '/api/v2/ticket_fields', answer: fieldsAnswer }),
    orNone(
      client({ method: 'GET', path: '/api/v2/ticket_forms', answer: formsAnswer }),
      mapping.form === undefined,
      { ticket_forms: [] },
    ),
    orNone(
      client({ method: 'GET', path: '/api/v2/custom_statuses', answer: customStatuses }),
      Object.keys(mapping.statuses).length === 0,
      { custom_statuses: [] },
    ),
  ])
  return { fields: ticket_fields, forms: ticket_forms, statuses: custom_statuses }
}

function orNone<T>(work: Promise<T>, isOptional: boolean, none: T): Promise<T> {
  return work.catch((error: unknown) => {
    if (isOptional && error instanceof DeskRefusedError && error.status !== 401) return none
    throw error
  })
}

/** The form that tickets are filed with. */
const formOf = ({ forms }: Account, mapping: Mapping): ZendeskForm | undefined =>
  forms.find((form) =>
    mapping.form === undefined ? form.default === true && form.active !== false : form.id === mapping.form,
  )

function formFindings(account: Account, mapping: Mapping): readonly Finding[] {
  if (mapping.form === undefined) return []
  const form = formOf(account, mapping)
  if (form === undefined)
    return [misfit(`form: ${mapping.form} is no active form. Known: ${listOf(account.forms)}.`)]
  return form.active === true
    ? []
    : [misfit(`form: ${form.id} "${form.name}" is no active form. Known: ${listOf(account.forms)}.`)]
}

function fieldProblems(
  { fields }: Account,
  field: Mapping['fields'][string] & {
    readonly name: string
    readonly form: ZendeskForm | undefined
    readonly questions: Tree['questions']
  },
): readonly string[] {
  const { name, id, values, form, questions } = field
  const where = `fields.${name}`
  const there = fields.find((each) => each.id === id)
  if (!(name in questions || ['account', 'language', 'tree'].includes(name)))
    return [`${where}: the dialog has no question "${name}".`]
  if (!there) return [`${where}: the account has no field ${id}. Known: ${listOf(fields)}.`]
  if (there.active === false) return [`${where}: the field ${id} "${there.title}" is not active.`]
  if (form && form.ticket_field_ids?.includes(id) === false)
    return [`${where}: the field ${id} "${there.title}" is not in the form "${form.name}".`]
  return valueProblems(where, there, [...Object.values(values), ...unnamedOptions(questions[name], values)])
}

/** A status that no line names is to the person what its category is. */
function statusFindings({ statuses }: Account, mapping: Mapping): readonly Finding[] {
  const named = Object.keys(mapping.statuses)
  const isIn = (id: string) => statuses.find((each) => String(each.id) === id)
  return [
    ...named.flatMap((id) => {
      const status = isIn(id)
      if (!status) return [misfit(`statuses.${id}: the account has no such status.`)]
      return status.active === false
        ? [advice(`statuses.${id}: the status "${status.agent_label}" is not in use.`)]
        : []
    }),
    ...statuses
      .filter((each) => each.active !== false && each.default !== true && !named.includes(String(each.id)))
      .map(({ id, agent_label, status_category }) =>
        advice(
          `statuses.${id}: no line says what "${agent_label}" is to people. By its category, people see "${statusOf(mapping, status_category)}".`,
        ),
      ),
  ]
}

/** These are filled whatever the mapping says, or by who solves the ticket. */
const ownTypes = new Set([
  'subject',
  'description',
  'status',
  'custom_status',
  'tickettype',
  'priority',
  'basic_priority',
  'group',
  'assignee',
])

/** A ticket with a required field that is empty can't be solved, not even by the person. */
function requiredFindings(
  { fields }: Account,
  mapping: Mapping,
  form: ZendeskForm | undefined,
): readonly Finding[] {
  const filled = new Set(Object.values(mapping.fields).map(({ id }) => id))
  const isEmpty = ({ id, type, active }: ZendeskField): boolean =>
    active !== false &&
    !ownTypes.has(type) &&
    !filled.has(id) &&
    form?.ticket_field_ids?.includes(id) !== false
  const conditions = form?.agent_conditions?.flatMap(({ child_fields }) => child_fields ?? []) ?? []
  const isAsked = ({ id }: ZendeskField): boolean =>
    conditions.some((child) => child.id === id && (child.is_required === true || isSome(child)))
  const where = form === undefined ? '' : ` of the form "${form.name}"`
  const until =
    'no line of the mapping fills it; until an agent does, the ticket can not be solved, not even from chat.'
  return fields.filter(isEmpty).flatMap((field) => {
    const name = `The field ${field.id} "${field.title}"${where}`
    if (field.required === true) return [advice(`${name} is required, and ${until}`)]
    return isAsked(field) ? [advice(`${name} is required on a condition, and ${until}`)] : []
  })
}

type Child = NonNullable<NonNullable<ZendeskForm['agent_conditions']>[number]['child_fields']>[number]
const isSome = ({ required_on_statuses: on }: Child): boolean => on != null && on.type !== 'NO_STATUSES'

/** Options of the question that are sent as they are. */
function unnamedOptions(
  question: Tree['questions'][string] | undefined,
  values: Mapping['fields'][string]['values'],
): readonly string[] {
  return question?.type === 'choice' ? question.options.filter((option) => !(option in values)) : []
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
