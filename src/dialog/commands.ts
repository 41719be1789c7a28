import type { Command } from './facts.ts'
import { askAgain } from './prompts.ts'
import { back, cancel, change, restart, resume, startNew, undo } from './repair.ts'
import { human, sendOrAsk, wasItSent } from './sending.ts'
import { isAboutArticles, showMore } from './suggest.ts'
import { tellMoreTickets } from './tickets.ts'
import { note, type Work } from './work.ts'
import { beUnsure, goOn, no, none, skip, yes } from './yes-no.ts'

/** Carries out a command, said or clicked. `text` is how it was said. */
export function run(work: Work, command: Command, text = ''): void {
  switch (command) {
    case 'back':
      return back(work)
    case 'undo':
      return undo(work)
    case 'skip':
      return skip(work, text)
    case 'unsure':
      return beUnsure(work, text)
    case 'cancel':
      return cancel(work)
    case 'resume':
      return resume(work)
    case 'restart':
      return restart(work)
    case 'why':
      return why(work)
    case 'help':
      return help(work)
    case 'human':
      return human(work)
    case 'send':
      return sendOrAsk(work)
    case 'change':
      return change(work)
    case 'yes':
      return yes(work, text)
    case 'no':
      return no(work, text)
    case 'none':
      return none(work, text)
    case 'continue':
      return goOn(work, text)
    case 'new':
      return startNew(work)
    case 'more':
      return isAboutArticles(work) ? showMore(work) : tellMoreTickets(work)
    case 'sent?':
      return wasItSent(work)
  }
}

function why(work: Work): void {
  const asks = work.state.live?.asks
  if (asks === undefined || work.tree.questions[asks] === undefined) return help(work)
  note(work, 'why', { question: asks })
}

function help(work: Work): void {
  note(work, 'help', {})
  if (work.state.draft === undefined) work.offers = work.state.shelf ? ['resume', 'new'] : ['new']
  askAgain(work)
}
