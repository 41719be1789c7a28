import type { Element } from './element.ts'

export interface Look {
  readonly weight?: 'Bolder'
  readonly size?: 'Medium' | 'Small'
  readonly color?: 'Attention' | 'Good'
  readonly isSubtle?: true
}

/**
 * Text as it is, line by line. Text runs know no Markdown, so nothing that a person or an article says turns into
 * a heading, a link or a picture; only an address that starts with https:// can be opened.
 */
export function textOf(text: string, look: Look = {}, more: object = {}): readonly Element[] {
  return linesOf(text).map(({ line, isFirst, isAfterGap }) => ({
    type: 'RichTextBlock',
    inlines: runsOf(line, look),
    ...(isFirst ? more : { spacing: isAfterGap ? 'Small' : 'None' }),
  }))
}

/** One line that opens a page; only text when the address is none of the web. */
export function linkOf(title: string, url: string | undefined, look: Look = {}): Element {
  const run = { ...runOf(oneLine(title), look), ...(isWebAddress(url) && { selectAction: openUrl(url) }) }
  return { type: 'RichTextBlock', inlines: [run] }
}

/** For titles and labels: one line, and no function of the card's template language in it. */
export const plain = (text: string): string => harmless(oneLine(text))

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** `{{DATE(…)}}` would be taken for a function. */
const harmless = (text: string): string => text.replaceAll('{{', '{\u200b{').replaceAll('${', '$\u200b{')

function linesOf(text: string) {
  const found: { line: string; isFirst: boolean; isAfterGap: boolean }[] = []
  let isAfterGap = false
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (line.trim() === '') isAfterGap = true
    else {
      found.push({ line, isFirst: found.length === 0, isAfterGap })
      isAfterGap = false
    }
  }
  return found
}

/** A run of Markdown's own marks is no mark here. */
function runsOf(line: string, look: Look): readonly Element[] {
  const runs: Element[] = []
  let from = 0
  for (const { 0: found, index } of line.matchAll(/https:\/\/[^\s<>"]+/g)) {
    const url = found.replace(/[.,;:!?)\]»”]+$/, '')
    if (!isWebAddress(url)) continue
    if (index > from) runs.push(runOf(line.slice(from, index), look))
    runs.push({ ...runOf(url, look), selectAction: openUrl(url) })
    from = index + url.length
  }
  if (from < line.length) runs.push(runOf(line.slice(from), look))
  return runs
}

const runOf = (text: string, look: Look): Element => ({ type: 'TextRun', text: harmless(text), ...look })
const openUrl = (url: string): Element => ({ type: 'Action.OpenUrl', url })
const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && url.startsWith('https://') && URL.canParse(url)
