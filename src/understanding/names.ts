import type { Word } from './words.ts'

/** A name, without "I'm called" before it and a greeting before that. As it was written. */
export function nameIn(text: string, words: readonly Word[]): string | undefined {
  const match = introduced.exec(text)
  const name = match?.[1]?.trim().replace(/[.,;!]+$/, '')
  if (name === undefined || name === '' || words.length > 14) return undefined
  return name.split(/\s+/).length <= 6 ? name : undefined
}

const introduced =
  /^\s*(?:(?:hola|buenas|hi|hello|hey|ol[aá]|oi|bom dia|buenos d[ií]as|s[ií]|yes|sim)[\s,.!]+)*(?:me llamo|mi nombre es|(?:nombre|nome|name)\s*:|soy|yo soy|my name is|i am|i['’]m|it['’]?s|this is|me chamo|meu nome [eé]|(?:eu )?sou(?: [oa](?= ))?|aqu[ií] es|pueden llamarme|call me)\s+(.{2,120}?)\s*$/iu
