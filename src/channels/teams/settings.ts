/** How the app is registered, and whom it listens to. */
export interface TeamsSettings {
  /** Absent: a trial on this machine, where nobody proves who they are. */
  readonly registration?: Registration
  /** Tenants whose people may write; empty: those of every tenant that installed the app. */
  readonly allowedTenants: readonly string[]
  /** Hosts of the service that the bot may talk to, each with those under it. No token goes anywhere else. */
  readonly serviceHosts: readonly string[]
  /** Hosts that files of people are fetched from, each with those under it. */
  readonly fileHosts: readonly string[]
}

/** The app's own identity at the platform. */
export interface Registration {
  readonly appId: string
  /** The tenant of the registration. */
  readonly tenant: string
  /** Absent: the machine has a managed identity. */
  readonly secret?: string
}

/** Where tokens come from and who signs them: the public cloud, unless a test brings its own. */
export interface Cloud {
  readonly issuer: string
  /** Describes the keys that the platform signs with. */
  readonly metadataUrl: string
  /** The bot's own token; absent: the library gets one for the registration. */
  readonly token?: () => Promise<string>
}

export const publicCloud: Cloud = {
  issuer: 'https://api.botframework.com',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
}

/** Whether an address is one of the hosts, or under one; plain http only on this machine, and only in a trial or a test. */
export function isAmong(hosts: readonly string[], address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, host, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  const isThisMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine)) return false
  return hosts.some((each) => host === each || hostname === each || hostname.endsWith(`.${each}`))
}
