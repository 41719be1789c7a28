import { longestOf, phrases } from './lists.ts'
import { isNegator } from './small-words.ts'
import type { Word } from './words.ts'

/**
 * Every form of a message that says the same without the politeness around it, longest first: "wait, undo that please"
 * is also "undo that". What remains after a wish ("quiero volver") is given too.
 */
export function barePhrases(words: readonly Word[]): readonly (readonly Word[])[] {
  if (words.length > longest) return []
  const found = [words]
  let rest = words
  for (let changed = true; changed && rest.length > 1; ) {
    changed = false
    const before = leadIn(rest)
    const after = before === 0 ? tailOf(rest) : 0
    if (before + after === 0 || before + after >= rest.length) break
    rest = rest.slice(before, rest.length - after)
    found.push(rest)
    changed = true
  }
  return found
}

/** A command is short; what is longer is something else. */
const longest = 16

/** "No, cancel" is a command with a no before it; "no cancelar" says not to. */
const leadIn = (words: readonly Word[]): number =>
  longestOf(leads, (phrase) => {
    const last = words[phrase.length - 1]
    const isPaused = last?.clause !== words[phrase.length]?.clause
    return (
      phrase.every((word, index) => words[index]?.text === word) && (isPaused || !isNegator(last?.text ?? ''))
    )
  })

const tailOf = (words: readonly Word[]): number =>
  longestOf(tails, (phrase) =>
    phrase.every((word, index) => words[words.length - phrase.length + index]?.text === word),
  )

const leads = phrases(`
  por favor|porfa|porfavor|espera|espere|un momento|ok|okay|oka|vale|bueno|buenas|buenos dias|buenas tardes|buenas noches
  mejor|mejor dicho|oye|oiga|mira|mire|perdon|disculpa|disculpe|entonces|pues|y|hola|ah|eh|antes de seguir|antes de eso
  antes de continuar|primero|una cosa|una pregunta|no|si|quiero|quisiera|queria|me gustaria|necesito|prefiero|deseo
  ya puedes|ya pueden|ya se puede|pueden|puedo|puedes|podrias|podemos|podria|se puede|quiero que|vamos a|voy a|hay que|ahora|ayudame a|me puedes|me podrias
  please|pls|wait|hold on|one moment|well|so|oh|hey|hi|hello|sorry|actually|and|then|before that|before we continue
  before we go on|first|you can|you may|can i|can you|could you|could i|can we|could we|may i|i want to|i want|i would like to|i would like
  id like to|id like|i need to|i need|lets|let us|let me|i prefer to|yes|just|now|first of all|quick question
  por gentileza|por obsequio|espere|espera ai|peraia|um momento|bom|bem|bom dia|boa tarde|boa noite|ola|oi|desculpa|desculpe
  entao|e|antes de continuar|antes de seguir|antes disso|quero|queria|gostaria de|gostaria|preciso|prefiro|posso|pode|podem|ja pode|ja podem
  poderia|podemos|da para|vamos|vou|agora|primeiro|uma coisa|sim|nao|melhor|me diga|me diz|dime|diga me|tell me|e ai`)

const tails = phrases(`
  por favor|porfa|porfavor|porfis|gracias|muchas gracias|ahora|ya|mejor|entonces|si|eh|ok|vale|si se puede|si es posible
  please|pls|thanks|thank you|thank you very much|thx|now|then|ok|okay|for now|right now|if possible|instead
  obrigado|obrigada|muito obrigado|muito obrigada|agora|entao|ja|por gentileza|se possivel|valeu|por ahora|por enquanto`)
