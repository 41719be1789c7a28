import { describe, expect, it } from 'vitest'
import { createConnector } from '../../../src/channels/teams/connector.ts'
import { isAmong, publicCloud, type TeamsSettings } from '../../../src/channels/teams/settings.ts'

const settings = (registration?: TeamsSettings['registration']): TeamsSettings => ({
  ...(registration && { registration }),
  allowedTenants: [],
  serviceHosts: ['smba.trafficmanager.net'],
  fileHosts: ['sharepoint.com'],
})
const appId = '11111111-2222-3333-4444-555555555555'

describe('the bot', () => {
  it.each([
    ['a secret', { appId, tenant: 't', secret: 's' }],
    ['a managed identity', { appId, tenant: 't' }],
    ['no registration, in a trial', undefined],
  ])('can be made with %s', (_name, registration) => {
    expect(createConnector(settings(registration), publicCloud)).toBeDefined()
  })

  it('has no token in a trial', async () => {
    expect(await createConnector(settings(), publicCloud).authorization()).toBeUndefined()
  })
})

describe('a host', () => {
  const hosts = ['sharepoint.com', '127.0.0.1:8080']
  it.each([
    'https://sharepoint.com/x',
    'https://acme-my.sharepoint.com/personal/x?tempauth=1',
    'https://ACME.sharepoint.com/',
    'http://127.0.0.1:8080/x',
  ])('is on the list: %s', (url) => {
    expect(isAmong(hosts, url)).toBe(true)
  })

  it.each([
    'https://evilsharepoint.com/',
    'https://sharepoint.com.evil.example/',
    'https://sharepoint.com@evil.example/',
    'https://user:word@sharepoint.com/',
    'http://acme.sharepoint.com/',
    'http://127.0.0.1:9090/',
    'ftp://sharepoint.com/',
    'sharepoint.com',
    '',
  ])('is not: "%s"', (url) => {
    expect(isAmong(hosts, url)).toBe(false)
  })
})
