import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Language, languages } from '../../src/dialog/language.ts'
import { talk } from './talk.ts'

const messages = parse(
  readFileSync(fileURLToPath(new URL('first-messages.yaml', import.meta.url)), 'utf8'),
) as Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>>

/** What a request is about, once its first message is heard. */
function heard(language: Language, text: string): unknown {
  const { answers } = talk({ language }).says(text)
  return answers['finance_subject'] ?? answers['request_type'] ?? answers['area']
}

describe.each(languages)('first messages in %s', (language) => {
  const { technical = [], ...others } = messages[language]

  it.each(Object.entries(others))('that mean %s are understood', (option, texts) => {
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.filter((text) => heard(language, text) !== option)).toEqual([])
  })

  it('about the running of a store are taken for no billing matter and no request', () => {
    expect(technical.length).toBeGreaterThan(80)
    const taken = technical.filter(
      (text) => !['technical', undefined].includes(heard(language, text) as string),
    )
    expect(taken).toEqual([])
  })
})
