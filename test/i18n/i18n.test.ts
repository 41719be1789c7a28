import { pairOf } from '../../src/i18n/lists.ts'
import { describe, expect, it } from 'vitest'
import { appointmentFor, dateIn, momentFor, type Reader } from '../../src/i18n/dates.ts'
import { listOf } from '../../src/i18n/lists.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import { numberIn, plural } from '../../src/i18n/numbers.ts'
import { phrasesIn } from '../../src/i18n/speak.ts'
import { said } from './said.ts'

const hour = 3_600_000
const now = Date.UTC(2026, 10, 24, 18, 4)
const reader = (locale: Locale, timeZone = 'America/Sao_Paulo'): Reader => ({ locale, timeZone, now })
const locales = ['es', 'pt', 'en'] as const

describe('a moment', () => {
  it.each([
    ['es', 0, 'hoy 15:04'],
    ['pt', 0, 'hoje 15:04'],
    ['en', 0, 'today 3:04 PM'],
    ['es', -24, 'ayer 15:04'],
    ['pt', 24, 'amanhã 15:04'],
    ['es', -72, '21 nov, 15:04'],
    ['es', -24 * 365, '24 nov 2025, 15:04'],
  ] as const)('in %s, %d hours away, is %s', (locale, hours, words) => {
    expect(momentFor(reader(locale), now + hours * hour)).toBe(words)
  })

  it('is told by the calendar of the reader', () => {
    const lateTonight = Date.UTC(2026, 10, 25, 1)
    expect(momentFor(reader('es'), lateTonight)).toBe('hoy 22:00')
    expect(momentFor(reader('es', 'Asia/Tokyo'), lateTonight)).toBe('hoy 10:00')
    expect(momentFor(reader('es', 'UTC'), lateTonight)).toBe('mañana 01:00')
  })

  it('is told in UTC to somebody in a place that nobody knows', () => {
    expect(momentFor(reader('es', 'Mars/Olympus'), now)).toBe('hoy 18:04')
  })

  it('to come has its weekday', () => {
    expect(appointmentFor(reader('es'), now + 90 * hour)).toBe('sábado, 28 de noviembre, 09:04')
    expect(appointmentFor(reader('pt'), now + 18 * hour)).toBe('amanhã 09:04')
  })
})

describe('a date', () => {
  it('is long, and the same day everywhere', () => {
    expect(locales.map((locale) => dateIn(locale, '2026-11-24'))).toEqual([
      '24 de noviembre de 2026',
      '24 de novembro de 2026',
      'November 24, 2026',
    ])
  })

  it('that is none stays as it was written', () => {
    expect(dateIn('es', 'pronto')).toBe('pronto')
  })
})

describe('a number', () => {
  it('is written as its readers write it', () => {
    expect(locales.map((locale) => numberIn(locale, 250000.5))).toEqual([
      '250\u00a0000.5',
      '250.000,5',
      '250,000.5',
    ])
  })

  it('takes the singular for one only', () => {
    expect([0, 1, 2].map((count) => plural('es', count, 'falta', 'faltan'))).toEqual([
      'faltan',
      'falta',
      'faltan',
    ])
  })
})

describe('a list', () => {
  it('is joined by the words of the language', () => {
    expect(locales.map((locale) => listOf(locale, ['a', 'b', 'c']))).toEqual([
      'a, b y c',
      'a, b e c',
      'a, b, and c',
    ])
    expect(locales.map((locale) => listOf(locale, ['a', 'b'], 'or'))).toEqual(['a o b', 'a ou b', 'a or b'])
  })
})

describe('the phrases', () => {
  it.each(locales)('of %s are calm, whole sentences', (locale) => {
    for (const [path, text] of said(phrasesIn(locale))) {
      expect(text, path).not.toMatch(/[!¡]|undefined|\[object|\p{Extended_Pictographic}/u)
      expect(text.trim(), path).toBe(text.endsWith(' ') ? '' : text)
      expect(text, path).not.toBe('')
    }
  })

  it('say something else in each language, unless it is the same word', () => {
    const [es, pt, en] = locales.map((locale) => new Map(said(phrasesIn(locale))))
    const same = [...(es ?? [])].filter(([path, text]) => text === pt?.get(path) && text === en?.get(path))
    expect(same.map(([path]) => path)).toEqual(['pair', 'problems.about', 'ticket.priority.normal'])
  })

  it('have the official labels', () => {
    expect(locales.map((locale) => phrasesIn(locale).ticket.priority)).toEqual([
      { urgent: 'Urgente', high: 'Alta', normal: 'Normal', low: 'Baja' },
      { urgent: 'Urgente', high: 'Alta', normal: 'Normal', low: 'Baixa' },
      { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' },
    ])
    const states = ['backlog', 'scheduled', 'fixed', 'no-fix', 'closed', 'unknown'] as const
    expect(
      locales.map((locale) => states.map((state) => phrasesIn(locale).articles.status[state].split(':')[0])),
    ).toEqual([
      ['Backlog', 'Programado', 'Resuelto', 'No resuelto', 'Cerrado', 'Desconocido'],
      ['Backlog', 'Agendado', 'Resolvido', 'Não resolvido', 'Fechado', 'Desconhecido'],
      ['Backlog', 'Scheduled', 'Fixed', 'Unresolved', 'Closed', 'Unknown'],
    ])
    expect(locales.map((locale) => phrasesIn(locale).commands.send)).toEqual(['Enviar', 'Enviar', 'Send'])
    expect(locales.map((locale) => phrasesIn(locale).commands.continue)).toEqual([
      'Seguir',
      'Continuar',
      'Continue',
    ])
  })

  it('give every button a label that fits the narrowest platform', () => {
    for (const locale of locales) {
      const { commands, ways, ticket } = phrasesIn(locale)
      for (const label of [...Object.values(commands), ...Object.values(ways), ...Object.values(ticket.act)])
        expect(label.length).toBeLessThanOrEqual(75)
    }
  })
})

describe('a label and a value', () => {
  it('have a colon between them, unless the label asks or ends a sentence', () => {
    expect(pairOf('Impact', 'critical')).toBe('Impact: critical')
    expect(pairOf('What happened?', 'Nothing')).toBe('What happened? Nothing')
  })
})
