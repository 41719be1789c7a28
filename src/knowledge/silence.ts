import { languages } from '../dialog/language.ts'
import { stopWords } from './stop-words.ts'
import { fold, words } from './tokens.ts'

/**
 * Whether no article can answer a text, whatever the index holds: a greeting, thanks, noise, or the person's own
 * papers ("my invoice 4711 is wrong", "the signed contract"), which only a person can look at.
 */
export const asksForNoArticle = (text: string): boolean => isSmallTalk(text) || isAboutOwnPapers(fold(text))

const isSmallTalk = (text: string): boolean =>
  words(text).every(
    (word) =>
      courtesy.has(word) || languages.some((language) => stopWords[language].has(word)) || isNoise(word),
  )

/** The same letter over and over, or none of the letters that make a word sayable. */
const isNoise = (word: string): boolean => /^(.)\1+$/.test(word) || /^[b-df-hj-np-tv-xz]{5,}$/.test(word)

function isAboutOwnPapers(text: string): boolean {
  if (!paper.test(text) || somethingElse.test(text)) return false
  return number.test(text) || (own.test(text) && isWrong.test(text)) || handedOver.test(text)
}

/** Words of greetings, letters and requests for a person, folded. A text of these alone has no subject. */
const courtesy: ReadonlySet<string> = new Set(
  `hola hello hi hey tudo buen someone like back hallo oi ola opa alo buenas buenos dias tardes noches dia tarde noite bom boa bons boas saludos
  cordiales saludo abracos abraco atenciosamente atentamente regards best kind dear estimado estimada estimados prezado
  prezados caro gracias muchas thanks thank thx obrigado obrigada obrigados agradezco agradeco cheers favor porfa please
  por pls ok okay vale listo perfecto good morning afternoon evening day team equipo equipe time pessoal gente amigos
  ayuda ayudame ajuda ajudem help socorro auxilio urgente urgent urgencia problema problemas problem problems duda dudas
  duvida duvidas question questions pregunta pergunta consulta soporte suporte support ticket chamado test tests testing
  prueba pruebas probando teste testando asunto assunto subject titulo mensaje mensagem message nada nothing adios chau
  tchau bye hablar falar conversar speak talk persona pessoa person humano human asesor atendente agente agent gerente
  manager llamar llamen llame ligar liguem call telefono telefone phone segue envio enviado solicitado solicitada
  documento documentos document documents pidieron pediram adjunto anexo attached attachment see sent hoy hoje today
  ayer ontem yesterday manana amanha tomorrow lunes martes miercoles jueves viernes segunda terca quarta quinta sexta
  feira monday tuesday wednesday thursday friday feliz happy asdf asdfg qwerty jaja haha kkk kkkk alguem alguien aqui ahi ai there anybody anyone somebody`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** The patterns read folded text. */
const paper =
  /\b(?:facturas?|faturas?|invoices?|boletos?|contratos?|contracts?|agreements?|acuerdos?|acordos?|comprobantes?|comprovantes?|receipts?|recibos?|nota fiscal|nf-?e?)\b/
const number = /(?:^|[^\p{L}\p{N}])#?\d{3,}\b/u
const own = /\b(?:mis?|nuestr[ao]s?|minhas?|meus?|noss[ao]s?|my|our)\b/
const isWrong = /\b(?:duplic\w+|mal|incorrect\w*|wrong|errad\w+|equivocad\w+|erro|errors?|mistakes?)\b/
const handedOver =
  /\b(?:adjunt\w+|anexo|anexei|anexad\w+|attach\w*|firmad\w+|assinad\w+|signed|cop(?:y|ia)|wrong amount|monto (?:mal|errado|incorrecto)|valor errado)\b/
/** How to do something, what became of a payment, an order's own invoice: for these there are articles. */
const somethingElse =
  /\b(?:como|how|donde|onde|where|configur\w+|integra\w+|api|pague|pagamos|paguei|paid|bloque\w+|block\w+|pedidos?|orders?|ordenes|marketplace|erp|oms|checkout|sellers?)\b/
