import { languages, type Language } from '../../dialog/language.ts'
import { slackViewWordsIn } from '../../i18n/slack-views.ts'
import { homeActions, type HomeContent } from './home-look.ts'
import { homeTickets } from './home-tickets.ts'
import type { Block, HomeView, MenuElement } from './views/blocks.ts'
import { limits } from './limits.ts'
import { header, optionFor, plain, quiet, sections } from './views/text.ts'

/** The Home tab: who one is, one's tickets, those first that wait for an answer, and the way to a new one. */
export function homeView(content: HomeContent): HomeView {
  return {
    type: 'home',
    private_metadata: JSON.stringify(content.look),
    blocks: [...headOf(content), { type: 'divider' }, ...homeTickets(content)],
  }
}

function headOf({ person, language, goesOn }: HomeContent): readonly Block[] {
  const { home } = slackViewWordsIn(language)
  const name = person.name ?? person.chatName
  const known = [...(person.email === undefined ? [] : [person.email]), ...person.accounts]
  return [
    ...(name === undefined ? [] : [header(home.hello(name))]),
    ...sections(home.intro),
    ...(known.length === 0 ? [] : [quiet(known.join(' · '))]),
    {
      type: 'actions',
      block_id: 'start',
      elements: [
        {
          type: 'button',
          action_id: homeActions.start,
          text: plain(home.start, limits.button),
          value: 'start',
          style: 'primary',
        },
        languageMenu(language),
      ],
    },
    ...(goesOn ? sections(home.goOn) : []),
  ]
}

function languageMenu(chosen: Language): MenuElement {
  const options = languages.map((language) => optionFor(language, names[language]))
  const initial = options.find(({ value }) => value === chosen)
  return {
    type: 'static_select',
    action_id: homeActions.language,
    options,
    ...(initial && { initial_option: initial }),
    placeholder: plain(slackViewWordsIn(chosen).home.language, limits.placeholder),
  }
}

/** Each in its own words, for somebody who reads no other. */
const names: Readonly<Record<Language, string>> = { es: 'Español', pt: 'Português', en: 'English' }
