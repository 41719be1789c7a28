import type { Act } from '../dialog/facts.ts'
import { barePhrases } from './courtesy.ts'
import type { Reading } from './reading.ts'
import { lineOf } from './words.ts'

/** Whether a text asks to be told every day what waits for an answer, or no more. */
export function dailyWish({ words }: Reading): Extract<Act, { type: 'daily' }> | undefined {
  for (const bare of barePhrases(words)) {
    const line = lineOf(bare)
    if (on.test(line)) return { type: 'daily', isOn: true }
    if (off.test(line)) return { type: 'daily', isOn: false }
  }
  return undefined
}

/** The patterns read folded text. */
const everyDay =
  '(?:cada dia|todos los dias|diariamente|a diario|todo dia|todos os dias|every day|daily|each day)'
const list = '(?:(?:resumen|lista|aviso|resumo) diari[oa]|daily (?:list|summary|reminder|digest))'
const what = '(?: (?:lo que|que|o que|what|of what)\\b.{0,40})?'
const on = new RegExp(
  `^(?:(?:avisame|recuerdame|me avisa|me avise|me lembre|lembre me|remind me|tell me)${what} ${everyDay}${what}|(?:(?:el|la|o|a|the|una|un|uma|um) )?${list})$`,
)
const off = new RegExp(
  `^(?:(?:ya no me avises|no me avises(?: mas)?|nao me avise(?: mais)?|stop reminding me|do not remind me|dont remind me) ${everyDay}|(?:sin|quita|deja|dejar|cancela|cancelar|parar|pare|sem|stop|no|no more|cancel)(?: (?:el|la|o|a|the))? ${list})$`,
)
