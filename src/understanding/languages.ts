import type { Language } from '../dialog/language.ts'
import { languages } from '../dialog/language.ts'
import { barePhrases } from './courtesy.ts'
import { set } from './lists.ts'
import type { Reading } from './reading.ts'
import { lineOf, type Word, wordsOf } from './words.ts'

/** The language a person asks to go on in: "english please", "en español". */
export function languageWish(reading: Reading): Language | undefined {
  for (const bare of barePhrases(reading.words)) {
    const match = wish.exec(lineOf(bare))
    if (match === null) continue
    const isBare =
      match[1] === undefined && reading.words.length === bare.length && reading.words.length === 1
    if (isBare && asksForLanguage(reading)) return undefined
    return names[match[2] ?? '']
  }
  return undefined
}

/** A name of a language alone is an answer where words are asked for one: "currency and language". */
function asksForLanguage({ standing: { asked, isFree, tree } }: Reading): boolean {
  if (!isFree || asked === undefined) return false
  return Object.values(tree.wording).some((wording) =>
    wordsOf(wording.questions[asked.id]?.label ?? '').some(({ text }) => languageWords.has(text)),
  )
}

const languageWords: ReadonlySet<string> = new Set(['language', 'idioma', 'lengua', 'lingua'])

const names: Readonly<Record<string, Language>> = {
  english: 'en',
  ingles: 'en',
  en: 'en',
  spanish: 'es',
  espanol: 'es',
  castellano: 'es',
  espanhol: 'es',
  portuguese: 'pt',
  portugues: 'pt',
  brasileno: 'pt',
  brasileiro: 'pt',
}

const wish =
  /^((?:in|en|em|to|a|al|para|pra|o|speak|speaks|talk|show|show it|muestra|muestrame|mostrar|mostra|mostre|ponlo|pon|prefiero|prefiro|prefer|quiero|quero|ver|see|it|lo|todo|everything|tudo|write|use|switch|change|language|idioma|lingua|lengua|volta|voltar|voltemos|volver|vuelve|volvamos|regresa|regresar|back|go|again|pro|otra|vez|novo|outra|habla|hablar|hablame|hablemos|hablas|hable|escribe|escribir|escribeme|cambia|cambiar|cambiemos|cambie|pasar|pasa|pasemos|fala|falar|fale|falamos|falem|escreva|escrever|muda|mudar|mude|troca|trocar|responde|responder|reply|answer|respond|continue|continuar|seguir|sigamos|el|o|the|me|you|do|voce|usted|i|conmigo|comigo|with|de|yo|eu|only|solo|so) )*(english|ingles|spanish|espanol|castellano|espanhol|portuguese|portugues|brasileno|brasileiro)$/

/**
 * The language a text is written in, when its small words leave no doubt: at least two of one language and none of
 * another, or one that no other language has in a short text. Undefined otherwise, which changes nothing.
 */
export function languageOfText(words: readonly Word[], text: string): Language | undefined {
  const counts = languages.map((language) => ({
    language,
    count: words.filter((word) => telling[language].has(word.text)).length + letters(language, text),
  }))
  counts.sort((one, other) => other.count - one.count)
  const [best, second] = counts
  if (best === undefined || second === undefined || best.count === 0) return undefined
  return second.count === 0 || best.count >= second.count * 3 ? best.language : undefined
}

/** Letters that only one of the three is written with. */
function letters(language: Language, text: string): number {
  const own = { es: /[ñ¿¡]/i, pt: /[ãõçêôà]/i, en: /\b(?:\w+n't|i'm|i'd)\b/i }[language]
  return own.test(text.slice(0, 2_000)) ? 2 : 0
}

/** Common words of each language, with those they share. */
const common: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: set(`hola buenas buenos tardes noches el los las una unas unos del al y pero con muy mas tengo tiene tienen quiero quisiera necesito
    puedo puedes podemos hacer cuando donde cual cuanto cuenta tienda pedidos producto productos pago pagar tarjeta factura facturas
    cambiar enviar comprobante ayuda gracias hay esta estan fue desde hasta hoy ayer manana cliente clientes funciona anda
    deja aparece precio precios duda nuestra nuestro nuestros mi mis sus porque tambien ningun ninguno nada algo solo correo
    error errores carrito envio envios cupones descuento buscador catalogo inventario sin ya le les lo nos eso esto ese este
    ticket tickets reabrir resolver cerrar ver sigue aqui como configuro puede sale muestra hace cargan actualiza todavia aun`),
  pt: set(`ola oi bom boa dia tarde noite os um uma uns umas do dos das ao aos na nas em e mas com muito mais tenho tem quero
    queria gostaria preciso posso pode podemos fazer quando onde qual quanto conta loja pedidos produto pagamento pagar cartao
    fatura faturas boleto mudar enviar comprovante ajuda obrigado obrigada ha esta estao foi desde ate hoje ontem amanha nao
    cliente funciona deixa aparece preco precos duvida nossa nosso nossos meu minha meus minhas porque tambem nenhum nada
    algo so erro erros carrinho frete cupom cupons desconto busca estoque sem ja isso isto esse este voce voces consigo
    ticket tickets chamado chamados reabrir resolver fechar ver segue estou ficou seu sua como configurar sao nem pelo pela aqui ainda`),
  en: set(`hi hello hey good morning afternoon evening the is are was were of and to my our your we you i it this that with for not
    but can cant could would have has had need want help please thanks thank how what when where which why who does do doesnt dont
    isnt cannot from at on there been being will shop store order orders product products payment pay card invoice change
    send receipt problem issue issues working work wont broken since yesterday today tomorrow customers customer checkout's up down an
    new about question questions request ticket showing show shows`),
}

/** Words of one of the languages that neither of the others has. */
const telling = { es: only('es'), pt: only('pt'), en: only('en') }

function only(language: Language): ReadonlySet<string> {
  const others = languages.filter((each) => each !== language)
  return new Set([...common[language]].filter((word) => !others.some((other) => common[other].has(word))))
}
