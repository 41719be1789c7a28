/** The ticket that the page was opened for (`/?ticket=123`), once: it is taken out of the address. */
export function takeTicketLink(): string | undefined {
  const number = new URLSearchParams(location.search).get('ticket')
  if (number === null) return undefined
  history.replaceState(null, '', location.pathname)
  return /^\d{1,9}$/.test(number) ? number : undefined
}
