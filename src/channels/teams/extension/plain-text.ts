import { typedText } from '../../../typed-text.ts'

/**
 * A message of the platform as plain text: what its HTML says, line by line, with the addresses of its links. Nothing of
 * the mark-up is left, and nothing that was text is taken for mark-up.
 */
export function plainTextOf(html: string, words: { readonly picture: string }): string {
  const pieces: string[] = []
  let link: { readonly href: string; readonly from: number } | undefined
  let hidden = 0
  for (const [, comment, closing, name = '', attributes = '', text] of html.matchAll(tokens)) {
    if (comment !== undefined) continue
    const tag = name.toLowerCase()
    if (text !== undefined) {
      if (hidden === 0) pieces.push(unescape(text.replace(/\s+/g, ' ')))
    } else if (unread.has(tag)) {
      hidden = Math.max(0, hidden + (closing ? -1 : 1))
    } else if (tag === 'a' && !closing) {
      link = { href: attributeIn(attributes, 'href'), from: pieces.length }
    } else if (tag === 'a' && link) {
      const said = pieces.slice(link.from).join('').trim()
      if (/^https?:\/\//i.test(link.href) && said !== link.href) pieces.push(` (${link.href})`)
      link = undefined
    } else if (!closing && (tag === 'img' || tag === 'emoji')) {
      pieces.push(attributeIn(attributes, 'alt') || (tag === 'img' ? words.picture : ''))
    } else if (tag === 'li' && !closing) {
      pieces.push('\n- ')
    } else if ((tag === 'td' || tag === 'th') && closing) {
      pieces.push('\t')
    } else if (lines.has(tag)) {
      pieces.push('\n')
    }
  }
  return tidy(pieces.join(''))
}

/** Comments, tags and what is between. A tag ends before the next begins: no text makes this slow. */
const tokens = /(<!--[\s\S]*?(?:-->|$))|<(\/?)([a-z][a-z0-9-]*)([^<>]*)>|([^<]+|<)/gi
const lines = new Set('br p div blockquote pre ul ol tr table h1 h2 h3 h4 h5 h6 hr codeblock'.split(' '))
const unread = new Set(['script', 'style', 'head', 'title'])

function attributeIn(attributes: string, name: string): string {
  const [, double, single] =
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes) ?? []
  return unescape(double ?? single ?? '').trim()
}

const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

const unescape = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point)
    },
  )

const tidy = (text: string): string =>
  typedText(text)
    .replace(/[ \u00a0]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
