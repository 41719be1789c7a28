import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What `npm start` runs, and the flags of Node that it does so with. */
export const program = fileURLToPath(new URL('../dist/server/main.js', import.meta.url))
export const flags = flagsIn(startScript())

/** Brings `dist` up to date; fast when it is. */
export function build(): void {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' })
}

function startScript(): string {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  return scripts['start'] ?? ''
}

function flagsIn(script: string): readonly string[] {
  return script.split(' ').filter((word) => word.startsWith('--'))
}
