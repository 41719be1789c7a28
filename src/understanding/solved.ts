import type { Command } from '../dialog/facts.ts'
import { set } from './lists.ts'
import { picksIn } from './picks.ts'
import type { Reading } from './reading.ts'
import { type Word } from './words.ts'

/** What a text says about the articles on show: which one solved it (0: not said which), or that none did. */
export function articleTalk({ words, standing }: Reading): number | Extract<Command, 'none'> | undefined {
  const { asked, state } = standing
  if (asked?.question.type !== 'articles' || words.length === 0 || words.length > 16) return undefined
  const count = state.draft?.suggested?.articles.length ?? 0
  const picks = picksIn(words, count + 1)
  if (picks.length === 1) return (picks[0] ?? 0) > count ? 'none' : (picks[0] ?? 0)
  const said = words.filter(({ text }) => !praise.has(text))
  if (said.some(({ text }) => denies.has(text))) return undefined
  const isSolved = said.some(({ text }) => solves.has(text)) || isDidIt(said)
  if (!isSolved || said.length > 12) return undefined
  const places = said.filter(({ text }) => !solves.has(text) && !around.has(text))
  if (places.length === 0) return 0
  const [place, ...others] = picksIn(places, count)
  return place !== undefined && others.length === 0 ? place : undefined
}

const solves =
  set(`resolvio resolvi resuelve resuelto resuelta resolveu resolvido resolvida solved solves solve solucionado soluciono
  soluciona solucionou sirvio sirve serviu funciono funcionou worked works fixed fixes helped helps ayudo ajudou resolved resolves`)
const denies = set(
  'no not nao ninguno ninguna none nenhum nenhuma nada nothing didnt doesnt dont isnt tampoco pero but mas sin sigue',
)
const praise = set(
  'gracias thanks thank you obrigado obrigada muchas muito perfecto perfect perfeito genial great excelente listo ok muchas',
)
const around =
  set(`that this it those these the el la los las lo eso esto ese este esa esta isso isto esse o a one uno article articulo artigo
  yes si sim me nos mi problema problem my issue con com with ya ja all todo tudo has have was is got actually did do just con un una y e and exactly
  numero number num opcion option meu duda duvida question i we us for to al para artículos articulos`)

const isDidIt = (words: readonly Word[]): boolean =>
  words.some(({ text }, index) => text === 'did' && /^(?:it|the)$/.test(words[index + 1]?.text ?? ''))
