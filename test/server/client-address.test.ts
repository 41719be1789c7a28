import { describe, expect, it } from 'vitest'
import { createClientAddressOf, isAddressOrRange } from '../../src/server/client-address.ts'

const clientOf = (proxies: readonly string[], connected: string, forwarded?: string): string =>
  createClientAddressOf(proxies)({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: connected },
  } as Parameters<ReturnType<typeof createClientAddressOf>>[0])

describe('whose request it is', () => {
  it.each([
    ['the address that is connected', [], '203.0.113.9', undefined, '203.0.113.9'],
    ['not whom a stranger names', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['whom a proxy of ours names', ['10.0.0.5'], '10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['not whom the client named before', ['10.0.0.5'], '10.0.0.5', '8.8.8.8, 198.51.100.1', '198.51.100.1'],
    ['the one before several of ours', ['10.0.0.0/8'], '10.0.0.5', '198.51.100.1, 10.2.0.7', '198.51.100.1'],
    ['the proxy itself where it names nobody', ['10.0.0.5'], '10.0.0.5', undefined, '10.0.0.5'],
    ['the proxy itself where it names no address', ['10.0.0.5'], '10.0.0.5', 'unknown', '10.0.0.5'],
    ['the same by an IPv6 socket', ['10.0.0.5'], '::ffff:10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['named with its port', ['10.0.0.5'], '10.0.0.5', '198.51.100.1:4711', '198.51.100.1'],
    ['an IPv6 client with its port', ['10.0.0.5'], '10.0.0.5', '[2001:db8::7]:4711', '2001:db8::/64'],
    ['an IPv6 client in brackets', ['10.0.0.5'], '10.0.0.5', '[2001:db8::7]', '2001:db8::/64'],
    ['the proxy itself where the port is none', ['10.0.0.5'], '10.0.0.5', '198.51.100.1:x', '10.0.0.5'],
    ['an IPv6 client', ['fd00::/8'], 'fd00::1', '2001:db8::7', '2001:db8::/64'],
    [
      'an IPv4 client that a proxy names as IPv6',
      ['fd00::/8'],
      'fd00::1',
      '::FFFF:c633:6401',
      '198.51.100.1',
    ],
    ['the one before a proxy of ours in another spelling', ['FD00:0::1'], 'fd00::1', '8.8.8.8', '8.8.8.8'],
    ['the same where a proxy is set as IPv6', ['::ffff:10.0.0.5'], '10.0.0.5', '8.8.8.8', '8.8.8.8'],
  ])('is %s', (_what, proxies, connected, forwarded, client) => {
    expect(clientOf(proxies, connected, forwarded)).toBe(client)
  })

  it.each([
    ['2001:db8:1:2::7', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:db8:1:2::7', '2001:0DB8:0001:0002:0:0:0:7'],
    ['2001:db8:0:1::', '2001:db8::1:0:0:0:1'],
    ['fe80::1%eth0', 'fe80::2'],
    ['203.0.113.9', '::ffff:203.0.113.9'],
    ['203.0.113.9', '0:0:0:0:0:FFFF:cb00:7109'],
  ])('is one for %s and %s', (one, other) => {
    expect(clientOf([], one)).toBe(clientOf([], other))
  })

  it.each([
    ['2001:db8:1:2::7', '2001:db8:1:3::7'],
    ['2001:db8:0:1::', '2001:db8:1::'],
    ['::ffff:203.0.113.9', '::ffff:203.0.113.10'],
    ['::203.0.113.9', '203.0.113.9'],
  ])('is another for %s than for %s', (one, other) => {
    expect(clientOf([], one)).not.toBe(clientOf([], other))
  })

  it.each(['10.0.0.5', '10.0.0.0/8', '::1', 'fd00::/8'])('takes %s as a proxy', (text) => {
    expect(isAddressOrRange(text)).toBe(true)
  })

  it.each(['proxy', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::1/129', ''])(
    'does not take "%s" as a proxy',
    (text) => {
      expect(isAddressOrRange(text)).toBe(false)
    },
  )
})
