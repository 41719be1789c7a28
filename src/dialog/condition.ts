/**
 * A condition on answers, as data: `{ area: technical, problem_type: [problem, setup] }` holds when every question
 * named has one of the values given; `any`, `all` and `not` combine. A page in a browser evaluates it as well.
 */
export interface Condition {
  readonly [question: string]: Value | readonly Value[] | Condition | readonly Condition[]
}
type Value = string | number | boolean

/** What a condition is asked about: the value of a question, or undefined while it has none that counts. */
export type Lookup = (question: string) => unknown

/** Whether the condition holds. A question without a value meets no value. */
export function holds(condition: Condition | undefined, answer: Lookup): boolean {
  if (condition === undefined) return true
  for (const key in condition) {
    const wanted = condition[key]
    if (key === 'any') {
      if (!(wanted as readonly Condition[]).some((part) => holds(part, answer))) return false
    } else if (key === 'all') {
      if (!(wanted as readonly Condition[]).every((part) => holds(part, answer))) return false
    } else if (key === 'not') {
      if (holds(wanted as Condition, answer)) return false
    } else {
      const given = answer(key)
      const met = Array.isArray(wanted) ? wanted.includes(given) : wanted === given
      if (!met) return false
    }
  }
  return true
}

/** A condition made ready once for the many times it is asked. It finds the value of a question in its slot. */
export type Test = (values: readonly unknown[]) => boolean

/**
 * Makes a condition ready, undefined where it always holds; `slots` says where the value of each question is. A question
 * without a slot has no value.
 */
export function testOf(
  condition: Condition | undefined,
  slots: ReadonlyMap<string, number>,
): Test | undefined {
  const parts = Object.entries(condition ?? {}).map(([key, wanted]) => partOf(key, wanted, slots))
  return parts.length < 2 ? parts[0] : (values) => parts.every((part) => part(values))
}

const always: Test = () => true

function partOf(key: string, wanted: Condition[string], slots: ReadonlyMap<string, number>): Test {
  const within = () => [wanted].flat().map((part) => testOf(part as Condition, slots) ?? always)
  switch (key) {
    case 'any': {
      const parts = within()
      return (values) => parts.some((part) => part(values))
    }
    case 'all': {
      const parts = within()
      return (values) => parts.every((part) => part(values))
    }
    case 'not': {
      const part = testOf(wanted as Condition, slots) ?? always
      return (values) => !part(values)
    }
    default: {
      const slot = slots.get(key) ?? -1
      return Array.isArray(wanted)
        ? (values) => wanted.includes(values[slot])
        : (values) => values[slot] === wanted
    }
  }
}

/** Whether a switch that is a plain yes or no, or depends on answers, is on. */
export function isOn(flag: boolean | Condition, answer: Lookup): boolean {
  return typeof flag === 'boolean' ? flag : holds(flag, answer)
}

/** Every question a condition names, with the values it names for each. */
export function mentions(condition: Condition | undefined): Map<string, Set<Value>> {
  const found = new Map<string, Set<Value>>()
  const visit = (part: Condition): void => {
    for (const [key, wanted] of Object.entries(part)) {
      if (key === 'any' || key === 'all') for (const each of wanted as readonly Condition[]) visit(each)
      else if (key === 'not') visit(wanted as Condition)
      else {
        const values = found.get(key) ?? new Set<Value>()
        for (const each of [wanted].flat() as Value[]) values.add(each)
        found.set(key, values)
      }
    }
  }
  if (condition !== undefined) visit(condition)
  return found
}
