import { expect, it } from 'vitest'
import { typedIn } from '../../src/cli/terminal/typed.ts'

it.each([
  ['/quit', { type: 'quit' }],
  ['  /quit ', { type: 'quit' }],
  ['/quit now', { type: 'text', text: '/quit now' }],
  ['/file /tmp/a b.png ', { type: 'file', path: '/tmp/a b.png' }],
  ['/file', { type: 'fileMissing' }],
  ['/file   ', { type: 'fileMissing' }],
  ['/files are lost', { type: 'text', text: '/files are lost' }],
  ['hola ', { type: 'text', text: 'hola ' }],
  ['', { type: 'text', text: '' }],
])('%j is read as %j', (line, typed) => expect(typedIn(line)).toEqual(typed))
