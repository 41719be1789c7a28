/**
 * A source file seen through: comments, and where asked also the text of strings and patterns, are blanked with
 * spaces. Lines and columns stay where they are. It knows as much of the language as this needs.
 */

const comment = String.raw`\/\/[^\n]*|\/\*[^]*?\*\/`
const quoted = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"`
const template = String.raw`\`(?:\\[^]|\$\{(?:[^{}\`]|\{[^{}]*\}|\`[^\`]*\`)*\}|[^\\\`])*\``
/** A pattern, told from a division by what stands before it. */
const pattern = String.raw`(?<=[=(,:;!&|?[{}\n]\s*|\breturn\s+)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*`
const token = new RegExp(`(?<comment>${comment})|(?<text>${quoted}|${template}|${pattern})`, 'g')

/** The source without its comments. */
export function withoutComments(source: string): string {
  return source.replace(token, (text, ...rest) => (groupsOf(rest).comment === undefined ? text : blank(text)))
}

/** The source without its comments and without the text of strings and patterns; `${…}` keeps its code. */
export function codeOf(source: string): string {
  return source.replace(token, (text, ...rest) => {
    if (groupsOf(rest).comment !== undefined || !text.startsWith('`')) return blank(text)
    return text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}|[^]/g, (part) => (part.length > 1 ? part : blank(part)))
  })
}

const groupsOf = (rest: readonly unknown[]) => rest.at(-1) as { readonly comment?: string }

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
