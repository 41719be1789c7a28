import { fileURLToPath } from 'node:url'
import { loadTree } from '../dialogs/load.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { silent } from '../log.ts'
import { judgeEnd } from './scenarios/end.ts'
import { judgeTurn, type Verdict } from './scenarios/judge.ts'
import { textOf } from './scenarios/moment.ts'
import { type Played, play } from './scenarios/play.ts'
import { readScenarios, type Scenario } from './scenarios/scenario.ts'
import { readArguments, run, UsageError } from './terminal/run.ts'

/** One scenario, judged: the line that `--json` prints. */
interface Result {
  readonly id: string
  readonly where: string
  readonly ok: boolean
  readonly passed: number
  readonly failed: number
  readonly unjudged: number
  readonly reasons: readonly string[]
}

const usage = `Usage: npm run scenarios -- FILE [--id D01] [--json] [--transcript]

  FILE          scenarios in YAML, or in a Markdown page with one in each block of YAML
  --id ID       only this one; can be given more than once
  --json        one line of JSON per scenario
  --transcript  what was said, turn by turn`

const root = fileURLToPath(new URL('../../', import.meta.url))

async function scenarios(args: readonly string[]): Promise<number> {
  const { file, ids, isJson, withTranscript } = optionsOf(args)
  const tree = loadTree(`${root}dialogs/vtex-2023-12`)
  const knowledge = await loadKnowledge({
    builtinFolder: `${root}dialogs/vtex-2023-12/articles`,
    log: silent,
  })
  const chosen = readScenarios(file).filter(({ id }) => ids.length === 0 || ids.includes(id))
  if (chosen.length === 0) throw new UsageError(`There is no scenario ${ids.join(', ')} in ${file}.`)
  const results: Result[] = []
  for (const scenario of chosen) {
    const result = await play({ tree, knowledge }, scenario, async (world, played) => {
      const verdicts = played.map((each) =>
        each.type === 'played' ? judgeTurn(each.turn.B, each.done) : undefined,
      )
      const end = await judgeEnd(scenario, world, played)
      if (!isJson) print(scenario, played, verdicts, end, withTranscript)
      return resultOf(scenario, verdicts, end)
    })
    results.push(result)
    if (isJson) process.stdout.write(`${JSON.stringify(result)}\n`)
  }
  const ok = results.filter((result) => result.ok).length
  if (!isJson) process.stdout.write(`${ok} of ${results.length} scenarios pass\n`)
  return ok === results.length ? 0 : 1
}

function optionsOf(args: readonly string[]) {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      id: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      transcript: { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('Give one FILE of scenarios.')
  return { file, ids: values.id, isJson: values.json, withTranscript: values.transcript }
}

function resultOf(scenario: Scenario, turns: readonly (Verdict | undefined)[], end: Verdict): Result {
  const verdicts = [...turns.filter((verdict) => verdict !== undefined), end]
  const reasons = [
    ...turns.flatMap((verdict, turn) =>
      (verdict?.failures ?? []).map((failure) => `turn ${turn + 1}: ${failure}`),
    ),
    ...end.failures.map((failure) => `end: ${failure}`),
  ]
  const total = (count: (verdict: Verdict) => number): number =>
    verdicts.reduce((sum, each) => sum + count(each), 0)
  return {
    id: scenario.id,
    where: scenario.where,
    ok: reasons.length === 0,
    passed: total(({ passed }) => passed),
    failed: reasons.length,
    unjudged: total(({ unjudged }) => unjudged.length),
    reasons,
  }
}

function print(
  scenario: Scenario,
  played: readonly Played[],
  verdicts: readonly (Verdict | undefined)[],
  end: Verdict,
  withTranscript: boolean,
): void {
  const lines = [`${scenario.id}  ${scenario.where}  ${scenario.lang}`]
  for (const [position, each] of played.entries()) {
    const { B: _, ...cause } = each.turn
    lines.push(`  ${position + 1}. ${JSON.stringify(cause)}`)
    if (each.type === 'played' && withTranscript) lines.push(...indent(textOf(each.done), '       | '))
    const verdict = verdicts[position]
    if (verdict) lines.push(...linesOf(verdict))
  }
  lines.push('  end', ...linesOf(end))
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

const linesOf = ({ passed, failures, unjudged }: Verdict): readonly string[] => [
  `     ${failures.length === 0 ? 'pass' : 'FAIL'}  ${passed} hold`,
  ...failures.map((failure) => `     FAIL  ${failure}`),
  ...unjudged.map((sentence) => `     unjudged  ${sentence}`),
]

const indent = (text: string, by: string): readonly string[] =>
  text === '' ? [] : text.split('\n').map((line) => `${by}${line}`)

await run(usage, () => scenarios(process.argv.slice(2)))
