import { describe, expect, it } from 'vitest'
import { phrasesIn } from '../../src/i18n/speak.ts'
import { interpret } from '../../src/understanding/rules.ts'
import { decode, encode } from '../../src/dialog/choice.ts'
import type { Say } from '../../src/wording/message.ts'
import { wordMessage } from '../../src/wording/message.ts'
import { articles, given, noon, nothing, technical, tree } from './spec.ts'

const issue = {
  ...articles[0]!,
  id: 'CHK-82.a',
  kind: 'known-issue',
  title: 'El total no suma el envío',
  issue: { status: 'scheduled', workaround: 'Recarga la página.', canBeFollowed: true },
} as const
const follow = { type: 'issue', act: 'follow', issue: issue.id } as const
const unfollow = { ...follow, act: 'unfollow' } as const
const at = () => given({ ...technical, subject: 'El total está mal' }, { world: { found: [issue] } })

describe('a known issue', () => {
  it('is followed instead of filing, and nothing that was answered is lost', () => {
    const talk = at()
      .clicks(follow)
      .then({ acts: ['follow'], msgs: 1, asks: undefined })
    expect(talk.effects).toContainEqual({ type: 'follow', issue: issue.id, language: 'es', isOn: true })
    expect(talk.said[0]).toMatchObject({ type: 'issue', moment: 'followed' })
    expect(talk.replaced).toMatchObject([{ type: 'answered', value: { followed: issue.title } }])
    expect(talk.state.draft).toBeUndefined()
    talk.does('resume').then({ has: { subject: 'El total está mal' } })
  })

  it('is followed only where it is on show and something is to come', () => {
    nothing().clicks(follow).then({ acts: [] })
    const fixed = { ...issue, issue: { status: 'fixed' } } as const
    const talk = given({ ...technical, subject: 'El total está mal' }, { world: { found: [fixed] } })
    talk.clicks(follow).then({ acts: [], asks: 'articles' })
  })

  it('is followed no more when that is asked for, at any time', () => {
    const talk = at()
      .clicks(unfollow)
      .then({ acts: ['follow'], asks: 'articles', msgs: 1 })
    expect(talk.effects).toContainEqual({ type: 'follow', issue: issue.id, language: 'es', isOn: false })
  })

  it('is told of when it changes, and the question that stands open stays', () => {
    at().when({ type: 'issue', issue }).then({ asks: 'articles', msgs: 1, acts: [] })
    expect(nothing().when({ type: 'issue', issue }).said).toEqual([
      { type: 'issue', moment: 'changed', issue },
    ])
  })

  it.each([follow, unfollow])('is named by a choice that travels: $act', (choice) => {
    expect(decode(encode(choice))).toEqual(choice)
    expect(decode('i.other.x')).toBeUndefined()
    expect(decode('i.follow.')).toBeUndefined()
  })
})

describe('the news of a known issue', () => {
  const word = (status: 'scheduled' | 'fixed', language: Say['language']) => {
    const changed = { ...issue, issue: { ...issue.issue, status } }
    const content = [{ type: 'issue', moment: 'changed', issue: changed }] as const
    return wordMessage(
      tree,
      { type: 'say', slot: 'm1', language, content },
      { id: 'm', timeZone: 'UTC', at: noon },
    )
  }

  it.each([
    ['es', 'Programado', 'Dejar de avisarme'],
    ['pt', 'Agendado', 'Parar de avisar'],
    ['en', 'Scheduled', 'Stop telling me'],
  ] as const)('say the state, what helps meanwhile, and how to stop, in %s', (language, state, stop) => {
    const { text, parts } = word('scheduled', language)
    for (const said of [issue.title, state, 'Recarga la página.', issue.url]) expect(text).toContain(said)
    expect(parts.at(-1)).toMatchObject({
      type: 'buttons',
      buttons: [{ label: stop, choice: encode(unfollow) }],
    })
  })

  it('end with the issue: nothing is left to stop, or to get round', () => {
    const { text, parts } = word('fixed', 'en')
    expect(parts.map(({ type }) => type)).toEqual(['text'])
    expect(text).not.toContain('Recarga')
  })
})

describe('in words', () => {
  const says = (talk: ReturnType<typeof at>, act: 'follow' | 'unfollow') =>
    talk.says(act, [{ type: 'issue', act }])

  it('is followed, and followed no more, as by a press', () => {
    const talk = says(at(), 'follow')
    expect(talk.effects).toContainEqual({ type: 'follow', issue: issue.id, language: 'es', isOn: true })
    expect(talk.state.following).toBe(issue.id)
    says(talk, 'unfollow')
    expect(talk.effects).toContainEqual({ type: 'follow', issue: issue.id, language: 'es', isOn: false })
    expect(talk.state.following).toBeUndefined()
  })

  it('is understood as the buttons say it, where it means something', () => {
    const meant = (text: string, language: 'es' | 'pt' | 'en', state = at().state) =>
      interpret({ text, tree, state, language, at: noon, timeZone: 'UTC' }).acts
    const followed = { ...nothing().state, following: issue.id }
    for (const language of ['es', 'pt', 'en'] as const) {
      const {
        articles: { follow: yes },
        issue: { unfollow: no },
      } = phrasesIn(language)
      expect(meant(yes, language)).toEqual([{ type: 'issue', act: 'follow' }])
      expect(meant(`${no}, por favor`, language, followed)).toEqual([{ type: 'issue', act: 'unfollow' }])
      expect(meant(no, language)).not.toContainEqual({ type: 'issue', act: 'unfollow' })
    }
  })
})
