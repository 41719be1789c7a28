import type { Answer } from './invoke.ts'

/** What `Action.Execute` may be answered with, as the platform describes it. */
const actionAnswer = (statusCode: number, type: string, value: unknown): Answer => ({
  status: 200,
  body: { statusCode, type, value },
})

/** This card, in the place of the one that was pressed. */
export const cardAnswer = (card: object): Answer =>
  actionAnswer(200, 'application/vnd.microsoft.card.adaptive', card)

/** A line that goes away by itself. */
export const lineAnswer = (line: string): Answer =>
  actionAnswer(200, 'application/vnd.microsoft.activity.message', line)

export const errorAnswer = (status: 400 | 500, message: string): Answer =>
  actionAnswer(status, 'application/vnd.microsoft.error', {
    code: status === 400 ? 'BadRequest' : 'InternalServerError',
    message,
  })
