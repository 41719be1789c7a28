/** Without accents and capitals: people leave both out, so nothing may depend on them. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
