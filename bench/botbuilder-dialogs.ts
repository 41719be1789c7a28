import { ConversationState, MemoryStorage, TestAdapter, type TurnContext } from 'botbuilder'
import {
  ChoicePrompt,
  ConfirmPrompt,
  type DialogContext,
  DialogSet,
  DialogTurnStatus,
  ListStyle,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs'
import { type Answers, type Input, inputs, type Machine, suggestions } from './intake.ts'

type Step = WaterfallStepContext<Answers>

/**
 * The same intake as its users write it with botbuilder-dialogs: one waterfall, a prompt per question, state in a
 * `ConversationState` on `MemoryStorage` (which keeps it as JSON), driven through the `TestAdapter`.
 */
export function createBotbuilderDialogs(): Machine {
  return {
    name: 'botbuilder-dialogs',
    async run() {
      let filed: Answers = {}
      const bot = createBot((answers) => {
        filed = answers
      })
      const adapter = new TestAdapter(bot)
      for (const input of inputs) {
        await adapter.processActivity(activityOf(input))
        adapter.activeQueue.length = 0
      }
      return filed
    },
  }
}

function createBot(file: (answers: Answers) => void): (turn: TurnContext) => Promise<void> {
  const state = new ConversationState(new MemoryStorage())
  const dialogs = new DialogSet(state.createProperty('dialog'))
  dialogs.add(
    new TextPrompt('text', (prompt) => Promise.resolve((prompt.recognized.value ?? '').trim().length > 1)),
  )
  const choice = new ChoicePrompt('choice', undefined, 'es-es')
  choice.style = ListStyle.suggestedAction
  dialogs.add(choice)
  dialogs.add(new ConfirmPrompt('confirm', undefined, 'es-es'))
  dialogs.add(new WaterfallDialog<Answers>('intake', [...steps, finish(file)]))
  return async (turn) => {
    const dialog: DialogContext = await dialogs.createContext(turn)
    const result = await dialog.continueDialog()
    if (!turn.responded && result.status === DialogTurnStatus.empty) await dialog.beginDialog('intake')
    await state.saveChanges(turn)
  }
}

interface Question {
  readonly id: string
  readonly prompt: 'text' | 'choice' | 'confirm'
  readonly words: string
  readonly choices?: string[]
}

const text = (id: string, words: string): Question => ({ id, prompt: 'text', words })
const pick = (id: string, words: string, choices: string[]): Question => ({
  id,
  prompt: 'choice',
  words,
  choices,
})

const questions: readonly Question[] = [
  text('name', '¿Cómo te llamas?'),
  text('account', '¿De qué cuenta se trata?'),
  pick('area', '¿Con qué área quieres hablar?', ['technical', 'financial', 'commercial']),
  pick('problem_type', '¿Qué necesitas?', ['problem', 'question', 'setup']),
  text('subject', '¿Cuál es el asunto?'),
  pick('articles', '¿Alguno de estos artículos lo resuelve?', [
    ...suggestions.map(({ id }) => id),
    'none_helps',
  ]),
  pick('impact', '¿Cuál es el impacto?', ['auxiliary', 'important', 'critical']),
  pick('affected_users', '¿A quién afecta?', ['admin_users', 'shoppers', 'everyone']),
  pick('experience', '¿Cuál es tu experiencia?', ['learning', 'proficient', 'expert']),
  text('details', 'Describe en detalle lo sucedido.'),
  pick('attachments', 'Envía un archivo, si lo tienes.', ['-']),
  {
    id: 'share_consent',
    prompt: 'confirm',
    words: '¿Aceptas que la solución se comparta de manera anónima?',
  },
  pick('review', '¿Lo enviamos así?', ['send', 'cancel']),
]

/** A waterfall step gets the answer to the step before it, and asks its own question. */
const steps = questions.map(({ prompt, words, choices }, index) => async (step: Step) => {
  keep(step, questions[index - 1])
  return step.prompt(prompt, {
    prompt: words,
    retryPrompt: `No se entendió. ${words}`,
    ...(choices && { choices }),
  })
})

function finish(file: (answers: Answers) => void) {
  return async (step: Step) => {
    const { instanceId: _, ...answers } = step.values as Answers
    if ((step.result as { value?: string }).value === 'send') file(answers)
    await step.context.sendActivity('Enviado.')
    return step.endDialog()
  }
}

/** The articles are no answer, and are not kept. */
function keep(step: Step, question: Question | undefined): void {
  if (question === undefined || question.id === 'articles') return
  const result = step.result as string | boolean | { readonly value: string }
  const values = step.values as Record<string, string | boolean>
  values[question.id] = typeof result === 'object' ? result.value : result
}

function activityOf(input: Input): string {
  switch (input.type) {
    case 'open':
      return 'hola'
    case 'write':
      return input.text
    case 'choose':
      return input.question === 'share_consent' ? 'sí' : input.value
    case 'skip':
      return '-'
    case 'send':
      return 'send'
  }
}
