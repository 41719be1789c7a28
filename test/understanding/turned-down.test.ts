import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { answer, command, places, type Row, unclear, understood } from './places.ts'

const left = unclear('impact', 'auxiliary', 'important')
const others = unclear('affected_users', 'admin_users', 'everyone')

/** What is turned down is never taken: of what is left the person chooses, where the rest is not said. */
const rows: Readonly<Record<Language, readonly Row[]>> = {
  es: [
    ['impact', 'no es crítico', [left]],
    ['impact', 'no es nada crítico', [left]],
    ['impact', 'para nada crítico', [left]],
    ['impact', 'no creo que sea crítico', [left]],
    ['impact', 'no lo considero crítico', [left]],
    ['impact', 'no es un problema crítico', [left]],
    ['impact', 'no tan crítico', [left]],
    ['impact', 'crítico no, importante', [answer('impact', 'important')]],
    ['impact', 'ni crítico ni importante, auxiliar', [answer('impact', 'auxiliary')]],
    ['impact', 'no funciona nada, es crítico', [answer('impact', 'critical')]],
    ['impact', 'no podemos vender', [answer('impact', 'critical')]],
    ['users', 'no afecta a los compradores', [others]],
    ['users', 'no afecta a los compradores, solo al admin', [answer('affected_users', 'admin_users')]],
    ['users', 'no solo a los compradores', [answer('affected_users', 'everyone')]],
    ['area', 'no es técnico', [unclear('area', 'financial', 'commercial')]],
    ['area', 'no es un tema técnico, es financiero', [answer('area', 'financial')]],
    ['finance', 'no quiero cancelar el contrato', []],
    ['area', 'no quiero cancelar el contrato', []],
    ['area', 'no necesitamos una nueva política comercial', [unclear('area', 'technical', 'financial')]],
    ['area', 'no tiene que ver con la factura de VTEX', [unclear('area', 'technical', 'commercial')]],
    [
      'area',
      'no queremos rescindir el contrato, queremos cambiar el vencimiento',
      [answer('area', 'financial'), answer('finance_subject', 'due_date_change')],
    ],
    ['finance', 'no queremos cancelar el contrato', []],
    ['finance', 'no me llega la factura', [answer('finance_subject', 'invoice_trouble')]],
    ['review', 'no cancelar', []],
    ['review', 'no quiero cancelar', []],
    ['review', 'no deshacer', []],
    ['review', 'no quiero hablar con una persona', []],
    ['review', 'no empezar de nuevo', []],
    ['review', 'todavía no lo envíes', []],
    ['review', 'no, cancela', [command('cancel')]],
    ['review', 'no, quiero hablar con una persona', [command('human')]],
  ],
  pt: [
    ['impact', 'não é crítico', [left]],
    ['impact', 'não é nada crítico', [left]],
    ['impact', 'não acho que seja crítico', [left]],
    ['impact', 'não é um problema crítico', [left]],
    ['impact', 'crítico não, importante', [answer('impact', 'important')]],
    ['users', 'não afeta os compradores, só o admin', [answer('affected_users', 'admin_users')]],
    ['area', 'não é técnico', [unclear('area', 'financial', 'commercial')]],
    ['area', 'não queremos cancelar o contrato', []],
    ['finance', 'não quero rescindir o contrato', []],
    ['review', 'não cancele', []],
    ['review', 'não quero cancelar', []],
    ['review', 'não quero falar com uma pessoa', []],
    ['review', 'não, cancela', [command('cancel')]],
  ],
  en: [
    ['impact', 'it is not critical', [left]],
    ['impact', "it's not that critical", [left]],
    ['impact', "I don't think it is critical", [left]],
    ['impact', "isn't critical", [left]],
    ['impact', 'not a critical issue', [left]],
    ['impact', 'not critical but important', [answer('impact', 'important')]],
    ['users', "it doesn't affect shoppers", [others]],
    ['area', 'it is not technical', [unclear('area', 'financial', 'commercial')]],
    ['area', "it's not about billing", [unclear('area', 'technical', 'commercial')]],
    ['area', "we don't want to cancel the contract", []],
    ['finance', "I don't want to end the contract", []],
    ['review', "don't cancel", []],
    ['review', "I don't want to cancel", []],
    ['review', "don't send it", []],
    ['review', 'no, cancel it', [command('cancel')]],
  ],
}

describe.each(['es', 'pt', 'en'] as const)('what is turned down in %s', (language) => {
  for (const row of rows[language]) {
    it(`${row[0]}: ${row[1]}`, () => {
      expect(understood(language, row).acts).toEqual(row[2])
    })
  }
})

/** Whether a draft goes to the ticket that is open already. */
const same: readonly (readonly [string, 'yes' | 'no'])[] = [
  ['Sí, agregarlo', 'yes'],
  ['agrégalo', 'yes'],
  ['sí, agrégalo por favor', 'yes'],
  ['es lo mismo', 'yes'],
  ['es el mismo problema', 'yes'],
  ['No, enviar aparte', 'no'],
  ['envíalo aparte', 'no'],
  ['aparte', 'no'],
  ['no, es otro problema', 'no'],
  ['es otra cosa', 'no'],
  ['abrir otro ticket', 'no'],
  ['no es lo mismo', 'no'],
  ['Sim, incluir', 'yes'],
  ['é a mesma coisa', 'yes'],
  ['pode incluir', 'yes'],
  ['Não, enviar à parte', 'no'],
  ['é outro problema', 'no'],
  ['é outra coisa', 'no'],
  ['Yes, add it', 'yes'],
  ['add it to that ticket', 'yes'],
  ["it's the same", 'yes'],
  ['No, send it separately', 'no'],
  ['separate ticket', 'no'],
  ["it's a different problem", 'no'],
  ['not the same', 'no'],
]

describe('whether it goes to the open ticket', () => {
  it.each(same)('is answered by "%s": %s', (text, as) => {
    expect(places.same('es').understand(text).acts).toEqual([command(as)])
  })
})
