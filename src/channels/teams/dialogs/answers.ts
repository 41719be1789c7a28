import type { Card } from '../cards/element.ts'
import type { Answer } from '../invoke.ts'
import { limits } from '../limits.ts'

/** The card as a dialog, or in the place of the one it shows. */
export const dialogAnswer = (title: string, card: Card): Answer =>
  taskAnswer({
    type: 'continue',
    value: {
      title: title.length <= limits.dialogTitle ? title : `${title.slice(0, limits.dialogTitle - 1)}…`,
      height: 'large',
      width: 'medium',
      card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
    },
  })

/** A text in the place of the dialog, which ends with it. */
export const noticeAnswer = (text: string): Answer => taskAnswer({ type: 'message', value: text })

const taskAnswer = (task: object): Answer => ({ status: 200, body: { task } })
