import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../../src/cli/manifest/teams-check.ts'
import { zipOf } from '../../../src/cli/manifest/teams-zip.ts'
import { type TeamsPackage, teamsPackage, type TeamsPackageOptions } from '../../../src/cli/manifest/teams.ts'
import { findTickets } from '../../../src/channels/teams/extension/tickets.ts'
import { openTicket } from '../../../src/channels/teams/extension/open-ticket.ts'
import { languages } from '../../../src/dialog/language.ts'
import { TerminalError } from '../../../src/errors.ts'
import { variables } from '../../../src/server/config.ts'
import { tree } from '../../wording/walk.ts'

const folder = '../shared/contracts/teams/app-manifest'
const hasSchema = existsSync(folder)
if (!hasSchema) console.warn(`The package is not checked by the schema of Teams: ${folder} is not there.`)

const appId = '11111111-2222-3333-4444-555555555555'
const make = (over: Partial<TeamsPackageOptions> = {}): TeamsPackage =>
  teamsPackage({
    folder: 'manifest/teams',
    url: 'https://soporte.example.com/',
    appId,
    tree,
    language: 'es',
    version: '1.0.0',
    developer: 'Ventanilla',
    ...over,
  })
const jsonIn = (pack: TeamsPackage, name: string) =>
  JSON.parse(Buffer.from(pack[name] ?? []).toString()) as Record<string, unknown>
const manifestIn = (pack: TeamsPackage) => jsonIn(pack, 'manifest.json') as unknown as Manifest

interface Manifest {
  readonly localizationInfo: { readonly additionalLanguages: readonly { readonly file: string }[] }
  readonly permissions: readonly string[]
  bots: { commandLists: { commands: { title: string; description: string }[] }[] }[]
  readonly composeExtensions: { commands: { id: string }[] }[]
}

function validatorOf(name: string) {
  const { $schema: _, ...schema } = JSON.parse(
    readFileSync(join(folder, `${name}.v1.29.schema.json`), 'utf8'),
  ) as Record<string, unknown>
  return new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true }).compile(
    schema,
  )
}

describe('the package for Teams', () => {
  it.skipIf(!hasSchema)('is valid by the published schemas, in every language', () => {
    const [manifest, translation] = [
      validatorOf('MicrosoftTeams'),
      validatorOf('MicrosoftTeams.Localization'),
    ]
    for (const language of languages) {
      const pack = make({ language })
      manifest(manifestIn(pack))
      expect(manifest.errors ?? []).toEqual([])
      for (const { file } of manifestIn(pack).localizationInfo.additionalLanguages) {
        translation(jsonIn(pack, file))
        expect(translation.errors ?? []).toEqual([])
      }
    }
  })

  it('leaves nothing of the template open', () => {
    for (const language of languages) {
      for (const bytes of Object.values(make({ language })).slice(0, 3))
        expect(Buffer.from(bytes).toString()).not.toMatch(/\{\w+\}/)
    }
  })

  it('speaks three languages, with commands and the first sentences of the dialog in each', () => {
    const pack = make({ language: 'es' })
    expect(Object.keys(pack).toSorted()).toEqual([
      'color.png',
      'en.json',
      'manifest.json',
      'outline.png',
      'pt.json',
    ])
    expect(manifestIn(pack).bots[0]?.commandLists.map(({ commands }) => commands.length)).toEqual([9, 5])
    expect(jsonIn(pack, 'en.json')).toMatchObject({
      'name.short': 'VTEX Support',
      'bots[0].commandLists[0].commands[0].title': 'Hi',
      'bots[0].commandLists[0].commands[5].prompt': tree.wording.en?.starters[0],
      'composeExtensions[0].commands[1].parameters[0].title': 'Search',
    })
  })

  it('names the commands that are answered', () => {
    expect(manifestIn(make()).composeExtensions[0]?.commands.map(({ id }) => id)).toEqual([
      openTicket,
      findTickets,
    ])
  })

  it('is the same file whenever it is made', () => {
    const zip = zipOf(make())
    expect(Buffer.from(zipOf(make())).equals(zip)).toBe(true)
    expect(Object.keys(unzipSync(zip))).toEqual(Object.keys(make()).toSorted())
  })

  it('is the same file in another part of the world', () => {
    const home = mkdtempSync(join(tmpdir(), 'ventanilla-manifest-'))
    const made = ['UTC', 'America/Sao_Paulo', 'Asia/Tokyo'].map((zone) => {
      const out = join(home, `${zone.replace('/', '-')}.zip`)
      execFileSync(
        'node_modules/.bin/tsx',
        [
          'src/cli/manifest.ts',
          'teams',
          '--url',
          'https://soporte.example.com',
          '--app-id',
          appId,
          '--out',
          out,
        ],
        { env: { ...process.env, TZ: zone } },
      )
      return readFileSync(out).toString('base64')
    })
    rmSync(home, { recursive: true })
    expect(new Set(made)).toEqual(new Set([Buffer.from(zipOf(make())).toString('base64')]))
  }, 60_000)

  it.each<[string, Partial<TeamsPackageOptions>, RegExp]>([
    [
      'an address that nobody reaches',
      { url: 'http://localhost:3000' },
      /no https address[\s\S]*no public host/,
    ],
    ['an address through somebody’s own machine', { url: 'https://x.ngrok-free.app' }, /no public host/],
    ['no address', { url: 'soporte' }, /is no address/],
    ['an id that is none', { appId: 'abc' }, /is no id like/],
    ['a version that is none', { version: '0.1' }, /is no version like/],
    ['a developer without a name', { developer: ' ' }, /developer\.name: is empty/],
    ['a page on privacy that anybody can read along', { privacyUrl: 'http://x.example.com' }, /privacyUrl/],
    ['a language that the dialog lacks', { tree: { ...tree, wording: {} } }, /has no words in "es"/],
  ])('is not made for %s', (_, over, says) => {
    expect(() => make(over)).toThrow(TerminalError)
    expect(() => make(over)).toThrow(says)
  })
})

describe('the check of a package', () => {
  const bytes = (value: object): Uint8Array => Buffer.from(JSON.stringify(value))
  const changed = (change: (manifest: Manifest) => void): TeamsPackage => {
    const pack = make()
    const manifest = manifestIn(pack)
    change(manifest)
    return { ...pack, 'manifest.json': bytes(manifest) }
  }

  it('finds nothing wrong with ours', () => {
    expect(problemsOf(make())).toEqual([])
  })

  it.each<[string, (manifest: Manifest) => void, RegExp]>([
    [
      'eleven commands',
      ({ bots }) => {
        const [list] = bots[0]?.commandLists ?? []
        while (list && list.commands.length < 11)
          list.commands.push({ title: `x${list.commands.length}`, description: 'x' })
      },
      /more than 10 commands/,
    ],
    [
      'a command twice',
      ({ bots }) => {
        const [list] = bots[0]?.commandLists ?? []
        list?.commands.splice(1, 1, { title: 'HOLA', description: 'x' })
      },
      /"hola" twice/,
    ],
    [
      'a scope without commands',
      ({ bots }) => {
        bots[0]?.commandLists.pop()
      },
      /"team" has not one list/,
    ],
    [
      'a name that is not ours',
      (manifest) => Object.assign(manifest, { name: { short: 'Teams help', full: 'x' } }),
      /names Microsoft or Teams/,
    ],
    [
      'a description that is too long',
      (manifest) => Object.assign(manifest, { description: { short: 'x'.repeat(81), full: 'x' } }),
      /more than 80/,
    ],
    ['no bot', (manifest) => Object.assign(manifest, { bots: [] }), /holds not one bot/],
  ])('finds %s', (_, change, says) => {
    expect(problemsOf(changed(change)).join('\n')).toMatch(says)
  })

  it('finds a language that misses a text, or has one too many', () => {
    const { 'name.short': _, ...texts } = jsonIn(make(), 'pt.json')
    const said = problemsOf({ ...make(), 'pt.json': bytes({ ...texts, 'name.long': 'x' }) })
    expect(said).toEqual([
      'pt.json: "name.short" is missing.',
      'pt.json: "name.long" is nowhere in the manifest.',
    ])
    const { 'pt.json': __, ...rest } = make()
    expect(problemsOf(rest)).toEqual(['pt.json is not there, or holds no texts.'])
  })

  it('finds an icon of another size, or with a color where none may be', () => {
    const pack = make()
    const { 'color.png': color, 'outline.png': outline } = pack
    expect(problemsOf({ ...pack, ...(color && { 'outline.png': color }) })).toEqual([
      'outline.png is no PNG of 32 by 32 with 8 bits a color and opacity.',
      'outline.png has to be white on nothing.',
    ])
    expect(problemsOf({ ...pack, ...(outline && { 'color.png': outline }) })).toEqual([
      'color.png is no PNG of 192 by 192 with 8 bits a color and opacity.',
    ])
    expect(problemsOf({ ...pack, 'color.png': Buffer.from('no picture') })).toHaveLength(1)
  })
})

describe('docs/teams.md', () => {
  const page = readFileSync('docs/teams.md', 'utf8')

  it('explains every permission and every setting', () => {
    const { permissions } = manifestIn(make())
    expect(permissions.filter((each) => !page.includes(`| \`${each}\` |`))).toEqual([])
    const settings = variables.filter((name) => name.startsWith('TEAMS_'))
    expect(settings.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
  })

  it('names the commands as the package does, and every option that packs it', () => {
    const titles = manifestIn(make()).bots[0]?.commandLists[1]?.commands.map(({ title }) => title) ?? []
    expect(titles.filter((title) => !page.includes(`\`${title}\``))).toEqual([])
    const usage = readFileSync('src/cli/manifest.ts', 'utf8').split('For Teams:')[1]?.split('`')[0] ?? ''
    const options = [...usage.matchAll(/^  (--[a-z-]+)/gm)].map(([, option = '']) => option)
    expect(options.length).toBeGreaterThan(4)
    expect(options.filter((option) => !page.includes(option))).toEqual([])
  })
})
