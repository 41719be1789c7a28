import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readActivity } from '../../../src/channels/teams/activity.ts'
import { placeOf } from '../../../src/channels/teams/place.ts'
import { receive } from '../../../src/channels/teams/receive.ts'
import { RetryableError } from '../../../src/errors.ts'
import { createMemoryFiles } from '../../fakes/files.ts'
import {
  ana,
  bot as botAccount,
  bruno,
  type FakeTeams,
  type Person,
  startTeams,
  tenant,
} from '../../fakes/teams/teams.ts'
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

const send = (more: object, person: Person = ana) => teams.post(bot.url, teams.activity(person, more))
const happened = () => bot.inbounds.map((inbound) => inbound.happened)
const said = (text: string) => ({ type: 'said', text })
const inChannel: Person = { ...ana, conversation: '19:abc@thread.tacv2;messageid=42', type: 'channel' }
const inGroup: Person = { ...ana, conversation: '19:group@thread.v2', type: 'groupChat' }

describe('a message', () => {
  it('loses the mention of the bot, and keeps those of people', async () => {
    await send(
      {
        text: '<at>Ventanilla</at> hola,&nbsp;pregunta <at>Bruno</at>',
        entities: [
          { type: 'mention', text: '<at>Ventanilla</at>', mentioned: botAccount },
          { type: 'mention', text: '<at>Bruno</at>', mentioned: { id: bruno.id, name: 'Bruno' } },
        ],
      },
      inChannel,
    )
    expect(happened()).toMatchObject([said('hola, pregunta Bruno')])
  })

  it('keeps what a person wrote, marks and lines and all', async () => {
    const text = 'a < b && c > d\n**no** _negrita_ #1'
    await send({ text })
    expect(happened()).toMatchObject([said(text)])
  })

  it('that is changed is a correction of it', async () => {
    await send({ id: 'm1', text: 'tiendademo' })
    await send({
      type: 'messageUpdate',
      id: 'm1',
      text: 'tiendaluna',
      channelData: { tenant: { id: tenant }, eventType: 'editMessage' },
    })
    expect(happened()).toMatchObject([
      said('tiendademo'),
      { type: 'edited', message: 'm1', text: 'tiendaluna' },
    ])
  })

  it('that is taken away is passed on as that, once', async () => {
    const taken = {
      type: 'messageDelete',
      id: 'm1',
      channelData: { tenant: { id: tenant }, eventType: 'softDeleteMessage' },
    }
    await send(taken)
    await send(taken)
    expect(happened()).toEqual([
      { type: 'deleted', message: 'm1' },
      { type: 'deleted', message: 'm1' },
    ])
    expect(new Set(bot.inbounds.map(({ id }) => id)).size).toBe(1)
  })

  it('that is answered with a hand, or holds nothing, changes nothing', async () => {
    await send({ type: 'messageDelete', id: 'm1' })
    await send({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] })
    await send({ text: '' })
    expect(happened()).toEqual([])
  })

  it('of the bot itself is passed over', async () => {
    await send({ text: 'eco', from: botAccount })
    expect(happened()).toEqual([])
  })

  it('that comes twice is one event', async () => {
    const activity = teams.activity(ana, { text: 'hola' })
    await teams.post(bot.url, activity)
    await teams.post(bot.url, activity)
    expect(new Set(bot.inbounds.map(({ id }) => id)).size).toBe(1)
  })
})

describe('a message that could not be taken', () => {
  const failing = () => Promise.reject(new RetryableError('store.away', 'away'))
  const told = () => teams.shown(ana.conversation).map(({ activity }) => activity.text)

  it('is said to be so: the platform does not send it again', async () => {
    await bot.close()
    bot = await startScripted(teams, { accept: failing })
    expect((await send({ text: 'hola' })).status).toBe(503)
    expect(told()).toEqual(['No se pudo hacer. Inténtalo de nuevo en un momento.'])
  })

  it('is said to be so also when that shows after the answer', async () => {
    let fail = (): void => {}
    const rings: (() => void)[] = []
    await bot.close()
    bot = await startScripted(teams, {
      clock: { now: () => 0, after: (_ms, ring) => (rings.push(ring), () => {}) },
      accept: () => new Promise((_resolve, reject) => (fail = () => reject(new Error('late')))),
    })
    const posted = send({ text: 'hola' })
    await expect.poll(() => rings.length).toBe(1)
    rings[0]?.()
    expect((await posted).status).toBe(200)
    fail()
    await expect.poll(told).toEqual(['No se pudo hacer. Inténtalo de nuevo en un momento.'])
  })
})

describe('a conversation', () => {
  it('is the chat where it is personal, and one of each person where it is shared', async () => {
    await send({ text: 'a' })
    await send({ text: 'b' }, inChannel)
    await send({ text: 'c' }, inGroup)
    await send({ text: 'd' }, { ...inGroup, ...bruno, conversation: inGroup.conversation, type: 'groupChat' })
    expect(bot.inbounds.map(({ conversation }) => conversation)).toEqual([
      `teams:${tenant}:${ana.conversation}`,
      `teams:${tenant}:19:abc@thread.tacv2;messageid=42:${ana.aadObjectId}`,
      `teams:${tenant}:19:group@thread.v2:${ana.aadObjectId}`,
      `teams:${tenant}:19:group@thread.v2:${bruno.aadObjectId}`,
    ])
  })

  it('in a channel begins with the message that is answered', async () => {
    await send({ id: '77', text: 'a' }, { ...inChannel, conversation: '19:abc@thread.tacv2' })
    expect(bot.inbounds[0]?.conversation).toContain('19:abc@thread.tacv2;messageid=77:')
  })
})

describe('coming and going', () => {
  it('is a welcome in the personal chat, and nowhere else', async () => {
    await send({ type: 'installationUpdate', action: 'add' })
    await send({ type: 'installationUpdate', action: 'add' }, inChannel)
    await send({ type: 'conversationUpdate', membersAdded: [botAccount] })
    await send({ type: 'conversationUpdate', membersAdded: [{ id: bruno.id }] }, inGroup)
    expect(happened()).toEqual([{ type: 'opened' }, { type: 'opened' }])
  })
})

describe('files', () => {
  let host: Server
  let hostUrl = ''
  const asked: { readonly path: string; readonly authorization: string | undefined }[] = []
  beforeEach(async () => {
    asked.length = 0
    host = createServer(({ url = '', headers }, response) => {
      asked.push({ path: url, authorization: headers.authorization })
      const leadTo: Readonly<Record<string, string>> = {
        '/away': 'https://evil.example/x',
        '/moved': '/file',
      }
      const next = leadTo[url]
      response.statusCode = next === undefined ? (url === '/missing' ? 404 : 200) : 302
      if (next !== undefined) response.setHeader('Location', next)
      response.end(response.statusCode === 200 ? 'bytes' : '')
    })
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
    await bot.close()
    const files = createMemoryFiles(100)
    const fileHosts = [new URL(hostUrl).host]
    bot = await startScripted(teams, {
      files,
      settings: {
        ...teams.settings,
        fileHosts,
        serviceHosts: [...teams.settings.serviceHosts, ...fileHosts],
      },
    })
  })
  afterEach(() => new Promise<void>((resolve) => void host.close(() => resolve())))

  const file = (name: string, url: string) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name,
    content: { downloadUrl: url, uniqueId: 'u', fileType: 'txt' },
  })
  const lines = () => teams.shown(ana.conversation).map(({ activity }) => activity.text)

  it('of the personal chat are kept, without a token, under their names', async () => {
    await send({
      text: 'mira',
      attachments: [file('a.txt', `${hostUrl}/file`), file('b.txt', `${hostUrl}/moved`)],
    })
    expect(happened()).toMatchObject([
      { ...said('mira'), files: [{ name: 'a.txt', size: 5 }, { name: 'b.txt' }] },
    ])
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined, undefined])
  })

  it('that are pictures in the text are fetched with the bot’s token', async () => {
    await send({ attachments: [{ contentType: 'image/png', contentUrl: `${hostUrl}/v3/attachments/1` }] })
    expect(happened()).toMatchObject([
      { type: 'said', text: '', files: [{ name: 'image.png', type: 'image/png' }] },
    ])
    expect(asked).toEqual([{ path: '/v3/attachments/1', authorization: 'Bearer token-of-the-bot' }])
  })

  it.each(['https://evil.example/x', 'http://169.254.169.254/latest', 'file:///etc/passwd'])(
    'at %s are not fetched, and the person hears of it',
    async (url) => {
      await send({ text: 'mira', attachments: [file('a.txt', url)] })
      expect(happened()).toMatchObject([{ ...said('mira'), files: [] }])
      expect(lines()).toEqual(['No pude guardar a.txt. Inténtalo otra vez, o sigue sin archivos.'])
    },
  )

  it('at a host that is near, but not on the list, are not asked for', async () => {
    const other = await startTeams()
    await send({ text: 'mira', attachments: [file('a.txt', `${other.url}files/3`)] })
    await send({ attachments: [{ contentType: 'image/png', contentUrl: `${other.url}files/3` }] })
    expect(happened()).toMatchObject([{ ...said('mira'), files: [] }])
    expect(lines()).toHaveLength(2)
    await other.close()
  })

  it('that lead elsewhere, are missing or too large are told, and the others kept', async () => {
    const large = createMemoryFiles(3)
    await send({
      attachments: [
        file('a.txt', `${hostUrl}/away`),
        file('b.txt', `${hostUrl}/missing`),
        file('c.txt', `${hostUrl}/file`),
      ],
    })
    expect(happened()).toMatchObject([{ type: 'said', files: [{ name: 'c.txt' }] }])
    expect(lines()[0]).toContain('a.txt, b.txt')
    await bot.close()
    bot = await startScripted(teams, {
      files: large,
      settings: { ...teams.settings, fileHosts: [new URL(hostUrl).host] },
    })
    await send({ attachments: [file('c.txt', `${hostUrl}/file`)] })
    expect(bot.inbounds).toEqual([])
    expect(lines()[1]).toContain('c.txt')
  })

  it('in a channel get an honest word, and no way where nobody knows one', async () => {
    await bot.close()
    bot = await startScripted(teams, { pageUrl: () => undefined })
    const html = { contentType: 'text/html', content: '<p>mira</p><attachment id="1"></attachment>' }
    await send({ text: 'mira', attachments: [html] }, inChannel)
    expect(happened()).toMatchObject([{ ...said('mira'), files: [] }])
    const [shown] = teams.shown(inChannel.conversation)
    const data = shown?.activity.attachments?.[0]?.content.refresh?.action.data ?? {}
    const value = { action: { type: 'Action.Execute', verb: 'ventanilla', data }, trigger: 'automatic' }
    const { body } = await send({ type: 'invoke', name: 'adaptiveCard/action', value }, inChannel)
    expect(JSON.stringify(body)).toContain('Teams no me deja ver archivos en este lugar')
    expect(JSON.stringify(body)).toContain('respuesta al ticket')
  })
})

describe('any activity at all', () => {
  const kinds = [
    'message',
    'messageUpdate',
    'invoke',
    'installationUpdate',
    'conversationUpdate',
    'event',
    'x',
  ]
  it('is classified, and never fails', () => {
    fc.assert(
      fc.property(
        fc.record({
          type: fc.constantFrom(...kinds),
          text: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
          name: fc.option(fc.constantFrom('adaptiveCard/action', 'task/fetch', '__proto__'), {
            nil: undefined,
          }),
          value: fc.option(fc.jsonValue(), { nil: undefined }),
          attachments: fc.option(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), { nil: undefined }),
          entities: fc.option(
            fc.array(fc.record({ type: fc.string(), text: fc.string(), mentioned: fc.jsonValue() })),
            { nil: undefined },
          ),
          replyToId: fc.option(fc.string(), { nil: undefined }),
          action: fc.option(fc.string(), { nil: undefined }),
        }),
        (more) => {
          const activity = readActivity(JSON.parse(JSON.stringify(teams.activity(ana, more))))
          if (!activity) return
          const place = placeOf(activity)
          expect(place && receive(activity, place).type).toBeDefined()
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is answered over HTTP, whatever the body is', async () => {
    const bodies = fc.sample(fc.oneof(fc.json(), fc.string(), fc.constant('')), 60)
    for (const body of bodies) {
      const response = await fetch(`${bot.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: teams.token() },
        body,
      })
      expect(response.status).toBe(400)
    }
    expect(bot.inbounds).toEqual([])
  })
})
