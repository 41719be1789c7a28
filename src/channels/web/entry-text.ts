import type { Entry } from '../../store/journal.ts'

/** An entry of the journal as the page takes it, a `PageEntry` in JSON: its body goes out as it was written down. */
export const entryText = ({ position, text }: Entry): string => `{"position":${position},"body":${text}}`

/** A list of them. */
export const entriesText = (entries: readonly Entry[]): string => `[${entries.map(entryText).join(',')}]`
