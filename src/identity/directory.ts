import { readFileSync } from 'node:fs'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { TerminalError } from '../errors.ts'
import type { Sender } from '../message.ts'

/** The people an operator knows already. */
export interface Directory {
  /** What is known of who writes; undefined when it is nobody known. */
  lookup(sender: Sender): Promise<KnownPerson | undefined>
}

export interface KnownPerson {
  readonly name?: string
  readonly email?: string
  /** Those they may choose from. */
  readonly accounts?: readonly string[]
}

/** A list of people that can't be used: everything that is wrong with it, one line each. */
class DirectoryError extends TerminalError {
  override name = 'DirectoryError' as const

  constructor(file: string, problems: readonly { readonly line: number; readonly message: string }[]) {
    const lines = problems.map(({ line, message }) => `${file}:${line}: ${message}`)
    super('identity.invalid', `The list of people can't be used:\n${lines.join('\n')}`)
  }
}

const text = z.string().trim().min(1)
const personSchema = z
  .strictObject({
    /** As platforms name the account: `slack:T1/U1`. */
    key: text.optional(),
    email: z.email().optional(),
    name: text.optional(),
    accounts: z.array(text).default([]),
  })
  .refine(({ key, email }) => key !== undefined || email !== undefined, {
    message: 'a person needs a key or an email, by which they are found',
  })
const directorySchema = z.strictObject({ people: z.array(personSchema) })
type Entry = z.infer<typeof personSchema>

/**
 * A YAML file of people: `people: [{ key, email, name, accounts }]`. A person is found by the key of their platform's
 * account, else by the email that the platform itself gives, never by one that they typed.
 * @throws DirectoryError with every problem and its line.
 */
export function readDirectory(file: string): Directory {
  const people = read(file)
  const byKey = new Map(people.flatMap((entry) => (entry.key === undefined ? [] : [[entry.key, entry]])))
  const byEmail = new Map(
    people.flatMap((entry) => (entry.email === undefined ? [] : [[entry.email.toLowerCase(), entry]])),
  )
  return {
    async lookup({ key, email }) {
      const found = byKey.get(key) ?? (email === undefined ? undefined : byEmail.get(email.toLowerCase()))
      if (found === undefined) return undefined
      return {
        ...(found.name !== undefined && { name: found.name }),
        ...(found.email !== undefined && { email: found.email }),
        accounts: found.accounts,
      }
    },
  }
}

function read(file: string): readonly Entry[] {
  const lines = new LineCounter()
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false })
  const broken = [...document.errors, ...document.warnings].map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: `this is not valid YAML: ${error.message}`,
  }))
  if (broken.length > 0) throw new DirectoryError(file, broken)

  /** The line of the part, or of the nearest part around it. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const parsed = directorySchema.safeParse(document.toJS())
  const problems = parsed.success
    ? twice(parsed.data.people)
    : parsed.error.issues.map(({ path, message }) => ({ path, message: `${path.join('.')}: ${message}` }))
  if (!parsed.success || problems.length > 0)
    throw new DirectoryError(
      file,
      problems.map(({ path, message }) => ({ line: lineOf(path), message })),
    )
  return parsed.data.people
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : `it can't be read: ${message}`
    throw new DirectoryError(file, [{ line: 1, message: why }])
  }
}

/** Two entries for one person would make it a matter of luck which one counts. */
function twice(people: readonly Entry[]): readonly { path: readonly PropertyKey[]; message: string }[] {
  const seen = new Map<string, number>()
  return people.flatMap((person, index) =>
    (['key', 'email'] as const).flatMap((by) => {
      const value = person[by]?.toLowerCase()
      if (value === undefined) return []
      const first = seen.get(`${by} ${value}`)
      if (first === undefined) seen.set(`${by} ${value}`, index)
      const message = `people.${index}.${by}: "${person[by]}" is the ${by} of people.${first} already`
      return first === undefined ? [] : [{ path: ['people', index, by], message }]
    }),
  )
}
