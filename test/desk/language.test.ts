import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { requestOf } from '../contracts/desk.ts'
import { openBench } from './open.ts'
import { openZendesk } from './zendesk/open.ts'

const gone = (name: string) => ({ ref: `nowhere/${name}`, name, type: 'text/plain', size: 1 })
const files = [gone('a.log'), gone('b.log')]

/** A person who writes Portuguese, files that nobody has any more, and what each desk makes of that. */
const lost: Readonly<Record<Language, string>> = {
  es: 'No se pudo adjuntar: a.log y b.log',
  pt: 'Não foi possível anexar: a.log e b.log',
  en: "Couldn't be attached: a.log and b.log",
}
const typed: Readonly<Record<Language, string>> = {
  es: 'Dirección sin verificar: ana@tiendaluna.example',
  pt: 'Endereço não verificado: ana@tiendaluna.example',
  en: 'Address not verified: ana@tiendaluna.example',
}

describe.each(['es', 'pt', 'en'] as const)(
  'what a desk whose people speak %s reads of our own',
  (language) => {
    it('is in their language on the embedded desk', async () => {
      const bench = await openBench({ language })
      try {
        const { number } = await bench.desk.file(requestOf('k', { files, language: 'pt' }))
        expect((await bench.desk.support.get(number))?.comments).toMatchObject([{ text: lost[language] }])
      } finally {
        await bench.close()
      }
    })

    it('is in their language at Zendesk', async () => {
      const bench = await openZendesk({ desk: { language } })
      try {
        const { number } = await bench.desk.file(requestOf('k', { files, language: 'pt' }))
        const first = String(bench.fake.account.ticket(number).fields['description'])
        expect(first).toContain(lost[language])
        expect(first).toContain(typed[language])
        expect(first).toContain('<table><tr><th align="left">Impacto</th><td>Alto</td></tr></table>')
      } finally {
        await bench.close()
      }
    })
  },
)
