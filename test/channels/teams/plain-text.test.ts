import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainTextOf } from '../../../src/channels/teams/extension/plain-text.ts'

const read = (html: string): string => plainTextOf(html, { picture: '[imagen]' })

describe('a message of the platform as plain text', () => {
  it.each<[string, string, string]>([
    ['paragraphs', '<div><p>Hola</p><p>El pago falla</p></div>', 'Hola\n\nEl pago falla'],
    ['line breaks', 'uno<br>dos<br />tres', 'uno\ndos\ntres'],
    [
      'bold, mentions and emoji',
      '<p><b>Hola</b> <at id="0">Ana</at> <emoji alt="🙂"></emoji></p>',
      'Hola Ana 🙂',
    ],
    [
      'a link',
      '<a href="https://x.example/a?b=1&amp;c=2">la tienda</a>',
      'la tienda (https://x.example/a?b=1&c=2)',
    ],
    ['a link that is its own text', '<a href="https://x.example">https://x.example</a>', 'https://x.example'],
    ['a link to no page', '<a href="javascript:alert(1)">aquí</a>', 'aquí'],
    ['lists', '<ul><li>uno</li><li>dos</li></ul>', '- uno\n- dos'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr></table>', 'a\tb'],
    ['pictures', '<p>mira <img src="x" alt=""> y <img alt="el error"></p>', 'mira [imagen] y el error'],
    ['entities', '&lt;b&gt; &amp;amp; &#225;&#x1F600;&nbsp;fin', '<b> &amp; á😀 fin'],
    ['what looks like a tag and is none', '3 < 5 y a <- b', '3 < 5 y a <- b'],
    ['nothing of scripts, styles and comments', '<style>p{}</style><!-- x --><script>1</script>Hola', 'Hola'],
    ['no turned writing', 'a\u202eb&#x202e;c', 'abc'],
    ['no half characters', '&#xd83d;', '\ufffd'],
  ])('keeps %s', (_, html, text) => {
    expect(read(html)).toBe(text)
  })

  it('is text and nothing else, whatever comes', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</p>',
      '<a href="',
      '"',
      '&',
      '&#',
      ';',
      '<!--',
      'x',
      ' ',
      '<script>',
      '\n',
      '<li>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = read(pieces.join(''))
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/\n{3}|<\/?(?:p|li|a|script)>/)
      }),
    )
  })

  it.each(['<a "', '<', '&nbsp;', '<td> </td>', '<b> </b>\n', '<!--', '&#', '<a href="x">'])(
    'is read to its end when it is as long as can be, and made of %s',
    (part) => {
      expect(read(`${part.repeat(120_000 / part.length)}-->fin`)).toMatch(/fin$|^$/)
    },
  )
})
