import type { ArticleView } from '../../message.ts'
import type { MessageBlock, Run } from './blocks.ts'
import { buttonRow, type Count } from './press.ts'
import { aside, paragraphs, rich } from './text.ts'

/** Articles that may be the answer, each apart from the next; without a count there is nothing to press. */
export const articleBlocks = (
  articles: readonly ArticleView[],
  count: Count | undefined,
): readonly MessageBlock[] =>
  articles.flatMap((article) => [...articleOf(article, count), { type: 'divider' } as const])

function articleOf(article: ArticleView, count: Count | undefined): readonly MessageBlock[] {
  const { kind, title: name, url, line, otherLanguage, status, workaround, solved, follow } = article
  const link: Run =
    url.startsWith('https://') && URL.canParse(url)
      ? { type: 'link', url, text: name, style: { bold: true } }
      : { type: 'text', text: name, style: { bold: true } }
  const about = [kind, otherLanguage, status].filter((each) => each !== undefined && each !== '')
  return [
    rich(link),
    ...aside(about.join(' · ')),
    ...paragraphs(line),
    ...paragraphs(workaround ?? ''),
    ...(count ? buttonRow(follow ? [solved, follow] : [solved], count) : []),
  ]
}
