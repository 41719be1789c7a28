/**
 * One technical intake, as every machine of the benchmark is driven through it: the same inputs in the same order, one
 * a turn, and the same answers at the end. An input says what the person does; each machine turns it into its own.
 */
export type Input =
  /** The window is opened. */
  | { readonly type: 'open' }
  /** An option is pressed. */
  | { readonly type: 'choose'; readonly question: string; readonly value: string }
  /** A text is written. */
  | { readonly type: 'write'; readonly question: string; readonly text: string }
  /** A question is left empty. */
  | { readonly type: 'skip'; readonly question: string }
  /** The finished draft is sent. */
  | { readonly type: 'send' }

/** What was filed, by question. */
export type Answers = Readonly<Record<string, string | boolean>>

/** Something that can be driven through the intake. */
export interface Machine {
  readonly name: string
  /** One whole intake from the beginning, its state written as text and read again at every turn. */
  run(): Answers | Promise<Answers>
}

const texts = {
  name: 'Ana Ruiz',
  account: 'tiendademo',
  subject: 'El checkout no calcula el flete para códigos postales de Jalisco',
  details:
    'Desde el lunes a las 9 el checkout no muestra ninguna opción de envío para códigos postales de Jalisco. ' +
    'Probamos con tres transportistas y dos navegadores. El carrito de ejemplo es 8c1d2e. Antes del lunes funcionaba.',
}

export const inputs: readonly Input[] = [
  { type: 'open' },
  { type: 'write', question: 'name', text: texts.name },
  { type: 'write', question: 'account', text: texts.account },
  { type: 'choose', question: 'area', value: 'technical' },
  { type: 'choose', question: 'problem_type', value: 'problem' },
  { type: 'write', question: 'subject', text: texts.subject },
  { type: 'choose', question: 'articles', value: 'none_helps' },
  { type: 'choose', question: 'impact', value: 'critical' },
  { type: 'choose', question: 'affected_users', value: 'shoppers' },
  { type: 'choose', question: 'experience', value: 'proficient' },
  { type: 'write', question: 'details', text: texts.details },
  { type: 'skip', question: 'attachments' },
  { type: 'choose', question: 'share_consent', value: 'yes' },
  { type: 'send' },
]

/** What every machine must have filed at the end. */
export const expected: Answers = {
  ...texts,
  area: 'technical',
  problem_type: 'problem',
  impact: 'critical',
  affected_users: 'shoppers',
  experience: 'proficient',
  attachments: '-',
  share_consent: true,
}

/** Three suggestions, as the search gives them for the subject. */
export const suggestions = ['ratesForRegion', 'postalCodes', 'checkoutWithoutShipping'].map((id) => ({
  id,
  kind: 'article',
  title: `¿Por qué el checkout no muestra opciones de envío? (${id})`,
  url: `https://help.vtex.com/es/tutorial/${id}`,
  locale: 'es',
  line: 'El flete no se calcula cuando ningún almacén atiende el código postal, o cuando la planilla no lo incluye.',
}))
