import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ana, type FakeTeams, startTeams } from '../../fakes/teams/teams.ts'
import { type Scripted, startScripted } from './scripted.ts'

let teams: FakeTeams
let bot: Scripted
beforeEach(async () => {
  teams = await startTeams()
  bot = await startScripted(teams)
})
afterEach(async () => {
  await bot.close()
  await teams.close()
})

/** What the platform sends, of every kind that is told apart. */
const kinds = [
  { text: 'hola' },
  { type: 'messageUpdate', text: 'otra cosa', channelData: { eventType: 'editMessage' } },
  { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
  { type: 'installationUpdate', action: 'add' },
  { type: 'conversationUpdate', membersAdded: [{ id: '28:x' }] },
  { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', data: {} } } },
  { type: 'invoke', name: 'task/fetch', value: { data: {} } },
  { type: 'invoke', name: 'task/submit', value: { data: {} } },
  { type: 'invoke', name: 'composeExtension/query', value: { commandId: 'findTickets' } },
  { type: 'invoke', name: 'composeExtension/queryLink', value: { url: 'https://x.example' } },
  { type: 'invoke', name: 'composeExtension/submitAction', value: {} },
]
const fields = (
  'type id name action value text textFormat locale localTimezone timestamp from recipient conversation channelData ' +
  'entities attachments membersAdded replyToId serviceUrl channelId deliveryMode callerId relatesTo expiration'
).split(' ')

/** Anything, and what the platform's library might make something of. */
const wildValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('expectReplies', 'ephemeral', 'invoke', 'event', 'signin/verifyState', 'xml', null, [], {}),
)

describe('a signed activity with anything at all in its fields', () => {
  it('is taken or turned away, and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.dictionary(fc.constantFrom(...fields), wildValue, { maxKeys: 3 }),
        async (kind, wild) => {
          const { status } = await teams.post(bot.url, teams.activity(ana, { ...kind, ...wild }))
          expect([200, 400, 401, 403, 501]).toContain(status)
        },
      ),
      { numRuns: 400 },
    )
    const { status } = await teams.post(bot.url, teams.activity(ana, { text: 'sigue' }))
    expect(status).toBe(200)
  })
})
