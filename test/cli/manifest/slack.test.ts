import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { problemsOf, slackManifest, type SlackManifestOptions } from '../../../src/cli/manifest/slack.ts'
import { scopes } from '../../../src/channels/slack/scopes.ts'
import { events } from '../../../src/cli/manifest/slack-names.ts'
import { languages } from '../../../src/dialog/language.ts'
import { TerminalError } from '../../../src/errors.ts'
import { tree } from '../../wording/walk.ts'

const path = '../shared/contracts/slack/app-manifest/manifest.schema.2.0.0.json'
const hasSchema = existsSync(path)
if (!hasSchema) console.warn(`The manifest is not checked by Slack's schema: ${path} is not there.`)

const make = (over: Partial<SlackManifestOptions> = {}) =>
  slackManifest({
    folder: 'manifest/slack',
    url: 'https://soporte.example.com/',
    tree,
    language: 'es',
    ...over,
  })

describe("Slack's manifest", () => {
  it.skipIf(!hasSchema)('is taken by Slack, in every language and for every way to run it', () => {
    const ajv = new Ajv({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
    for (const language of languages) {
      for (let way = 0; way < 8; way++) {
        validate(make({ language, socket: way % 2 > 0, plain: way % 4 > 1, oauth: way > 3 }))
        expect(validate.errors ?? []).toEqual([])
      }
    }
  })

  it('leaves nothing of the template open', () => {
    for (const language of languages) expect(JSON.stringify(make({ language }))).not.toMatch(/\{\w+\}/)
  })

  it('speaks the language, with the first sentences of the dialog to try', () => {
    const text = JSON.stringify(make({ language: 'pt' }))
    expect(text).toContain('Abrir chamado de suporte')
    expect(make({ language: 'pt' }).features.agent_view?.suggested_prompts).toEqual(
      tree.wording.pt?.starters.slice(0, 4).map((text) => ({ title: text, message: text })),
    )
  })

  it('sends everything to the public address, or nothing anywhere over a socket', () => {
    const text = JSON.stringify(make({ oauth: true }))
    expect(text.match(/https:[^"]+/g)).toEqual(
      expect.arrayContaining([
        'https://soporte.example.com/slack/events',
        'https://soporte.example.com/slack/oauth_redirect',
      ]),
    )
    expect(JSON.stringify(make({ socket: true, url: 'http://localhost:3000' }))).not.toContain('http')
  })

  it('asks for agents only where the plan has them', () => {
    expect(make().oauth_config.scopes.bot).toContain('assistant:write')
    const plain = make({ plain: true })
    expect(plain.oauth_config.scopes.bot).not.toContain('assistant:write')
    expect(plain.features).not.toHaveProperty('agent_view')
  })

  it('has tokens renewed only where they are asked for by OAuth', () => {
    expect(make().settings).toMatchObject({ token_rotation_enabled: false, org_deploy_enabled: false })
    expect(make({ oauth: true }).settings).toMatchObject({ token_rotation_enabled: true })
  })

  it('asks for no scope and no event that is not in the table, and for all that are', () => {
    const { oauth_config, settings } = make()
    expect(oauth_config.scopes.bot.toSorted()).toEqual(scopes.toSorted())
    expect(settings.event_subscriptions.bot_events.toSorted()).toEqual(Object.keys(events).toSorted())
  })

  it('has every scope and event explained in the page on Slack', () => {
    const page = readFileSync('docs/slack.md', 'utf8')
    for (const name of [...scopes, ...Object.keys(events)]) expect(page).toContain(`| \`${name}\` |`)
  })

  it('names what Slack would not know, and what it would never send', () => {
    const manifest = make()
    const bot = ['chat:write', 'chat:writes']
    const bot_events = ['message.im', 'message.mine']
    expect(
      problemsOf({
        ...manifest,
        oauth_config: { scopes: { bot } },
        settings: { ...manifest.settings, event_subscriptions: { bot_events } },
      }),
    ).toEqual([
      expect.stringContaining('The scope "chat:writes" is not known. Known scopes: app_mentions:read'),
      'The event "message.im" is sent only with the scope "im:history", which is not asked for.',
      expect.stringContaining('The event "message.mine" is not known. Known events: app_home_opened'),
    ])
  })

  it.each(['support.example.com', 'http://support.example.com', 'ftp://x', ''])(
    'is not made for the address "%s"',
    (url) => {
      expect(() => make({ url })).toThrow(TerminalError)
      expect(() => make({ url })).toThrow('Write it like https://support.example.com')
    },
  )
})
