import { longestAt, type Phrases, phrases } from './lists.ts'
import { pleaAt } from './pleas.ts'
import type { Finding } from './reading.ts'
import type { Word } from './words.ts'

/** What a message opens with and says nothing of its own: greetings, then words that only ask for help. */
export function openingIn(words: readonly Word[]): Finding | undefined {
  let at = 0
  for (let length = 1; length > 0; at += length) length = longestAt(words, at, greetings) || pleaAt(words, at)
  return at === 0
    ? undefined
    : { acts: [{ type: 'greeting' }], used: new Set(Array.from({ length: at }, (_, index) => index)) }
}

/** Whether a text is thanks and nothing else. */
export const isThanks = (words: readonly Word[]): boolean =>
  isMadeOf(words, thanks, [...acknowledgements, ...reasons])

/** Whether a text says that it works now, with thanks or a greeting around it, and nothing else. */
export const saysItWorks = (words: readonly Word[]): boolean =>
  isMadeOf(words, works, [...thanks, ...acknowledgements, ...reasons, ...greetings])

/** Whether a text is a no and nothing else. */
export const saysNo = (words: readonly Word[]): boolean => isMadeOf(words, nos, [])

/** Whether a text says that it was heard, or that there is nothing more, and nothing else. */
export const saysEnough = (words: readonly Word[]): boolean =>
  isMadeOf(words, [...enough, ...acknowledgements], [...nos, ...thanks, ...reasons])

/** Whether a text is some of these phrases, and perhaps some of those beside them, from its first word to its last. */
function isMadeOf(words: readonly Word[], of: Phrases, beside: Phrases): boolean {
  let isSaid = false
  for (let at = 0; at < words.length; ) {
    const length = longestAt(words, at, of)
    if (length > 0) isSaid = true
    const step = length > 0 ? length : longestAt(words, at, beside)
    if (step === 0) return false
    at += step
  }
  return isSaid
}

const greetings = phrases(`
  hola|holaa|holaaa|hola de nuevo|hola otra vez|buenas|muy buenas|buenos dias|buen dia|buenas tardes|buenas noches|saludos|que tal|como estan|como estas|como esta|hola a todos|estimados|buenas a todos|hola equipo|equipo
  hi|hello|hey|hi there|hello there|hey there|hello again|hi again|hi team|hello team|good morning|good afternoon|good evening|good day|greetings|how are you|dear team|hi all|hello all|hiya|howdy
  ola|oi|oii|oi de novo|ola de novo|oi gente|bom dia|boa tarde|boa noite|tudo bem|tudo bom|oi tudo bem|ola tudo bem|como vai|como voce esta|e ai|alo|pessoal|ola pessoal|bom dia pessoal`)

const thanks = phrases(`
  gracias|muchas gracias|mil gracias|muchisimas gracias|se agradece|te agradezco|te lo agradezco|agradecido|agradecida|gracias totales
  thanks|thank you|thanks a lot|thank you very much|thank you so much|many thanks|thx|ty|cheers|much appreciated|thanks so much|i appreciate it|appreciate it|thanks for your help|thank you for your help|thanks for the help
  obrigado|obrigada|muito obrigado|muito obrigada|valeu|agradeco|agradecido|agradecida|brigado|brigada|obrigado pela ajuda|obrigada pela ajuda|grato|grata`)

const works = phrases(`
  ya funciona|ya me funciona|ya nos funciona|ahora si funciona|ahora funciona|funciono|ya funciono|ya esta funcionando|esta funcionando|funciona perfecto|funciona bien|ya funciona bien|ya funciona todo|todo funciona|ya anda|ya esta andando|ya quedo|quedo listo|quedo resuelto|quedo solucionado|ya se resolvio|se resolvio|ya se soluciono|se soluciono|resuelto|solucionado|problema resuelto|problema solucionado|ya esta resuelto|ya esta solucionado|ya pude|ya lo pude resolver
  it works|it works now|works now|it is working|its working|it is working now|its working now|working now|that worked|it worked|this worked|works fine|works great|it works fine|everything works|everything works now|all works now|fixed|it is fixed|its fixed|fixed now|it is fixed now|its fixed now|problem solved|issue solved|issue resolved|problem fixed|solved|resolved|that fixed it|that solved it|that did it
  ja funciona|agora funciona|funcionou|agora funcionou|ja funcionou|esta funcionando|ja esta funcionando|agora esta funcionando|funcionando|funciona bem|tudo funcionando|deu certo|agora deu certo|resolveu|ja resolveu|resolvido|ja foi resolvido|foi resolvido|problema resolvido|esta resolvido|ja esta resolvido|consegui|ja consegui`)

/** Said with thanks, or alone. */
const acknowledgements = phrases(`
  perfecto|genial|excelente|buenisimo|listo|ok|okay|vale|hasta luego|adios|chau|saludos|muy amable|eso es todo|por ahora|entendido
  perfect|great|awesome|excellent|cool|nice|bye|goodbye|thats all|ok thats all|very kind|got it|for now|all good|have a nice day|have a good day
  perfeito|otimo|legal|maravilha|beleza|show|tchau|ate logo|ate mais|tudo certo|era isso|entendi`)

/** What the thanks are for; alone they say nothing, or that it happens again. */
const reasons = phrases(`
  por la ayuda|por tu ayuda|por todo|por su ayuda|por la respuesta|de verdad
  for everything|for that|again
  por tudo|pela ajuda|pela resposta|de novo`)

const nos = phrases(`no|nop|nope|nah|nao|para nada|not really`)

/** A plain yes, and what ends a conversation. */
const enough = phrases(`
  si|sip|claro|si claro|dale|de acuerdo|correcto|esta bien|bueno|bien|muy bien|todo bien|todo ok|todo en orden|nada mas|nada|es todo|solo eso|eso era todo|por ahora es todo|no gracias|ningun problema|enterado|enterada|recibido|de lujo|super
  yes|yep|yeah|yup|sure|right|fine|all good|all set|alright|nothing else|nothing more|nothing|thats it|that is all|that will be all|no thanks|no thank you|im good|good|very good|well done|noted|understood|received|k|okey|oki|great job|good job
  sim|certo|claro|isso|isso mesmo|combinado|ta bom|esta bem|ta certo|bom|muito bom|tudo bem|tudo ok|mais nada|nada mais|so isso|e so isso|e so|nao obrigado|nao obrigada|sem problemas|ciente|recebido|anotado|top|blz|joia`)
