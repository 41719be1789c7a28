import type { Act } from '../dialog/facts.ts'
import type { Reading } from './reading.ts'
import { saysEnough, saysNo } from './small-talk.ts'
import { isMarked } from './ticket-questions.ts'

/**
 * A thumb, a tick, hearts or clapping hands, and nothing else. Where words are for the desk, or a solved ticket was told of, a thumb
 * is a nod; in the form it is a yes or a no.
 */
export function handIn({ text, standing }: Reading): Act | undefined {
  if (text.length > longest) return undefined
  const signs = Array.from(plain(text))
  const [only, ...others] = signs
  if (only === undefined) return undefined
  const isThumb = others.length === 0 && (ups.has(only) || downs.has(only))
  if (!standing.isReply && !standing.isAfter) {
    if (!isThumb) return undefined
    const { draft, live, drafts } = standing.state
    if (ups.has(only) && draft === undefined && live === undefined && drafts > 0) return { type: 'thanks' }
    return { type: 'command', command: ups.has(only) ? 'yes' : 'no' }
  }
  if (signs.every((sign) => kind.has(sign))) return { type: 'thanks' }
  if (signs.every((sign) => kind.has(sign) || ups.has(sign))) return { type: 'nod', isYes: true }
  return signs.every((sign) => downs.has(sign)) ? { type: 'nod', isYes: false } : undefined
}

/** "Ok", "perfecto", "no", "eso es todo": heard, and nothing else. Where it answers a question of the support side it is an answer. */
export function nodIn({ text, words, standing }: Reading): Act | undefined {
  if ((!standing.isReply && !standing.isAfter) || isMarked(text)) return undefined
  if (saysNo(words)) return { type: 'nod', isYes: false }
  return saysEnough(words) ? { type: 'nod', isYes: true } : undefined
}

/** A sign is short; a longer text is spared the looking. */
const longest = 60

/** Skin tones and the emoji form do not matter, nor does what stands between. */
const plain = (text: string): string => text.replace(/\p{Emoji_Modifier}|\uFE0F|\u200D[♀♂]|[\s.!]/gu, '')

const ups: ReadonlySet<string> = new Set(['👍', '✅', '👌', '🆗', '✔', '☑'])
const downs: ReadonlySet<string> = new Set(['👎', '❌'])
const kind: ReadonlySet<string> = new Set(
  Array.from('🙏👏🙌🤝🤗😊😀😃😄😁🙂😉😍🥰🤩😎🥳🎉🎊✨💯💪🚀🫶🫡❤🧡💛💚💙💜🖤🤍🤎💖💕♥☺'),
)
