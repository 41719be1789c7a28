/** The signs that messages use, drawn: a machine that makes pictures may have no font with colours. */
const signs: Readonly<Record<string, string>> = {
  '⚠️': '<path d="M8 1 15.5 15H.5z" fill="#f9c22e"/><path d="M7.2 5.5h1.6v5H7.2zm0 6h1.6v1.7H7.2z" fill="#333"/>',
  '✅': '<rect width="16" height="16" rx="3" fill="#3ba55d"/><path d="m3.6 8.2 3 3 5.6-6.2" fill="none" stroke="#fff" stroke-width="2"/>',
  '🔵': '<circle cx="8" cy="8" r="7" fill="#3f8fe0"/>',
  '🟠': '<circle cx="8" cy="8" r="7" fill="#f28c28"/>',
  '🟢': '<circle cx="8" cy="8" r="7" fill="#45b058"/>',
  '⚪': '<circle cx="8" cy="8" r="6.5" fill="#e8e8e8" stroke="#aaa"/>',
}

/** The page with every sign as a drawing. */
export function withSigns(html: string): string {
  let drawn = html
  for (const [sign, shape] of Object.entries(signs)) {
    drawn = drawn.replaceAll(sign, `<svg class="sign" viewBox="0 0 16 16">${shape}</svg>`)
  }
  return drawn
}
