import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who visits, by a signed cookie, and which conversations are theirs, by the id itself. */
export interface Visitors {
  /** A visitor nobody was before, and the cookie to set. */
  create(): { readonly visitor: string; readonly cookie: string }
  /** The visitor of a Cookie header; undefined when there is none, or it was not made here. */
  read(cookies: string | undefined): string | undefined
  /** A conversation id that only this visitor owns. */
  newConversation(visitor: string): string
  /** Whether the visitor owns the conversation; no look-up, so a missing one and somebody else's cannot be told apart. */
  owns(visitor: string, conversation: string): boolean
}

export interface VisitorOptions {
  readonly secret: string
  /** Served by https only. */
  readonly secure: boolean
}

const name = 'ventanilla_visitor'
const yearSeconds = 365 * 24 * 60 * 60

/** Nothing is stored: whoever has the secret can check cookies and ids alike. */
export function createVisitors({ secret, secure }: VisitorOptions): Visitors {
  const sign = remembering((text) => createHmac('sha256', secret).update(text).digest('base64url'))
  const ownerMark = (visitor: string, random: string): string =>
    sign(`conversation\n${visitor}\n${random}`).slice(0, 16)

  return {
    create() {
      const visitor = randomBytes(15).toString('base64url')
      const value = `${visitor}.${sign(`visitor\n${visitor}`)}`
      return {
        visitor,
        cookie: cookieOf(name, value, { maxAge: yearSeconds, site: 'Lax', path: '/', secure }),
      }
    },
    read(cookies) {
      const [visitor = '', mark = ''] = (readCookie(cookies, name) ?? '').split('.')
      return isVisitor(visitor) && isSame(mark, sign(`visitor\n${visitor}`)) ? visitor : undefined
    },
    newConversation(visitor) {
      const random = randomBytes(9).toString('base64url')
      return `web:${random}${ownerMark(visitor, random)}`
    },
    owns(visitor, conversation) {
      if (!/^web:[\w-]{28}$/.test(conversation)) return false
      const id = conversation.slice('web:'.length)
      return isSame(id.slice(12), ownerMark(visitor, id.slice(0, 12)))
    },
  }
}

const isVisitor = (text: string): boolean => /^[\w-]{20}$/.test(text)

/** The same marks are asked for with every request: the last ones are known. */
function remembering(sign: (text: string) => string): (text: string) => string {
  const marks = new Map<string, string>()
  return (text) => {
    const known = marks.get(text)
    if (known !== undefined) return known
    if (marks.size >= most) marks.clear()
    const mark = sign(text)
    marks.set(text, mark)
    return mark
  }
}

/** Marks that are remembered; each is some hundred bytes. */
const most = 10_000

/** A Set-Cookie value that scripts can't read. */
export function cookieOf(
  name: string,
  value: string,
  options: { maxAge: number; site: 'Lax' | 'Strict'; path: string; secure: boolean },
): string {
  const { maxAge, site, path, secure } = options
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=${site}${secure ? '; Secure' : ''}`
}

/** The value of a cookie in a Cookie header. */
export function readCookie(cookies: string | undefined, name: string): string | undefined {
  return cookies
    ?.split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** Whether two texts are equal, in a time that does not tell where they differ; it may tell how long they are. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
