import { z } from 'zod'
import { readPng } from './png.ts'
import { appName, type Manifest, manifestSchema } from './teams-schema.ts'
import { readableIn } from './teams-translation.ts'

/**
 * What Teams or its store would send a package back for, in words; empty for a good one. The published schema says what may
 * be in a manifest; this says what is asked of what is in it.
 */
export function problemsOf(pack: Readonly<Record<string, Uint8Array>>): readonly string[] {
  const json = textIn(pack, 'manifest.json')
  const parsed = manifestSchema.safeParse(json)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `manifest.json: ${path.join('.')}: ${message}.`)
  }
  const manifest = parsed.data
  return [
    ...addresses(manifest),
    ...commandLists(manifest),
    ...extension(manifest),
    ...translations(manifest, json as object, pack),
    ...icons(manifest, pack),
  ]
}

/** Hosts that lead to somebody's own machine. */
const passing =
  /(^|\.)(ngrok\.io|ngrok\.app|ngrok-free\.app|loca\.lt|localhost|devtunnels\.ms|trycloudflare\.com)$/i

function addresses({ developer, validDomains, composeExtensions }: Manifest): readonly string[] {
  const { name: _, ...urls } = developer
  const domains = [
    ...validDomains,
    ...composeExtensions.flatMap(({ messageHandlers }) =>
      messageHandlers.flatMap(({ value }) => value.domains),
    ),
  ]
  return [
    ...Object.entries(urls)
      .filter(([, url]) => !URL.canParse(url) || new URL(url).protocol !== 'https:')
      .map(([key, url]) => `developer.${key}: "${url}" is no https address.`),
    ...[...new Set(domains)]
      .filter(
        (domain) =>
          !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain) || /^[\d.]+$/.test(domain) || passing.test(domain),
      )
      .map(
        (domain) =>
          `validDomains: "${domain}" is no public host. Use the name that people reach the page by.`,
      ),
  ]
}

const mostCommands = 10

function commandLists({ bots }: Manifest): readonly string[] {
  return bots.flatMap(({ scopes, commandLists: lists }) => [
    ...scopes
      .filter((scope) => lists.filter((list) => list.scopes.includes(scope)).length !== 1)
      .map((scope) => `bots: "${scope}" has not one list of commands.`),
    ...lists.flatMap(({ scopes: of, commands }, at) => {
      const where = `bots: list ${at + 1} (${of.join(', ')})`
      const titles = commands.map(({ title }) => title.toLowerCase())
      return [
        ...(commands.length > mostCommands ? [`${where} has more than ${mostCommands} commands.`] : []),
        ...(commands.length === 0 ? [`${where} is empty.`] : []),
        ...titles
          .filter((title, first) => titles.indexOf(title) !== first)
          .map((title) => `${where} has "${title}" twice.`),
      ]
    }),
  ])
}

function extension({ composeExtensions }: Manifest): readonly string[] {
  return composeExtensions.flatMap(({ commands }) => [
    ...(commands.length > mostCommands ? [`composeExtensions: more than ${mostCommands} commands.`] : []),
    ...commands
      .filter(({ type, parameters, fetchTask }) => (type === 'query' ? !parameters?.length : !fetchTask))
      .map(({ id, type }) =>
        type === 'query'
          ? `composeExtensions: "${id}" asks for nothing to search by.`
          : `composeExtensions: "${id}" opens no dialog.`,
      ),
  ])
}

function translations(
  { localizationInfo, name: { short } }: Manifest,
  json: object,
  pack: Readonly<Record<string, Uint8Array>>,
): readonly string[] {
  const wanted = readableIn(json)
  return localizationInfo.additionalLanguages.flatMap(({ file }) => {
    const parsed = z.record(z.string(), z.string()).safeParse(textIn(pack, file))
    if (!parsed.success) return [`${file} is not there, or holds no texts.`]
    const { $schema: _, ...texts } = parsed.data
    const found = Object.keys(texts)
    return [
      ...wanted.filter((path) => !found.includes(path)).map((path) => `${file}: "${path}" is missing.`),
      ...found
        .filter((path) => !wanted.includes(path))
        .map((path) => `${file}: "${path}" is nowhere in the manifest.`),
      ...(appName.safeParse(texts['name.short'] ?? short).success
        ? []
        : [`${file}: the name can't be used.`]),
    ]
  })
}

function icons(
  { icons: { color, outline } }: Manifest,
  pack: Readonly<Record<string, Uint8Array>>,
): readonly string[] {
  const sizes = [
    [color, 192],
    [outline, 32],
  ] as const
  const wrong = sizes.flatMap(([file, size]) => {
    const picture = readPng(pack[file] ?? new Uint8Array())
    return picture?.width === size && picture.height === size
      ? []
      : [`${file} is no PNG of ${size} by ${size} with 8 bits a color and opacity.`]
  })
  const pixels = readPng(pack[outline] ?? new Uint8Array())?.pixels ?? []
  const isWhite = pixels.every(([red, green, blue, alpha]) => alpha === 0 || (red & green & blue) === 255)
  const isDrawn = pixels.some(([, , , alpha]) => alpha === 255) && pixels.some(([, , , alpha]) => alpha === 0)
  return isWhite && isDrawn ? wrong : [...wrong, `${outline} has to be white on nothing.`]
}

function textIn(pack: Readonly<Record<string, Uint8Array>>, file: string): unknown {
  try {
    return JSON.parse(Buffer.from(pack[file] ?? []).toString())
  } catch {
    return undefined
  }
}
