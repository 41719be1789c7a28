import { longestAt, phrases, set } from './lists.ts'
import type { Word } from './words.ts'

/** Words by which a person says that something said before was wrong, or is to be changed. */
export interface Marker {
  readonly used: ReadonlySet<number>
  /** "I was wrong", "I meant". */
  readonly isRegret: boolean
  /** "change", "cambia". */
  readonly isOrder: boolean
}

export function markerIn(words: readonly Word[]): Marker {
  const used = new Set<number>()
  let isRegret = false
  let isOrder = false
  for (let from = 0; from < words.length; from++) {
    const length = longestAt(words, from, regrets)
    for (let at = from; at < from + length; at++) used.add(at)
    if (length > 0) isRegret = true
    if (orders.has(words[from]?.text ?? '')) {
      used.add(from)
      isOrder = true
    }
  }
  return { used, isRegret, isOrder }
}

const regrets = phrases(`
  perdon|disculpa|disculpe|perdona|lo siento|me equivoque|me confundi|mejor dicho|corrijo|correccion|rectifico|quise decir
  queria decir|en realidad|la verdad es que|estaba mal|sorry|my mistake|my bad|i was wrong|i made a mistake|i meant
  i mean|actually|correction|in fact|rather|oops|ups|opa|no wait|wait no|oh wait|no espera|espera no|nao espera|pera ai|perai|desculpa|desculpe|desculpas|errei|me enganei|me confundi|quis dizer
  na verdade|melhor dizendo|correcao|corrigindo|enganei me|foi engano`)

const orders = set(
  `cambia cambiar cambiale cambie cambiemos cambio corrige corregir corrija modifica modificar modifique edita editar actualiza actualizar pon
  ponle ponga poner change correct fix edit modify update set make switch muda mudar mude altera alterar altere troca
  trocar troque corrigir coloca colocar coloque atualiza atualizar`,
)
