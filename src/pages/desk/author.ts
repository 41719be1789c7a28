import { storage } from '../storage.ts'

const key = 'ventanilla.desk.author'

/** Who is at the desk, as they last said; '' while nobody has. */
export const readAuthor = (): string => (storage.read<string>(key) ?? '').trim()

export const keepAuthor = (name: string): void => storage.write(key, name)
