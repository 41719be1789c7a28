import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameInHeader, safeName } from '../src/file-name.ts'

describe('a safe name', () => {
  it.each([
    ['captura del error.png', 'captura del error.png'],
    ['Factura nº 3 – año.pdf', 'Factura nº 3 – año.pdf'],
    ['注文.xlsx', '注文.xlsx'],
    ['👩‍💻.txt', '👩‍💻.txt'],
    ['👩🏽‍💻.png', '👩🏽‍💻.png'],
    ['a\u200db\u200d.txt', 'ab.txt'],
    ['carpeta/', 'carpeta'],
    ['. .', 'file'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\boleto.pdf', 'boleto.pdf'],
    ['a/b/..', 'file'],
    ['..', 'file'],
    ['', 'file'],
    [' .htaccess ', 'htaccess'],
    ['report.pdf. . ', 'report.pdf'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['gpj.\u202Eexe', 'gpj.exe'],
    ['who? "me" <x>|*:.txt', 'who_ _me_ _x____.txt'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['conin$', '_conin$'],
    ['contrato.pdf', 'contrato.pdf'],
    ['console.log', 'console.log'],
    ['\uD800.txt', 'txt'],
    ['n\u0303.txt', 'ñ.txt'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  it('keeps its extension when it is cut, and ends between two letters', () => {
    expect(safeName(`${'ñ'.repeat(300)}.pdf`)).toBe(`${'ñ'.repeat(98)}.pdf`)
    expect(safeName(`CON.${'x'.repeat(300)}.pdf`)).toMatch(/^_CON\.x{191}\.pdf$/)
    expect(safeName(`${'x'.repeat(10)}.${'y'.repeat(300)}`)).toHaveLength(200)
  })

  it('is safe and stays as it is, whatever it was made of', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '.',
            '..',
            '/',
            '\\',
            ' ',
            'con',
            'NUL',
            'a',
            'ñ',
            '\u202E',
            '\0',
            ':',
            '👩🏽‍💻',
            '\u200d',
            '🙂'.repeat(40),
          ),
        )
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(nasty, (name) => {
        const safe = safeName(name)
        expect(safeName(safe)).toBe(safe)
        expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cs}\p{Co}]|(?!\u200d)\p{Cf}|^[.\s]|[.\s]$/u)
        expect(safe).not.toMatch(/^(con|prn|aux|nul|(com|lpt)\d)(\.|$)/i)
        expect(safe).not.toBe('')
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
      }),
      { numRuns: 1_000 },
    )
  })
})

it('a name in a header is read as it was encoded, and nothing is made up where it can’t be', () => {
  expect(nameInHeader(encodeURIComponent('factura ñ 日本.pdf'))).toBe('factura ñ 日本.pdf')
  for (const header of [undefined, ['a', 'b'], '', '%E0%A4%A', 'a'.repeat(2_001)]) {
    expect(nameInHeader(header)).toBeUndefined()
  }
})
