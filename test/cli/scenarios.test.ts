import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../src/cli/scenarios.ts', import.meta.url))

/** Three conversations: one that holds, one that does not, and one that can't be played. */
const page = `
# Some conversations

\`\`\`yaml
id: S1
where: slack.dm
lang: es
talk:
  - U: "técnico, tengo una duda"
    B: {asks: subject, has: {area: technical, problem_type: question}, lacks: [subject], ticket: none, must: ["is kind"]}
  - event: {redeliver_last: true, after: process_restart}
    B: {msgs: 0}
\`\`\`

\`\`\`yaml
id: S2
where: any
lang: en
given: {draft: {area: technical, problem_type: problem, subject: "Coupons fail", articles: none_helps}, asks: impact}
talk:
  - pick: {q: impact, opt: critical}
    B: {asks: details, has: {impact: auxiliary}, msgs: 0}
end: {tickets: 1}
\`\`\`

\`\`\`yaml
id: S3
where: any
lang: en
talk:
  - pick: {q: impact, opt: critical}
    B: {}
\`\`\`
`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-scenarios-'))
  writeFileSync(join(folder, 'page.md'), page)
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...given: readonly string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...given], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    )
  })

it('prints a line of JSON per scenario, and fails when one fails', async () => {
  const { code, out } = await run(join(folder, 'page.md'), '--json')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ id, ok }) => [id, ok])).toEqual([
    ['S1', true],
    ['S2', false],
    ['S3', false],
  ])
  expect(lines[0]).toEqual({
    id: 'S1',
    where: 'slack.dm',
    ok: true,
    // asks, two answers, one absent, at most one message, no ticket; and at most none the second time.
    passed: 7,
    failed: 0,
    unjudged: 1,
    reasons: [],
  })
  expect(lines[1].reasons).toEqual([
    'turn 1: asks details; found affected_users',
    'turn 1: at most 0 new messages; found 1',
    'turn 1: has impact: auxiliary; found critical',
    'end: 1 tickets; found 0',
  ])
  expect(lines[2].reasons[0]).toMatch(
    /^end: every turn can be played: there is nothing to press for impact: critical/,
  )
  expect(code).toBe(1)
})

it('shows what was said, and never counts a sentence nobody can check', async () => {
  const { code, out } = await run(join(folder, 'page.md'), '--id', 'S1', '--transcript')
  expect(out).toContain('| ¿Cuál es el asunto?')
  expect(out).toContain('unjudged  must: is kind')
  expect(out).toContain('1 of 1 scenarios pass')
  expect(code).toBe(0)
})

it.each([
  [[], 2, 'Usage: npm run scenarios'],
  [['page.md', '--nope'], 2, 'Usage: npm run scenarios'],
  [['page.md', '--id', 'S9'], 2, 'There is no scenario S9'],
  [['not-there.md'], 1, "can't be read"],
])('says how to call it after %j', async (given, expected, says) => {
  const { code, err } = await run(...given.map((each) => (each.endsWith('.md') ? join(folder, each) : each)))
  expect(err).toContain(says)
  expect(code).toBe(expected)
})

it("names the line and the key of a scenario that can't be read", async () => {
  writeFileSync(
    join(folder, 'bad.md'),
    '```yaml\nid: X\nlang: es\ntalk:\n  - U: "a"\n    B: {ask: name}\n```\n',
  )
  const { code, err } = await run(join(folder, 'bad.md'))
  expect(err).toMatch(/bad\.md:2: talk\.0\.B: .*ask/)
  expect(code).toBe(1)
})
