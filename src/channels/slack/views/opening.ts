import { encode } from '../../../dialog/choice.ts'
import type { Language } from '../../../dialog/language.ts'
import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import { within } from '../../../within.ts'
import type { GivenFile } from './answers.ts'
import type { ModalView } from './blocks.ts'
import { noticeView } from './form-view.ts'
import { giveFiles } from './give-files.ts'
import { showPage } from './pages.ts'
import type { Place, ViewPorts, Who } from './ports.ts'

/** Opens forms. Each resolves when the form, or why there is none, is on the screen. */
export interface Opening {
  /** A page of a conversation's open draft. */
  page(who: Who, trigger: string, place: Place, page: string): Promise<void>
  /** The first page of a new request, in a place made for it; `prepare` makes the place. */
  request(who: Who, trigger: string, prepare: () => Promise<NewPlace>): Promise<void>
}

/** A place where nothing was said yet, and the files that the request begins with. */
export interface NewPlace extends Place {
  readonly files?: readonly GivenFile[]
}

/** The trigger lives three seconds: a form that is not there by then opens as one that is on its way. */
const patienceMs = 800

export function createOpening(ports: ViewPorts): Opening {
  const { accept, forms, clock, log } = ports

  const show = async (who: Who, trigger: string, make: () => Promise<ModalView>): Promise<void> => {
    const views = await ports.viewsOf(who)
    const made = make().catch((error: unknown) => {
      log.warn('slack.form-unopened', { team: who.team }, error)
      return noticeView(ports.language, slackViewWordsIn(ports.language).form.away)
    })
    const early = await within(made, patienceMs, { clock })
    if (early.type === 'done') return void (await views.open(trigger, early.value))
    const { opening } = slackViewWordsIn(ports.language).form
    const view = await views.open(trigger, noticeView(ports.language, opening))
    await views.update(view, await made)
  }
  const nothing = (language: Language): ModalView =>
    noticeView(language, slackViewWordsIn(language).form.nothing)

  return {
    page: (who, trigger, place, page) =>
      show(who, trigger, async () => {
        const sender = await ports.senderOf(who)
        const form = await forms.form(place.conversation, page)
        if (form === undefined) return nothing((await ports.person(sender)).language)
        return showPage(ports, place, sender, form)
      }),
    request: (who, trigger, prepare) =>
      show(who, trigger, async () => {
        const [sender, { files = [], ...place }] = await Promise.all([ports.senderOf(who), prepare()])
        await accept({
          id: `${place.conversation}/begin/${trigger}`,
          ...place,
          sender,
          at: clock.now(),
          happened: {
            type: 'clicked',
            choice: encode({ type: 'command', draft: 0, prompt: 0, command: 'new' }),
          },
        })
        await giveFiles(ports, who, sender, place, files)
        const form = await forms.next(place.conversation)
        if (form === undefined) return nothing((await ports.person(sender)).language)
        return showPage(ports, place, sender, form)
      }),
  }
}
