import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { Refused, request } from '../request.ts'
import { storage } from '../storage.ts'
import { type Language, languageNames } from '../words.ts'
import { DeskProvider, useDesk } from './desk-here.ts'
import { List, type ListQuery, type TicketPage } from './list.tsx'
import { Login, login } from './login.tsx'
import { Ticket } from './ticket.tsx'
import { usePoll } from './use-poll.ts'
import { deskWords } from './words.ts'

const languageKey = 'ventanilla.language'

/** The desk page: the support side reads and answers. */
export function App() {
  const [language, setLanguage] = useState<Language>(() => storage.read(languageKey) ?? languageOfBrowser())
  const [pass, setPass] = useState<'unknown' | 'in' | 'out'>('unknown')
  const words = deskWords[language]

  useEffect(() => {
    document.documentElement.lang = language
    document.title = words.title
  }, [language])
  useEffect(() => {
    void enterWithAddress().then((isIn) => setPass(isIn ? 'in' : 'out'))
  }, [])

  return (
    <DeskProvider value={{ language, words, leave: () => setPass('out') }}>
      <header class="top">
        <span class="mark">
          <Icon name="window" />
        </span>
        <h1>{words.title}</h1>
        <select
          aria-label={words.language}
          value={language}
          onChange={(event) => {
            const next = event.currentTarget.value as Language
            storage.write(languageKey, next)
            setLanguage(next)
          }}
        >
          {Object.entries(languageNames).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        {pass === 'in' && (
          <button
            type="button"
            class="button plain"
            onClick={() => {
              void request('POST', '/api/desk/logout', {}).catch(() => undefined)
              setPass('out')
            }}
          >
            {words.logout}
          </button>
        )}
      </header>
      {pass === 'in' && <Desk />}
      {pass === 'out' && <Login enter={() => setPass('in')} />}
    </DeskProvider>
  )
}

function Desk() {
  const { words } = useDesk()
  const [query, setQuery] = useState<ListQuery>({ status: '', search: '', page: 1 })
  const [open, setOpen] = useState<number>()
  const { status, search, page } = query
  const polled = usePoll<TicketPage>(
    `/api/desk/tickets?${new URLSearchParams({ status, search, page: String(page) }).toString()}`,
  )
  return (
    <main class={open === undefined ? 'desk' : 'desk reading'}>
      <p class={polled.state === 'away' ? 'banner shown' : 'banner'} role="status">
        {polled.state === 'away' && words.away}
      </p>
      <List polled={polled} query={query} open={open} ask={setQuery} pick={setOpen} />
      {open === undefined ? (
        <p class="pick quiet">{words.pick}</p>
      ) : (
        <Ticket key={open} number={open} changed={polled.refresh} close={() => setOpen(undefined)} />
      )}
    </main>
  )
}

/** The address printed at start carries the token: it is exchanged at once, and taken out of the address. */
async function enterWithAddress(): Promise<boolean> {
  const token = new URLSearchParams(location.search).get('token')
  try {
    if (token !== null) {
      history.replaceState(null, '', location.pathname)
      await login(token)
    }
    await request('GET', '/api/desk/tickets')
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return false
  }
}

function languageOfBrowser(): Language {
  const base = navigator.language.slice(0, 2)
  return base === 'es' || base === 'pt' ? base : 'en'
}
