import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The program in a process of its own, at one address for as long as it is begun again. */
export interface Program {
  readonly url: string
  /** Ends it with SIGKILL, and begins it again on what it left. */
  kill(): Promise<void>
  /** Ends it as an operator does. */
  stop(): Promise<void>
}

const file = fileURLToPath(new URL('program.ts', import.meta.url))

export async function startProgram(environment: Readonly<Record<string, string>>): Promise<Program> {
  const begin = async (port: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      env: { ...process.env, ...environment, PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: child.stdout })) {
      child.stdout.resume()
      return { child, url: line }
    }
    throw new Error('The program ended before it said its address.')
  }
  let { child, url } = await begin('0')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.kill(signal)
    await closed
  }
  return {
    url,
    async kill() {
      await end('SIGKILL')
      ;({ child } = await begin(new URL(url).port))
    },
    stop: () => end('SIGTERM'),
  }
}
