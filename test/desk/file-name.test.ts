import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeName } from '../../src/desk/embedded/file-name.ts'

describe('a safe name', () => {
  it.each([
    ['captura del error.png', 'captura del error.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\factura.pdf', 'factura.pdf'],
    ['carpeta/', 'carpeta'],
    ['', 'file'],
    ['..', 'file'],
    ['. .', 'file'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['contrato.pdf', 'contrato.pdf'],
    ['.htaccess', 'htaccess'],
    ['fin.', 'fin'],
    ['a\nb\u0000c.txt', 'abc.txt'],
    ['factura\u202Efdp.exe', 'facturafdp.exe'],
    ['que?<es>:esto|"*".txt', 'que__es__esto____.txt'],
    ['cafe\u0301.txt', 'café.txt'],
    ['👩🏽‍💻.png', '👩🏽‍💻.png'],
  ])('of %j is %j', (given, safe) => {
    expect(safeName(given)).toBe(safe)
  })

  it('keeps the extension of a long one', () => {
    expect(safeName(`${'a'.repeat(300)}.har`)).toBe(`${'a'.repeat(196)}.har`)
    expect(Buffer.byteLength(safeName(`${'🧾'.repeat(300)}.pdf`))).toBeLessThanOrEqual(200)
  })

  it('is never empty, a path or too long, and is safe already', () => {
    const parts = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('/', '\\', '..', 'CON', '.', ' ', '\u0000', '\u202E', '👩🏽‍💻', 'x'.repeat(150)),
      ),
    )
    fc.assert(
      fc.property(parts, (given) => {
        const safe = safeName(given.join(''))
        expect(safe).not.toMatch(/^$|^\.|[/\\\p{Cc}<>:"|?*]|[. ]$/u)
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
        expect(safeName(safe)).toBe(safe)
      }),
    )
  })
})
