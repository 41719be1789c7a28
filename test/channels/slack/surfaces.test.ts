import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSurfaces, type SurfacePorts, type Surfaces } from '../../../src/channels/slack/surfaces.ts'
import type { HomeView } from '../../../src/channels/slack/views/blocks.ts'
import { filled, inputsOf, type Values } from './views/modal.ts'
import { textsOf } from './views/schema.ts'
import { openStage, placeOf } from './views/stage.ts'

type Stage = Awaited<ReturnType<typeof openStage>>

let stage: Stage
let surfaces: Surfaces
let headings: string[] = []
let tabs: HomeView[] = []
let unfolded: unknown[] = []

beforeEach(async () => {
  stage = await openStage()
  headings = []
  tabs = []
  unfolded = []
  const ports: SurfacePorts = {
    ...stage.ports,
    viewsOf: async () => ({
      ...stage.modals.views,
      async publish(_user, view) {
        tabs.push(view)
      },
    }),
    tickets: (sender, query) => stage.core.lookups.tickets(sender, query),
    ticket: (sender, number) => stage.core.lookups.ticket(sender, number),
    directPlace: async ({ team, user }) => placeOf(`slack:${team}:D${user}:dm`),
    async newPlace({ team, user }, heading) {
      headings.push(heading)
      return placeOf(`slack:${team}:D${user}:${headings.length}`)
    },
    describe: async (_who, { text, ts, user = 'app' }) => ({
      text,
      author: user,
      link: `https://tienda.slack.com/archives/C1/p${ts}`,
    }),
    isDirect: async (_who, channel) => channel.startsWith('D'),
    unfurl: async (...given) => void unfolded.push(given),
    present: async (_who, _trigger, details) => void unfolded.push(details),
    pageUrl: () => 'https://soporte.example.com',
  }
  surfaces = createSurfaces(ports)
})
afterEach(() => stage.close())

const base = {
  team: { id: 'T1', domain: 'tienda' },
  enterprise: null,
  user: { id: 'UANA', team_id: 'T1', name: 'ana' },
  api_app_id: 'A1',
  token: 'unused',
}
const view = (id: string) => ({ id, ...stage.modals.shown(id) })
const submit = async (id: string, values: Values, more: object = {}) => {
  const answer = await surfaces.submitted({
    ...base,
    type: 'view_submission',
    view: { ...view(id), state: filled(stage.modals.shown(id), values) },
    ...more,
  })
  if (answer.response_action === 'update') stage.modals.take(id, answer.view)
  return answer
}

describe('a shortcut', () => {
  it('opens the form of a new request, in a place of its own', async () => {
    const taken = await surfaces.pressed({
      ...base,
      type: 'shortcut',
      callback_id: 'new_ticket',
      trigger_id: 't1',
    })
    expect(taken).toBe(true)
    expect(headings).toEqual(['Abrir un ticket'])
    expect(inputsOf(stage.modals.shown('V-t1')).map(({ label }) => label.text)).toEqual(['Nombre', 'Cuenta'])
  })

  it('of a message fills in its subject, its details, its files and the way back to it', async () => {
    await surfaces.pressed({
      ...base,
      type: 'message_action',
      callback_id: 'ticket_from_message',
      trigger_id: 't2',
      channel: { id: 'C1', name: 'ventas' },
      message: { ts: '1.2', text: 'No carga el checkout\nDesde ayer', user: 'UEVA', files: [{ id: 'F9' }] },
    })
    expect(headings[0]).toContain('Solicitud a partir de un mensaje de UEVA:\nNo carga el checkout')
    await submit('V-t2', { name: 'Ana Ruiz', account: 'tiendademo' })
    await submit('V-t2', { area: 'technical' })
    await submit('V-t2', { problem_type: 'problem' })
    const inputs = inputsOf(stage.modals.shown('V-t2'))
    expect(inputs[3]?.element).toMatchObject({
      initial_value:
        'No carga el checkout\nDesde ayer\n\nMensaje original: https://tienda.slack.com/archives/C1/p1.2',
    })
    expect(inputs[4]?.hint?.text).toContain('F9.png')
    expect((await stage.state('slack:T1:DUANA:1'))?.draft?.answers.subject).toBe('No carga el checkout')
  })

  it('of another name is left to others', async () => {
    const other = { ...base, type: 'shortcut', callback_id: 'something', trigger_id: 't3' }
    expect(await surfaces.pressed(other)).toBe(false)
    expect(headings).toEqual([])
  })
})

describe('a form', () => {
  const open = () =>
    surfaces.pressed({ ...base, type: 'shortcut', callback_id: 'new_ticket', trigger_id: 't1' })
  const suggest = (value: string, more: object = {}) =>
    surfaces.suggest({
      ...base,
      type: 'block_suggestion',
      action_id: 'answer',
      block_id: 'identify.account',
      value,
      view: view('V-t1'),
      ...more,
    })

  it('offers what is typed, to the person it was opened for alone', async () => {
    await open()
    expect((await suggest('nueva')).options.map(({ value }) => value)).toEqual(['nueva'])
    expect(await suggest('nueva', { user: { id: 'UBRUNO', team_id: 'T1' } })).toEqual({ options: [] })
    expect(await suggest('nueva', { team: { id: 'T2' } })).toEqual({ options: [] })
    expect(await suggest('nueva', { block_id: 'identify.other' })).toEqual({ options: [] })
  })

  it('is taken from the person and the workspace it was opened in alone', async () => {
    await open()
    const before = stage.accepted.length
    const values = { name: 'Bruno', account: 'tiendademo' }
    for (const more of [{ user: { id: 'UBRUNO', team_id: 'T1' } }, { team: { id: 'T2' } }]) {
      const fresh = stage.modals.shown('V-t1')
      expect((await submit('V-t1', values, more)).response_action).toBe('update')
      expect(textsOf(stage.modals.shown('V-t1').blocks).join()).toContain('No puedo usar este formulario')
      stage.modals.take('V-t1', fresh)
    }
    expect(stage.accepted).toHaveLength(before)
  })

  it('of an organization is known by the workspace of its person', async () => {
    await open()
    const org = { team: null, enterprise: { id: 'E1' } }
    await submit('V-t1', { name: 'Ana Ruiz', account: 'tiendademo' }, org)
    expect(stage.modals.shown('V-t1').title.text).toBe('¿Qué necesitas?')
  })

  it.each([undefined, null, 'x', [], {}, { type: 'view_submission', view: {} }, { user: { id: 3 } }])(
    'that is none is answered, and changes nothing: %j',
    async (payload) => {
      expect((await surfaces.submitted(payload)).response_action).toBe('update')
      expect(await surfaces.suggest(payload)).toEqual({ options: [] })
      expect(await surfaces.pressed(payload)).toBe(false)
      expect(await surfaces.heard({ team: 'T1' }, payload)).toBe(false)
      expect(stage.accepted).toEqual([])
    },
  )
})

describe('the Home tab', () => {
  const opened = { type: 'app_home_opened', user: 'UANA', channel: 'D1', tab: 'home', event_ts: '1' }
  const act = (action: object) =>
    surfaces.pressed({
      ...base,
      type: 'block_actions',
      trigger_id: 't9',
      view: { ...tabs.at(-1), id: 'V9' },
      actions: [action],
    })

  it('is drawn when it is opened, and not for the other tab', async () => {
    expect(await surfaces.heard({ team: 'T1' }, { ...opened, tab: 'messages' })).toBe(false)
    expect(await surfaces.heard({ team: 'T1' }, opened)).toBe(true)
    expect(textsOf(tabs[0]?.blocks).join('\n')).toContain('Todavía no tienes tickets')
  })

  it('is searched, narrowed, and read in another language', async () => {
    await surfaces.heard({ team: 'T1' }, opened)
    await act({ type: 'plain_text_input', action_id: 'home.search', value: 'checkout' })
    expect(textsOf(tabs.at(-1)?.blocks).join('\n')).toContain('No encuentro tickets tuyos sobre «checkout»')
    await act({ type: 'static_select', action_id: 'home.language', selected_option: { value: 'en' } })
    expect(textsOf(tabs.at(-1)?.blocks).join('\n')).toContain('your tickets')
  })

  it('begins a new request in a form', async () => {
    await surfaces.heard({ team: 'T1' }, opened)
    await act({ type: 'button', action_id: 'home.start', value: 'start' })
    expect(stage.modals.shown('V-t9').title.text).toBe('Comencemos')
  })
})

describe('a link', () => {
  it('to nothing of theirs is left alone, and a work object of it is refused', async () => {
    const url = 'https://soporte.example.com/?ticket=1'
    const shared = {
      type: 'link_shared',
      user: 'UANA',
      channel: 'C1',
      message_ts: '1.2',
      links: [{ url, domain: 'soporte.example.com' }],
    }
    expect(await surfaces.heard({ team: 'T1' }, shared)).toBe(true)
    expect(unfolded).toEqual([])
    const entity = {
      type: 'entity_details_requested',
      user: 'UANA',
      trigger_id: 't',
      external_ref: { id: '1', type: 'ticket' },
    }
    expect(await surfaces.heard({ team: 'T1' }, entity)).toBe(true)
    expect(unfolded).toEqual([{ refused: expect.any(String) }])
  })
})
