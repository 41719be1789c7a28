import type { Call, Client } from './client.ts'

/** How a page of a list says where the next one begins. */
export interface Paged {
  readonly meta?:
    | { readonly has_more: boolean; readonly after_cursor?: string | null | undefined }
    | null
    | undefined
}

const perPage = 100
const mostPages = 50

/** Every page of a list, in its order, asked by cursor: what is added meanwhile shifts none of it. */
export async function readPages<T extends Paged>(
  client: Client,
  call: Pick<Call<T>, 'path' | 'answer'>,
): Promise<readonly T[]> {
  const pages: T[] = []
  for (let after: string | undefined; pages.length < mostPages; ) {
    const query = { 'page[size]': perPage, ...(after !== undefined && { 'page[after]': after }) }
    const page = await client({ method: 'GET', ...call, query })
    pages.push(page)
    after = page.meta?.has_more === true ? (page.meta.after_cursor ?? undefined) : undefined
    if (after === undefined) break
  }
  return pages
}
