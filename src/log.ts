import { pino } from 'pino'

/** What a log line may carry: ids, counts, durations, codes. Never what a person wrote. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>

/** A structured log. `error` takes the failure itself; its message and stack are written, its request is not. */
export interface Log {
  debug(event: string, fields?: Fields): void
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields, error?: unknown): void
  error(event: string, fields?: Fields, error?: unknown): void
}

/** JSON lines on standard error at `level` and above. */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent'): Log {
  const out = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
  return {
    debug: (event, fields) => out.debug(fields ?? {}, event),
    info: (event, fields) => out.info(fields ?? {}, event),
    warn: (event, fields, error) => out.warn({ ...fields, err: error }, event),
    error: (event, fields, error) => out.error({ ...fields, err: error }, event),
  }
}

/** Says nothing. */
export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }
