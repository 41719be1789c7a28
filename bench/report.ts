/** One line of the table. */
export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** Against something else in the same run, or the goal it is held to. */
  readonly note?: string
}

/** The table as text, figures to the right. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, unit, note = '' }) => [what, figure(value), unit, note] as const)
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const [first = 0, second = 0, third = 0] = widths
  return cells
    .map(([what, value, unit, note]) =>
      `${what.padEnd(first)}  ${value.padStart(second)}  ${unit.padEnd(third)}  ${note}`.trimEnd(),
    )
    .join('\n')
}

function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value)
}
