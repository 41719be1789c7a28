import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Act } from '../../src/dialog/facts.ts'
import { type Language, languages } from '../../src/dialog/language.ts'
import type { Suggestion } from '../../src/dialog/state.ts'
import { asking } from './talk.ts'

const messages = parse(
  readFileSync(fileURLToPath(new URL('whole-messages.yaml', import.meta.url)), 'utf8'),
) as Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>>

const trouble = { area: 'technical', problem_type: 'problem', subject: 'Precios en cero' }
const article: Suggestion = {
  id: 'a',
  kind: 'article',
  title: 'Precios',
  url: 'https://example.com',
  locale: 'es',
  line: '',
}

/** What a message is, where an option is asked; that none of the articles helps, where they are on show. */
function meant(language: Language, command: string, text: string): readonly (string | undefined)[] {
  const now =
    command === 'none'
      ? asking(trouble, { language, articles: [article] }, { open: 'articles' })
      : asking({ ...trouble, articles: 'none_helps' }, { language })
  return now.understand(text).acts.map(nameOf)
}

function nameOf(act: Act): string | undefined {
  if (act.type === 'command') return act.command
  if (act.type === 'tickets') return act.status ? 'list-open' : 'list'
  return act.type === 'ticket' && act.act === 'status' && act.number === 'last' ? 'last' : undefined
}

describe.each(languages)('whole messages in %s', (language) => {
  const { words = [], ...commands } = messages[language]

  it.each(Object.entries(commands))('that mean "%s" are understood', (command, texts) => {
    expect(texts.length).toBeGreaterThan(4)
    expect(texts.filter((text) => !meant(language, command, text).includes(command))).toEqual([])
  })

  it('that describe what happens are no command, though they have such words', () => {
    expect(words.length).toBeGreaterThan(20)
    const asked = { ...trouble, articles: 'none_helps', impact: 'critical', affected_users: 'everyone' }
    const details = asking({ ...asked, experience: 'expert' }, { language })
    expect(details.asks).toBe('details')
    expect(words.filter((text) => details.says(text).answers['details'] !== text)).toEqual([])
  })
})
