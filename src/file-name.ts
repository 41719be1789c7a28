/** The longest name, in bytes of UTF-8. File systems take 255; the rest is for whoever puts something before it. */
const maxBytes = 200
const maxExtensionBytes = 20

/**
 * Controls, marks that turn the direction of writing or can't be seen, halves of characters, and what only one font has.
 * A joiner between two pictures stays: it makes one of them, as in 👩‍💻.
 */
const unseen =
  /(?!(?<=\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?)\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
/** What some file system keeps for itself. */
const special = /[<>:"|?*]/g
/** Names of devices on Windows, with any extension. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i

/**
 * A name that is safe on every file system and still readable: no folders, letters of any language kept, at most 200
 * bytes with the extension whole. Never empty; a safe name stays as it is.
 */
export function safeName(name: string): string {
  const parts = name.normalize('NFC').replace(unseen, '').split(/[/\\]/)
  const last = parts.findLast((part) => part.trim() !== '') ?? ''
  const plain = noDevice(trim(last.replace(special, '_').replace(/\s+/gu, ' ')))
  // Cutting may leave the name of a device too.
  return noDevice(shorten(plain)) || 'file'
}

/** The name in a header, which can only hold ASCII and so has it encoded; undefined when there is none that can be read. */
export function nameInHeader(header: unknown): string | undefined {
  if (typeof header !== 'string' || header === '' || header.length > 2_000) return undefined
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}

function noDevice(name: string): string {
  return device.test(name) ? `_${name}` : name
}

/** A dot in front hides a file, and Windows drops one at the end. */
function trim(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/gu, '')
}

function shorten(name: string): string {
  if (bytesOf(name) <= maxBytes) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && bytesOf(name.slice(dot)) <= maxExtensionBytes ? name.slice(dot) : ''
  return trim(cut(name.slice(0, name.length - extension.length), maxBytes - bytesOf(extension))) + extension
}

/** The longest beginning that fits and ends between two characters. */
function cut(text: string, bytes: number): string {
  let size = 0
  let end = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    size += bytesOf(segment)
    if (size > bytes) break
    end += segment.length
  }
  return text.slice(0, end)
}

const bytesOf = (text: string): number => Buffer.byteLength(text)
