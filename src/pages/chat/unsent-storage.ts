import { storage } from '../storage.ts'
import type { Unsent } from './unsent.ts'

const prefix = (conversation: string): string => `ventanilla.unsent.${conversation}.`

/** Kept in the browser until the server confirms, one entry each, so that two tabs do not overwrite one another. */
export const unsentStorage = {
  load(conversation: string): readonly Unsent[] {
    return storage
      .keys(prefix(conversation))
      .map((key) => storage.read<Unsent>(key))
      .filter((each) => each !== undefined)
      .toSorted((a, b) => a.at - b.at)
  },
  save(conversation: string, unsent: Unsent): void {
    storage.write(prefix(conversation) + unsent.event.id, unsent)
  },
  remove(conversation: string, id: string): void {
    storage.write(prefix(conversation) + id, undefined)
  },
}
