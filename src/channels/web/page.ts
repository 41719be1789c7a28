import { createHash } from 'node:crypto'

/** Where the browser finds the one library the pages use. */
const importMap = JSON.stringify({
  imports: {
    preact: '/assets/preact/dist/preact.mjs',
    'preact/hooks': '/assets/preact/hooks/dist/hooks.mjs',
    'preact/jsx-runtime': '/assets/preact/jsx-runtime/dist/jsxRuntime.mjs',
  },
})

const importMapHash = createHash('sha256').update(importMap).digest('base64')

/** Scripts and styles from here only; the import map, the one thing inline, is named by its hash. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${importMapHash}'`,
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The empty page that the script fills. */
export function pageHtml(name: 'chat' | 'desk'): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Ventanilla</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/theme.css">
<link rel="stylesheet" href="/assets/${name}/${name}.css">
<script type="importmap">${importMap}</script>
<script type="module" src="/assets/${name}/main.js"></script>
</head>
<body>
<div id="page"></div>
<noscript>Activa JavaScript para usar esta página. · Ative o JavaScript para usar esta página. · Turn on JavaScript to use this page.</noscript>
</body>
</html>
`
}
