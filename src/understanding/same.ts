import type { Command } from '../dialog/facts.ts'
import { languages } from '../dialog/language.ts'
import { phrasesIn } from '../i18n/speak.ts'
import { barePhrases } from './courtesy.ts'
import type { Reading } from './reading.ts'
import { lineOf, wordsOf } from './words.ts'

/** Where it is asked whether a draft goes to a ticket that is open already: which of both a text says, when it says nothing else. */
export function sameTicket({ words, standing }: Reading): Command | undefined {
  if (standing.state.live?.asks !== 'same') return undefined
  for (const bare of barePhrases(words)) {
    const command = known.get(lineOf(bare))
    if (command !== undefined) return command
  }
  return undefined
}

const there = `agregar|agregalo|agregarlo|agregala|agrega|agregalo ahi|agregalo al ticket|agregar al ticket|agregalo a ese ticket|sumar|sumalo|anadir|anadelo|incluir|incluyelo|ponlo ahi
  es lo mismo|lo mismo|es el mismo|es el mismo problema|el mismo problema|es igual|es el mismo caso|el mismo|al mismo|en el mismo ticket|en ese ticket|ese mismo|a ese ticket
  adicionar|adicione|adiciona|inclua|inclui|incluir nesse chamado|pode incluir|e o mesmo|o mesmo|e a mesma coisa|a mesma coisa|e o mesmo problema|o mesmo problema|no mesmo chamado|nesse chamado|nesse mesmo
  add|add it|add this|add that|add it there|add it to it|add to it|add it to that ticket|add it to the ticket|add this to it|include it|its the same|it is the same|the same|same|same thing|its the same thing|same problem|same issue|its the same problem|its the same issue|same ticket|put it there`
const apart = `aparte|por aparte|enviar aparte|envialo aparte|enviarlo aparte|mandalo aparte|por separado|separado|en otro|en otro ticket|otro ticket|otro|uno nuevo|crear uno nuevo|crea uno nuevo|crear otro|abrir otro|abre otro|abrir uno nuevo|abrir otro ticket|crear otro ticket|nuevo ticket|abrir un ticket nuevo
  es otro|es otra|es otro problema|otro problema|es otra cosa|otra cosa|es distinto|es diferente|es otro tema|no es lo mismo|no es el mismo|no es el mismo problema|son cosas distintas|son cosas diferentes
  a parte|enviar a parte|envie a parte|separadamente|em separado|em outro|em outro chamado|outro chamado|novo chamado|abrir outro|abrir outro chamado|abrir um novo|abrir um chamado novo|e outro|e outra|e outro problema|outro problema|e outra coisa|outra coisa|e diferente|nao e o mesmo|nao e a mesma coisa|nao e o mesmo problema
  apart|separate|separately|send it separately|send separately|send it apart|file it separately|separate ticket|a separate ticket|in another ticket|another ticket|another one|new ticket|a new ticket|new one|a new one|open another|open another ticket|open a new one|open a new ticket|create a new one|its different|it is different|different|a different one|different problem|different issue|its another problem|another problem|its a different problem|its a different issue|something else|its something else|not the same|its not the same|it is not the same|not the same problem|not the same issue`

const known: ReadonlyMap<string, Command> = new Map(
  [
    ...languages.map((language) => [phrasesIn(language).ways.addToSame, 'yes'] as const),
    ...languages.map((language) => [phrasesIn(language).ways.fileApart, 'no'] as const),
    ...there.split(/[|\n]/).map((phrase) => [phrase, 'yes'] as const),
    ...apart.split(/[|\n]/).map((phrase) => [phrase, 'no'] as const),
  ].map(([text, command]) => [lineOf(wordsOf(text)), command] as const),
)
