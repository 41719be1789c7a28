import { languages } from '../../dialog/language.ts'
import type { Progress, Report } from '../../knowledge/import.ts'
import type { Review } from '../../knowledge/review.ts'
import { tell } from '../../knowledge/sources/source.ts'

/** How often progress is told. */
const toldEveryMs = 1_000

/** Says on standard error how far an import is, from time to time. */
export function tellProgress(source: string): (progress: Progress) => void {
  const began = performance.now()
  let told = began
  return ({ seen, read, documents, of }) => {
    const now = performance.now()
    if (now - told < toldEveryMs) return
    told = now
    const rate = seen / ((now - began) / 1000)
    const left = of === undefined ? '' : ` of ${of}`
    const time = of === undefined ? '' : `, about ${Math.ceil(Math.max(of - seen, 0) / rate)} s left`
    process.stderr.write(
      `${source}: ${seen}${left} looked at, ${read} read, ${documents} documents, ${Math.round(rate)} a second${time}\n`,
    )
  }
}

/** Says what came of an import: its problems on standard error, the sum of it on standard output. */
export function tellReport({ source, seen, read, gone, documents, problems }: Report): void {
  for (const problem of problems) process.stderr.write(`${tell(problem)}\n`)
  process.stdout.write(
    `${source}: ${seen} looked at, ${read} new or changed with ${documents} documents, ${gone} gone, ${problems.length} problems\n`,
  )
}

/** Says what only shows when the source is looked at as a whole. */
export function tellReview({ articles, missing, doubles }: Review): void {
  for (const double of doubles) process.stderr.write(`${tell(double)}\n`)
  const without = languages.map((language) => `${language} ${missing[language]}`).join(', ')
  process.stdout.write(`  ${articles} articles; so many are not there in ${without}\n`)
}
