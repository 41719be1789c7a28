import { describe, expect, it } from 'vitest'
import { typeOf } from '../../src/files/type-of.ts'

const bytes = (hex: string) => Buffer.from(`${hex}00000000`, 'hex')
const ascii = (text: string) => Buffer.from(text, 'latin1')

describe('the type of a file', () => {
  it.each([
    ['image/png', bytes('89504e470d0a1a0a')],
    ['image/jpeg', bytes('ffd8ffe0')],
    ['image/gif', ascii('GIF89a\0')],
    ['image/webp', ascii('RIFF\0\0\0\0WEBPVP8 ')],
    ['application/pdf', ascii('%PDF-1.7')],
    ['application/zip', bytes('504b0304')],
    ['video/mp4', ascii('\0\0\0\x20ftypisom')],
    ['image/heic', ascii('\0\0\0\x20ftypheic')],
    ['video/quicktime', ascii('\0\0\0\x14ftypqt  ')],
    ['application/json', ascii(' {"pedido": 55123}')],
    ['application/json', ascii('[1, 2]')],
    ['text/plain', Buffer.from('El checkout falló\n')],
    ['text/plain', ascii('[error] 502')],
  ])('is %s by its bytes, whatever was said', (type, head) => {
    expect(typeOf(head, 'a.bin', 'application/x-something')).toBe(type)
    expect(typeOf(head, 'a.bin')).toBe(type)
  })

  it('is what was said where the bytes do not tell', () => {
    expect(typeOf(bytes('0001'), 'a', 'Application/Vnd.Something; charset=x')).toBe(
      'application/vnd.something',
    )
    expect(typeOf(ascii('a;b\n1;2'), 'a.csv', 'text/csv')).toBe('text/csv')
    expect(typeOf(ascii('caf\xe9;1'), 'a.csv', 'text/csv')).toBe('text/csv')
    expect(typeOf(Buffer.alloc(0), 'a', 'application/x-empty')).toBe('application/x-empty')
  })

  it('is unknown when what was said can not be so', () => {
    for (const said of ['image/png', 'text/html', 'application/pdf', 'nonsense', 'a/b/c', '', undefined]) {
      expect(typeOf(bytes('0001'), 'a.png', said)).toBe('application/octet-stream')
    }
  })

  it('is the document that a zip file is named after', () => {
    expect(typeOf(bytes('504b0304'), 'Ventas.XLSX')).toContain('spreadsheetml')
    expect(typeOf(ascii('text'), 'Ventas.xlsx', 'application/zip')).toBe('text/plain')
  })

  it('is text even when the beginning ends within a letter', () => {
    expect(typeOf(Buffer.from('añ').subarray(0, 2), 'a')).toBe('text/plain')
  })
})
