import type { Suggestion } from '../dialog/state.ts'
import { fold } from './tokens.ts'

type Status = NonNullable<Suggestion['issue']>['status']

/** The state of a known issue, whatever way its source spells it: `No Fix`, `No_Fix`, `no-fix`. */
export function issueStatus(kiStatus: string | undefined): Status {
  const plain = (kiStatus ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  return statuses.find((each) => each === plain) ?? 'unknown'
}

/**
 * The workaround in the body of a known issue: what stands under the last heading that says so. Undefined when there
 * is no such section, and when it does not help anybody.
 */
export function workaroundIn(body: string): string | undefined {
  const lines = body.split('\n')
  const heading = lines.findLastIndex((line) => workaroundHeading.test(fold(line.trim())))
  return heading === -1 ? undefined : realWorkaround(lines.slice(heading + 1).join('\n'))
}

/**
 * The text itself when it helps anybody. Undefined when it says in any language that there is nothing, and when it is
 * what a template or a conversion left there.
 */
export function realWorkaround(text: string): string | undefined {
  const all = text
    .replaceAll('%0A', '')
    .split('\n')
    .map((line) => line.trim())
  const end = all.findIndex((line) => nextHeading.test(fold(line)))
  const lines = end === -1 ? all : all.slice(0, end)
  const kept = lines.filter(
    (line, place) => !leftover.test(line) && !(place === 0 && restOfHeading.test(fold(line))),
  )
  const sentences = fold(kept.join('\n'))
    .split(/[.;?!\n]+(?=\s|$)/)
    .map((sentence) => sentence.replace(edges, ''))
    .filter((sentence) => sentence !== '')
  // "There is none. Meanwhile you can …" helps.
  return sentences.every(saysNothing) ? undefined : kept.join('\n').trim()
}

function saysNothing(sentence: string): boolean {
  if (nothing.test(sentence) || template.test(sentence)) return true
  return sentence.length <= longestNo && noRemedy.test(sentence) && !onTheOtherHand.test(sentence)
}

const statuses = ['backlog', 'scheduled', 'fixed', 'no-fix', 'closed'] as const satisfies readonly Status[]

/** Headings come at several levels, doubled, and translated by machine. The patterns below read folded text. */
const workaroundHeading =
  /^(?:#+\s*)*\**(?:work-?arounds?(?: provisional)?|soluci?[ao]o?n? (?:alternativa|provisional|provisoria|temporal|temporaria|de contorno))\s*:?\**\s*:?$/
/** "Workaround provisional": the translation of the heading went on in the next line. */
const restOfHeading = /^(?:provisional|alternativa|provisoria)$/
/** What the vendor wrote for itself is not shown to anybody. */
const nextHeading = /^(?:#+\s*)*\**(?:internal notes?|notas? internas?)\**\s*:?$/
const leftover = /^(?:⚠️.*)?$/u
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

const nothing =
  /^(?:n ?\/? ?[ad]|n\.a|no|nao|none|nenhuma?|ningun[ao]?|no aplica|nao se aplica|not applicable|unavailable|not available|no hay|nao ha|there (?:is|are) none|desconocido|desconhecido|unknown|tbd|(?:not |no |nao )?(?:disponible|disponivel)|no se encuentra)$/
const template =
  /^(?:(?:is there|existe|hay|ha) (?:an?|algun[ao]?|una?|uma|alguma)? ?(?:work-?around|solu).*|(?:if yes|if so|se sim|em caso afirmativo|en caso afirmativo|si es asi|si la hay)\b.{0,60})$/
/** "No", and soon after it what there is none of. */
const noRemedy =
  /\b(?:no|not|nao|nenhuma?|ningun[ao]?|none|[a-z]+n['’]t|sin|sem)\b.{0,40}(?:work-?arr?ounds?|\bsolu[ct]|\balternativ|availab|disponib|disponiv)/
/** What follows one of these is the help. */
const onTheOtherHand =
  /\b(?:but|however|pero|sin embargo|mas|porem|only|solo|apenas|except|salvo|excepto|exceto|unica|other tha\w*|aparte|alem|necess?ar\w+|manual\w*|should|would|deb\w+|dev\w+|sera|seria|you can|puede|pode)\b/
const longestNo = 110
