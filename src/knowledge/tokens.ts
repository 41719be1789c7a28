/** Without accents and capitals: people leave both out, so nothing may depend on them. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/**
 * The words of a text, folded, in order. What a hyphen, a dot or an underscore holds together (`e-mail`, `CHK-0082`,
 * `v1.2`) is given as one word and in its parts, so that a code is found whole and a compound either way.
 */
export function words(text: string): string[] {
  const found: string[] = []
  for (const [chunk] of fold(text).matchAll(chunks)) {
    if (!joints.test(chunk)) {
      found.push(chunk)
      continue
    }
    const parts = chunk.split(joints)
    found.push(parts.join(''), ...parts.filter((part) => part.length > 1))
  }
  return found
}

const chunks = /[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu
const joints = /[-_.]/
