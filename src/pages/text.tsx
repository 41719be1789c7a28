/** Text with its line breaks; addresses that start with https:// become links, and nothing else becomes anything. */
export function Text({ text, newTab }: { readonly text: string; readonly newTab: string }) {
  return (
    <>
      {text.split(/(https:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g).map((piece, at) =>
        at % 2 === 1 && isWebAddress(piece) ? (
          <a href={piece} target="_blank" rel="noopener noreferrer" aria-label={`${piece} (${newTab})`}>
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </>
  )
}

/** Whether an address may be followed: on the web by https, or on this site. */
export function isSafe(address: string | undefined): address is string {
  return address !== undefined && (isWebAddress(address) || isOwn(address))
}

function isWebAddress(address: string): boolean {
  try {
    return address.startsWith('https://') && new URL(address).protocol === 'https:'
  } catch {
    return false
  }
}

function isOwn(address: string): boolean {
  try {
    const url = new URL(address, location.origin)
    return url.origin === location.origin
  } catch {
    return false
  }
}

/** A file's size in words; in thousands, as the limit is set and as file managers show it. */
export function sizeOf(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1_000
      ? ([bytes, 'B'] as const)
      : bytes < 1_000_000
        ? ([bytes / 1_000, 'KB'] as const)
        : ([bytes / 1_000_000, 'MB'] as const)
  return `${value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`
}
