import { createHash } from 'node:crypto'
import type { Language } from '../../dialog/language.ts'
import type { Phrases } from '../../i18n/phrases.ts'

const script = `
const list = document.querySelector('ul')
const words = JSON.parse(document.querySelector('#words').textContent)
document.querySelector('input').addEventListener('change', async ({ target }) => {
  for (const file of target.files) {
    const item = document.createElement('li')
    item.textContent = file.name + ' …'
    list.append(item)
    let outcome = words.failed
    try {
      const headers = { 'X-File-Name': encodeURIComponent(file.name), 'Content-Type': file.type || 'application/octet-stream' }
      const { status } = await fetch(location.pathname, { method: 'POST', headers, body: file })
      outcome = status === 204 ? words.kept : status === 413 ? words.tooLarge : status === 404 ? words.over : words.failed
    } catch {}
    item.textContent = file.name + ': ' + outcome
  }
  target.value = ''
})
`
const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }
input { font: inherit; max-width: 100% }
li { overflow-wrap: anywhere }
`

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing but what is on the page itself, by its hash. */
export const uploadPolicy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page to give files on; without the words of a link that is good it says that this one is over. */
export function uploadPage(language: Language, words: Phrases['chat']['upload'], isGood: boolean): string {
  const { title, hint, over } = words
  // The script reads it as data; no text can end the element.
  const data = JSON.stringify(words).replaceAll('<', '\\u003c')
  const body = isGood
    ? `<p>${hint}</p>
<input type="file" multiple aria-label="${title}">
<ul aria-live="polite"></ul>
<script type="application/json" id="words">${data}</script>
<script>${script}</script>`
    : `<p>${over}</p>`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`
}
