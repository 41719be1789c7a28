/** An element, an action or a whole card of Adaptive Cards 1.5, as plain data: what may be in it is checked by its schema. */
export interface Element {
  readonly type: string
  readonly [property: string]: unknown
}

export interface Card extends Element {
  readonly type: 'AdaptiveCard'
  readonly body: readonly Element[]
  readonly actions?: readonly Element[]
}

/** A card of these. */
export function cardOf(body: readonly Element[], actions: readonly Element[], more: object = {}): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    ...(actions.length > 0 && { actions }),
    ...more,
  }
}
