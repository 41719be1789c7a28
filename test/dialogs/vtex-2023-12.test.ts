import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { holds, isOn } from '../../src/dialog/condition.ts'
import { languages } from '../../src/dialog/language.ts'
import { lint } from '../../src/dialog/lint.ts'
import { type Way, waysOf } from '../../src/dialog/lint/ways.ts'
import { nextPlace, pathOf } from '../../src/dialog/route.ts'
import type { Answers, AnswerValue, Draft } from '../../src/dialog/state.ts'
import { buildTree, treeSchema, wordingSchema } from '../../src/dialog/tree.ts'
import { loadTree } from '../../src/dialogs/load.ts'

const folder = fileURLToPath(new URL('../../dialogs/vtex-2023-12', import.meta.url))
const tree = loadTree(folder)
const ways = waysOf(tree) ?? []

/** The question asked after these answers; undefined for the review. */
function next(answers: Answers, files = 0): string | undefined {
  const file = { ref: 'r', name: 'n', type: 't', size: 1 }
  const given = { name: 'Ana Ruiz', account: 'tiendademo', ...answers }
  const draft: Draft = { id: 1, revision: 1, answers: given, files: Array(files).fill(file), undo: [] }
  return nextPlace(tree, draft, pathOf(tree, given))?.question
}

function filed(kind: 'priority' | 'type', answers: Answers): string | undefined {
  return tree.files[kind].find(({ when }) => holds(when, (id) => answers[id]))?.is
}

const spanish = (question: string) => tree.wording.es?.questions[question]
const labels = (question: string) => Object.values(spanish(question)?.options ?? {}).map((each) => each.label)

describe('the Spanish labels', () => {
  it.each([
    ['name', 'Nombre'],
    ['account', 'Cuenta'],
    ['problem_type', 'Tipo de problema'],
    ['subject', 'Asunto de la solicitud'],
    ['impact', 'Impacto del problema'],
    ['affected_users', 'Usuarios afectados por el problema'],
    ['experience', 'Su experiencia en la plataforma'],
    ['details', 'Describa en detalle lo sucedido'],
    ['attachments', 'Elija un archivo'],
    ['share_consent', 'Acepto que la solución de mi problema/duda se comparta de manera anónima con VTEX'],
    ['finance_subject', 'Asunto de la solicitud'],
    ['request_type', 'Tipo de solicitud'],
  ])('of %s is the published one', (question, label) => {
    expect(spanish(question)?.label).toBe(label)
  })

  it.each([
    ['area', ['Técnico', 'Financiero', 'Comercial']],
    [
      'problem_type',
      [
        'La tienda enfrenta un problema o comportamiento inesperado',
        'Tengo una duda y quisiera hacer una pregunta',
        'Quisiera solicitar una configuración',
      ],
    ],
    [
      'impact',
      [
        'Comportamiento inesperado en los recursos auxiliares de la tienda',
        'Comportamiento inesperado en los recursos importantes de la tienda',
        'Comportamiento inesperado en los recursos críticos de la tienda',
      ],
    ],
    [
      'affected_users',
      [
        'Usuarios del panel administrativo',
        'Compradores, consumidores o usuarios finales',
        'Todos los usuarios',
      ],
    ],
    [
      'experience',
      [
        'Conozco los recursos básicos. Estoy aprendiendo',
        'Sé todo lo que necesito para hacer bien mi trabajo',
        'Tengo experiencia, conozco recursos avanzados',
      ],
    ],
    [
      'finance_subject',
      [
        'Admin bloqueado',
        'Alerta de retraso en el Admin',
        'Envío de comprobante de pago',
        'Problemas al recibir o conciliar el boleto y/o factura',
        'Dudas sobre el valor, el cálculo y otras informaciones de cobranzas',
        'Migración del modelo de contrato',
        'Modificación del nro. de registro de persona jurídica - Transferencia de responsabilidad contractual',
        'Modificación de los destinatarios de las facturas',
        'Modificación de los datos de registro',
        'Rescisión del contrato',
        'Cambio del vencimiento mensual de la factura',
        'Partner VTEX',
      ],
    ],
    [
      'request_type',
      [
        'Nueva Política Comercial',
        'Nuevo White Label',
        'Nuevo Ambiente Seller',
        'Nuevo Ambiente Adicional',
        'Cambio de Master Admin',
      ],
    ],
  ])('of the options of %s are the published ones', (question, expected) => {
    expect(labels(question)).toEqual(expected)
  })

  it('keep the longest one whole', () => {
    expect(spanish('finance_subject')?.options?.legal_entity_change?.label).toHaveLength(100)
  })

  it('stand in the order of the options in every language', () => {
    for (const [id, question] of Object.entries(tree.questions)) {
      if (question.type !== 'choice') continue
      for (const language of languages) {
        expect(Object.keys(tree.wording[language]?.questions[id]?.options ?? {})).toEqual(question.options)
      }
    }
  })
})

describe('the priority', () => {
  const incident = { area: 'technical', problem_type: 'problem' }
  it.each([
    [{ area: 'financial', finance_subject: 'admin_blocked' }, 'low'],
    [{ area: 'technical', problem_type: 'question' }, 'low'],
    [{ area: 'technical', problem_type: 'setup' }, 'low'],
    [{ area: 'technical', problem_type: 'question', impact: 'critical', affected_users: 'everyone' }, 'low'],
    [{ ...incident, affected_users: 'admin_users', impact: 'auxiliary' }, 'low'],
    [{ ...incident, affected_users: 'admin_users', impact: 'important' }, 'normal'],
    [{ ...incident, affected_users: 'admin_users', impact: 'critical' }, 'high'],
    [{ ...incident, affected_users: 'shoppers', impact: 'auxiliary' }, 'normal'],
    [{ ...incident, affected_users: 'shoppers', impact: 'important' }, 'high'],
    [{ ...incident, affected_users: 'shoppers', impact: 'critical' }, 'urgent'],
    [{ ...incident, affected_users: 'everyone', impact: 'auxiliary' }, 'normal'],
    [{ ...incident, affected_users: 'everyone', impact: 'important' }, 'high'],
    [{ ...incident, affected_users: 'everyone', impact: 'critical' }, 'urgent'],
    [{ area: 'commercial', request_type: 'new_white_label' }, 'low'],
    [{ ...incident, affected_users: '?', impact: 'critical' }, 'normal'],
    [{ ...incident, affected_users: 'everyone', impact: '?' }, 'normal'],
    [{ ...incident, affected_users: 'admin_users', impact: '?' }, 'normal'],
    [{ ...incident, affected_users: '?', impact: '?' }, 'normal'],
    [incident, 'normal'],
  ])('of %j is %s', (answers, priority) => {
    expect(filed('priority', answers as Answers)).toBe(priority)
  })
})

describe('the type of ticket', () => {
  it.each([
    [{ problem_type: 'problem' }, 'incident'],
    [{ problem_type: 'question' }, 'question'],
    [{ problem_type: 'setup' }, 'task'],
    [{ area: 'financial', finance_subject: 'charge_questions' }, 'question'],
    [{ area: 'financial', finance_subject: 'termination' }, 'task'],
    [{ area: 'commercial', request_type: 'new_trade_policy' }, 'task'],
  ])('of %j is %s', (answers, type) => {
    expect(filed('type', answers as Answers)).toBe(type)
  })
})

describe('every way through', () => {
  const routes = [...new Map(ways.map((way) => [route(way), way])).values()]

  function route(way: Way): string {
    return way.places.map((place) => place.question).join(' ')
  }

  it('is one of these', () => {
    expect(routes.map(route).sort()).toMatchInlineSnapshot(`
      [
        "name account area finance_subject details attachments",
        "name account area problem_type subject articles impact affected_users experience details attachments share_consent",
        "name account area request_type env_sponsor_email env_account_name env_business_type env_go_live env_partner env_revenue env_currency env_currency_other env_in_contract",
        "name account area request_type env_sponsor_email env_account_name env_business_type env_go_live env_partner env_revenue env_currency env_in_contract",
        "name account area request_type se_name se_account_name se_seller_type se_email se_admin_email se_document se_address se_trade_policy",
        "name account area request_type sp_current_email sp_new_email sp_sponsor_available sp_country sp_legal_rep_name sp_legal_rep_email sp_rep_in_articles sp_reason attachments",
        "name account area request_type tp_name tp_channel tp_integration tp_sellers_scope tp_market tp_currency_locale tp_cost_ack",
        "name account area request_type tp_name tp_channel tp_integration tp_sellers_scope tp_sellers tp_market tp_currency_locale tp_cost_ack",
        "name account area request_type tp_name tp_channel tp_sellers_scope tp_market tp_currency_locale tp_cost_ack",
        "name account area request_type tp_name tp_channel tp_sellers_scope tp_sellers tp_market tp_currency_locale tp_cost_ack",
        "name account area request_type wl_sponsor_email wl_seller_names wl_in_contract wl_stores attachments",
      ]
    `)
  })

  it('is the one that a conversation takes', () => {
    for (const way of ways) {
      const given = way.places.flatMap(({ question }) => {
        const value = way.value(question) as AnswerValue | undefined
        return value === undefined ? [] : [[question, value] as const]
      })
      const path = pathOf(tree, Object.fromEntries(given))
      expect(path.places.map((place) => place.question)).toEqual(way.places.map((place) => place.question))
    }
  })

  it('goes through the twelve financial subjects', () => {
    const subjects = ways.map((way) => way.value('finance_subject')).filter((value) => value !== undefined)
    expect(new Set(subjects).size).toBe(12)
  })
})

describe('the order of the questions', () => {
  it('is the published one for a technical problem', () => {
    const order: string[] = []
    let answers: Answers = { area: 'technical' }
    const given: Answers = { problem_type: 'problem', impact: 'critical', affected_users: 'shoppers' }
    for (let id = next(answers); id !== undefined; id = next(answers)) {
      order.push(id)
      const value = { experience: 'expert', share_consent: false, attachments: '-' }[id]
      answers = { ...answers, [id]: given[id] ?? value ?? 'text' }
    }
    expect(order).toEqual([
      'problem_type',
      'subject',
      'articles',
      'impact',
      'affected_users',
      'experience',
      'details',
      'attachments',
      'share_consent',
    ])
  })

  it('asks for the receipt when none was sent', () => {
    const proof = { area: 'financial', finance_subject: 'payment_proof' }
    expect(next(proof)).toBe('details')
    expect(next({ ...proof, details: 'invoice 88231' })).toBe('attachments')
    expect(next({ ...proof, details: 'invoice 88231' }, 1)).toBeUndefined()
  })

  it('asks for no file on another financial subject', () => {
    const change = {
      area: 'financial',
      finance_subject: 'legal_entity_change',
      details: 'a new legal entity',
    }
    expect(next(change)).toBeUndefined()
  })

  it('asks for a file on a technical case although one was sent', () => {
    const answers = {
      area: 'technical',
      problem_type: 'problem',
      subject: 'Precios en cero',
      articles: 'none_helps',
      impact: '?',
      affected_users: 'everyone',
      experience: 'expert',
      details: 'Desde ayer',
    }
    expect(next(answers)).toBe('attachments')
    expect(next(answers, 1)).toBe('attachments')
  })

  it('lets the documents of a new Master Admin follow later', () => {
    const { attachments } = tree.questions
    const answers: Answers = { area: 'commercial', request_type: 'master_admin_change', sp_country: 'brazil' }
    expect(isOn(attachments?.optional ?? false, (id) => answers[id])).toBe(true)
  })

  it('never presets the consent, and never needs it to be yes', () => {
    expect(tree.questions.share_consent).toMatchObject({ type: 'consent', optional: false })
    const named = JSON.stringify([tree.files, tree.pages])
    expect(named.match(/share_consent/g)).toHaveLength(1)
  })
})

describe('the words', () => {
  const files = Object.fromEntries(
    languages.map((language) => [language, parse(readFileSync(`${folder}/${language}.yaml`, 'utf8'))]),
  )
  const data = treeSchema.parse(parse(readFileSync(`${folder}/tree.yaml`, 'utf8')))

  it('say why every question is asked, in every language', () => {
    for (const language of languages) {
      for (const id of Object.keys(tree.questions)) {
        expect(tree.wording[language]?.questions[id], `${id} in ${language}`).toMatchObject({
          why: expect.any(String),
          again: expect.any(String),
        })
      }
    }
  })

  it('give an example of every level', () => {
    for (const id of ['area', 'problem_type', 'impact', 'affected_users', 'experience']) {
      for (const option of Object.values(spanish(id)?.options ?? {})) expect(option.example).toBeTruthy()
    }
  })

  it('cannot lose a single key without anybody noticing', () => {
    const keys = languages.flatMap((language) => pathsOf(files[language]).map((path) => ({ language, path })))
    expect(keys.length).toBeGreaterThan(2_000)
    fc.assert(
      fc.property(fc.constantFrom(...keys), ({ language, path }) => {
        const words = languages.map((each) =>
          wordingSchema.safeParse(each === language ? without(files[each], path) : files[each]),
        )
        const isRead = words.every((each) => each.success)
        const found = isRead
          ? lint(
              buildTree(
                data,
                words.map((each) => each.data as never),
              ),
            )
          : ['unreadable']
        expect(found, path.join('.')).not.toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

/** Every key of nested objects, as a path. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...pathsOf(part, [...path, key])])
}

function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  const { [key]: part, ...others } = value as Record<string, unknown>
  return rest.length === 0 ? others : { ...others, [key]: without(part, rest) }
}
