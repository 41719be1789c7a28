import { commandsOf } from '../dialog/prompts.ts'
import type { Command } from '../dialog/facts.ts'
import { commands } from '../dialog/facts.ts'
import { isOn } from '../dialog/condition.ts'
import { languages } from '../dialog/language.ts'
import { phrasesIn } from '../i18n/speak.ts'
import { commandPhrases } from './command-phrases.ts'
import { aroundCommands, commandSayings } from './command-sayings.ts'
import { barePhrases } from './courtesy.ts'
import { picksIn } from './picks.ts'
import type { Reading } from './reading.ts'
import type { Standing } from './standing.ts'
import { compile } from './sayings.ts'
import { isToProgram } from './to-program.ts'
import { wholeOf } from './whole.ts'
import { lineOf, wordsOf } from './words.ts'

/** The command a text is, when it is nothing else: courtesy around it does not matter, one word more does. */
export function commandIn(reading: Reading): Command | undefined {
  const { standing } = reading
  const own = pickedCommand(reading)
  if (own) return own
  for (const words of barePhrases(reading.words)) {
    const command = known.get(lineOf(words))
    if (command !== undefined) return fitting(command, lineOf(words), standing)
  }
  // Where words are for the desk, only the plainest are a command.
  const canBe = !standing.isReply && isToProgram(reading.words, standing)
  const meant = canBe ? wholeOf(reading.words, 'command', inOrder, said) : undefined
  return meant && fitting(meant, reading.line, standing)
}

const inOrder = commandSayings.map(([command]) => command)
const said = {
  sayings: compile(commandSayings.map(([option, says]) => ({ question: 'command', option, says }))),
  around: aroundCommands,
}

/** A number on a prompt of the program's own: its buttons in order. */
function pickedCommand({ words, standing }: Reading): Command | undefined {
  const live = standing.state.live
  // Where words are asked, a number is what the support side wants to know.
  if (live === undefined || live.among !== undefined || standing.isReply) return undefined
  const offered = commandsOf(live.asks)
  const [place, ...others] = offered.length > 1 ? picksIn(words, offered.length) : []
  return place === undefined || others.length > 0 ? undefined : offered[place - 1]
}

/** The same words mean another thing where another thing is asked. */
function fitting(command: Command, line: string, standing: Standing): Command | undefined {
  const { state, asked, isReply } = standing
  if (state.live?.asks === 'rateComment' && noComment.includes(command)) return 'skip'
  if (isReply) return inReply.includes(command) ? command : undefined
  const question = asked?.question
  const isOptional = question !== undefined && isOn(question.optional, standing.path.value)
  if (command === 'none' && isOptional && question.type !== 'files') return 'skip'
  if (command === 'continue' && state.live?.asks === 'review' && ready.has(line)) return 'send'
  if (command === 'yes' && question?.type === 'articles') return undefined
  if (command === 'cancel' && leaves.has(line) && isGiven(standing)) return 'continue'
  return command
}

/** An answer that was opened again can be left alone; where there is none, the same words leave everything. */
const isGiven = ({ state, asked, path }: Standing): boolean =>
  asked !== undefined && state.draft?.open === asked.id && path.value(asked.id) !== undefined

const leaves: ReadonlySet<string> = new Set(['dejalo', 'dejalo asi', 'deixa', 'deixa quieto'])

/** Said where a comment is asked for, these leave it out. */
const noComment: readonly Command[] = ['skip', 'no', 'none', 'cancel', 'continue']

/** What is for the program, where everything else is for the desk. */
const inReply: readonly Command[] = ['back', 'cancel', 'help', 'human', 'new', 'undo', 'resume', 'restart']

const ready: ReadonlySet<string> = new Set(
  'listo|ya esta|eso es todo|es todo|adelante|go ahead|done|im done|ready|thats all|that is all|proceed|pronto|e so isso|e tudo|vamos'.split(
    '|',
  ),
)

/** Later phrases do not take the place of earlier ones: the order of `commands` decides what is ambiguous. */
const known: ReadonlyMap<string, Command> = tableOf()

function tableOf(): ReadonlyMap<string, Command> {
  const table = new Map<string, Command>()
  const add = (text: string, command: Command): void => {
    const line = lineOf(wordsOf(text))
    if (line !== '' && !table.has(line)) table.set(line, command)
  }
  for (const language of languages) {
    const words = phrasesIn(language)
    for (const command of commands) add(words.commands[command], command)
    const { ways } = words
    add(ways.skipFiles, 'skip')
    add(ways.noComment, 'skip')
    add(ways.keepAnswer, 'continue')
    add(ways.noneHelps, 'none')
    add(ways.resumeDraft, 'continue')
    add(ways.continueWithout, 'continue')
    add(ways.continueHere, 'continue')
    add(ways.bringBack, 'resume')
    add(ways.changeRow, 'change')
  }
  for (const command of commands) {
    for (const phrase of commandPhrases[command].split(/[|\n]/)) add(phrase, command)
  }
  return table
}
