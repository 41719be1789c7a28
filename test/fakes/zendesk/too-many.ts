import { Refusal } from './account.ts'

/** Refused for now, with what says until when. */
export class TooMany extends Refusal {
  readonly headers: Readonly<Record<string, string>>

  constructor(headers: Readonly<Record<string, string>>) {
    super(429, {
      error: 'APIRateLimitExceeded',
      description: 'Number of allowed API requests per minute exceeded',
    })
    this.headers = headers
  }
}

/** Too many requests; some more after so many seconds. */
export const tooMany = (seconds: number, headers: Readonly<Record<string, string>> = {}): TooMany =>
  new TooMany({ 'Retry-After': String(seconds), ...headers })
