import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const name = '@microsoft/m365agentsplayground'
const version = '0.2.28'
const folder = join(tmpdir(), `ventanilla-playground-${version}`)
const program = join('node_modules', name, 'cli.js')

/**
 * Where Microsoft's client for trying bots starts; undefined, and said aloud, where it can't be had. Its licence is for
 * evaluation, so it is no dependency: it is fetched once, outside the project, and stays there for the next run.
 */
export function findPlayground(): string | undefined {
  const path = join(folder, program)
  if (existsSync(path)) return path
  const fetched = mkdtempSync(join(tmpdir(), 'ventanilla-playground-'))
  const options = ['--prefix', fetched, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']
  const patience = ['--prefer-offline', '--fetch-retries=0', '--fetch-timeout=20000']
  try {
    execFileSync('npm', ['install', ...options, ...patience, `${name}@${version}`], {
      cwd: fetched,
      stdio: 'pipe',
      timeout: 60_000,
    })
    // Another run may have been first: its copy is as good.
    if (!existsSync(path)) renameSync(fetched, folder)
    return path
  } catch (error) {
    process.stderr.write(
      `NOT TESTED: Teams with a client of Microsoft's own. ${name}@${version} can't be had: ${String(error)}\n`,
    )
    return undefined
  } finally {
    rmSync(fetched, { recursive: true, force: true })
  }
}
