import type { Config } from './config.ts'
import { isLoopback } from './same-origin.ts'

/** What is wrong between variables that are right each on its own; one that is wrong is absent here. */
export function combinationProblems(read: Partial<Config>): readonly string[] {
  const { HOST, PUBLIC_URL, OFFICE_FROM, OFFICE_TO } = read
  const problems: string[] = []
  if (OFFICE_FROM !== undefined && OFFICE_TO !== undefined && OFFICE_FROM >= OFFICE_TO) {
    problems.push(
      `OFFICE_TO "${OFFICE_TO}" is not after OFFICE_FROM "${OFFICE_FROM}". Hours end on the day they begin.`,
    )
  }
  if (HOST !== undefined && !isLoopback(HOST) && 'PUBLIC_URL' in read && PUBLIC_URL === undefined) {
    problems.push(
      `PUBLIC_URL is needed when HOST is "${HOST}". Set it to the address under which people open the page.`,
    )
  }
  if (read.DESK === 'zendesk') problems.push(...zendeskProblems(read))
  problems.push(...teamsProblems(read))
  if (read.SLACK !== undefined && read.SLACK !== 'off') problems.push(...slackProblems(read))
  return problems
}

function zendeskProblems(read: Partial<Config>): readonly string[] {
  const isSignedIn =
    (read.ZENDESK_CLIENT_ID !== undefined && read.ZENDESK_CLIENT_SECRET !== undefined) ||
    (read.ZENDESK_EMAIL !== undefined && read.ZENDESK_API_TOKEN !== undefined)
  return [
    ...('ZENDESK_URL' in read && read.ZENDESK_URL === undefined
      ? [
          'ZENDESK_URL is needed when DESK is "zendesk". Set it to the account, like https://example.zendesk.com.',
        ]
      : []),
    ...(isSignedIn
      ? []
      : [
          'ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET are needed when DESK is "zendesk". See docs/zendesk.md.',
        ]),
    ...(read.ZENDESK_ACT_AS === 'on-behalf-of' && read.ZENDESK_CLIENT_ID === undefined
      ? ['ZENDESK_ACT_AS "on-behalf-of" needs a client: ZENDESK_CLIENT_ID. An API token acts for nobody.']
      : []),
  ]
}

function teamsProblems({
  TEAMS,
  TEAMS_APP_ID,
  TEAMS_TENANT,
  HOST,
  PUBLIC_URL,
}: Partial<Config>): readonly string[] {
  if (TEAMS === 'on') {
    return Object.entries({ TEAMS_APP_ID, TEAMS_TENANT }).flatMap(([name, value]) =>
      value === undefined
        ? [`${name} is needed when TEAMS is "on". Copy it from the registration of the bot.`]
        : [],
    )
  }
  const isOpen = (HOST !== undefined && !isLoopback(HOST)) || PUBLIC_URL !== undefined
  return TEAMS === 'trial' && isOpen
    ? [
        'TEAMS "trial" is for this machine alone, where HOST is 127.0.0.1 and PUBLIC_URL is empty. Use "on" elsewhere.',
      ]
    : []
}

function slackProblems(read: Partial<Config>): readonly string[] {
  const { SLACK, SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, PUBLIC_URL } = read
  const { SLACK_SIGNING_SECRET, SLACK_APP_TOKEN } = read
  const isForMany = SLACK_CLIENT_ID !== undefined || SLACK_CLIENT_SECRET !== undefined
  const needed = {
    ...(SLACK === 'socket' ? { SLACK_APP_TOKEN } : { SLACK_SIGNING_SECRET }),
    ...(isForMany ? { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } : { SLACK_BOT_TOKEN }),
  }
  const problems = Object.entries(needed).flatMap(([name, value]) =>
    value === undefined
      ? [`${name} is needed when SLACK is "${SLACK}". Copy it from the page of the app.`]
      : [],
  )
  return isForMany && 'PUBLIC_URL' in read && PUBLIC_URL === undefined
    ? [...problems, 'PUBLIC_URL is needed with SLACK_CLIENT_ID. Set it to where Slack reaches the program.']
    : problems
}
