import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What `npm start` runs. */
export const program = fileURLToPath(new URL('../dist/server/main.js', import.meta.url))

/** Brings `dist` up to date; fast when it is. */
export function build(): void {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' })
}
