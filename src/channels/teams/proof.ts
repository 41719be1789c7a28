import { TerminalError } from '../../errors.ts'

/** Who sent a request could not be proved. */
export class UnauthorizedError extends TerminalError {
  override name = 'UnauthorizedError' as const
}

/** Whether a token says that this issuer made it, and that it ends; what it says is not proved yet. */
export function claimsToBeOf(issuer: string, authorization: string): boolean {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? []
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
    const { iss, exp } = claims as { readonly iss?: unknown; readonly exp?: unknown }
    // The library takes a token without an end for one that holds for ever.
    return iss === issuer && typeof exp === 'number'
  } catch {
    return false
  }
}

/** The keys could not be loaded: no fault of the token's. */
export function isOfTheKeys(error: unknown): boolean {
  const { name, statusCode } = error as { readonly name?: unknown; readonly statusCode?: unknown }
  return name === 'FetchError' || statusCode === 500
}
