/** How an answer says how much may still be asked. The same thing has had several spellings. */

const remainingNames = ['ratelimit-remaining', 'rate-limit-remaining', 'x-rate-limit-remaining']
const resetNames = ['ratelimit-reset', 'rate-limit-reset']

/** What is left of the account's budget, and for how long; undefined when the answer does not say. */
export function remainingOf(
  headers: Headers,
): { readonly left: number; readonly resetMs: number } | undefined {
  const left = firstNumber(headers, remainingNames)
  if (left === undefined) return undefined
  return { left, resetMs: 1000 * (firstNumber(headers, resetNames) ?? 60) }
}

/**
 * How long to wait, in ms, when that was said: by `Retry-After` in seconds or as a date, else by the limit of an endpoint that
 * is spent, `zendesk-ratelimit-<name>: total=…; remaining=0; resets=…`.
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const given = headers.get('retry-after')
  if (given !== null) {
    if (/^\d+(\.\d+)?$/.test(given.trim())) return Math.ceil(Number(given) * 1000)
    const at = Date.parse(given)
    if (!Number.isNaN(at)) return Math.max(0, at - now)
  }
  const spent: number[] = []
  headers.forEach((value, name) => {
    if (!/^zendesk-rate-?limit-/.test(name)) return
    const [, remaining, resets] = /remaining=(\d+);\s*resets=(\d+)/.exec(value) ?? []
    if (remaining === '0' && resets !== undefined) spent.push(1000 * Number(resets))
  })
  return spent.length === 0 ? undefined : Math.max(...spent)
}

function firstNumber(headers: Headers, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = headers.get(name)
    if (value !== null && /^\d+$/.test(value.trim())) return Number(value)
  }
  return undefined
}
