import { fold } from '../dialog/fold.ts'
import { picksIn } from './picks.ts'
import type { Reading } from './reading.ts'
import { isFiller } from './small-words.ts'

/** The account a text means: one of the person's by number, name or part of the name, or the only word that can be one. */
export function accountIn({ text, words, standing }: Reading): string | undefined {
  const accounts = standing.state.person?.accounts ?? []
  const [place, ...more] = picksIn(words, accounts.length)
  if (place !== undefined && more.length === 0) return accounts[place - 1]
  const names = [...text.slice(0, 500).matchAll(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu)].map(([name]) => fold(name))
  const own = accounts.filter((account) => names.includes(account.toLowerCase()))
  if (own.length === 1) return own[0]
  if (own.length > 1) return undefined
  const said = names.filter((name) => !isFiller(name) && !around.has(name))
  const parts = accounts.filter((account) =>
    said.some((name) => name.length >= 2 && account.toLowerCase().includes(name)),
  )
  if (parts.length === 1 && said.length <= 2) return parts[0]
  // "Loja demo" may be `demo` or `lojademo`: only the person knows.
  if (names.length === 2 && stores.has(names[0] ?? '') && parts.length === 0) return undefined
  const [only, ...others] = said
  const isName = only !== undefined && others.length === 0 && /^[a-z0-9][a-z0-9_-]{1,63}$/.test(only)
  return isName && parts.length === 0 ? only : undefined
}

const stores: ReadonlySet<string> = new Set(['tienda', 'loja', 'store'])

const around: ReadonlySet<string> = new Set(
  // Nor is one called "another", "all of them" or "down".
  'cuenta cuentas conta contas account accounts store tienda loja nombre name nome llama chama called named myvtex vtex ambiente favor please trata ser otra otro otras otros outra outro outras outros another other todas todos all ambas ambos both cualquiera qualquer any esa ese essa esse misma mismo mesma mesmo same everyone everybody nobody nadie ninguem funciona funcionando anda works working caida caido down broken'.split(
    ' ',
  ),
)
