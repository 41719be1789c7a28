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
import { ana, type FakeTeams, type Person, tenant } from '../../fakes/teams/teams.ts'

/** The one conversation of a scenario. */
export const main: ConversationId = `teams:${tenant}:${ana.conversation}`
const address = { channel: 'teams', conversation: main }

/** Teams for a scenario: the real channel behind the real HTTP server, and a person at the fake service. */
export function createTeamsPlatform(
  teams: FakeTeams,
  scenario: Scenario,
  sender: Sender,
  clock: Clock,
): Platform {
  const cursors = createMemoryCursors()
  const who: Person = { ...ana, name: sender.name ?? ana.name, locale: scenario.lang }
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
        pageUrl: () => undefined,
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
    person: (world) => createPerson(world, teams, who, (activity) => teams.post(url, activity)),
    close: () => Promise.resolve(),
  }
}

function createPerson(
  world: World,
  teams: FakeTeams,
  who: Person,
  post: (activity: object) => Promise<{ readonly status: number }>,
): PersonAtPlatform {
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

  return {
    placeOf: () => main,
    open: () => send(teams.activity(who, { type: 'installationUpdate', action: 'add' })),
    async say(_conversation, text, files = []) {
      const id = randomUUID()
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
  for (const { id, activity } of teams.shown(who.conversation).toReversed()) {
    const content = activity.attachments?.[0]?.content
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
