import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const path = '/usr/bin/chromium'
const project = fileURLToPath(new URL('../../', import.meta.url))

/** Whether there is a browser to test with. Without one the tests say so; in CI they fail. */
export function hasChromium(): boolean {
  const isThere = existsSync(path)
  if (!isThere && process.env.CI === 'true')
    throw new Error(`There is no ${path}; the pages can't be tested.`)
  if (!isThere) process.stderr.write(`The pages were not tested in a browser: there is no ${path}.\n`)
  return isThere
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Compiles the pages into a folder of their own, laid out as the project is. */
export function compilePages(): string {
  const root = mkdtempSync(join(tmpdir(), 'ventanilla-pages-'))
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const options = [
    '--outDir',
    join(root, 'dist/public'),
    '--incremental',
    'false',
    '--tsBuildInfoFile',
    'null',
  ]
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.pages.json', ...options], {
    cwd: project,
    stdio: 'inherit',
  })
  symlinkSync(join(project, 'src'), join(root, 'src'))
  return root
}
