import { afterEach, describe, expect, it } from 'vitest'
import { keepProposals, proposalsFrom } from '../../../../src/channels/slack/views/proposals.ts'
import type { Who } from '../../../../src/channels/slack/views/ports.ts'
import { encode } from '../../../../src/dialog/choice.ts'
import { RetryableError } from '../../../../src/errors.ts'
import { filled, inputsOf, type Values } from './modal.ts'
import { textsOf } from './schema.ts'
import { ana, bruno, openStage, placeOf } from './stage.ts'

type Stage = Awaited<ReturnType<typeof openStage>>

const conversation = 'slack:T1:D1:1'
let stage: Stage
afterEach(() => stage.close())

const case500 = {
  impact: 'critical',
  affected_users: 'shoppers',
  experience: 'expert',
  details: 'Desde las 9 el checkout responde 500.',
  share_consent: 'yes',
}
const titleOf = (id: string) => stage.modals.shown(id).title.text
const saidIn = (id: string) => textsOf(stage.modals.shown(id).blocks).join('\n')
const pagesOf = (id: string) => stage.modals.stages(id).map(({ title }) => title.text)

/** Fills in the first pages, up to the one of the case. */
async function toCase(id: string): Promise<void> {
  await stage.submit(id, { name: 'Ana Ruiz', account: 'tiendademo' })
  await stage.submit(id, { area: 'technical' })
  await stage.submit(id, { problem_type: 'problem', subject: 'Error 500 en checkout' })
}

const press = async (choice: string) =>
  stage.core.accept({
    id: `press/${choice}`,
    ...placeOf(conversation),
    sender: await stage.ports.senderOf(ana),
    at: stage.clock.now(),
    happened: { type: 'clicked', choice },
  })

describe('a form in Slack', () => {
  it('leads through every page of the technical tree, to a review in the conversation and a ticket', async () => {
    stage = await openStage()
    const id = await stage.begin()
    await toCase(id)
    const answer = await stage.submit(id, { ...case500, attachments: [{ id: 'F1' }] })

    expect(answer).toEqual({ response_action: 'clear' })
    expect(pagesOf(id)).toEqual([
      'Comencemos',
      '¿Qué necesitas?',
      'Tu consulta técnica',
      'Los detalles del caso',
    ])
    const review = stage.shown.at(-1)?.message
    expect(review?.text).toContain('Revisa tu solicitud antes de enviarla')
    const live = (await stage.state())?.live
    await press(encode({ type: 'command', draft: 1, prompt: live?.id ?? 0, command: 'send' }))
    await stage.core.idle()

    const { person } = await stage.ports.person(await stage.ports.senderOf(ana))
    const { tickets } = await stage.desk.list(person.id, { page: 1, perPage: 10 })
    expect(tickets).toEqual([
      expect.objectContaining({
        subject: 'Error 500 en checkout',
        priority: 'urgent',
        account: 'tiendademo',
      }),
    ])
  })

  it('says a mistake at its field, and saves nothing yet', async () => {
    stage = await openStage()
    const id = await stage.begin()
    await stage.submit(id, { name: 'Ana Ruiz', account: 'tiendademo' })
    await stage.submit(id, { area: 'technical' })
    const before = stage.accepted.length
    const answer = await stage.submit(id, { problem_type: 'problem', subject: 'ab' })

    expect(answer).toEqual({
      response_action: 'errors',
      errors: { 'technical_subject.subject': expect.stringContaining('3') },
    })
    expect(stage.accepted).toHaveLength(before)
    const mended = await stage.submit(id, { problem_type: 'problem', subject: 'Error 500' })
    expect(mended.response_action).toBe('update')
  })

  it('takes a page from the person it was opened for alone', async () => {
    stage = await openStage()
    const id = await stage.begin()
    const before = stage.accepted.length
    const answer = await stage.submit(id, { name: 'Bruno', account: 'tiendademo' }, bruno)

    expect(answer.response_action).toBe('update')
    expect(saidIn(id)).toContain('No puedo usar este formulario')
    expect(stage.accepted).toHaveLength(before)
    expect(stage.logged()).toContain('slack.form-refused')
  })

  it('takes the same page once, however often it is sent', async () => {
    stage = await openStage()
    const id = await stage.begin()
    await toCase(id)
    const before = stage.modals.shown(id)
    await stage.submit(id, case500)
    const revision = (await stage.state())?.draft?.revision
    const shown = stage.shown.length
    stage.modals.take(id, before)
    const answer = await stage.submit(id, case500)

    expect(answer).toEqual({ response_action: 'clear' })
    expect((await stage.state())?.draft?.revision).toBe(revision)
    expect(stage.shown).toHaveLength(shown)
    const [first, second] = stage.accepted.slice(-2)
    expect(second?.id).toBe(first?.id)
  })

  it('shows what was answered in the conversation, and the conversation goes on after it', async () => {
    stage = await openStage()
    const id = await stage.begin()
    await toCase(id)
    const { draft, live } = (await stage.state()) ?? {}
    await press(
      encode({
        type: 'answer',
        draft: draft?.id ?? 0,
        prompt: live?.id ?? 0,
        question: 'impact',
        value: 'important',
      }),
    )
    await stage.opening.page(ana, 'again', placeOf(conversation), 'technical_case')
    const [impact] = inputsOf(stage.modals.shown('V-again'))
    expect(impact?.element).toMatchObject({ initial_option: { value: 'important' } })
    await stage.submit('V-again', { ...case500, impact: 'auxiliary' })
    expect((await stage.state())?.draft?.answers).toMatchObject({ impact: 'auxiliary', share_consent: true })
  })

  it('has nothing to fill in on a page that is not on the way, and takes none of a request that is over', async () => {
    stage = await openStage()
    const id = await stage.begin()
    await stage.opening.page(ana, 'off', placeOf(conversation), 'technical_case')
    expect(saidIn('V-off')).toContain('Ahora no hay nada que completar aquí')

    const { live } = (await stage.state()) ?? {}
    await press(encode({ type: 'command', draft: 1, prompt: live?.id ?? 0, command: 'cancel' }))
    await stage.submit(id, { name: 'Ana', account: 'tiendademo' })
    expect(saidIn(id)).toContain('Esta solicitud ya no está abierta')
  })

  describe('with articles that may be the answer', () => {
    const article = {
      id: 'a1',
      kind: 'article',
      title: 'Checkout',
      url: 'https://help.vtex.com/a1',
      locale: 'es',
      line: 'Revisa el checkout.',
    }
    const toArticles = async (): Promise<string> => {
      stage = await openStage({
        knowledge: { suggest: async () => [article], record() {}, close: async () => undefined },
      })
      const id = await stage.begin()
      await toCase(id)
      return id
    }

    it('shows them, and goes on when none helps', async () => {
      const id = await toArticles()
      expect(saidIn(id)).toContain('Revisa el checkout.')
      expect(stage.modals.shown(id).submit?.text).toBe('Ninguno, seguir')
      await stage.submit(id, {})
      expect(titleOf(id)).toBe('Los detalles del caso')
      expect((await stage.state())?.draft?.answers['articles']).toBe('none_helps')
    })

    it('goes on once, however often that is sent', async () => {
      const id = await toArticles()
      const before = stage.modals.shown(id)
      await stage.submit(id, {})
      const shown = stage.shown.length
      stage.modals.take(id, before)
      await stage.submit(id, {})
      expect(titleOf(id)).toBe('Los detalles del caso')
      expect(stage.shown).toHaveLength(shown)
    })

    it('shows them again, with what went wrong, when that can’t be saved', async () => {
      const id = await toArticles()
      stage.trouble.accept = () => Promise.reject(new RetryableError('store.away', 'The store is away.'))
      await stage.submit(id, {})
      expect(saidIn(id)).toContain('No pude guardar ahora')
      expect(saidIn(id)).toContain('Revisa el checkout.')
    })

    it('ends where one was the answer, and says so', async () => {
      const id = await toArticles()
      const view = stage.modals.shown(id)
      const [, value = ''] = /"value":"(a\.[^"]+)"/.exec(JSON.stringify(view.blocks)) ?? []
      const action = { action_id: 'choice.1', value }
      const { private_metadata } = view
      const press = (who: Who) =>
        stage.leaving.pressed({
          ...who,
          type: 'block_actions',
          view: { id, type: 'modal', private_metadata },
          actions: [action],
        })
      await press(bruno)
      expect(saidIn(id)).toContain('Revisa el checkout.')
      await press(ana)
      expect(saidIn(id)).toContain('Qué bueno que ya tienes la respuesta')
      expect((await stage.state())?.draft).toBeUndefined()
    })
  })

  describe('that is closed', () => {
    const close = async (id: string, values: Values, more: object = {}) => {
      const view = stage.modals.shown(id)
      const state = filled(view, values)
      const { private_metadata } = view
      await stage.leaving.closed({
        ...ana,
        type: 'view_closed',
        is_cleared: false,
        view: { id, private_metadata, state },
        ...more,
      })
    }

    it('keeps what was typed and can be taken', async () => {
      stage = await openStage()
      const id = await stage.begin()
      await stage.submit(id, { name: 'Ana Ruiz', account: 'tiendademo' })
      await stage.submit(id, { area: 'technical' })
      await close(id, { problem_type: 'problem', subject: 'ab' })
      const { draft, live } = (await stage.state()) ?? {}
      expect(draft?.answers).toMatchObject({ problem_type: 'problem' })
      expect(live?.asks).toBe('subject')
    })

    it('changes nothing where nothing new was typed, where it was ours to close, and for somebody else', async () => {
      stage = await openStage()
      const id = await stage.begin()
      const before = stage.accepted.length
      const typed = { name: 'Ana Ruiz', account: 'tiendademo' }
      await close(id, typed, { is_cleared: true })
      await close(id, typed, bruno)
      await stage.submit(id, typed)
      await stage.opening.page(ana, 'again', placeOf(conversation), 'identify')
      await close('V-again', typed)
      expect(stage.accepted.slice(before).map(({ happened }) => happened.type)).toEqual(['submitted'])
    })
  })

  it('begins with a message: its first line is the subject, and all of it with its link the details', async () => {
    stage = await openStage()
    const link = 'Mensaje original: https://tienda.slack.com/archives/C1/p1'
    const text = `El checkout da error 500\n${'Pasa con todas las tarjetas. '.repeat(150)}`
    await keepProposals(stage.ports.cursors, conversation, proposalsFrom(text, link))
    const id = await stage.begin()
    await stage.submit(id, { name: 'Ana Ruiz', account: 'tiendademo' })
    await stage.submit(id, { area: 'technical' })
    await stage.submit(id, { problem_type: 'problem' })
    const { details: _, ...others } = case500
    await stage.submit(id, others)
    const { answers } = (await stage.state())?.draft ?? {}
    expect(answers?.subject).toBe('El checkout da error 500')
    expect(answers?.details).toBe(`${text.trim()}\n\n${link}`)
  })
})

describe('when something takes its time', () => {
  it('opens a form that says that it is on its way, before the trigger is over', async () => {
    stage = await openStage()
    let go: (() => void) | undefined
    await stage.begin()
    stage.trouble.forms = () => new Promise((resolve) => (go = resolve))
    const opened = stage.opening.page(ana, 'slow', placeOf(conversation), 'identify')
    await expect.poll(() => go).toBeDefined()
    await stage.clock.advance(900)
    await expect.poll(() => saidIn('V-slow')).toContain('estoy abriendo el formulario')
    go?.()
    await opened
    expect(titleOf('V-slow')).toBe('Comencemos')
  })

  it('answers in time that it is saving, and shows the next page when it is done', async () => {
    stage = await openStage()
    const id = await stage.begin()
    let go: (() => void) | undefined
    stage.trouble.accept = () => new Promise((resolve) => (go = resolve))
    const answered = stage.submit(id, { name: 'Ana Ruiz', account: 'tiendademo' })
    await expect.poll(() => go).toBeDefined()
    await stage.clock.advance(1_600)
    await answered
    expect(saidIn(id)).toContain('estoy guardando tus respuestas')
    go?.()
    await expect.poll(() => titleOf(id)).toBe('¿Qué necesitas?')
  })

  it('keeps what was typed when it can not be saved, and takes it with the next try', async () => {
    stage = await openStage()
    const id = await stage.begin()
    stage.trouble.accept = () => Promise.reject(new RetryableError('test.away', 'Away.'))
    const answer = await stage.submit(id, { name: 'Ana Ruiz', account: 'tiendademo' })
    expect(answer).toEqual({
      response_action: 'errors',
      errors: { 'identify.name': expect.stringContaining('Tus respuestas siguen aquí') },
    })
    delete stage.trouble.accept
    await stage.submit(id, { name: 'Ana Ruiz', account: 'tiendademo' })
    expect(titleOf(id)).toBe('¿Qué necesitas?')
  })

  it('brings the page back as it was typed when saving fails later', async () => {
    stage = await openStage()
    const id = await stage.begin()
    let fail: (() => void) | undefined
    stage.trouble.accept = () =>
      new Promise((_, reject) => (fail = () => reject(new RetryableError('test.away', 'Away.'))))
    const answered = stage.submit(id, { name: 'Ana María', account: 'otra' })
    await expect.poll(() => fail).toBeDefined()
    await stage.clock.advance(1_600)
    await answered
    fail?.()
    await expect.poll(() => saidIn(id)).toContain('Tus respuestas siguen aquí')
    const [name, account] = inputsOf(stage.modals.shown(id)).map(({ element }) => element)
    expect(name).toMatchObject({ initial_value: 'Ana María' })
    expect(account).toMatchObject({ initial_option: { value: 'otra' } })
  })

  it('attaches a file once, although the answers beside it had to be sent again', async () => {
    stage = await openStage()
    const id = await stage.begin()
    await toCase(id)
    let calls = 0
    stage.trouble.accept = async () => {
      calls += 1
      if (calls === 2) throw new RetryableError('test.away', 'Away.')
    }
    const values = { ...case500, attachments: [{ id: 'F1' }] }
    expect((await stage.submit(id, values)).response_action).toBe('errors')
    expect((await stage.submit(id, values)).response_action).toBe('clear')
    expect((await stage.state())?.draft?.files).toHaveLength(1)
    const given = stage.accepted.filter(({ happened }) => happened.type === 'said')
    expect(given.map(({ id }) => id)).toEqual([given[0]?.id, given[0]?.id])
  })
})
