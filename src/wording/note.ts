import type { Content, NoteContent, Notes } from '../dialog/content.ts'
import { never } from '../errors.ts'
import { appointmentFor, type Reader } from '../i18n/dates.ts'
import { listOf } from '../i18n/lists.ts'
import type { Part } from '../message.ts'
import { answerIn } from './answer.ts'
import { wordChange } from './changed.ts'
import { wordProblem } from './problem.ts'
import { cut, labelOf, optionLabel, sentencesOf, typeOf, type Words } from './words.ts'

type Text = Extract<Part, { type: 'text' }>

/** How much of what a person wrote is said back in a sentence. */
const quoted = 160

/** One of the bot's own sentences. The message it stands in tells which page a question is asked on. */
export function wordNote(words: Words, note: NoteContent, message: readonly Content[], reader: Reader): Text {
  return { type: 'text', tone: toneOf(note), text: textOf(words, note, message, reader) }
}

const warnings: readonly (keyof Notes)[] = [
  'cannotSkip',
  'invalid',
  'missing',
  'refused',
  'deskAway',
  'notAllowed',
  'notDone',
  'lost',
]
const quiet: readonly (keyof Notes)[] = ['understood', 'changed', 'updated', 'skipped', 'undone', 'language']

function toneOf({ note }: NoteContent): Text['tone'] {
  if (warnings.includes(note)) return 'warning'
  return quiet.includes(note) ? 'quiet' : 'plain'
}

function textOf(words: Words, content: NoteContent, message: readonly Content[], reader: Reader): string {
  const { notes } = words.phrases
  const label = (question: string): string => labelOf(words, question, pageIn(message, question))
  const answer = (question: string, value: Parameters<typeof answerIn>[2]): string =>
    cut(answerIn(words, question, value), quoted)
  switch (content.note) {
    case 'greeting':
      return notes.greeting(content.with.name, words.wording.intro)
    case 'understood':
      return notes.understood(
        content.with.answers.map(({ question, value }) =>
          words.phrases.pair(label(question), answer(question, value)),
        ),
      )
    case 'changed': {
      const { question, from, to } = content.with
      return notes.changed(label(question), answer(question, from), answer(question, to))
    }
    case 'updated':
    case 'skipped':
    case 'cannotSkip':
      return notes[content.note](label(content.with.question))
    case 'why': {
      const { question } = content.with
      return sentencesOf(words, question, pageIn(message, question))?.why ?? notes.why
    }
    case 'invalid':
      return invalid(words, content.with, message)
    case 'missed':
      return notes.missed
    case 'likely': {
      const { question, option } = content.with
      return notes.likely(optionLabel(words, question, option) ?? option)
    }
    case 'oldPrompt':
      return notes.oldPrompt
    case 'resumed':
    case 'welcomeBack':
      return notes[content.note](subjectOf(content.with.subject))
    case 'restarted':
      return notes.restarted(content.with.kept)
    case 'fileKept':
    case 'filesForgotten': {
      const { names } = content.with
      return notes[content.note](listOf(words.language, names), names.length)
    }
    case 'kept':
    case 'alongside':
      return notes[content.note](cut(content.with.text, quoted))
    case 'missing':
    case 'forgotten': {
      const labels = content.with.questions.map((question) => words.phrases.quote(label(question)))
      return notes[content.note](listOf(words.language, labels), labels.length)
    }
    case 'solvedByArticle':
      return notes.solvedByArticle(content.with.title)
    case 'handedOver':
      return content.with.open
        ? notes.handedOverOpen
        : notes.handedOverClosed(appointmentFor(reader, content.with.opensAt))
    case 'noTickets':
      return notes.noTickets(content.with.filtered)
    case 'alreadySent':
    case 'noTicket':
    case 'commented':
    case 'corrected':
    case 'addedToSame':
    case 'cannotUnsend':
    case 'cannotRateAnew':
    case 'reopened':
    case 'solved':
    case 'rated':
    case 'notDone':
    case 'askReply':
    case 'askReopen':
    case 'muted':
    case 'unmuted':
      return notes[content.note](content.with.number)
    case 'notAllowed':
      return notAllowed(words, content.with)
    case 'changedByDesk':
      return wordChange(words, content.with, message)
    case 'followUp':
    case 'reminder':
      return notes[content.note](content.with.number, cut(content.with.subject, quoted))
    case 'greetedAgain':
    case 'ratingCommented':
    case 'nothingToUndo':
    case 'undone':
    case 'nothingBefore':
    case 'cancelled':
    case 'nothingToCancel':
    case 'nothingToResume':
    case 'help':
    case 'language':
    case 'nonsense':
    case 'stillNonsense':
    case 'sending':
    case 'stillSending':
    case 'refused':
    case 'oldDraft':
    case 'noMoreArticles':
    case 'welcomeThanks':
    case 'gladItWorks':
    case 'dailyOn':
    case 'dailyOff':
    case 'daily':
    case 'handover':
    case 'deskAway':
    case 'lost':
    case 'nothingAsked':
      return notes[content.note]
    default:
      return never(content)
  }
}

const subjectOf = (subject: string | undefined): string | undefined =>
  subject === undefined ? undefined : cut(subject, quoted)

/** The page that the message asks a question on. */
function pageIn(message: readonly Content[], question: string): string | undefined {
  for (const part of message) {
    if (part.type === 'ask' && part.asks === question) return part.page
    if (part.type === 'review') {
      const row = part.rows.find((each) => each.question === question)
      if (row) return row.page
    }
  }
  return undefined
}

/** The question is named unless it is asked again right below. */
function invalid(words: Words, { question, problem }: Notes['invalid'], message: readonly Content[]): string {
  const page = pageIn(message, question)
  const why = wordProblem(words, question, problem, page)
  const isAskedHere = message.some((part) => part.type === 'ask' && part.asks === question)
  if (isAskedHere || typeOf(words, question) === undefined) return why
  return words.phrases.problems.about(labelOf(words, question, page), why)
}

function notAllowed(words: Words, { number, act }: Notes['notAllowed']): string {
  const { notes } = words.phrases
  switch (act) {
    case 'comment':
      return notes.cannotComment(number)
    case 'reopen':
      return notes.cannotReopen(number)
    case 'solve':
      return notes.cannotSolve(number)
    case 'rate':
      return notes.cannotRate(number)
  }
}
