import { useDesk } from './desk-here.ts'
import { usePoll } from './use-poll.ts'

interface ArticleNumbersOf {
  readonly article: string
  readonly title?: string
  readonly shown: number
  readonly opened: number
  readonly solved: number
  readonly noneHelped: number
}

/** What became of the articles that were suggested, the most shown first. Nothing while none was. */
export function ArticleNumbers() {
  const { words, language } = useDesk()
  const { value } = usePoll<{ readonly articles: readonly ArticleNumbersOf[] }>(
    `/api/desk/articles?lang=${language}`,
  )
  if (!value || value.articles.length === 0) return null
  const { title, shown, opened, solved, noneHelped } = words.articles
  return (
    <details class="card ratings">
      <summary>{title}</summary>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{words.articles.article}</th>
            {[shown, opened, solved, noneHelped].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.articles.map((each) => (
            <tr key={each.article}>
              <th scope="row">{each.title ?? each.article}</th>
              <td>{each.shown}</td>
              <td>{each.opened}</td>
              <td>{each.solved}</td>
              <td>{each.noneHelped}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
