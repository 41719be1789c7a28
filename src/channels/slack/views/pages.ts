import type { Form, Sender } from '../../../message.ts'
import type { ModalView } from './blocks.ts'
import { formView, keptQuestions } from './form-view.ts'
import { seal } from './metadata.ts'
import type { Place, ViewPorts } from './ports.ts'
import { proposalsOf, proposed } from './proposals.ts'

/** A page as it is filled in, and the modal that shows it. */
export interface ShownPage {
  readonly form: Form
  readonly view: ModalView
}

/** The page with what is proposed for it, as a modal for this person alone. */
export async function showPage(
  { cursors, secret }: Pick<ViewPorts, 'cursors' | 'secret'>,
  place: Place,
  sender: Sender,
  given: Form,
  notice?: string,
): Promise<ShownPage> {
  const form = proposed(given, await proposalsOf(cursors, place.conversation))
  const { page, draft } = form
  const { conversation, address } = place
  const sealed = seal(secret, {
    conversation,
    address,
    user: sender.key,
    page,
    draft,
    kept: keptQuestions(form),
  })
  return { form, view: formView(form, sealed, notice) }
}
