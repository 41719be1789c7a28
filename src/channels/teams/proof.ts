import { TerminalError } from '../../errors.ts'

/** Who sent a request could not be proved. */
export class UnauthorizedError extends TerminalError {
  override name = 'UnauthorizedError' as const
}

/** Who a token says made it; what it says is not proved yet. */
export function issuerIn(authorization: string): string | undefined {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? []
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
    return typeof claims === 'object' && claims && 'iss' in claims ? String(claims.iss) : undefined
  } catch {
    return undefined
  }
}

/** The keys could not be loaded: no fault of the token's. */
export function isOfTheKeys(error: unknown): boolean {
  const { name, statusCode } = error as { readonly name?: unknown; readonly statusCode?: unknown }
  return name === 'FetchError' || statusCode === 500
}
