import { describe, expect, it } from 'vitest'
import { readConfig, variables } from '../../src/server/config.ts'

/** The message of a configuration that is refused. */
function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    expect(error).toMatchObject({ name: 'TerminalError', code: 'server.invalid-config' })
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
  }
  return []
}

const defaults = {
  HOST: '127.0.0.1',
  PORT: 3000,
  PUBLIC_URL: undefined,
  HOST_NAMES: [],
  TRUST_PROXY: [],
  DATA_DIR: 'data',
  DIALOG: 'dialogs/vtex-2023-12',
  LANGUAGE: 'es',
  STORE_URL: '',
  ARTICLES: [],
  ARTICLES_SITE: 'https://help.vtex.com',
  ARTICLES_REFRESH_HOURS: 24,
  EMBEDDINGS_URL: undefined,
  EMBEDDINGS_KEY: undefined,
  EMBEDDINGS_MODEL: 'text-embedding-3-small',
  EMBEDDINGS_DIMENSIONS: 256,
  RERANK_URL: undefined,
  RERANK_KEY: undefined,
  RERANK_MODEL: 'gpt-4.1-mini',
  RERANK_TIMEOUT_MS: 1_500,
  DIRECTORY: undefined,
  OFFICE_TIME_ZONE: 'America/Sao_Paulo',
  OFFICE_FROM: '09:00',
  OFFICE_TO: '18:00',
  OFFICE_HOLIDAYS: [],
  REMIND_HOURS: 18,
  NEWS_SECONDS: 3,
  OUTBOX_KEEP_DAYS: 14,
  DESK: 'embedded',
  DESK_LANGUAGE: undefined,
  ZENDESK_URL: undefined,
  ZENDESK_CLIENT_ID: undefined,
  ZENDESK_CLIENT_SECRET: undefined,
  ZENDESK_EMAIL: undefined,
  ZENDESK_API_TOKEN: undefined,
  ZENDESK_WEBHOOK_SECRET: undefined,
  ZENDESK_ACT_AS: 'author',
  ZENDESK_MAPPING: 'desk/zendesk.yaml',
  ZENDESK_REQUESTS_PER_MINUTE: 300,
  TEAMS: 'off',
  TEAMS_APP_ID: undefined,
  TEAMS_TENANT: undefined,
  TEAMS_APP_SECRET: undefined,
  TEAMS_ALLOWED_TENANTS: [],
  TEAMS_SERVICE_HOSTS: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
  SLACK: 'off',
  SLACK_SIGNING_SECRET: undefined,
  SLACK_APP_TOKEN: undefined,
  SLACK_BOT_TOKEN: undefined,
  SLACK_CLIENT_ID: undefined,
  SLACK_CLIENT_SECRET: undefined,
  SLACK_API_URL: 'https://slack.com/api/',
  SLACK_HOSTS: ['slack.com', 'slack-gov.com'],
  DESK_TOKEN: undefined,
  SECRET: undefined,
  MAX_FILE_MB: 50,
  LOG_LEVEL: 'info',
}

const secret = 'x'.repeat(32)

/** For each variable what may be given, what it becomes, what may not, and the way out. */
const cases: Readonly<Record<string, { good: [string, unknown][]; bad?: string[]; wayOut?: RegExp }>> = {
  HOST: { good: [['::1', '::1']] },
  PORT: {
    good: [
      ['0', 0],
      ['8080', 8080],
      [' 8080 ', 8080],
    ],
    bad: ['http', '65536', '-1', '80.5', '0x50', '1e3', '80 81'],
    wayOut: /from 0 to 65535/,
  },
  PUBLIC_URL: {
    good: [
      ['https://support.example.com', 'https://support.example.com'],
      ['https://example.com/support/@us', 'https://example.com/support/@us'],
    ],
    bad: [
      'support.example.com',
      'localhost:3000',
      'ftp://example.com',
      'javascript:alert(1)',
      'https://ana@support.example.com',
      'https://:key@support.example.com',
      'https://support.example.com/?lang=es',
      'https://support.example.com/?',
      'https://support.example.com#top',
    ],
    wayOut: /Write it like https:/,
  },
  HOST_NAMES: { good: [[' a.example , b.example,', ['a.example', 'b.example']]] },
  TRUST_PROXY: {
    good: [['10.0.0.5, 10.1.0.0/16', ['10.0.0.5', '10.1.0.0/16']]],
    bad: ['proxy.example', '10.0.0.0/33'],
    wayOut: /like 10\.0\.0\.5/,
  },
  DATA_DIR: { good: [['/var/lib/ventanilla', '/var/lib/ventanilla']] },
  DIALOG: { good: [['dialogs/ours', 'dialogs/ours']] },
  LANGUAGE: { good: [['pt', 'pt']], bad: ['fr', 'ES', 'es-ES'], wayOut: /es, pt, en/ },
  STORE_URL: {
    good: [
      ['redis://localhost:6379/2', 'redis://localhost:6379/2'],
      ['rediss://r', 'rediss://r'],
    ],
    bad: ['localhost:6379', 'redis://', 'redis:///0', 'postgres://localhost'],
    wayOut: /redis:\/\/host:6379, or leave it empty/,
  },
  ARTICLES: { good: [['a.jsonl.gz,b.jsonl', ['a.jsonl.gz', 'b.jsonl']]] },
  ARTICLES_SITE: {
    good: [['https://help.acme.example', 'https://help.acme.example']],
    bad: ['acme'],
    wayOut: /https:/,
  },
  ARTICLES_REFRESH_HOURS: { good: [['6', 6]], bad: ['often'], wayOut: /from 0 to/ },
  EMBEDDINGS_URL: {
    good: [['https://api.openai.com/v1', 'https://api.openai.com/v1']],
    bad: ['openai'],
    wayOut: /https:/,
  },
  EMBEDDINGS_KEY: { good: [['k', 'k']] },
  EMBEDDINGS_MODEL: { good: [['nomic-embed-text', 'nomic-embed-text']] },
  EMBEDDINGS_DIMENSIONS: { good: [['0', 0]], bad: ['many'], wayOut: /from 0 to/ },
  RERANK_URL: {
    good: [['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1']],
    bad: ['model'],
    wayOut: /https:/,
  },
  RERANK_KEY: { good: [['k', 'k']] },
  RERANK_MODEL: { good: [['qwen', 'qwen']] },
  RERANK_TIMEOUT_MS: { good: [['800', 800]], bad: ['50', '2001', '3 s'], wayOut: /from 100 to 2000/ },
  DIRECTORY: { good: [['people.yaml', 'people.yaml']] },
  OFFICE_TIME_ZONE: {
    good: [['America/Bogota', 'America/Bogota']],
    bad: ['Bogota', 'GMT plus 3'],
    wayOut: /IANA name such as/,
  },
  OFFICE_FROM: { good: [['00:00', '00:00']], bad: ['9:00', '24:00', '09:60', '9'], wayOut: /like 09:00/ },
  OFFICE_TO: {
    good: [
      ['23:59', '23:59'],
      ['24:00', '24:00'],
    ],
    bad: ['6 pm', '24:01'],
    wayOut: /like 18:00/,
  },
  OFFICE_HOLIDAYS: {
    good: [['2026-12-25, 2027-01-01', ['2026-12-25', '2027-01-01']]],
    bad: ['25/12/2026', '2026-02-30', '2026-12-25;2027-01-01'],
    wayOut: /like 2026-12-25/,
  },
  REMIND_HOURS: {
    good: [
      ['0', 0],
      ['4.5', 4.5],
    ],
    bad: ['soon'],
    wayOut: /from 0 to/,
  },
  NEWS_SECONDS: {
    good: [
      ['0', 0],
      ['2.5', 2.5],
      ['300', 300],
    ],
    bad: ['soon', '-1', '301', '3s'],
    wayOut: /from 0 to 300/,
  },
  OUTBOX_KEEP_DAYS: { good: [['30', 30]], bad: ['0', '400', 'a month'], wayOut: /from 1 to 365/ },
  DESK: { good: [['embedded', 'embedded']], bad: ['jira'], wayOut: /embedded, zendesk/ },
  DESK_LANGUAGE: { good: [['en', 'en']], bad: ['fr', 'en-US'], wayOut: /es, pt, en/ },
  ZENDESK_URL: {
    good: [['https://acme.zendesk.com', 'https://acme.zendesk.com']],
    bad: ['acme'],
    wayOut: /https:/,
  },
  ZENDESK_CLIENT_ID: { good: [['ventanilla', 'ventanilla']] },
  ZENDESK_CLIENT_SECRET: { good: [['s', 's']] },
  ZENDESK_EMAIL: { good: [['it@acme.example', 'it@acme.example']] },
  ZENDESK_API_TOKEN: { good: [['t', 't']] },
  ZENDESK_WEBHOOK_SECRET: { good: [['w', 'w']] },
  ZENDESK_ACT_AS: { good: [['author', 'author']], bad: ['agent'], wayOut: /author, on-behalf-of/ },
  ZENDESK_MAPPING: { good: [['desk/ours.yaml', 'desk/ours.yaml']] },
  ZENDESK_REQUESTS_PER_MINUTE: { good: [['2500', 2500]], bad: ['0', 'many'], wayOut: /from 10 to/ },
  TEAMS: { good: [['trial', 'trial']], bad: ['yes'], wayOut: /off, on, trial/ },
  TEAMS_APP_ID: { good: [['a', 'a']] },
  TEAMS_TENANT: { good: [['t', 't']] },
  TEAMS_APP_SECRET: { good: [['s', 's']] },
  TEAMS_ALLOWED_TENANTS: { good: [['t1, t2', ['t1', 't2']]] },
  TEAMS_SERVICE_HOSTS: { good: [['smba.example', ['smba.example']]] },
  SLACK: { good: [['off', 'off']], bad: ['yes'], wayOut: /off, on, socket/ },
  SLACK_SIGNING_SECRET: { good: [['s', 's']] },
  SLACK_APP_TOKEN: { good: [['xapp-1', 'xapp-1']], bad: ['xoxb-1'], wayOut: /App-Level Tokens/ },
  SLACK_BOT_TOKEN: { good: [['xoxb-1', 'xoxb-1']], bad: ['xapp-1', 'xoxp-1'], wayOut: /Install App/ },
  SLACK_CLIENT_ID: { good: [['1.2', '1.2']] },
  SLACK_CLIENT_SECRET: { good: [['s', 's']] },
  SLACK_API_URL: { good: [['https://slack-gov.com/api/', 'https://slack-gov.com/api/']], bad: ['slack.com'] },
  SLACK_HOSTS: { good: [['slack-gov.com', ['slack-gov.com']]] },
  DESK_TOKEN: { good: [['a'.repeat(16), 'a'.repeat(16)]], bad: ['hunter2'], wayOut: /at least 16/ },
  SECRET: { good: [[secret, secret]], bad: ['correct horse'], wayOut: /at least 32/ },
  MAX_FILE_MB: {
    good: [
      ['200', 200],
      ['0.5', 0.5],
    ],
    bad: ['0', '2001', 'many', '5MB', 'Infinity'],
    wayOut: /from 0.1 to 2000/,
  },
  LOG_LEVEL: { good: [['silent', 'silent']], bad: ['verbose', 'INFO'], wayOut: /debug, info, warn/ },
}

describe('the configuration', () => {
  it('says what is missing when people are to write in Slack', () => {
    expect(() => readConfig({ SLACK: 'on' })).toThrow(
      /SLACK_SIGNING_SECRET is needed[^]*SLACK_BOT_TOKEN is needed/,
    )
  })

  it('needs nothing, and has a default for everything', () => {
    expect(readConfig({})).toEqual(defaults)
    expect(variables).toEqual(Object.keys(defaults))
    expect(variables).toEqual(Object.keys(cases))
  })

  it('takes an empty or blank variable as absent', () => {
    const blank = Object.fromEntries(variables.map((name, at) => [name, at % 2 === 0 ? '' : '  ']))
    expect(readConfig(blank)).toEqual(defaults)
  })

  it('passes over what it does not know', () => {
    expect(readConfig({ PATH: '/bin', HOME: '/root' })).toEqual(defaults)
  })

  it.each(Object.entries(cases))('takes %s as it is meant', (name, { good }) => {
    for (const [given, meant] of good) {
      expect(readConfig({ [name]: given })).toMatchObject({ [name]: meant })
    }
  })

  it.each(Object.entries(cases).filter(([, { bad }]) => bad))(
    'refuses a wrong %s with its name and the way out, in one line',
    (name, { bad = [], wayOut }) => {
      for (const given of bad) {
        const [problem, ...more] = problemsOf({ [name]: given })
        expect(more).toEqual([])
        expect(problem).toMatch(new RegExp(`^${name} .*\\.$`))
        expect(problem).toMatch(wayOut as RegExp)
        const isConfidential = [
          'STORE_URL',
          'DESK_TOKEN',
          'SECRET',
          'SLACK_APP_TOKEN',
          'SLACK_BOT_TOKEN',
        ].includes(name)
        expect(problem?.includes(`"${given}"`)).toBe(!isConfidential)
      }
    },
  )

  it('says what links to a ticket can not be made with', () => {
    expect(problemsOf({ PUBLIC_URL: 'https://support.example.com/?a=1' })).toEqual([
      expect.stringMatching(
        /^PUBLIC_URL "https:.*" has a user name, a query or a fragment.*Write it like https:/,
      ),
    ])
  })

  it('never shows a secret', () => {
    const problems = problemsOf({
      SECRET: 'hunter2',
      STORE_URL: 'redis//:hunter2@host',
      DESK_TOKEN: 'hunter2',
    })
    expect(problems).toHaveLength(3)
    expect(problems.join()).not.toContain('hunter2')
  })

  it('tells all problems at once, those between variables too', () => {
    const problems = problemsOf({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      HOST: '0.0.0.0',
      OFFICE_FROM: '18:00',
      OFFICE_TO: '09:00',
    })
    expect(problems.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'OFFICE_TO',
      'PUBLIC_URL',
    ])
  })

  it('is reached from elsewhere only with an address that people open', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^PUBLIC_URL is needed/)])
    expect(problemsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'example' })).toHaveLength(1)
    expect(problemsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'https://support.example.com' })).toEqual([])
  })

  it('has hours that end after they begin', () => {
    expect(problemsOf({ OFFICE_FROM: '18:00' })).toEqual([
      expect.stringMatching(/^OFFICE_TO "18:00" is not after/),
    ])
  })
})
