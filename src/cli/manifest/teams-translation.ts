/** Where a text that is read by people stands in a manifest: the fields that Teams lets a language have of its own. */
const readable =
  /^(name\.(short|full)|description\.(short|full)|bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.(title|description|prompt)|composeExtensions\[0\]\.commands\[\d\]\.(title|description|parameters\[\d\]\.(title|description)))$/

/** The texts of a manifest by where they stand, as a language's own file holds them. */
export function translationOf(manifest: object): Readonly<Record<string, string>> {
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json',
    ...Object.fromEntries(textsIn(manifest, '').filter(([path]) => readable.test(path))),
  }
}

/** Where the texts stand that every language has to have. */
export const readableIn = (manifest: object): readonly string[] =>
  textsIn(manifest, '')
    .map(([path]) => path)
    .filter((path) => readable.test(path))

function textsIn(part: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof part === 'string') return [[path, part]]
  if (Array.isArray(part)) return part.flatMap((each, at) => textsIn(each, `${path}[${at}]`))
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, each]) => textsIn(each, path === '' ? key : `${path}.${key}`))
}
