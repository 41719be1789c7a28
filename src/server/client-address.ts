import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/**
 * Whose request it is: the address that is connected or, where that is a proxy of ours, the last one named in
 * `X-Forwarded-For` that is none. What stands before it anybody can have written.
 */
export type ClientAddressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string

/** @param proxies addresses and ranges (`10.0.0.0/8`) of the proxies of ours, as `isAddressOrRange` takes them. */
export function createClientAddressOf(proxies: readonly string[]): ClientAddressOf {
  const ours = new BlockList()
  for (const each of proxies) {
    const [address = '', length] = each.split('/')
    if (length === undefined) ours.addAddress(address, familyOf(address))
    else ours.addSubnet(address, Number(length), familyOf(address))
  }
  if (proxies.length === 0) return ({ socket }) => plain(socket.remoteAddress ?? '')
  const isOurs = (address: string): boolean => isIP(address) > 0 && ours.check(address, familyOf(address))
  return ({ headers, socket }) => {
    const named = String(headers['x-forwarded-for'] ?? '').split(',')
    let client = plain(socket.remoteAddress ?? '')
    while (isOurs(client) && named.length > 0) {
      const before = plain(withoutPort(named.pop()?.trim() ?? ''))
      if (isIP(before) === 0) break
      client = before
    }
    return client
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

/** An IPv4 address that came in by an IPv6 socket. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
