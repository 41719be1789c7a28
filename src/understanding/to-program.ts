import type { Standing } from './standing.ts'
import type { Word } from './words.ts'

/**
 * Whether words can be for the program and not the answer. Where the answer is words of the person's own, "recover
 * account" is one: what is for the program asks or bids, and names nothing that a store has.
 */
export function isToProgram(words: readonly Word[], { asked, isFree }: Standing): boolean {
  if (!isFree && asked?.question.type !== 'account') return true
  return words.some(({ text }) => addressed.has(text)) && !words.some(({ stem }) => ofStores.has(stem))
}

/** Who asks or bids says one of these, folded, in the three languages together. */
const addressed: ReadonlySet<string> = new Set(
  `quiero quisiera queria necesito deseo prefiero puedo puedes pueden podemos podrias podria pasame comunicame conectame transfiereme ponme poneme
  dejame mandame muestrame mostrame dame dime vamos favor porfa porfis pregunta preguntas preguntan preguntas
  quero gostaria preciso desejo prefiro posso pode podem poderia passa transfere conecta mostra mostre me deixa pergunta perguntas perguntam
  want need would id prefer rather can could may let lets please pls question give show take put get tell you
  mis meus minhas tengo tenho mi meu minha my`.split(/\s+/),
)

/** What answers are about, by stem, folded, in the three languages together. */
const ofStores: ReadonlySet<string> = new Set(
  `cuenta conta account pedido order envio shipping datos dato dado data detail detalle detalhe informacion informacao info
  error erro problema problem issue page pagina screen pantalla tela button boton botao`.split(/\s+/),
)
