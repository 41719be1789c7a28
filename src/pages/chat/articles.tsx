import type { ArticleView } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { Text, isSafe } from '../text.tsx'
import { Buttons } from './buttons.tsx'
import { useHere } from './here.ts'

/** Articles and known issues that may already be the answer. */
export function Articles({
  articles,
  canSolve,
}: {
  readonly articles: readonly ArticleView[]
  readonly canSolve: boolean
}) {
  const { words } = useHere()
  return (
    <ul class="articles">
      {articles.map((article) => (
        <li key={article.id} class="card article">
          <p class="kind">
            <Icon name={article.status === undefined ? 'book' : 'alert'} />
            {article.kind}
            {article.otherLanguage && <span class="other">{article.otherLanguage}</span>}
          </p>
          <h2>{article.title}</h2>
          <p class="line">{article.line}</p>
          {(article.status ?? article.workaround) !== undefined && (
            <details>
              <summary>{words.details}</summary>
              {article.status && <p class="status">{article.status}</p>}
              {article.workaround && (
                <p>
                  <Text text={article.workaround} newTab={words.opensNewTab} />
                </p>
              )}
            </details>
          )}
          <div class="ways">
            {isSafe(article.url) && (
              <a
                class="button plain with-icon"
                href={article.url}
                target="_blank"
                rel="noopener noreferrer"
                aria-label={`${words.open}: ${article.title} (${words.opensNewTab})`}
              >
                {words.open} <Icon name="out" />
              </a>
            )}
            {canSolve && (
              <Buttons
                buttons={article.follow ? [article.solved, article.follow] : [article.solved]}
                label={article.title}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
