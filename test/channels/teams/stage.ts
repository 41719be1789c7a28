import { randomUUID } from 'node:crypto'
import { createTeamsChannel } from '../../../src/channels/teams/teams.ts'
import { choiceIn, type PersonAtPlatform } from '../../../src/cli/scenarios/person.ts'
import type { Connection, Platform } from '../../../src/cli/scenarios/platform.ts'
import type { Scenario } from '../../../src/cli/scenarios/scenario.ts'
import type { World } from '../../../src/cli/scenarios/world.ts'
import type { Clock } from '../../../src/clock.ts'
import { silent } from '../../../src/log.ts'
import type { ConversationId, Inbound, Sender } from '../../../src/message.ts'
import { startHttp } from '../../../src/server/http.ts'
import { createMemoryCursors } from '../../fakes/teams/cursors.ts'
import { ana, type FakeTeams, type Person, type Posted, tenant } from '../../fakes/teams/teams.ts'
import type { SentCard } from '../../fakes/teams/service.ts'

/** Where the person of a scenario writes: in the chat with the bot, or in a channel, where others read along. */
export const seats = {
  personal: { person: ana, conversation: `teams:${tenant}:${ana.conversation}` },
  channel: {
    person: { ...ana, conversation: '19:abc@thread.tacv2;messageid=42', type: 'channel' },
    conversation: `teams:${tenant}:19:abc@thread.tacv2;messageid=42:${ana.aadObjectId}`,
  },
} as const satisfies Readonly<Record<string, { person: Person; conversation: ConversationId }>>

export interface Seated {
  readonly scenario: Scenario
  readonly sender: Sender
  readonly clock: Clock
  readonly seat: keyof typeof seats
}

/** Teams for a scenario: the real channel behind the real HTTP server, and a person at the fake service. */
export function createTeamsPlatform(teams: FakeTeams, { scenario, sender, clock, seat }: Seated): Platform {
  const cursors = createMemoryCursors()
  const { person, conversation: main } = seats[seat]
  const address = { channel: 'teams', conversation: main }
  const who: Person = { ...person, name: sender.name ?? person.name, locale: scenario.lang }
  let url = ''

  return {
    async connect(program): Promise<Connection> {
      // The operator's list knows the person by the scenario's key.
      const known = (given: Sender): Sender => ({ ...given, key: sender.key })
      const accept = (inbound: Inbound) =>
        program.core.accept(inbound.sender ? { ...inbound, sender: known(inbound.sender) } : inbound)
      const { forms, lookups } = program.core
      const channel = createTeamsChannel({
        accept,
        forms,
        lookups: {
          person: (given) => lookups.person(known(given)),
          ticket: (given, number) => lookups.ticket(known(given), number),
          tickets: (given, query) => lookups.tickets(known(given), query),
        },
        files: program.files,
        cursors,
        settings: teams.settings,
        cloud: teams.cloud,
        starters: () => ['Tengo un problema con el checkout', '¿Cómo van mis tickets?'],
        pageUrl: () => 'https://support.example.com',
        language: scenario.lang,
        log: silent,
        clock,
      })
      const http = await startHttp({
        host: '127.0.0.1',
        port: 0,
        routes: channel.routes,
        ready: () => Promise.resolve(true),
        hostNames: [],
        maxBodyBytes: 256 * 1024,
        log: silent,
      })
      url = http.url
      return {
        // Tickets that a scenario begins with were filed from no conversation of ours.
        channel: {
          ...channel,
          placeOf: ({ conversation }) =>
            conversation.startsWith('teams:update_') ? { conversation: main, address } : { conversation },
        },
        conversationOf: ({ conversation }) => conversation ?? '',
        async close() {
          await http.close()
          await channel.close()
        },
      }
    },
    person: (world) => createPerson(world, teams, { who, main }, () => url),
    close: () => Promise.resolve(),
  }
}

function createPerson(
  world: World,
  teams: FakeTeams,
  { who, main }: { readonly who: Person; readonly main: ConversationId },
  url: () => string,
): PersonAtPlatform {
  const post = (activity: object): Promise<Posted> => teams.post(url(), activity)
  let last: object | undefined
  let lastPress: object | undefined
  const send = async (activity: object): Promise<void> => {
    last = activity
    const { status } = await post(activity)
    if (status !== 200) throw new Error(`Teams was answered ${status}.`)
    await world.settle()
  }
  const press = (card: string, data: object): Promise<void> => {
    lastPress = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card,
      value: { action: { type: 'Action.Execute', verb: 'ventanilla', data }, trigger: 'manual' },
    }
    return send(teams.activity(who, lastPress))
  }

  /** The person's client asks for what is for their eyes alone, as it does when a card comes into view. */
  const lookAgain = async (): Promise<void> => {
    for (const { id, activity } of teams.shown(who.conversation)) {
      const data = activity.attachments?.[0]?.content.refresh?.action.data
      if (!data) continue
      const value = { action: { type: 'Action.Execute', verb: 'ventanilla', data }, trigger: 'automatic' }
      const { body } = await post(
        teams.activity(who, { type: 'invoke', name: 'adaptiveCard/action', replyToId: id, value }),
      )
      const { type, value: card } = body as { readonly type: string; readonly value: SentCard }
      if (type === 'application/vnd.microsoft.card.adaptive') teams.see(who.conversation, id, card)
    }
  }

  /** Where the bot sees no files, the person opens the page they are shown the link of. */
  const give = async (name: string, bytes: number): Promise<void> => {
    await lookAgain()
    const cards = teams.shown(who.conversation).map(({ seen }) => JSON.stringify(seen ?? {}))
    const path = cards.map((card) => /example\.com(\/teams\/files\/[\w-]+)/.exec(card)?.[1]).findLast(Boolean)
    if (path === undefined) throw new Error('No card shows where files are given.')
    const response = await fetch(`${url()}${path}`, {
      method: 'POST',
      headers: { Origin: url(), 'X-File-Name': encodeURIComponent(name) },
      body: Buffer.alloc(bytes, 'x'),
    })
    if (response.status !== 204) throw new Error(`The file was answered ${response.status}.`)
    await world.settle()
  }

  return {
    placeOf: () => main,
    async open() {
      if (who.type === 'personal') {
        return send(teams.activity(who, { type: 'installationUpdate', action: 'add' }))
      }
      await send(teams.activity(who, { text: greetings[world.scenario.lang] }))
      await world.clock.advance(1_100, world.settle)
    },
    async say(_conversation, text, files = []) {
      const id = randomUUID()
      if (who.type !== 'personal' && files.length > 0) {
        await send(teams.activity(who, { id, text, attachments: [reference] }))
        for (const { name, size } of files) await give(name, size)
        return id
      }
      const attachments = files.map(({ name, ref }) => ({
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name,
        content: { downloadUrl: ref, uniqueId: randomUUID(), fileType: name.split('.').at(-1) },
      }))
      await send(teams.activity(who, { id, text, attachments }))
      return id
    },
    edit: (_conversation, message, text) =>
      send(
        teams.activity(who, {
          type: 'messageUpdate',
          id: message,
          text,
          channelData: { tenant: { id: tenant }, eventType: 'editMessage' },
        }),
      ),
    async press(conversation, q, opt, which) {
      const live = world.screen.live(conversation)
      const asked = which === 'live' ? (live?.asks === q ? [live] : []) : oldPrompts(world, conversation, q)
      const choice = asked.map((prompt) => choiceIn(prompt, opt)).findLast((each) => each !== undefined)
      if (choice === undefined) throw new Error(`there is nothing to press for ${q}: ${opt}`)
      if (which === 'old') return press('an-old-card', { do: 'choose', owner: ownerOf(who), choice })
      await lookAgain()
      const button = pressable(teams, who, (each) => each === choice)
      if (!button) throw new Error(`no card offers ${choice}`)
      await press(button.card, button.data)
    },
    file: (name, type, bytes) =>
      Promise.resolve({
        ref: `${teams.url}files/${bytes}`,
        name,
        type: type ?? 'application/octet-stream',
        size: bytes,
      }),
    async pressAgain() {
      if (lastPress) await send(teams.activity(who, lastPress))
    },
    async deliverAgain() {
      if (last) await send(last)
    },
  }
}

const greetings = { es: 'hola', pt: 'oi', en: 'hi' }
/** What a bot gets of a file in a channel. */
const reference = { contentType: 'text/html', content: '<attachment id="1"></attachment>' }

const ownerOf = ({ aadObjectId }: Person): string => `teams:${tenant}:${aadObjectId}`

function oldPrompts(world: World, conversation: ConversationId, q: string) {
  const live = world.screen.live(conversation)
  const prompts = world.screen.delivered(conversation).flatMap(({ parts }) => parts)
  return prompts.filter((part) => part.type === 'prompt').filter((part) => part.asks === q && part !== live)
}

/** What a person presses: the newest card with a button, or a list, for a choice that fits; undefined when no card has it. */
export function pressable(
  teams: FakeTeams,
  who: Person,
  fits: (choice: string) => boolean,
): { readonly card: string; readonly data: object } | undefined {
  for (const { id, activity, seen } of teams.shown(who.conversation).toReversed()) {
    const content = seen ?? activity.attachments?.[0]?.content
    for (const { data = {} } of content?.actions ?? []) {
      if (typeof data['choice'] === 'string' && fits(data['choice'])) return { card: id, data }
      const list = content?.body.find((each) => 'id' in each && each.id === data['from'])
      const choices = list && 'choices' in list ? (list.choices as readonly { readonly value: string }[]) : []
      const chosen = choices.find(({ value }) => fits(value))
      if (data['do'] === 'pick' && chosen) {
        return { card: id, data: { ...data, [String(data['from'])]: chosen.value } }
      }
    }
  }
  return undefined
}
