import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { play } from './play.ts'
import { readScript, writeScript } from './script.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.md'))

/** Each file is played again word by word; `npx vitest run test/transcripts -u` writes what the bot says now. */
describe('the conversation in', () => {
  it.each(files)('%s goes as it is written', async (name) => {
    const script = readScript(readFileSync(`${folder}${name}`, 'utf8'))
    await expect(writeScript(script, await play(script, script.lines))).toMatchFileSnapshot(
      `${folder}${name}`,
    )
  })
})
