import { type ParseArgsConfig, parseArgs } from 'node:util'
import { RetryableError, TerminalError } from '../../errors.ts'

/** A command was called in a way it does not know. The message says what is wrong; how to call it is printed below. */
export class UsageError extends Error {
  override name = 'UsageError' as const
}

/**
 * Runs a command and sets how the process exits: as `main` says, or 0; 2 for a call that is wrong; 1 for what a person can
 * mend. A bug keeps its stack.
 */
export async function run(usage: string, main: () => number | void | Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const isTold = [UsageError, TerminalError, RetryableError].some((type) => error instanceof type)
    if (!isTold || !(error instanceof Error)) throw error
    const isUsage = error instanceof UsageError
    process.stderr.write(isUsage ? `${error.message}\n\n${usage}\n` : `${error.message}\n`)
    process.exitCode = isUsage ? 2 : 1
  }
}

/** The arguments by the options a command knows. @throws UsageError for any other. */
export function readArguments<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config)
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause))
  }
}
