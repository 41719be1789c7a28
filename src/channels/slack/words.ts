import { withSigns } from './emoji.ts'

/** What somebody wrote, in plain text: the platform's references to people, channels and pages are put into words, and names into signs. */
export function wordsOf(text: string, bot: string | undefined): string {
  return withSigns(text)
    .replaceAll(/<([^<>]*)>/g, (_, inner: string) => wordsOfReference(inner, bot))
    .replaceAll(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '')
    .replaceAll(/[^\S\n]+\n/g, '\n')
    .trim()
}

function wordsOfReference(inner: string, bot: string | undefined): string {
  const [target = '', label = ''] = inner.split('|', 2)
  if (target.startsWith('@')) return target.slice(1) === bot ? '' : `@${label || target.slice(1)}`
  if (target.startsWith('#')) return `#${label || target.slice(1)}`
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`
  const address = target.replace(/^(?:mailto|tel):/, '')
  return label === '' || label === address || address.endsWith(`//${label}`) || address === `http://${label}`
    ? address
    : `${label} (${address})`
}
