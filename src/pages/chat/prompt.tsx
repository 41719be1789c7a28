import { useId, useState } from 'preact/hooks'
import type { Button, PromptPart } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { Text } from '../text.tsx'
import { Buttons } from './buttons.tsx'
import { useHere } from './here.ts'
import { Options } from './options.tsx'

/** A question, with every way to answer it. What is written below answers it as well. */
export function Prompt({ prompt, isLive }: { readonly prompt: PromptPart; readonly isLive: boolean }) {
  const { words, openForm, pickFiles } = useHere()
  const askId = useId()
  const { progress, form, hint = '', placeholder = '' } = prompt
  const hasOther = prompt.options.length > 0 || prompt.input !== 'menu'
  return (
    <div class={isLive ? 'prompt live' : 'prompt'}>
      {progress && (
        <div class="progress">
          <progress value={progress.step} max={progress.of} aria-label={progress.text} />
          <span aria-hidden="true">{progress.text}</span>
        </div>
      )}
      <p class="ask" id={askId}>
        <Text text={prompt.ask} newTab={words.opensNewTab} />
      </p>
      {hint && (
        <p class="hint">
          <Text text={hint} newTab={words.opensNewTab} />
        </p>
      )}
      {isLive && !hint.includes(placeholder) && <p class="hint">{placeholder}</p>}
      {prompt.value && <p class="given">{prompt.value}</p>}
      {prompt.options.length > 0 && <Options options={prompt.options} isLive={isLive} labelId={askId} />}
      {isLive && prompt.input === 'date' && <DateAnswer />}
      {isLive && prompt.input === 'files' && (
        <button type="button" class="dropzone" onClick={pickFiles}>
          <Icon name="clip" />
          {words.chooseFiles}
        </button>
      )}
      <div class={hasOther ? 'ways' : 'ways only'}>
        <Buttons buttons={prompt.buttons.filter(isAnswer)} />
        {isLive && form && (
          <button type="button" class="button plain with-icon" onClick={() => openForm(form.page)}>
            <Icon name="form" />
            {form.label}
          </button>
        )}
        <Buttons buttons={prompt.buttons.filter((button) => !isAnswer(button))} />
      </div>
    </div>
  )
}

/** It answers what is asked; the others are ways on, back and out. */
const isAnswer = ({ style, choice }: Button): boolean => style === 'primary' || choice.endsWith('.no')

function DateAnswer() {
  const { words, say } = useHere()
  const [date, setDate] = useState('')
  return (
    <form
      class="date"
      onSubmit={(event) => {
        event.preventDefault()
        if (date) say(date)
      }}
    >
      <input
        type="date"
        aria-label={words.pickDate}
        value={date}
        onInput={(event) => setDate(event.currentTarget.value)}
      />
      <button type="submit" class="button primary" disabled={!date}>
        {words.useDate}
      </button>
    </form>
  )
}
