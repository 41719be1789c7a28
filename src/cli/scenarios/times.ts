const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `+2d`, `90s`, `600ms` in ms; 0 for anything else. */
export function msIn(text: string): number {
  const [, count = '0', unit = ''] = /^\+?(\d+)\s*(ms|s|m|h|d)$/.exec(text.trim()) ?? []
  return Number(count) * (units[unit] ?? 0)
}

/** The number in "hace 8 días", "2 days ago"; 0 without one. */
export const daysIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0)

/** `180KB`, `2MB` in bytes. */
export function bytesIn(text: string): number {
  const [, count = '1', unit = 'KB'] = /^(\d+)\s*(B|KB|MB)$/i.exec(text.trim()) ?? []
  return Number(count) * ({ B: 1, KB: 1_000, MB: 1_000_000 }[unit.toUpperCase()] ?? 1)
}
