import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A server in a process of its own. */
export interface Child {
  /** The first address it said on standard output. */
  readonly url: string
  /** Seconds of processor time it took since it began. */
  processorSeconds(): Promise<number>
  /** Asks it to end, and waits for that. */
  close(): Promise<void>
}

/** Asked for anything, the child says what it has used; asking from outside would differ by operating system. */
const tellUsage = "data:text/javascript,process.on('message', () => process.send(process.cpuUsage()))"

/** Starts a program of ours and waits until it says its address. */
export async function startChild(
  program: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Child> {
  const child = fork(program, {
    env: { ...process.env, ...environment },
    execArgv: [...flags, '--import', tellUsage],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const closed = once(child, 'close')
  return {
    url: await addressIn(child.stdout as NodeJS.ReadableStream),
    async processorSeconds() {
      const answered = once(child, 'message')
      child.send('usage')
      const [{ user, system }] = (await answered) as [NodeJS.CpuUsage]
      return (user + system) / 1e6
    },
    async close() {
      child.kill('SIGTERM')
      await closed
    },
  }
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? []
    if (url !== undefined) {
      output.resume()
      return url
    }
  }
  throw new Error('bench: the server ended before it said its address.')
}
