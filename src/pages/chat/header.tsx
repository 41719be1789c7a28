import { useEffect, useRef, useState } from 'preact/hooks'
import type { Visit } from '../../channels/web/entry.ts'
import { Icon } from '../icon.tsx'
import { request } from '../request.ts'
import { type Language, languageNames } from '../words.ts'
import { useHere } from './here.ts'

interface HeaderProps {
  readonly title: string
  readonly conversation: string | undefined
  readonly switchLanguage: (language: Language) => void
  readonly startNew: () => void
  readonly open: (conversation: string) => void
}

/** The name of the window, the language switch, and the way to other conversations. */
export function Header({ title, conversation, switchLanguage, startNew, open }: HeaderProps) {
  const { words, language } = useHere()
  return (
    <header class="top">
      <a class="skip" href="#message">
        {words.skip}
      </a>
      <span class="mark">
        <Icon name="window" />
      </span>
      <h1>{title}</h1>
      <div class="languages" role="group" aria-label={words.language}>
        {(Object.keys(languageNames) as Language[]).map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            title={languageNames[each]}
            aria-pressed={each === language}
            onClick={() => switchLanguage(each)}
          >
            {each.toUpperCase()} <span class="unseen">{languageNames[each]}</span>
          </button>
        ))}
      </div>
      <Conversations conversation={conversation} startNew={startNew} open={open} />
    </header>
  )
}

function Conversations({
  conversation,
  startNew,
  open,
}: Pick<HeaderProps, 'conversation' | 'startNew' | 'open'>) {
  const { words, language } = useHere()
  const [isOpen, setOpen] = useState(false)
  const [visits, setVisits] = useState<readonly Visit[]>([])
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!isOpen) return undefined
    request<readonly Visit[]>('GET', '/api/conversations').then(setVisits, () => setVisits([]))
    const leave = (event: Event): void => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        button.current?.focus()
      } else if (place.current?.contains(event.target as Node)) return
      setOpen(false)
    }
    document.addEventListener('keydown', leave)
    document.addEventListener('pointerdown', leave)
    return () => {
      document.removeEventListener('keydown', leave)
      document.removeEventListener('pointerdown', leave)
    }
  }, [isOpen])

  const earlier = visits.filter((visit) => visit.conversation !== conversation)
  return (
    <div class="conversations" ref={place}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={words.menu}
        title={words.menu}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="list" />
      </button>
      {isOpen && (
        <div class="menu">
          <button
            type="button"
            class="button primary with-icon"
            onClick={() => {
              setOpen(false)
              startNew()
            }}
          >
            <Icon name="plus" />
            {words.newConversation}
          </button>
          <h2>{words.earlier}</h2>
          {earlier.length === 0 ? (
            <p class="quiet">{words.noEarlier}</p>
          ) : (
            <ul>
              {earlier.map((visit) => (
                <li key={visit.conversation}>
                  <button
                    type="button"
                    onClick={() => {
                      setOpen(false)
                      open(visit.conversation)
                    }}
                  >
                    <span>{visit.title ?? words.untitled}</span>
                    <small>
                      {new Date(visit.startedAt).toLocaleString(language, {
                        dateStyle: 'medium',
                        timeStyle: 'short',
                      })}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
