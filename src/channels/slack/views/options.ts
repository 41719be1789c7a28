import { fold } from '../../../dialog/fold.ts'
import type { Locale } from '../../../i18n/locale.ts'
import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import type { FormField } from '../../../message.ts'
import type { Option } from './blocks.ts'
import { limits } from '../limits.ts'
import { optionFor } from './text.ts'

/** What a search field offers for what was typed so far: accounts of the person, or options of the question. */
export function optionsFor(
  field: FormField,
  typed: string,
  accounts: readonly string[],
  locale: Locale,
): readonly Option[] {
  const asked = plainly(typed)
  if (field.input !== 'account') {
    return field.options
      .filter(({ label }) => plainly(label).includes(asked))
      .slice(0, limits.options)
      .map(({ value, label }) => optionFor(value, label))
  }
  const name = typed.trim().slice(0, limits.optionValue)
  const isNew = name !== '' && !accounts.some((account) => plainly(account) === asked)
  const known = accounts.filter((account) => plainly(account).includes(asked))
  return [
    ...known.slice(0, limits.options - 1).map((account) => optionFor(account, account)),
    ...(isNew ? [optionFor(name, slackViewWordsIn(locale).form.typed(name))] : []),
  ]
}

const plainly = (text: string): string => fold(text.trim())
