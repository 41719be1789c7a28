/** The languages there are words for. */
export type Locale = 'es' | 'pt' | 'en'

/** The variety of each that dates, numbers and lists are written in: Latin America, Brazil, the United States. */
export const tags: Readonly<Record<Locale, string>> = { es: 'es-419', pt: 'pt-BR', en: 'en-US' }
