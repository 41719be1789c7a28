import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '../pages/chromium.ts'

/** Something to be photographed: a whole page, whose element `#picture` is what is seen. */
export interface Picture {
  /** The file's name, without its ending. */
  readonly name: string
  readonly html: string
}

/** Draws each in a browser; a scale of 2 is as sharp as on a good screen. @returns the files. */
export async function shoot(
  pictures: Iterable<Picture>,
  folder: string,
  scale: 1 | 2,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 760, height: 900 }, deviceScaleFactor: scale })
    const files: string[] = []
    for (const { name, html } of pictures) {
      await page.setContent(html)
      const file = join(folder, `${name}.png`)
      writeFileSync(file, await page.locator('#picture').screenshot())
      files.push(file)
    }
    return files
  } finally {
    await browser.close()
  }
}
