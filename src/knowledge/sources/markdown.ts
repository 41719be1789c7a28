import { convert } from 'html-to-text'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Nodes } from 'mdast'
import { bodyOf } from './text.ts'

/** Markdown, with HTML in it or not, as plain text: one line a heading, a paragraph, an item, a row. */
export function plainOf(markdown: string): string {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return bodyOf(textOf(tree))
}

/** HTML as plain text; what is no part of the text is left out. */
export const plainOfHtml = (html: string, selectors: readonly string[] = []): string =>
  bodyOf(
    convert(html, {
      wordwrap: false,
      selectors: [
        { selector: 'a', options: { ignoreHref: true } },
        ...['img', 'script', 'style', 'nav', 'footer', 'aside', 'iframe', 'video', 'form'].map(
          (selector) => ({
            selector,
            format: 'skip',
          }),
        ),
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
          selector,
          options: { uppercase: false },
        })),
      ],
      ...(selectors.length > 0 && { baseElements: { selectors: [...selectors], returnDomByDefault: true } }),
      limits: { maxInputLength: 2_000_000 },
    }),
  )

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'html': {
      const text = plainOfHtml(node.value)
      return text === '' ? '' : `${text}\n`
    }
    case 'text':
    case 'inlineCode':
      return node.value
    case 'code':
      return `${node.value}\n`
    case 'break':
      return '\n'
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'definition':
    case 'yaml':
      return ''
    case 'heading':
      // "## ## Workaround": a conversion left the marks of one heading in another.
      return `\n${partsOf(node).replace(/^(?:#+\s*)+/, '')}\n`
    case 'paragraph':
    case 'listItem':
    case 'tableRow':
      return `${partsOf(node)}\n`
    case 'tableCell':
      return `${partsOf(node)} `
    default:
      return partsOf(node)
  }
}

const partsOf = (node: Nodes): string =>
  'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
