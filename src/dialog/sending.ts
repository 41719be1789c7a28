import { draftOf } from './draft.ts'
import { filingOf, missingOf } from './filing.ts'
import type { Draft } from './state.ts'
import { note, setDraft, shelve, type Work } from './work.ts'

/**
 * Hands the draft over for filing. It leaves the conversation's hands at once: a second "send" finds no draft to send,
 * and the person can go on with other things until the number comes.
 */
export function send(work: Work, draft: Draft): void {
  const person = work.state.person
  if (person === undefined) {
    work.needs.push({ type: 'person' })
    return
  }
  const filing = filingOf(work.tree, draft, person, work.state.language)
  work.effects.push({ type: 'file', filing })
  const known = {
    ...(filing.name !== undefined && { name: filing.name }),
    ...(filing.email !== undefined && { email: filing.email }),
    ...(filing.account !== undefined && { account: filing.account }),
  }
  if (Object.keys(known).length > 0) work.effects.push({ type: 'remember', person: person.id, ...known })
  const accounts = [filing.account, ...person.accounts].filter((each) => each !== undefined)
  work.state = {
    ...work.state,
    filing: [...work.state.filing, draft],
    person: { ...person, ...known, accounts: [...new Set(accounts)] },
  }
  setDraft(work, undefined)
  work.settled = { command: 'send' }
  work.ending = 'end'
}

/** Files what there is, for a person to take over. `said` is what was not understood, word by word. */
export function handOver(work: Work, said: readonly string[]): void {
  const draft = draftOf(work)
  const missing = missingOf(work.tree, draft)
  send(work, { ...draft, handedOver: { missing, said } })
  work.settled = { command: 'human' }
}

/** Ends without a ticket, because an article was the answer; the draft can be taken up after all. */
export function solveByArticle(work: Work, article: string | undefined): void {
  const draft = draftOf(work)
  const shown = draft.suggested?.articles ?? []
  const solved = shown.find((each) => each.id === article)
  work.effects.push({
    type: 'record',
    outcome: 'solved',
    query: draft.suggested?.query ?? '',
    language: work.state.language,
    articles: article === undefined ? shown.map((each) => each.id) : [article],
    at: work.event.at,
  })
  work.settled = solved ? { article: solved.title } : { command: 'yes' }
  shelve(work)
  note(work, 'solvedByArticle', solved ? { title: solved.title } : {})
  work.ending = 'end'
  work.offers = ['resume', 'new']
}
