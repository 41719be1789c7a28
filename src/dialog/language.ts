/** The languages every text of the product exists in. */
export const languages = ['es', 'pt', 'en'] as const
export type Language = (typeof languages)[number]

/** Whether `value` is one of ours. */
export const isLanguage = (value: unknown): value is Language =>
  (languages as readonly unknown[]).includes(value)

/** The language for a locale such as `pt-BR`; undefined when it is none of ours. */
export function languageOf(locale: string | undefined): Language | undefined {
  const base = locale?.slice(0, 2).toLowerCase()
  return isLanguage(base) ? base : undefined
}
