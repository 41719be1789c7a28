import type { Form, Sender } from '../../../message.ts'
import type { ModalView } from './blocks.ts'
import { articlesView, formView, keptQuestions } from './form-view.ts'
import { seal } from './metadata.ts'
import type { Place, ViewPorts } from './ports.ts'
import { proposalsOf, proposed } from './proposals.ts'

/**
 * The page as a modal for this person alone, with what is proposed for it; once everything on it is answered, the articles that
 * are suggested then.
 */
export async function showPage(
  { cursors, secret }: Pick<ViewPorts, 'cursors' | 'secret'>,
  { conversation, address }: Place,
  sender: Sender,
  form: Form,
  notice?: string,
): Promise<ModalView> {
  const { page, draft, articles } = form
  const opened = { conversation, address, user: sender.key, page, draft }
  if (articles && form.fields.every(isSettled)) {
    const sealed = seal(secret, { ...opened, kept: [], choice: articles.none.choice })
    return articlesView(form, articles, sealed, notice)
  }
  const filled = proposed(form, await proposalsOf(cursors, conversation))
  return formView(filled, seal(secret, { ...opened, kept: keptQuestions(filled) }), notice)
}

const isSettled = ({ value, optional, files }: Form['fields'][number]): boolean =>
  value !== undefined || optional || files.length > 0
