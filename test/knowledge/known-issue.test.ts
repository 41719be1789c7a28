import { describe, expect, it } from 'vitest'
import { issueStatus, realWorkaround, workaroundIn } from '../../src/knowledge/known-issue.ts'

describe('the state of a known issue', () => {
  it.each([
    ['No Fix', 'no-fix'],
    ['No_Fix', 'no-fix'],
    [' backlog ', 'backlog'],
    ['Scheduled', 'scheduled'],
    ['Fixed', 'fixed'],
    ['CLOSED', 'closed'],
    ['Paused', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('reads %j as %s', (said, status) => {
    expect(issueStatus(said)).toBe(status)
  })
})

describe('a workaround', () => {
  it.each([
    'N/A',
    'n/a.',
    '"N/A"',
    'NA',
    '-',
    '',
    'No',
    'Não',
    'No aplica',
    'n/d',
    'There is no workaround available.',
    'Currently, there is no workaround for this case.',
    'No workarround.',
    'No hay ninguna solución alternativa.',
    'Por el momento no disponemos de una solución.',
    'provisional\nN/A',
    'Não há solução alternativa disponível.',
    'Nenhuma solução.',
    'No momento, não temos uma solução para isso.',
    'Is there a workaround for this bug? If yes, describe it here. If not, write "N/A" or "There is no workaround".',
    '¿Existe alguna solución provisional para este error? En caso afirmativo, descríbela aquí.',
    'Existe uma solução alternativa para este bug? Se sim, descreva-a aqui.',
    '⚠️ Este contenido sólo está disponible en Inglês.',
    'N/A\n%0A',
    'N/A\nInternal Notes\nAsk the cart team.',
  ])('is none in %j', (text) => {
    expect(realWorkaround(text)).toBeUndefined()
  })

  it.each([
    'Refresh the page.',
    'Vuelve a guardar la promoción.',
    'Use outro navegador.',
    'There is no workaround. Meanwhile, the price can be changed by hand.',
    'No hay solución, pero el pedido se puede cancelar a mano.',
    'There is no known workaround other than to wait.',
    'No actualices la cantidad; crea otra cotización.',
  ])('is there in %j', (text) => {
    expect(realWorkaround(text)).toBe(text)
  })

  it.each([
    'Workaround',
    '## Workaround',
    '## ## Workaround',
    '**Workaround:**',
    'Solución alternativa',
    'Solução alternativa:',
  ])('is found under the heading %j', (heading) => {
    expect(workaroundIn(`Summary\nIt breaks.\n${heading}\nReload it.`)).toBe('Reload it.')
  })

  it('is none without its heading', () => {
    expect(workaroundIn('Summary\nUse the workaround of the other issue.')).toBeUndefined()
  })

  it('leaves out what the vendor wrote for itself', () => {
    expect(workaroundIn('Workaround\nReload it.\nInternal Notes\nBlame the cart.')).toBe('Reload it.')
  })
})
