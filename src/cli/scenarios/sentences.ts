import { skipped } from '../../dialog/state.ts'
import { fold } from '../../dialog/fold.ts'
import { type Done, draftIn, partsOf, textOf } from './moment.ts'
import { changedIn, isQuestionStill, labelOf, offers, says } from './signs.ts'

/**
 * Whether a condition in words holds for a turn; undefined for one that code can't check. A rule here never stands for more
 * than it looks at: what it can only see half of stays unjudged.
 */
export function judgeSentence(sentence: string, done: Done): boolean | undefined {
  for (const [pattern, check] of rules) {
    const match = pattern.exec(sentence)
    if (match) return check(done, match)
  }
  return undefined
}

type Rule = readonly [RegExp, (done: Done, match: RegExpExecArray) => boolean | undefined]

const rules: readonly Rule[] = [
  [
    /proposes the name from the chat profile/,
    (done) => done.after.live?.asks === 'name' && done.after.live.value === done.world.sender.name,
  ],
  [
    /^1 to 5 help-center articles/,
    (done) => {
      const articles = partsOf(done, 'articles').flatMap((part) => part.articles)
      return (
        articles.length >= 1 &&
        articles.length <= 5 &&
        articles.every(({ title, url }) => title !== '' && /^https?:\/\//.test(url))
      )
    },
  ],
  [/way to say that none helps/, (done) => offers(done, 'none')],
  [
    /^shows every answer in words, not ids/,
    (done) => {
      const rows = partsOf(done, 'summary').flatMap((part) => part.rows)
      const answers = Object.entries(draftIn(done.after)?.answers ?? {}).filter(
        ([question, value]) => done.world.tree.questions[question]?.type === 'choice' && value !== skipped,
      )
      const ids = new Set(answers.map(([, value]) => String(value)))
      const isListed = answers.every(([question]) => rows.some((row) => row.question === question))
      return rows.length > 0 && isListed && rows.every(({ value }) => !ids.has(value))
    },
  ],
  [/^offers send, change, cancel$/, (done) => offers(done, 'send', 'change', 'cancel')],
  [
    /^offers (\w+) and (\w+)$/,
    (done, [, one, other]) => {
      const labels = partsOf(done, 'prompt').flatMap((prompt) => prompt.options.map(({ label }) => label))
      return labels.includes(one ?? '') && labels.includes(other ?? '') && says(done, one, other)
    },
  ],
  [
    /^(?:ticket )?number and link$/,
    (done) =>
      partsOf(done, 'ticket').some(
        ({ ticket }) => Boolean(ticket.url) && says(done, String(ticket.number), ticket.url),
      ),
  ],
  [/^status ([A-Z]\w*(?: \w+)?)(?:, in words)?$/, (done, [, status]) => says(done, status)],
  [
    /^says how to ask for the status later/,
    (done) =>
      partsOf(done, 'ticket').some(({ ticket }) =>
        new RegExp(`(estado|status)[^.\\n]*${ticket.number}`, 'i').test(textOf(done)),
      ),
  ],
  [
    /^does not ask name or account again/,
    (done) => !['name', 'account'].includes(done.after.live?.asks ?? ''),
  ],
  [
    /^(\w+) is among the suggestions/,
    (done, [, id]) => partsOf(done, 'articles').some((part) => part.articles.some((each) => each.id === id)),
  ],
  [/^leaves a way to open one after all/, (done) => offers(done, 'resume') || offers(done, 'new')],
  [/^asks (impact|subject|details|area)$/, (done, [, question]) => done.after.live?.asks === question],
  [/^starts a new form/, (done) => done.before.live === undefined && done.after.live !== undefined],
  [
    /^says which area and subject it understood/,
    (done) =>
      changedIn(done)
        .filter(({ question }) => done.world.tree.questions[question]?.type === 'choice')
        .every(({ question, to }) => says(done, labelOf(done, question, to))),
  ],
  [
    /^five numbered options/,
    (done) =>
      done.after.live?.options.length === 5 &&
      [1, 2, 3, 4, 5].every((n) => new RegExp(`^\\s*${n}[.)]`, 'm').test(textOf(done))),
  ],
  [
    /long label is readable in full/,
    (done) =>
      (done.after.live?.options ?? []).length > 0 &&
      (done.after.live?.options ?? []).every(({ label }) => says(done, label)),
  ],
  [/^creates (?:a|the) ticket/, ({ before, after }) => after.tickets.length > before.tickets.length],
  [/^masks the tax id/, (done) => !says(done, /\d[\d./-]{8,}/.exec(done.typed)?.[0])],
  [
    /^says what changed, from and to/,
    (done) => {
      const changed = changedIn(done)
      return (
        changed.length > 0 &&
        changed.every(({ question, from, to }) =>
          says(done, labelOf(done, question, from), labelOf(done, question, to)),
        )
      )
    },
  ],
  [
    /^asks the pending question again in the same message/,
    (done) => isQuestionStill(done) && done.fresh.length === 1 && partsOf(done, 'prompt').length > 0,
  ],
  [
    /^says both things it understood/,
    (done) => {
      const changed = changedIn(done)
      return (
        changed.length >= 2 && changed.every(({ question, to }) => says(done, labelOf(done, question, to)))
      )
    },
  ],
  [
    /^details contains/,
    (done) => {
      const details = draftIn(done.after)?.answers.details
      return typeof details === 'string' && details.length > 15 && done.typed.includes(details)
    },
  ],
  [
    /^says that the desk is waiting for the person and quotes what it asked/,
    (done) =>
      says(
        done,
        done.world.scenario.given.tickets.find(({ last_public_comment }) => last_public_comment)
          ?.last_public_comment,
      ),
  ],
  [/^then returns to the pending question/, (done) => isQuestionStill(done) && done.fresh.length === 1],
  [/^records the question about the ticket/, (done) => draftIn(done.after)?.answers.subject === done.typed],
  [/^stops asking/, (done) => done.after.live === undefined],
  [/^one line, with a way to take it back/, (done) => offers(done, 'undo') || offers(done, 'resume')],
  [/^asks 'are you sure\?'/, (done) => done.after.state?.draft !== undefined],
  [/^lists the person's open tickets/, (done) => partsOf(done, 'tickets').length > 0],
  [/^resumes the cancelled form/, (done) => done.after.state?.draft !== undefined],
  [
    /^shows the answer given before/,
    (done) =>
      Boolean(done.after.live?.value) || (done.after.live?.options ?? []).some(({ chosen }) => chosen),
  ],
  [
    /^keeps name and account/,
    (done) => ['name', 'account'].every((id) => draftIn(done.after)?.answers[id] !== undefined),
  ],
  [
    /^offers to bring the old draft back/,
    (done) => offers(done, 'undo') || offers(done, 'resume') || /recuper|bring .*back/i.test(textOf(done)),
  ],
  [
    /^different wording from the first time, with an example for each level/,
    (done) => {
      const { before, after } = done
      const options = after.live?.options ?? []
      return (
        after.live?.ask !== before.live?.ask &&
        options.length > 0 &&
        options.every(({ example }) => example && says(done, example))
      )
    },
  ],
  [
    /^shorter, numbered, and offers 'no estoy seguro'/,
    (done) =>
      offers(done, 'unsure') &&
      /^\s*1[.)]/m.test(textOf(done)) &&
      textOf(done).length < textOf(done.history.at(-1) ?? done).length,
  ],
  [/^offers a person now, with two choices/, (done) => offers(done, 'human', 'continue')],
  [/^no fourth repetition of the same question/, (done) => done.after.live?.asks !== done.before.live?.asks],
  [
    /^free text stays as the person wrote it/,
    ({ before, after }) => draftIn(before)?.answers.subject === draftIn(after)?.answers.subject,
  ],
  [
    /^the pending question in English/,
    (done) => isQuestionStill(done) && done.fresh.every(({ language }) => language === 'en'),
  ],
  [
    /^the choice of language was remembered/,
    (done) =>
      done.after.state?.languageChosen === true &&
      done.fresh.every(({ language }) => language === done.after.state?.language),
  ],
  [
    /^acknowledges the file and keeps it/,
    (done) =>
      (draftIn(done.after)?.files ?? []).length > 0 && says(done, draftIn(done.after)?.files.at(-1)?.name),
  ],
  [
    /keeps the sentence as a candidate subject|is kept as the candidate subject/,
    (done) => {
      const candidate = draftIn(done.after)?.candidate
      return (
        candidate !== undefined &&
        fold(done.typed).replace(/\W+/g, ' ').includes(fold(candidate).replace(/\W+/g, ' ').trim())
      )
    },
  ],
  [
    /^proposes the earlier sentence as the subject/,
    (done) => done.after.live?.asks === 'subject' && Boolean(done.after.live.value),
  ],
  [
    /^says one file is already attached and shows its name/,
    (done) => says(done, draftIn(done.after)?.files[0]?.name),
  ],
  [/^lets the person add more or go on/, (done) => offers(done, 'continue') || offers(done, 'skip')],
  [
    /^says that request was already sent as (\d+), with its current status/,
    (done, [, number]) => says(done, number) && partsOf(done, 'ticket').length > 0,
  ],
  [/^offers to open a new one/, (done) => offers(done, 'new')],
  [
    /^the suggestions are replaced in place/,
    (done) =>
      done.messages.some(
        ({ replaces, parts }) => replaces === 'message' && parts.some(({ type }) => type === 'prompt'),
      ),
  ],
  [
    /^a change that alters nothing makes no noise|^remembered across a restart/,
    (done) => done.messages.length === 0,
  ],
  [
    /^offers to continue where it stopped, naming the subject, or to start something new/,
    (done) => offers(done, 'continue', 'new') && says(done, String(draftIn(done.after)?.answers.subject)),
  ],
  [/^treats '.*' as an answer/, (done) => changedIn(done).length > 0],
  [/^throws the draft away/, (done) => done.after.state?.draft === undefined],
  [
    /^says it finds no ticket (\d+)/,
    (done, [, number]) => says(done, number) && partsOf(done, 'ticket').length === 0,
  ],
  [
    /^any word about its subject, status, owner or existence/,
    (done) =>
      partsOf(done, 'ticket').length > 0 ||
      done.world.scenario.given.tickets.some(({ subject }) => subject !== 'Ticket' && says(done, subject)),
  ],
  [
    /^the same answer, word for word apart from the number/,
    (done) => {
      const before = done.history.at(-1)
      return before !== undefined && textOf(before).replace(/\d+/g, '#') === textOf(done).replace(/\d+/g, '#')
    },
  ],
  [/^internal notes reach the person/, (done) => done.messages.length > 0],
  [/^the file is on the ticket/, ({ before, after }) => sum(after.tickets) > sum(before.tickets)],
  [
    /^confirms with a reaction or one short line/,
    (done) => done.fresh.length <= 1 && textOf(done).split('\n').filter(Boolean).length <= 2,
  ],
  [
    /^the status of (\d+), without asking which/,
    (done, [, number]) => partsOf(done, 'ticket').some(({ ticket }) => String(ticket.number) === number),
  ],
  [/^one reply for the four messages/, (done) => done.fresh.length === 1],
  [/^does not ask again what is still valid/, (done) => changedIn(done).length <= 1],
  [/^short and cryptic is accepted/, (done) => draftIn(done.after)?.answers.subject === done.typed],
  [
    /^asks for, or takes, a sentence about what happens now/,
    (done) =>
      done.after.live?.asks === 'reopen' ||
      sumComments(done.after.tickets) > sumComments(done.before.tickets),
  ],
  [
    /^the person can go on with other things/,
    (done) => done.after.state?.draft === undefined && (done.after.state?.filing?.length ?? 0) > 0,
  ],
]

const sum = (tickets: readonly { readonly files: number }[]): number =>
  tickets.reduce((all, { files }) => all + files, 0)
const sumComments = (tickets: readonly { readonly comments: number }[]): number =>
  tickets.reduce((all, { comments }) => all + comments, 0)
