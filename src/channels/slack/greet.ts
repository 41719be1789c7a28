import { encode } from '../../dialog/choice.ts'
import type { Inbound } from '../../message.ts'
import { limits } from './limits.ts'
import { conversationOf, placeOf } from './place.ts'
import type { Received } from './received.ts'
import { type Heard, nothing, pass, type Taken, type TakeOptions } from './take.ts'

/** Somebody looks at the direct messages: they are greeted once, and are shown what they can begin with where the plan has it. */
export async function opened(options: TakeOptions, heard: Heard): Promise<Taken> {
  const { cursors } = options
  const conversation = conversationOf(heard.place)
  await options.threads.own(heard.place, heard.who.user)
  const suggesting = suggest(options, heard)
  const key = `slack/greeted/${conversation}`
  if ((await cursors.get(key)) !== '') return { done: suggesting }
  const { done } = await pass(options, heard, `${conversation}/opened`, { type: 'opened' })
  return { done: Promise.all([suggesting, done.then(() => cursors.set(key, 'yes'))]) }
}

/** Prompts in the agent view: without a thread, where Slack takes them for the whole view. */
async function suggest({ speak, log }: TakeOptions, { workspace, who, place }: Heard): Promise<void> {
  const { promptsTitle, prompts } = await speak(who)
  try {
    await workspace.api.call('assistant.threads.setSuggestedPrompts', {
      channel_id: place.channel,
      title: promptsTitle,
      prompts: prompts.slice(0, limits.prompts),
    })
  } catch (error) {
    // A plan without agent features has plain direct messages, which work without prompts.
    log.debug('channels.slack-no-prompts', { team: place.team, error: String(error) })
  }
}

/**
 * A slash command goes on in the direct messages, wherever it was called: alone it begins, or shows what is open; with a text it is
 * the same as writing that text there.
 */
export async function command(
  options: TakeOptions,
  received: Extract<Received, { type: 'command' }>,
): Promise<Taken> {
  const { who, text, trigger } = received
  const place = placeOf((await options.directPlace(who)).conversation)
  if (!place) return nothing
  await options.threads.own(place, who.user)
  const happened: Inbound['happened'] =
    text === ''
      ? { type: 'clicked', choice: encode({ type: 'command', draft: 0, prompt: 0, command: 'new' }) }
      : { type: 'said', message: `command/${trigger}`, text, files: [] }
  const id = `${conversationOf(place)}/command/${trigger}`
  const { done } = await pass(options, { who, place }, id, happened)
  if (received.channel === place.channel) return { done }
  const { inDirect } = await options.speak(who)
  const link = `https://slack.com/app_redirect?${new URLSearchParams({ team: who.team, channel: place.channel }).toString()}`
  return { done: Promise.all([done, options.whisper.answer(received.responseUrl, inDirect(link))]) }
}
