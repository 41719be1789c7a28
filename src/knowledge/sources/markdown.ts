import { compile, type HtmlToTextOptions } from 'html-to-text'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Nodes } from 'mdast'
import { bodyOf } from './text.ts'

/** How many letters of a text are read at most; of its plain text only a part is searched. */
const mostMarkdown = 40_000
const mostHtml = 200_000
/** Quotes, lists and notes in one another: nobody writes them, and reading them takes minutes. */
const deepContainers = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)]|\[\^[^\]\s]{1,50}\]:)[ \t]*){10,}/gm

/** Markdown, with HTML in it or not, as plain text: one line a heading, a paragraph, an item, a row. */
export function plainOf(markdown: string): string {
  const text = markdown.slice(0, mostMarkdown).replace(deepContainers, '')
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return bodyOf(textOf(tree))
}

/** HTML as plain text; what is no part of the text is left out. */
export const plainOfHtml = (html: string): string => bodyOf(ofFragment(textIn(html)))
/** The main part of a page as plain text; all of it where none says that it is the main one. */
export const plainOfPage = (html: string): string => bodyOf(ofPage(textIn(html)))

/** Without what programs and pages are made of, which is most of many a page, and no longer than what is read. */
const textIn = (html: string): string => ['script', 'style', 'svg'].reduce(without, html).slice(0, mostHtml)

function without(html: string, name: string): string {
  const [before = '', ...parts] = html.split(new RegExp(`<${name}\\b`, 'i'))
  const ending = new RegExp(`</${name}\\s*>`, 'i')
  return parts.reduce((text, part) => {
    const end = ending.exec(part)
    return end ? text + part.slice(end.index + end[0].length) : text
  }, before)
}

const left = ['img', 'script', 'style', 'nav', 'footer', 'aside', 'iframe', 'video', 'form']
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const options: HtmlToTextOptions = {
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    ...left.map((selector) => ({ selector, format: 'skip' })),
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
  ],
  limits: { maxDepth: 100 },
}
const ofFragment = compile(options)
const ofPage = compile({
  ...options,
  baseElements: { selectors: ['main', 'article', '[role=main]', 'body'], returnDomByDefault: true },
})

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'html': {
      // Within a line each tag is one: what it says is around it.
      if (/^<\/?[a-z][^<>]*>$/i.test(node.value)) return /^<br\b/i.test(node.value) ? '\n' : ''
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
