import type { ButtonElement, MenuElement, PlainText } from './views/blocks.ts'

/** The parts of Block Kit that messages are made of. No text is markup: what a person or an article says stays text. */
export type MessageBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'divider' }
  | RichText
  | { readonly type: 'actions'; readonly elements: readonly (ButtonElement | MenuElement)[] }

export interface RichText {
  readonly type: 'rich_text'
  readonly elements: readonly (
    | ListItem
    | { readonly type: 'rich_text_quote'; readonly elements: readonly Run[] }
    | {
        readonly type: 'rich_text_list'
        readonly style: 'bullet' | 'ordered'
        readonly elements: readonly ListItem[]
      }
  )[]
}

export interface ListItem {
  readonly type: 'rich_text_section'
  readonly elements: readonly Run[]
}

/** A stretch of text, or an address that can be opened. */
export type Run =
  | { readonly type: 'text'; readonly text: string; readonly style?: { readonly bold: true } }
  | {
      readonly type: 'link'
      readonly url: string
      readonly text?: string
      readonly style?: { readonly bold: true }
    }
  | { readonly type: 'emoji'; readonly name: string }
