/** How many bytes from the beginning `typeOf` wants to see. */
export const headBytes = 4_096

const unknown = 'application/octet-stream'

interface Mark {
  readonly type: string
  readonly at: number
  readonly bytes: Buffer
  /** A second mark, for kinds that share the first. */
  readonly and?: { readonly at: number; readonly bytes: Buffer }
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')
const hex = (text: string): Buffer => Buffer.from(text, 'hex')

const marks: readonly Mark[] = [
  { type: 'image/png', at: 0, bytes: hex('89504e470d0a1a0a') },
  { type: 'image/jpeg', at: 0, bytes: hex('ffd8ff') },
  { type: 'image/gif', at: 0, bytes: ascii('GIF8') },
  { type: 'image/webp', at: 0, bytes: ascii('RIFF'), and: { at: 8, bytes: ascii('WEBP') } },
  { type: 'audio/wav', at: 0, bytes: ascii('RIFF'), and: { at: 8, bytes: ascii('WAVE') } },
  { type: 'image/heic', at: 4, bytes: ascii('ftyphei') },
  { type: 'image/avif', at: 4, bytes: ascii('ftypavif') },
  { type: 'audio/mp4', at: 4, bytes: ascii('ftypM4A') },
  { type: 'video/quicktime', at: 4, bytes: ascii('ftypqt  ') },
  { type: 'video/mp4', at: 4, bytes: ascii('ftyp') },
  { type: 'video/webm', at: 0, bytes: hex('1a45dfa3') },
  { type: 'audio/ogg', at: 0, bytes: ascii('OggS') },
  { type: 'audio/mpeg', at: 0, bytes: ascii('ID3') },
  { type: 'application/pdf', at: 0, bytes: ascii('%PDF-') },
  { type: 'application/zip', at: 0, bytes: hex('504b0304') },
  { type: 'application/zip', at: 0, bytes: hex('504b0506') },
  { type: 'application/gzip', at: 0, bytes: hex('1f8b08') },
  { type: 'application/x-7z-compressed', at: 0, bytes: hex('377abcaf271c') },
  { type: 'application/vnd.rar', at: 0, bytes: ascii('Rar!\x1a\x07') },
]

/** Documents that are zip files inside, by the end of their name. */
const zipped: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}
/** Kinds of text that look like any other. */
const textual = /^(text\/[\w.+-]+|image\/svg\+xml|application\/(json|xml|x-ndjson|x-yaml|yaml|har\+json))$/
const wellFormed = /^[a-z]+\/[a-z0-9][\w.+-]{0,100}$/

/**
 * The type of a file by its first bytes; by what was said only where the bytes don't tell. A file that claims to be of a
 * kind that is known by its bytes, and is not, is of no known type.
 */
export function typeOf(head: Buffer, name: string, said?: string): string {
  const claim = said?.split(';')[0]?.trim().toLowerCase() ?? ''
  const found = marks.find((mark) => fits(head, mark) && (!mark.and || fits(head, mark.and)))?.type
  if (found === 'application/zip') return zipped[extensionOf(name)] ?? found
  if (found !== undefined) return found
  if (isText(head, claim)) return textType(head, claim)
  const isLie = marks.some(({ type }) => type === claim) || Object.values(zipped).includes(claim)
  return wellFormed.test(claim) && !isLie && !textual.test(claim) ? claim : unknown
}

function fits(head: Buffer, { at, bytes }: { readonly at: number; readonly bytes: Buffer }): boolean {
  return head.subarray(at, at + bytes.length).equals(bytes)
}

function textType(head: Buffer, claim: string): string {
  if (textual.test(claim) && claim !== 'text/plain') return claim
  const looksLikeJson = /^\uFEFF?\s*(\{\s*("|\})|\[\s*(["[{\]\d-]|true|false|null))/.test(
    head.toString('utf8'),
  )
  return looksLikeJson ? 'application/json' : 'text/plain'
}

/** UTF-8, or at least nothing that no text has where text was said. The head may end within a character. */
function isText(head: Buffer, claim: string): boolean {
  if (head.length === 0 || head.some(isControl)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return textual.test(claim)
  }
}

/** What text has no use for; white space and the escape of terminals are no such thing. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27)
}

function extensionOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
