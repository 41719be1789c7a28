import { describe, expect, it } from 'vitest'
import { ticketIn } from '../src/ticket-link.ts'

const pageUrl = 'https://soporte.example.com'

describe('what is a link of ours', () => {
  it.each([
    [`${pageUrl}/?ticket=4821`, 4821],
    [`${pageUrl}?ticket=5`, 5],
    [`${pageUrl}/?lang=es&ticket=5`, 5],
    [`${pageUrl}/desk?ticket=5`, undefined],
    ['https://soporte.example.com.evil.test/?ticket=5', undefined],
    ['http://soporte.example.com/?ticket=5', undefined],
    [`${pageUrl}/?ticket=5x`, undefined],
    [`${pageUrl}/`, undefined],
    ['no link', undefined],
  ])('%s', (url, number) => {
    expect(ticketIn(url, pageUrl)).toBe(number)
  })

  it('is none while it is not known where the page is', () => {
    expect(ticketIn(`${pageUrl}/?ticket=5`, undefined)).toBeUndefined()
  })
})
