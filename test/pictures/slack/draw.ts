import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MessageBlock } from '../../../src/channels/slack/blocks.ts'
import type { Block, HomeView, ModalView } from '../../../src/channels/slack/views/blocks.ts'
import { withSigns } from './signs.ts'
import { frame, type Theme } from './theme.ts'

const require = createRequire(import.meta.url)
const { Message } = require('slack-blocks-to-jsx') as { readonly Message: unknown }
/** The React that the library brings along. */
const from = createRequire(require.resolve('slack-blocks-to-jsx'))
const { createElement } = from('react') as {
  readonly createElement: (component: unknown, props: object) => unknown
}
const { renderToStaticMarkup } = from('react-dom/server') as {
  readonly renderToStaticMarkup: (element: unknown) => string
}
const style = readFileSync(from.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')

type Drawn = MessageBlock | Block

/** A message of the app, as it stands in a conversation. */
export const drawMessage = (blocks: readonly Drawn[], theme: Theme): string =>
  pageWith(
    theme,
    blocks,
    `<div class="message"><div class="face">V</div><div><div class="who"><b>Ventanilla</b><i>APP</i><span>15:04</span></div>${htmlOf(blocks, theme)}</div></div>`,
  )

/** A modal with its bar and its buttons. */
export const drawModal = ({ title, close, submit, blocks }: ModalView, theme: Theme): string =>
  pageWith(
    theme,
    blocks,
    `<div class="modal"><header><b>${escaped(title.text)}</b><span>✕</span></header><div class="body">${htmlOf(blocks, theme)}</div>` +
      `<footer><button>${escaped(close.text)}</button>${submit ? `<button class="main">${escaped(submit.text)}</button>` : ''}</footer></div>`,
  )

/** The Home tab. */
export const drawHome = ({ blocks }: HomeView, theme: Theme): string =>
  pageWith(theme, blocks, `<div class="home">${htmlOf(blocks, theme)}</div>`)

/** What the library says in words of its own is not of ours. */
const htmlOf = (blocks: readonly Drawn[], theme: Theme): string =>
  renderToStaticMarkup(
    createElement(Message, {
      blocks: withChosen(blocks),
      theme,
      logo: 'x',
      name: 'Ventanilla',
      withoutWrapper: true,
    }),
  )
    .replaceAll('<p>↵ Please &#x27;enter&#x27; to submit</p>', '')
    .replaceAll(/<div class="[^"]*">Requires external data source<\/div>/g, '')
    .replaceAll('Write something', '')

/** A menu that was not opened shows what is chosen in it, which the library does only in a browser. */
const withChosen = (blocks: readonly Drawn[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks),
    (_, value: { initial_option?: { text: object }; placeholder?: object }) =>
      value?.initial_option && value.placeholder
        ? { ...value, placeholder: value.initial_option.text }
        : value,
  )

const pageWith = (theme: Theme, blocks: readonly Drawn[], content: string): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}${frame(theme)}${lowFields(blocks)}</style><div id="picture">${withSigns(content)}</div>`

/** Fields of one line are as high as one line. */
const lowFields = (blocks: readonly Drawn[]): string =>
  blocks
    .flatMap((block) =>
      block.type === 'input' && block.element.type === 'plain_text_input' && !block.element.multiline
        ? [`[id="${block.block_id}"] textarea{height:36px!important;min-height:36px!important;resize:none}`]
        : [],
    )
    .join('')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
