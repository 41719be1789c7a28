import type { MessageBlock } from '../blocks.ts'

/** The parts of Block Kit that views are made of. Texts are plain: what a person wrote is never read as markup. */

export interface PlainText {
  readonly type: 'plain_text'
  readonly text: string
  readonly emoji: false
}

export interface Option {
  readonly text: PlainText
  readonly value: string
  readonly description?: PlainText
}

export interface ButtonElement {
  readonly type: 'button'
  readonly action_id: string
  readonly text: PlainText
  readonly value: string
  readonly style?: 'primary' | 'danger'
}

export interface MenuElement {
  readonly type: 'static_select' | 'radio_buttons'
  readonly action_id: string
  readonly options: readonly Option[]
  readonly initial_option?: Option
  /** A menu only. */
  readonly placeholder?: PlainText
}

/** A menu whose options are asked for while somebody types. */
export interface SearchElement {
  readonly type: 'external_select'
  readonly action_id: string
  readonly min_query_length: number
  readonly placeholder: PlainText
  readonly initial_option?: Option
}

export interface TextElement {
  readonly type: 'plain_text_input'
  readonly action_id: string
  readonly multiline?: boolean
  readonly max_length?: number
  readonly initial_value?: string
  readonly placeholder?: PlainText
  readonly dispatch_action_config?: { readonly trigger_actions_on: readonly ['on_enter_pressed'] }
}

export type InputElement =
  | MenuElement
  | SearchElement
  | TextElement
  | {
      readonly type: 'email_text_input'
      readonly action_id: string
      readonly initial_value?: string
      readonly placeholder?: PlainText
    }
  | {
      readonly type: 'number_input'
      readonly action_id: string
      readonly is_decimal_allowed: true
      readonly initial_value?: string
      readonly placeholder?: PlainText
    }
  | { readonly type: 'datepicker'; readonly action_id: string; readonly initial_date?: string }
  | { readonly type: 'file_input'; readonly action_id: string; readonly max_files: number }

export interface OverflowElement {
  readonly type: 'overflow'
  readonly action_id: string
  readonly options: readonly Option[]
}

export type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText; readonly accessory?: OverflowElement }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'divider' }
  | {
      readonly type: 'actions'
      readonly block_id: string
      readonly elements: readonly (ButtonElement | MenuElement)[]
    }
  | {
      readonly type: 'input'
      readonly block_id: string
      readonly label: PlainText
      readonly hint?: PlainText
      readonly optional: boolean
      readonly element: InputElement
      readonly dispatch_action?: boolean
    }

export interface ModalView {
  /** Whether it is told when the person closes it. */
  readonly notify_on_close?: true
  readonly type: 'modal'
  readonly callback_id: string
  readonly private_metadata: string
  readonly title: PlainText
  readonly submit?: PlainText
  readonly close: PlainText
  readonly blocks: readonly (Block | MessageBlock)[]
}

export interface HomeView {
  readonly type: 'home'
  readonly private_metadata: string
  readonly blocks: readonly Block[]
}
