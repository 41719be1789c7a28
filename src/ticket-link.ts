/**
 * The number of the ticket that a link of ours leads to; undefined for any other link, and while it is not known where our
 * page is.
 */
export function ticketIn(url: string, pageUrl: string | undefined): number | undefined {
  if (pageUrl === undefined || !URL.canParse(url)) return undefined
  const [link, page] = [new URL(url), new URL(pageUrl)]
  const isOurs = link.origin === page.origin && pathOf(link) === pathOf(page)
  const number = link.searchParams.get('ticket') ?? ''
  return isOurs && /^\d{1,9}$/.test(number) ? Number(number) : undefined
}

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/+$/, '')
