import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { Form, FormField, Sender } from '../../../message.ts'
import type { Answer } from '../invoke.ts'
import type { TeamsOptions } from '../options.ts'
import type { Place } from '../place.ts'
import type { TellOptions } from '../take.ts'
import type { Uploads } from '../uploads.ts'
import { dialogAnswer } from './answers.ts'
import { articlesCard, pageCard, type PageReader, reviewCard } from './card.ts'
import { proposed } from './proposals.ts'

export interface DialogOptions
  extends Pick<TeamsOptions, 'accept' | 'forms' | 'cursors' | 'clock'>,
    TellOptions {
  readonly uploads: Uploads
  /** Marks work that is waited for before the channel closes. */
  track<T>(work: Promise<T>): Promise<T>
}

/** Whose dialog it is, and the place of the conversation that it belongs to. */
export interface Seat {
  readonly place: Place
  readonly sender: Sender
}

/** The page that is asked next; else what was answered, to be looked over; undefined when neither is asked. */
export async function showNext(
  options: Pick<DialogOptions, 'cursors' | 'uploads' | 'forms'>,
  seat: Seat,
  dialog: string,
): Promise<Answer | undefined> {
  const { forms } = options
  const { conversation, person } = seat.place
  const form = await forms.next(conversation)
  if (form) return showPage(options, seat, form, { dialog })
  const review = await forms.review(conversation)
  return review && dialogAnswer(review.title, reviewCard(review, { owner: person.key, dialog }))
}

/** A page in a dialog, with what is proposed for it; once everything on it is answered, the articles that are suggested then. */
export async function showPage(
  { cursors, uploads }: Pick<DialogOptions, 'cursors' | 'uploads'>,
  { place, sender }: Seat,
  given: Form,
  reader: Omit<PageReader, 'owner' | 'uploadUrl'>,
): Promise<Answer> {
  const owner = place.person.key
  const { articles, language, title } = given
  const { form: words } = teamsViewWordsIn(language)
  if (articles && given.fields.every(isSettled)) {
    return dialogAnswer(title, articlesCard({ articles, language }, { owner, dialog: reader.dialog }))
  }
  const form = await proposed(cursors, place.conversation, given)
  const hasFiles = form.fields.some(({ input }) => input === 'files')
  const uploadUrl = hasFiles && place.scope !== 'personal' ? await uploads.linkFor(place, sender) : undefined
  const card = pageCard(form, {
    ...reader,
    owner,
    ...(uploadUrl !== undefined && { uploadUrl }),
  })
  return dialogAnswer(title === '' ? words.title : title, card)
}

const isSettled = ({ value, optional, files }: FormField): boolean =>
  value !== undefined || optional || files.length > 0
