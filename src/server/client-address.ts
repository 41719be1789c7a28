import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, SocketAddress } from 'node:net'

/**
 * Whose request it is: the address that is connected or, where that is a proxy of ours, the last one named in
 * `X-Forwarded-For` that is none. What stands before it anybody can have written. However it is spelled, it is one client: an IPv4
 * address, or the /64 of an IPv6 one, for nobody is given less than that and can have each of its addresses.
 */
export type ClientAddressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string

/** @param proxies addresses and ranges (`10.0.0.0/8`) of the proxies of ours, as `isAddressOrRange` takes them. */
export function createClientAddressOf(proxies: readonly string[]): ClientAddressOf {
  const ours = new BlockList()
  for (const each of proxies) {
    const [address = '', length] = each.split('/')
    if (length === undefined) ours.addAddress(plain(address), familyOf(plain(address)))
    else ours.addSubnet(address, Number(length), familyOf(address))
  }
  if (proxies.length === 0) return ({ socket }) => clientOf(plain(socket.remoteAddress ?? ''))
  const isOurs = (address: string): boolean => isIP(address) > 0 && ours.check(address, familyOf(address))
  return ({ headers, socket }) => {
    const named = String(headers['x-forwarded-for'] ?? '').split(',')
    let client = plain(socket.remoteAddress ?? '')
    while (isOurs(client) && named.length > 0) {
      const before = plain(withoutPort(named.pop()?.trim() ?? ''))
      if (isIP(before) === 0) break
      client = before
    }
    return clientOf(client)
  }
}

/** Whether it is an IP address, or a range of them such as `10.0.0.0/8`. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', length, ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return (
    most > 0 &&
    more.length === 0 &&
    (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most))
  )
}

/** Some proxies name the port too: `198.51.100.1:4711`, `[2001:db8::7]:4711`. */
function withoutPort(named: string): string {
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(named) ?? []
  return bracketed ?? dotted ?? named
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The one spelling of an address; IPv4 for one that came in by an IPv6 socket. */
function plain(address: string): string {
  if (isIP(address) !== 6) return address
  const spelled = spellingOf(address)
  const mapped = spelled.replace(/^::ffff:/, '')
  return isIP(mapped) === 4 ? mapped : spelled
}

/** Who counts as one client: everybody in the /64 of an IPv6 address. */
function clientOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return `${spellingOf(`${[...before, ...zeros, ...after].slice(0, 4).join(':')}::`)}/64`
}

const spellingOf = (address: string): string => new SocketAddress({ address, family: 'ipv6' }).address
