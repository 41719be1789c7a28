import { describe, expect, it } from 'vitest'
import { DeskRefusedError } from '../../../src/desk/zendesk/failures.ts'
import { readTold } from '../../../src/desk/zendesk/told.ts'

const refused = (status: number, body: unknown): string =>
  new DeskRefusedError(
    'filing a ticket',
    status,
    readTold(typeof body === 'string' ? body : JSON.stringify(body)),
  ).message

describe('what is told of a refusal', () => {
  it('names the error and its fields', () => {
    const body = { error: 'RecordInvalid', details: { subject: [{ error: 'BlankValue' }] } }
    expect(refused(422, body)).toContain('with 422: RecordInvalid: subject (BlankValue). ')
  })

  it.each([
    ['a description', { error: 'RecordInvalid', description: 'Email "ana@x" is invalid' }],
    ['the message of an error', { error: { title: 'Invalid attribute', message: 'ana@x is no number' } }],
    ['what is wrong with a field', { details: { email: [{ description: 'ana@x is taken', error: 'Dup' }] } }],
    ['a detail', { errors: [{ code: 'Bad', title: 'Bad value', detail: 'ana@x' }] }],
    ['a text', 'cannot take ana@x'],
  ])('quotes nothing of what people wrote, which may stand in %s', (_, body) => {
    expect(refused(422, body)).not.toContain('ana@x')
  })

  it('says what the account says of access, where nothing that people wrote was looked at', () => {
    expect(refused(403, { error: 'Forbidden', description: 'Missing the scope "write"' })).toContain(
      'with 403: Forbidden: Missing the scope "write". ',
    )
  })
})
