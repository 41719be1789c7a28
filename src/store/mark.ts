import { crc32 } from 'node:zlib'

/**
 * A number for a text, always the same. An index of marks has a fifth of the pages that one of long ids has, and all that changed are
 * written with every commit. Two texts may have one mark: what is found by it has to be compared.
 */
export const markOf = (text: string): number => crc32(text)
