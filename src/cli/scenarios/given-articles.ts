import type { Feedback, Knowledge } from '../../knowledge/knowledge.ts'
import type { Scenario } from './scenario.ts'

/** The articles a scenario names, else those of the run; either way what became of them is put into `feedback`. */
export function givenArticles({ given, lang }: Scenario, usual: Knowledge, feedback: Feedback[]): Knowledge {
  const named = given.articles?.map(({ id, title }) => ({
    id,
    title,
    locale: lang,
    kind: 'tutorial',
    url: `https://help.example.com/${id}`,
    line: title,
  }))
  return {
    suggest: (query, language, limit) =>
      named ? Promise.resolve(named.slice(0, limit)) : usual.suggest(query, language, limit),
    record: (entry) => void feedback.push(entry),
    close: () => Promise.resolve(),
  }
}
