import type { Welcome as WelcomeWords } from '../../channels/web/entry.ts'
import { Icon } from '../icon.tsx'
import { useHere } from './here.ts'

/** The first screen: what this is, and sentences to try. */
export function Welcome({ welcome }: { readonly welcome: WelcomeWords }) {
  const { words, say } = useHere()
  return (
    <section class="welcome">
      <span class="mark large">
        <Icon name="window" />
      </span>
      <h2>{welcome.title}</h2>
      <p class="intro">{welcome.intro}</p>
      <p class="quiet">{words.tryThese}</p>
      <div class="starters">
        {welcome.starters.map((starter) => (
          <button key={starter} type="button" class="starter" onClick={() => say(starter)}>
            {starter}
          </button>
        ))}
      </div>
      <p class="quiet">{words.orWrite}</p>
    </section>
  )
}
