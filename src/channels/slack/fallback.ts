import { limits } from './limits.ts'

/** The plain text beside the blocks: what notifications, screen readers and lists of messages show. */
export function fallback(text: string): string {
  const cut =
    text.length <= limits.text ? text : `${text.slice(0, limits.text - 1).replace(/[\ud800-\udbff]$/, '')}…`
  const escaped = cut.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.length <= limits.text
    ? escaped
    : `${escaped.slice(0, limits.text - 8).replace(/&[a-z]{0,4}$/, '')}…`
}
