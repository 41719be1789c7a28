import { TerminalError } from '../../errors.ts'
import { fetchPage, type FetchOptions } from './fetch.ts'

/** Whether a site lets programs read an address. */
export type MayRead = (url: string) => boolean

const name = 'ventanilla'

/** What the robots.txt of a site says to us, or else to everybody; all may be read where there is none. */
export async function readRobots(origin: string, options: FetchOptions): Promise<MayRead> {
  try {
    const { bytes } = await fetchPage(`${origin}/robots.txt`, options)
    return rulesOf(bytes.toString('utf8'))
  } catch (error) {
    if (error instanceof TerminalError) return () => true
    throw error
  }
}

interface Rule {
  readonly isAllowed: boolean
  readonly length: number
  fits(address: string): boolean
}

/** The longest rule that fits an address decides; of two as long, the one that allows. */
function rulesOf(text: string): MayRead {
  const groups = groupsOf(text)
  const rules = groups.get(name) ?? groups.get('*') ?? []
  return (url) => {
    const { pathname, search } = new URL(url)
    const fitting = rules.filter((rule) => rule.fits(pathname + search))
    const longest = Math.max(0, ...fitting.map(({ length }) => length))
    const deciding = fitting.filter(({ length }) => length === longest)
    return deciding.length === 0 || deciding.some(({ isAllowed }) => isAllowed)
  }
}

function groupsOf(text: string): ReadonlyMap<string, readonly Rule[]> {
  const groups = new Map<string, Rule[]>()
  let names: string[] = []
  let isInRules = false
  for (const line of text.split('\n')) {
    const [, field = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#\s]*)/.exec(line) ?? []
    switch (field.toLowerCase()) {
      case 'user-agent':
        if (isInRules) names = []
        isInRules = false
        names.push(value.toLowerCase())
        break
      case 'allow':
      case 'disallow':
        isInRules = true
        if (value === '') break
        for (const each of names)
          groups.set(each, [...(groups.get(each) ?? []), ruleOf(value, field.toLowerCase() === 'allow')])
    }
  }
  return groups
}

/** `*` is anything, `$` at the end is the end. */
function ruleOf(path: string, isAllowed: boolean): Rule {
  const isToEnd = path.endsWith('$')
  const [first = '', ...others] = path.replace(/\$$/, '').split(/\*+/)
  const last = isToEnd ? others.pop() : undefined
  return {
    isAllowed,
    length: path.length,
    /** Each part at its first place after the one before: what fits at all fits so, and no pattern takes long. */
    fits(address) {
      if (!address.startsWith(first)) return false
      let at = first.length
      for (const part of others) {
        const found = address.indexOf(part, at)
        if (found < 0) return false
        at = found + part.length
      }
      if (last !== undefined) return address.length - last.length >= at && address.endsWith(last)
      return !isToEnd || at === address.length
    },
  }
}
