const maxBytes = 200

/**
 * A name that any system can save a file under, and that still looks like the one it was given: no folders, no
 * control or direction characters, no name that Windows keeps for itself, at most 200 bytes with the extension
 * kept. It is only ever shown and offered; in the folder of attachments files have names of the desk's own.
 */
export function safeName(given: string): string {
  const last =
    given
      .normalize('NFC')
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '') ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, (each) => (each === joiner ? each : ''))
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (clean === '') return 'file'
  return shortened(reserved.test(clean) ? `_${clean}` : clean)
}

/** It holds an emoji of several together. */
const joiner = '\u200d'
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name
  const extension = /\.[\p{L}\p{N}]{1,12}$/u.exec(name)?.[0] ?? ''
  let left = maxBytes - Buffer.byteLength(extension)
  let stem = ''
  for (const letter of name) {
    left -= Buffer.byteLength(letter)
    if (left < 0) break
    stem += letter
  }
  return `${stem}${extension}`.replace(/[. ]+$/, '')
}
