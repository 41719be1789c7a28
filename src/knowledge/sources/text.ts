/** The largest text that is read as one article, in bytes. */
export const longestText = 2_000_000
/** How much of a body is searched. */
export const longestBody = 20_000

/** A text of a source, or why it can't be read, with the line where it goes wrong. */
export type Decoded = { readonly text: string } | { readonly problem: string; readonly line?: number }

/** Reads bytes as UTF-8, and as nothing else: a wrong guess would put wrong letters in every search. */
export function decode(bytes: Buffer): Decoded {
  if (bytes.length > longestText) return tooLong(bytes.length)
  if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.subarray(0, 2).toString('latin1')))
    return { problem: 'is UTF-16. Save it as UTF-8.', line: 1 }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { problem: 'is not UTF-8: perhaps Latin-1. Save it as UTF-8.', line: firstWrongLine(bytes) }
  }
}

export const tooLong = (bytes: number): Extract<Decoded, { problem: string }> => ({
  problem: `has ${bytes} bytes; at most ${longestText} are read. Is it an article?`,
})

function firstWrongLine(bytes: Buffer): number {
  let line = 1
  let start = 0
  for (;;) {
    const end = bytes.indexOf(10, start)
    const part = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (!part.equals(Buffer.from(part.toString('utf8')))) return line
    if (end < 0) return line
    line += 1
    start = end + 1
  }
}

/** A text that was made plain, as it is searched. */
export const bodyOf = (text: string): string =>
  text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, longestBody)
