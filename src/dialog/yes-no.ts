import { checkAnswer, draftOf, keepOpenAsItWas, recordOne } from './draft.ts'
import { sourceOfKept, withKept } from './keep.ts'
import { questionOf } from './outline.ts'
import { miss } from './misses.ts'
import { askedNow, isInFront } from './prompts.ts'
import { change, resume, sayNothingAsked, startNew } from './repair.ts'
import { addToSame } from './same.ts'
import { human, sendOrAsk } from './sending.ts'
import { type AnswerValue, skipped, type Source, unsure } from './state.ts'
import { leaveUncommented } from './survey.ts'
import { chooseNone } from './suggest.ts'
import type { QuestionType } from './tree.ts'
import { note, setDraft, type Work } from './work.ts'

/**
 * Short answers mean what the live prompt makes of them: this one takes what is proposed, agrees to what is asked, or goes on, with
 * what was just cancelled too.
 */
export function yes(work: Work, text: string): void {
  const { live, cancelled } = work.state
  if (live === undefined) return cancelled ? resume(work) : sayNothingAsked(work)
  if (live.asks === 'review') return sendOrAsk(work)
  if (live.asks === 'same') return addToSame(work)
  if (live.asks === 'resume') return goOn(work, text)
  if (live.asks === 'handover') return human(work)
  if (live.proposal !== undefined && takesProposal(work, live.asks, live.proposal)) return
  if (tries(work, live.asks, 'yes', ['choice', 'consent']) || keepOpenAsItWas(work)) return
  miss(work, text)
}

/** Declines what is proposed or asked. */
export function no(work: Work, text: string): void {
  const { live } = work.state
  if (live === undefined) return sayNothingAsked(work)
  if (live.asks === 'review') return change(work)
  if (live.asks === 'same') return sendOrAsk(work)
  if (live.asks === 'resume') return startNew(work)
  if (live.asks === 'handover') return goOn(work, text)
  if (live.proposal !== undefined) return dropProposal(work)
  if (tries(work, live.asks, 'no', ['choice', 'consent'])) return
  none(work, text)
}

/** None of the articles, no files, nothing to say. */
export function none(work: Work, text: string): void {
  const type = questionOf(work.tree, work.state.live?.asks)?.type
  if (type === 'articles') return chooseNone(work, work.state.live?.asks ?? '')
  if (!leavesOut(work)) miss(work, text)
}

/** Leaves the question out, where that is allowed; one that was opened again stays as it was. */
export function skip(work: Work, text: string): void {
  const asks = work.state.live?.asks
  if (asks === 'rateComment') return leaveUncommented(work)
  const question = questionOf(work.tree, asks)
  if (asks === undefined || question === undefined) return goOn(work, text)
  if (question.type === 'articles') return chooseNone(work, asks)
  if (leavesOut(work) || keepOpenAsItWas(work)) return
  refuseToSkip(work, asks)
}

/** "I don't know": counts where a question takes that, else as leaving it out. */
export function beUnsure(work: Work, text: string): void {
  const asked = askedNow(work.state.live)
  if (asked !== undefined && tries(work, asked, unsure, ['choice'])) return
  if (asked !== undefined && tries(work, asked, skipped)) return
  miss(work, text)
}

/** Goes on with what there is: the draft, the shelved draft, or without the answer that was missing. */
export function goOn(work: Work, text: string): void {
  const { live, draft } = work.state
  if (draft === undefined) return isInFront(live) ? miss(work, text) : resume(work)
  if (live === undefined || live.asks === 'review') return
  if (live.asks === 'same') return sendOrAsk(work)
  if (isInFront(live)) {
    work.settled = { command: 'continue' }
    const without = live.asks === 'handover' ? live.about : undefined
    if (without !== undefined && !tries(work, without, unsure)) tries(work, without, skipped)
    return
  }
  if (questionOf(work.tree, live.asks)?.type === 'articles') return chooseNone(work, live.asks)
  if (!keepOpenAsItWas(work) && !leavesOut(work)) refuseToSkip(work, live.asks)
}

/** A consent can be declined, and then the request is sent all the same: only a yes or a no is missing. */
function refuseToSkip(work: Work, question: string): void {
  if (questionOf(work.tree, question)?.type !== 'consent') note(work, 'cannotSkip', { question })
  else note(work, 'invalid', { question, problem: { type: 'consent' } })
}

/** Takes what is proposed: the name that the platform knows, words that were kept, or an option. */
function takesProposal(work: Work, asked: string, proposal: string): boolean {
  const question = questionOf(work.tree, asked)
  const isKept = question !== undefined && question.type !== 'choice' && question.profile !== 'name'
  return tries(
    work,
    asked,
    proposal,
    undefined,
    isKept ? sourceOfKept(draftOf(work), question.type) : undefined,
  )
}

/** Records a value as the answer if it is one. */
function tries(
  work: Work,
  asked: string,
  value: AnswerValue,
  types?: readonly QuestionType[],
  from?: Source,
): boolean {
  const question = questionOf(work.tree, asked)
  if (question === undefined || types?.includes(question.type) === false) return false
  const checked = checkAnswer(work, asked, value)
  if (checked.type === 'problem') return false
  recordOne(work, asked, checked.value, from)
  return true
}

/** Goes past the live question: with the files it has, or without an answer where it is optional. */
function leavesOut(work: Work): boolean {
  const asks = work.state.live?.asks
  if (asks === undefined) return false
  const hasFiles = questionOf(work.tree, asks)?.type === 'files' && draftOf(work).files.length > 0
  return tries(work, asks, hasFiles ? true : skipped)
}

/** Drops the proposal, so that the question is asked openly. */
function dropProposal(work: Work): void {
  const { draft, person, live } = work.state
  const question = questionOf(work.tree, live?.asks)
  if (question?.type === 'choice') return
  if (question?.profile === 'name' && person) {
    const { chatName: _, ...rest } = person
    work.state.person = rest
  } else if (draft) {
    setDraft(work, withKept(draft, []))
  }
}
