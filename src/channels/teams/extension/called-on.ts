import type { Language } from '../../../dialog/language.ts'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { Proposals } from '../dialogs/proposals.ts'
import type { CalledOn } from './payloads.ts'
import { plainTextOf } from './plain-text.ts'

/** A subject is one line. */
const subjectLength = 255
/** Well under what a long text holds. */
const most = { text: 20_000, files: 20 }

/**
 * What a ticket opened on a message starts from: its first line as the subject; all of it, whose it is, the files that hang
 * on it as links, and the way back to it as the description.
 */
export function proposalsFrom(message: CalledOn, language: Language): Proposals {
  const { request: words } = teamsViewWordsIn(language)
  const { body, subject, linkToMessage, from } = message
  const content = body.content ?? ''
  const isText = body.contentType?.toLowerCase() === 'text'
  const text = (isText ? content.trim() : plainTextOf(content, words)).slice(0, most.text)
  const files = filesOf(message).map(({ name, url }) => words.file(name, url))
  return {
    subject: subjectIn([subject ?? '', ...text.split('\n')], words.picture),
    description: [
      `${words.fromMessage(from?.user?.displayName ?? undefined)}\n${text}`,
      files.join('\n'),
      isWebAddress(linkToMessage) ? words.link(linkToMessage) : '',
    ]
      .filter((each) => each !== '')
      .join('\n\n'),
  }
}

/** Whether something hangs on the message that can't be copied. */
export const hasFiles = (message: CalledOn): boolean =>
  filesOf(message).length > 0 || /<img\s/i.test(message.body.content ?? '')

/** Other messages and cards hang on a message too. */
function filesOf({ attachments }: CalledOn) {
  return (attachments ?? [])
    .filter(({ contentType, name }) => contentType === 'reference' && name)
    .slice(0, most.files)
    .map(({ name, contentUrl }) => ({
      name: name ?? '',
      url: isWebAddress(contentUrl) ? contentUrl : undefined,
    }))
}

function subjectIn(lines: readonly string[], picture: string): string {
  const line = lines.map((each) => each.trim()).find((each) => each !== '' && each !== picture) ?? ''
  return line.length <= subjectLength ? line : `${line.slice(0, subjectLength - 1).replace(/\s+\S*$/, '')}…`
}

const isWebAddress = (url: string | null | undefined): url is string =>
  typeof url === 'string' && url.startsWith('https://') && URL.canParse(url)
