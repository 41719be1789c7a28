import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Message } from '../../../src/channels/teams/connector.ts'
import { cardIn } from '../../../src/channels/teams/render.ts'
import { hostConfigOf, styleOf, type Theme } from './look.ts'

const renderer = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
)

export interface Frame {
  readonly theme: Theme
  readonly width: number
}

/** A message of the bot as it stands in a chat, and below it what a notification says of it. */
export function drawMessage(message: Message, { theme, width }: Frame): string {
  const card = cardIn(message)
  const shown =
    card === undefined ? `<div class="bubble">${escaped(String(message['text']))}</div>` : cardOf(card, theme)
  const { summary } = message
  const notice = typeof summary === 'string' ? `<p class="notice">${escaped(summary)}</p>` : ''
  return pageWith(`<p class="who">Ventanilla 15:04</p>${shown}${notice}`, { theme, width })
}

/** A card alone: a form in a card's place, or in a dialog. */
export const drawCard = (card: object, frame: Frame): string => pageWith(cardOf(card, frame.theme), frame)

const cardOf = (card: object, theme: Theme): string =>
  `<div class="card" id="card"></div><script>${renderer}</script><script>{
const card = new AdaptiveCards.AdaptiveCard()
card.hostConfig = new AdaptiveCards.HostConfig(${inScript(hostConfigOf(theme))})
card.parse(${inScript(card).replace(/\\u003cat>(.*?)\\u003c\/at>/g, '@$1')})
document.getElementById('card').append(card.render())
}</script>`

const pageWith = (content: string, { theme, width }: Frame): string =>
  `<!doctype html><meta charset="utf-8"><style>${styleOf(theme, width)}</style><div id="picture">${content}</div>`

const inScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
