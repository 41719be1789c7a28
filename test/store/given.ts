import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyState, type State } from '../../src/dialog/state.ts'
import type { Commit } from '../../src/store/store.ts'

export const address = { channel: 'web', visit: 'v1' } as const
/** A moment to count from. */
export const noon = Date.UTC(2026, 10, 24, 12)
export const hour = 3_600_000

export function stateAt(prompts: number): State {
  return { ...emptyState({ id: 'support', version: 1 }, 'es'), prompts }
}

/** A commit of the version after `expect`, with one effect to say for each id. */
export function commitOf(expect: number, over: Partial<Commit> & { says?: readonly string[] } = {}): Commit {
  const { says = [], ...rest } = over
  return {
    expect,
    state: stateAt(expect + 1),
    address,
    event: `event-${expect + 1}`,
    effects: says.map((id) => ({ id, effect: { type: 'say', slot: id, language: 'es', content: [] } })),
    now: noon,
    ...rest,
  }
}

/** A folder of its own, and how to remove it. */
export function newFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A draft of the technical branch with every question answered, as it stands before it is sent. */
export const finishedTechnicalDraft: State = {
  ...emptyState({ id: 'vtex-2023-12', version: 3 }, 'es'),
  person: {
    id: 'p_0123456789abcdef01234567',
    name: 'Ana Ríos',
    email: 'ana@tiendaluna.example',
    chatName: 'Ana R.',
    account: 'tiendaluna',
    accounts: ['tiendaluna', 'tiendalunaqa'],
    timeZone: 'America/Bogota',
    language: 'es',
  },
  drafts: 1,
  prompts: 12,
  live: { id: 12, asks: 'review', draft: 1 },
  lastAt: noon,
  draft: {
    id: 1,
    revision: 11,
    answers: {
      name: 'Ana Ríos',
      account: 'tiendaluna',
      area: 'technical',
      problem_type: 'checkout',
      subject: 'El checkout muestra error 502 al pagar con tarjeta',
      articles: 'none',
      impact: 'high',
      affected_users: 'all',
      experience: 'first_time',
      details:
        'Desde las 10:00 ningún comprador puede pagar con tarjeta. Probamos con dos navegadores y tres tarjetas; el pedido 55123 quedó incompleto.',
      attachments: '-',
      share_consent: true,
    },
    origins: {
      name: '1764000000.000100',
      account: '1764000001.000100',
      subject: '1764000002.000100',
      details: '1764000003.000100',
      share_consent: { at: noon, language: 'es', version: '2023-12' },
    },
    files: [
      { ref: 'mhx1-0123456789abcdef0123456789abcdef', name: 'captura.png', type: 'image/png', size: 183_400 },
    ],
    undo: [
      { answers: { affected_users: null } },
      { answers: { experience: null } },
      { answers: { details: null } },
      { answers: { attachments: null } },
      { answers: { share_consent: null } },
    ],
  },
}
