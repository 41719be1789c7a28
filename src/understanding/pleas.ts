import { lineOf, type Word } from './words.ts'

/**
 * Words that only ask for help or announce that something comes: "I need help", "tengo una consulta", "quiero abrir un
 * ticket". They say nothing of their own. Gives how many words from `at` on are such, whole clauses only.
 */
export function pleaAt(words: readonly Word[], at: number): number {
  const clause = words[at]?.clause
  let to = at
  while (to < words.length && words[to]?.clause === clause) to++
  return to > at && to - at <= longest && pleas.test(lineOf(words.slice(at, to))) ? to - at : 0
}

/** A plea is short; what is longer tells something. */
const longest = 12

const any = (text: string): string =>
  `(?:${text
    .trim()
    .split(/\s*\|\s*|\s*\n\s*/)
    .join('|')})`

const start =
  any(`yo|eu|nosotros|si|sim|es que|e que|bueno|pues|bom|entao|so|well|mira|oye|disculpa|disculpe|perdon
  desculpa|desculpe|sorry|excuse me|com licenca|por favor|please|solo|just`)

const wish =
  any(`quero|queremos|necesito|necesitamos|quiero|quisiera|quisieramos|queria|requiero|solicito|busco|deseo|me gustaria
  ocupo|vengo a|vengo por|vine a|me urge|pido|tengo|tenemos|traigo|tengo que|es para
  i need|we need|need|i want|we want|i would like|i would like to|id like|id like to|we would like|we would like to|wed like to|wed like|i am looking for|im looking for|i have
  ive got|i got|we have|weve got|can i get|can i have|can i|could i|may i|i have to|i wanted|i was hoping|just
  preciso|precisamos|gostaria|gostariamos|estou precisando|desejo|procuro|tenho|temos|estou com|vim`)

const doing =
  any(`pedir|recibir|obtener|abrir|crear|hacer|levantar|generar|registrar|poner|meter|iniciar|hacerles|hacerte|hacerle|consultar
  get|have|ask for|receive|open|create|raise|file|submit|make|start|log|ask|ask you|report|put in
  receber|obter|fazer|registrar|gerar|iniciar|solicitar|abrir|criar|tirar`)

const little =
  any(`un poco de|algo de|un|una|unas|unos|su|tu|alguna|algunas|el|la|de|a|otra|a bit of|a little|some|an|your|the|to|for|one|another
  um pouco de|um|uma|umas|uns|sua|o|de uma|com um|com uma|da|alguma|algum|mucha|urgent|quick|small|rapida|pequena|pequeña`)

const thing =
  any(`ayuda|soporte|asistencia|apoyo|orientacion|ticket|tickets|tiquete|caso|consulta|consultas|duda|dudas|pregunta|preguntas|inquietud|inquietudes|solicitud|requerimiento|reclamo|favor
  help|support|assistance|guidance|case|question|questions|doubt|request|inquiry|query|hand|favor
  ajuda|suporte|auxilio|assistencia|apoio|chamado|chamados|duvida|duvidas|pergunta|perguntas|solicitacao|pedido de ajuda|socorro`)

const asked =
  any(`me ayudan|me ayudas|me ayuda|me pueden ayudar|me puedes ayudar|me podrian ayudar|me podrias ayudar|pueden ayudarme|puedes ayudarme|podrian ayudarme|podrias ayudarme|ayudame|ayudenme|ayudeme|quien me ayuda|alguien me ayuda|alguien me puede ayudar|alguien puede ayudarme
  me apoyan|me pueden apoyar|alguien ahi|hay alguien|hay alguien ahi|estan ahi|estas ahi|me atienden|necesito que me ayuden|quiero que me ayuden
  can you help|can you help me|could you help|could you help me|can someone help|can someone help me|can anyone help|can anyone help me|can anybody help me|help me|help us|please help me|is anyone there|anyone there|is anybody there|are you there|somebody there
  pode me ajudar|podem me ajudar|voce pode me ajudar|voces podem me ajudar|poderia me ajudar|poderiam me ajudar|alguem pode me ajudar|alguem me ajuda|me ajuda|me ajude|me ajudem|consegue me ajudar|conseguem me ajudar|tem alguem ai|alguem ai|tem alguem|voce esta ai|ajuda ai`)

const tail =
  any(`por favor|porfa|please|pls|gracias|thanks|thank you|obrigado|obrigada|urgente|urgentemente|urgently|ya|now|agora|ahora|aqui|here|con algo|con esto|con una cosa|con un tema
  with something|with this|com algo|com isso|com uma coisa|hoy|today|hoje|si|sim|de soporte|de suporte|de ustedes|de voces|from you|from support|nuevo|nueva|novo|nova|de alguien|de alguem|from someone|rapida|rapido`)

const pleas = new RegExp(
  `^(?:${start} )*(?:${asked}|(?:(?:${wish}|${doing}|${little}) )*${thing})(?: ${tail})*$`,
)
