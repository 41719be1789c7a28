import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Welcome as WelcomeWords } from '../../channels/web/entry.ts'
import { request } from '../request.ts'
import { storage } from '../storage.ts'
import { sizeOf } from '../text.tsx'
import { type Language, languageNames, words as allWords } from '../words.ts'
import type { Chat } from './chat.ts'
import { Composer } from './composer.tsx'
import { FormDialog } from './form-dialog.tsx'
import { Header } from './header.tsx'
import { type Here, HereProvider } from './here.ts'
import { Messages } from './messages.tsx'
import { takeTicketLink } from './ticket-link.ts'
import { useFocusKeeper } from './use-focus-keeper.ts'
import { useUploads } from '../use-uploads.ts'
import { type PersonItem, viewOf } from './view.ts'
import { Welcome } from './welcome.tsx'

const languageKey = 'ventanilla.language'

/** The chat page. */
export function App({ chat }: { readonly chat: Chat }) {
  const [state, setState] = useState(chat.state)
  const [chosen, setChosen] = useState(() => storage.read<Language>(languageKey))
  const [welcome, setWelcome] = useState<WelcomeWords>()
  const [form, setForm] = useState<string>()
  const [editing, setEditing] = useState<PersonItem>()
  const [fileProblem, setFileProblem] = useState('')
  const [isDropping, setDropping] = useState(false)
  const uploads = useUploads('/api/files')
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)

  const { session, entries, unsent, status } = state
  const view = useMemo(() => viewOf(entries, unsent), [entries, unsent])
  const language = chosen ?? view.language ?? session?.language ?? languageOfBrowser()
  const words = allWords[language]

  useEffect(() => {
    const stop = chat.subscribe(() => setState(chat.state()))
    void chat.open()
    return stop
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
    request<WelcomeWords>('GET', `/api/welcome?lang=${language}`).then(setWelcome, () => undefined)
  }, [language])
  useEffect(() => {
    if (welcome) document.title = welcome.title
  }, [welcome])
  // The bot follows the person into another language; so does the page.
  useEffect(() => {
    if (view.language && view.language !== chosen && !unsent.length) setChosen(view.language)
  }, [view.language])
  useFocusKeeper(view.live?.key, box)

  const takeFiles = (files: readonly File[]): void => {
    if (!session || files.length === 0) return
    const { fileBytes, files: count } = session.limits
    const { tooLarge, tooMany } = uploads.add(files, { bytes: fileBytes, count })
    const first = tooLarge[0]
    setFileProblem(
      first !== undefined
        ? words.tooLarge(first, sizeOf(fileBytes, language))
        : tooMany
          ? words.tooMany(count)
          : '',
    )
    box.current?.focus()
  }
  const here: Here = {
    language,
    words,
    pressed: view.pressed,
    press: ({ choice, label }) =>
      chat.send(
        { type: 'clicked', choice, label, option: false },
        { type: 'clicked', choice, label, option: false },
      ),
    choose: ({ choice, label }) =>
      chat.send(
        { type: 'clicked', choice, label, option: true },
        { type: 'clicked', choice, label, option: true },
      ),
    say: (text, files = []) => {
      setFileProblem('')
      chat.send({ type: 'said', text, files: files.map(({ ref }) => ref) }, { type: 'said', text, files })
    },
    openForm: setForm,
    pickFiles: () => picker.current?.click(),
  }
  useEffect(() => {
    const number = status === 'ready' ? takeTicketLink() : undefined
    if (number !== undefined) here.press({ choice: `t.${number}.status`, label: `#${number}` })
  }, [status])
  const switchLanguage = (next: Language): void => {
    if (next === language) return
    storage.write(languageKey, next)
    setChosen(next)
    const label = languageNames[next]
    chat.send({ type: 'clicked', choice: `g.${next}`, label, option: true }, undefined)
  }
  const isFirst = !view.items.some((item) => item.type === 'person')

  return (
    <HereProvider value={here}>
      <div
        class={isDropping ? 'chat dropping' : 'chat'}
        data-drop={words.dropHere}
        onDragOver={(event) => {
          event.preventDefault()
          setDropping(true)
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setDropping(false)
          takeFiles([...(event.dataTransfer?.files ?? [])])
        }}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])]
          if (files.length === 0) return
          event.preventDefault()
          takeFiles(files)
        }}
      >
        <Header
          title={welcome?.title ?? 'Ventanilla'}
          conversation={session?.conversation}
          switchLanguage={switchLanguage}
          startNew={() => void chat.startNew()}
          open={(conversation) => void chat.open(conversation)}
        />
        <Banner isOnline={state.isOnline} isBusy={state.isBusy} queued={unsent.length} />
        <main>
          {status === 'loading' && <p class="centre quiet">{words.loading}</p>}
          {status === 'broken' && (
            <div class="centre" role="alert">
              <p>{words.broken}</p>
              <button type="button" class="button primary" onClick={() => void chat.open()}>
                {words.tryAgain}
              </button>
            </div>
          )}
          {status === 'ready' && isFirst && welcome && <Welcome welcome={welcome} />}
          {status === 'ready' && (
            <Messages
              key={session?.conversation}
              view={view}
              isTyping={state.isTyping}
              seenBefore={state.seenBefore}
              edit={setEditing}
              retry={chat.retry}
              discard={chat.discard}
            />
          )}
        </main>
        {status === 'ready' && session && (
          <Composer
            key={session.conversation}
            session={session}
            prompt={isFirst ? undefined : view.live?.prompt}
            uploads={uploads}
            fileProblem={fileProblem}
            editing={editing}
            editable={view.editable}
            box={box}
            pickFiles={here.pickFiles}
            edit={setEditing}
            saveEdit={(text) => {
              if (!editing || text === editing.text) return
              const event = { type: 'edited', message: editing.key, text } as const
              chat.send(event, event)
            }}
            send={here.say}
          />
        )}
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            takeFiles([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        {form !== undefined && session && (
          <FormDialog
            session={session}
            page={form}
            after={() => chat.state().entries.at(-1)?.position ?? 0}
            add={chat.add}
            close={() => {
              setForm(undefined)
              box.current?.focus()
            }}
          />
        )}
      </div>
    </HereProvider>
  )
}

function Banner({
  isOnline,
  isBusy,
  queued,
}: {
  readonly isOnline: boolean
  readonly isBusy: boolean
  readonly queued: number
}) {
  const words = allWords[document.documentElement.lang as Language] ?? allWords.en
  const text = isOnline ? (isBusy ? words.busy : '') : words.offline
  return (
    <div class={text ? 'banner shown' : 'banner'} role="status">
      {text} {!isOnline && queued > 0 && <strong>{words.offlineQueued(queued)}</strong>}
    </div>
  )
}

function languageOfBrowser(): Language {
  const base = navigator.language.slice(0, 2)
  return base === 'es' || base === 'pt' ? base : 'en'
}
