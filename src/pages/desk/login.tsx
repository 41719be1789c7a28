import { useState } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { Refused, request } from '../request.ts'
import { useDesk } from './desk-here.ts'

/** Asks for the token that was printed at start. */
export function Login({ enter }: { readonly enter: () => void }) {
  const { words } = useDesk()
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState('')
  const submit = async (): Promise<void> => {
    try {
      await login(token)
      enter()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setProblem(
        error.status === 429 ? words.waitToken : error.status === 401 ? words.wrongToken : words.away,
      )
    }
  }
  return (
    <main>
      <form
        class="card login"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <span class="mark">
          <Icon name="lock" />
        </span>
        <h2>{words.title}</h2>
        <label for="token">{words.token}</label>
        <p class="hint" id="token-hint">
          {words.tokenHint}
        </p>
        <input
          id="token"
          type="password"
          autoComplete="off"
          required
          value={token}
          aria-describedby="token-hint"
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button primary">
          {words.enter}
        </button>
      </form>
    </main>
  )
}

/** Exchanges the token for a cookie. @throws Refused */
export const login = (token: string): Promise<unknown> => request('POST', '/api/desk/login', { token })
