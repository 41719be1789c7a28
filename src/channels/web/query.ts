import type { RouteRequest } from '../route.ts'

/** What stands after the `?` of a request's address. */
export const queryOf = (request: RouteRequest): URLSearchParams =>
  new URL(request.url ?? '/', 'http://localhost').searchParams
