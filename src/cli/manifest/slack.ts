import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { scopes } from '../../channels/slack/scopes.ts'
import type { Language } from '../../dialog/language.ts'
import type { Tree } from '../../dialog/tree.ts'
import { TerminalError } from '../../errors.ts'
import { cut, filled } from './fill.ts'
import { events } from './slack-names.ts'

export interface SlackManifestOptions {
  /** The folder with the template and its words. */
  readonly folder: string
  /** The public address. */
  readonly url: string
  readonly tree: Tree
  readonly language: Language
  /** Events come over a connection that the program opens. */
  readonly socket?: boolean
  /** The plan has no agents. */
  readonly plain?: boolean
  /** Workspaces install it by themselves, and their tokens are renewed. */
  readonly oauth?: boolean
}

/** The parts of a manifest that are filled in or left out; the rest is taken from the template as it is. */
const manifestSchema = z.looseObject({
  features: z.looseObject({
    agent_view: z.looseObject({ suggested_prompts: z.array(z.unknown()) }).optional(),
    slash_commands: z.array(z.looseObject({ url: z.string().optional() })),
    unfurl_domains: z.array(z.string()).optional(),
  }),
  oauth_config: z.looseObject({
    redirect_urls: z.array(z.string()).optional(),
    scopes: z.looseObject({ bot: z.array(z.string()) }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({
      request_url: z.string().optional(),
      bot_events: z.array(z.string()),
    }),
    interactivity: z.looseObject({ is_enabled: z.boolean() }),
  }),
})

export type SlackManifest = z.infer<typeof manifestSchema>

/** How many prompts Slack suggests, and how long a description may be. */
const most = { prompts: 4, name: 35, description: 140, intro: 300 }

/**
 * The manifest of the app in Slack, filled in.
 * @throws TerminalError `cli.invalid-manifest` for an address that Slack can't reach, or a name that Slack does not know.
 */
export function slackManifest(options: SlackManifestOptions): SlackManifest {
  const url = addressOf(options)
  const wording = options.tree.wording[options.language]
  if (wording === undefined) throw invalid(`The dialog has no words in "${options.language}".`)
  const words: unknown = parse(readFileSync(join(options.folder, 'words.yaml'), 'utf8'))
  const values = {
    ...z.record(z.string(), z.record(z.string(), z.string())).parse(words)[options.language],
    url,
    host: new URL(url).hostname,
    name: cut(wording.title, most.name),
    description: cut(wording.intro, most.description),
    intro: cut(wording.intro, most.intro),
  }
  const template: unknown = parse(readFileSync(join(options.folder, 'manifest.yaml'), 'utf8'))
  const manifest = manifestSchema.parse(filled(template, values))
  const problems = problemsOf(manifest)
  if (problems.length > 0) throw invalid(problems.join('\n'))
  const changes = [
    withPrompts(wording.starters),
    ...(options.plain ? [withoutAgents] : []),
    ...(options.oauth ? [] : [forOneWorkspace]),
    ...(options.socket ? [overSocket] : []),
  ]
  return changes.reduce((made, change) => change(made), manifest)
}

/** What Slack would not know, or would never send. */
export function problemsOf({ oauth_config, settings }: SlackManifest): readonly string[] {
  const asked = oauth_config.scopes.bot
  const heard = settings.event_subscriptions.bot_events
  return [
    ...asked
      .filter((scope) => !scopes.some((each) => each === scope))
      .map((scope) => `The scope "${scope}" is not known. Known scopes: ${scopes.join(', ')}.`),
    ...heard.flatMap((event) => {
      if (!Object.hasOwn(events, event))
        return [`The event "${event}" is not known. Known events: ${Object.keys(events).join(', ')}.`]
      const scope = events[event]
      return scope === undefined || asked.includes(scope)
        ? []
        : [`The event "${event}" is sent only with the scope "${scope}", which is not asked for.`]
    }),
  ]
}

function addressOf({ url, socket }: SlackManifestOptions): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol === 'https:' || (socket && parsed?.protocol === 'http:'))
    return url.replace(/\/+$/, '')
  throw invalid(`"${url}" is no address that Slack can send to. Write it like https://support.example.com.`)
}

type Change = (manifest: SlackManifest) => SlackManifest

/** The dialog's own first sentences to try. */
const withPrompts =
  (starters: readonly string[]): Change =>
  ({ features, ...rest }) => {
    const prompts = starters.slice(0, most.prompts).map((text) => ({ title: text, message: text }))
    const agent_view = { ...features.agent_view, suggested_prompts: prompts }
    return { ...rest, features: { ...features, agent_view } }
  }

const withoutAgents: Change = ({ features, oauth_config, ...rest }) => {
  const { agent_view: _, ...others } = features
  const bot = oauth_config.scopes.bot.filter((scope) => scope !== 'assistant:write')
  return {
    ...rest,
    features: others,
    oauth_config: { ...oauth_config, scopes: { ...oauth_config.scopes, bot } },
  }
}

/** A token from the page of the app, which is not renewed, and nowhere to install from. */
const forOneWorkspace: Change = ({ oauth_config, settings, ...rest }) => {
  const { redirect_urls: _, ...others } = oauth_config
  return {
    ...rest,
    oauth_config: others,
    settings: { ...settings, org_deploy_enabled: false, token_rotation_enabled: false },
  }
}

/** Without the addresses that Slack would send to, and without links to a machine that only its owner reaches. */
const overSocket: Change = ({ features, settings, ...rest }) => {
  const { request_url: _, ...event_subscriptions } = settings.event_subscriptions
  const { unfurl_domains = [], ...others } = features
  const domains = unfurl_domains.filter((host) => host.includes('.'))
  return {
    ...rest,
    features: {
      ...others,
      ...(domains.length > 0 && { unfurl_domains: domains }),
      slash_commands: features.slash_commands.map(({ url: _url, ...command }) => command),
    },
    settings: {
      ...settings,
      event_subscriptions,
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
    },
  }
}

const invalid = (message: string): TerminalError =>
  new TerminalError('cli.invalid-manifest', `The manifest can't be made.\n${message}`)
