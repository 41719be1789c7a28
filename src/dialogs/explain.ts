import type { z } from 'zod'

/** What a value that does not fit the schema is, where it stands, and what would fit. */
export function explain(issue: z.core.$ZodIssue, data: unknown): string {
  const at = issue.path.join('.')
  const value = valueAt(data, issue.path)
  const isMissing = value === undefined
  const found = `${at === '' ? 'the file' : at} is ${isMissing ? 'missing' : shown(value)}`
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${at === '' ? '' : `${at}: `}${issue.message}`
    case 'invalid_key':
      return `${at}: ${issue.issues.map((each) => each.message).join('; ')}`
    case 'invalid_value':
      return `${found}. Known values: ${issue.values.map(String).join(', ')}.`
    case 'invalid_union': {
      const known = (issue as { options?: readonly unknown[] }).options
      if (known !== undefined) return `${found}. Known values: ${known.join(', ')}.`
      return isMissing ? found : `${found}. ${sentence(issue.message)}`
    }
    default:
      return isMissing ? found : `${found}. ${sentence(issue.message)}`
  }
}

/** The place of an issue; an unknown key is shown where it stands. */
export function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  )
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
