import { Fragment } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { Text } from '../text.tsx'
import { SentFiles } from './file-chips.tsx'
import { useHere } from './here.ts'
import { PartView } from './parts.tsx'
import type { BotItem, PersonItem, View } from './view.ts'

interface MessagesProps {
  readonly view: View
  readonly isTyping: boolean
  /** The last position that was on screen before this visit. */
  readonly seenBefore: number
  readonly edit: (item: PersonItem) => void
  readonly retry: (id: string) => void
  readonly discard: (id: string) => void
}

const nearEndPx = 160
/** What the header and the message box cover of the window. */
const barsPx = 190

/** What was said, oldest first. The newest is kept in sight unless the person reads further up; of a tall one, its start. */
export function Messages({ view, isTyping, seenBefore, edit, retry, discard }: MessagesProps) {
  const { words } = useHere()
  const end = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const isFollowing = useRef(false)
  const [isAway, setAway] = useState(false)
  const { items, live } = view
  const firstNew =
    seenBefore > 0 ? items.find((item) => item.type === 'bot' && item.position > seenBefore) : undefined
  const missed = firstNew
    ? items.filter((item) => item.type === 'bot' && item.position > seenBefore).length
    : 0
  const [divider] = useState({ key: firstNew?.key, count: missed })

  useEffect(() => {
    const look = (): void => {
      const { scrollHeight, scrollTop, clientHeight } = document.documentElement
      isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearEndPx
      setAway(!isAtEnd.current)
    }
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [])
  const last = items.at(-1)
  // Before the browser moves the page to keep something in place: after that the end no longer counts as in sight.
  useLayoutEffect(() => {
    // The first screen explains itself from the top.
    if (!items.some((item) => item.type === 'person')) return
    if (!isAtEnd.current && last?.type !== 'person' && !isFollowing.current) return
    const newest = end.current?.parentElement?.querySelector('[role=log]')?.lastElementChild
    const isTall = newest instanceof HTMLElement && newest.offsetHeight > innerHeight - barsPx
    isFollowing.current = last?.type === 'person'
    if (isTall && last?.type === 'bot') newest.scrollIntoView({ block: 'start' })
    else end.current?.scrollIntoView({ block: 'end' })
  }, [items.length, last?.key, live?.key, isTyping])

  return (
    <div class="messages">
      <div role="log" aria-live="polite" aria-label={words.conversation}>
        {items.map((item) => (
          <Fragment key={item.key}>
            {item.key === divider.key && <p class="divider">{words.missed(divider.count)}</p>}
            {item.type === 'bot' ? (
              <BotMessage item={item} isLive={item.key === live?.key} />
            ) : (
              <PersonMessage
                item={item}
                canEdit={item.key === view.editable?.key}
                edit={edit}
                retry={retry}
                discard={discard}
              />
            )}
          </Fragment>
        ))}
      </div>
      <p class={isTyping ? 'typing shown' : 'typing'} role="status">
        {isTyping && (
          <>
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span class="unseen">{words.typing}</span>
          </>
        )}
      </p>
      <div ref={end} class="end" />
      {isAway && (
        <button
          type="button"
          class="newest"
          aria-label={words.toNewest}
          onClick={() => end.current?.scrollIntoView({ block: 'end' })}
        >
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}

function BotMessage({ item, isLive }: { readonly item: BotItem; readonly isLive: boolean }) {
  const { words } = useHere()
  const isCollapsed = item.parts.every((part) => part.type === 'answered')
  return (
    <div class={isCollapsed ? 'message bot collapsed' : 'message bot'} lang={item.language}>
      <span class="unseen">{words.bot}: </span>
      {item.parts.map((part, at) => (
        <PartView
          key={`${part.type}-${at}`}
          part={part}
          isLive={isLive && part.type === 'prompt'}
          isSettled={item.isSettled}
        />
      ))}
    </div>
  )
}

function PersonMessage({
  item,
  canEdit,
  edit,
  retry,
  discard,
}: {
  readonly item: PersonItem
  readonly canEdit: boolean
  readonly edit: (item: PersonItem) => void
  readonly retry: (id: string) => void
  readonly discard: (id: string) => void
}) {
  const { words } = useHere()
  return (
    <div class={`message person ${item.state}`}>
      <span class="unseen">{words.you}: </span>
      {canEdit && (
        <button
          type="button"
          class="icon-button edit"
          aria-label={words.edit}
          title={words.edit}
          onClick={() => edit(item)}
        >
          <Icon name="pencil" />
        </button>
      )}
      <div class="bubble">
        {item.text && <Text text={item.text} newTab={words.opensNewTab} />}
        <SentFiles files={item.files} />
      </div>
      {item.isEdited && <small class="note">{words.edited}</small>}
      {item.mark && (
        <small class={item.mark === 'failed' ? 'note failed' : 'note'}>
          <Icon name={item.mark === 'failed' ? 'alert' : 'check'} />{' '}
          {item.mark === 'failed' ? words.notAtDesk : words.atDesk}
        </small>
      )}
      {item.state === 'sending' && <small class="note">{words.sending}</small>}
      {item.state === 'failed' && (
        <small class="note failed" role="alert">
          {words.notSent}{' '}
          <button type="button" class="link" onClick={() => retry(item.key)}>
            {words.retry}
          </button>{' '}
          <button type="button" class="link" onClick={() => discard(item.key)}>
            {words.discard}
          </button>
        </small>
      )}
    </div>
  )
}
