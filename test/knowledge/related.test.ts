import { describe, expect, it } from 'vitest'
import { createRelated, learnDictionary } from '../../src/knowledge/related.ts'
import { stem } from '../../src/knowledge/stem.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { learnTranslation } from '../../src/knowledge/translation.ts'

const rows = [
  ['roja casa', 'red house'],
  ['roja puerta', 'red door'],
  ['vieja casa', 'old house'],
  ['vieja puerta', 'old door'],
  ['roja mesa', 'red table'],
  ['vieja mesa', 'old table'],
] as const

describe('a translation learnt from titles', () => {
  const pairs = rows.map(([es, en]) => [es.split(' '), en.split(' ')] as const)
  const translations = atOnce(learnTranslation([...pairs, [['perro'], ['dog']]]))
  const translate = (word: string) => translations.get(word) ?? []

  it('finds the word that always stands beside', () => {
    expect(translate('roja')[0]?.stem).toBe('red')
    expect(translate('casa')[0]?.stem).toBe('house')
  })

  it('does not trust a word that is seldom seen', () => {
    expect(translate('perro')[0]?.share).toBeLessThan(translate('roja')[0]?.share ?? 0)
  })

  it('knows nothing of a word that it never saw', () => {
    expect(translate('gato')).toEqual([])
  })
})

describe('related words', () => {
  const titles = [
    ['borrar carpeta', 'delete folder'],
    ['eliminar carpeta', 'delete folder'],
    ['borrar archivo', 'delete file'],
    ['eliminar archivo', 'delete file'],
    ['abrir carpeta', 'open folder'],
    ['abrir archivo', 'open file'],
    ['borrar mensaje', 'delete message'],
    ['eliminar mensaje', 'delete message'],
    ['abrir mensaje', 'open message'],
  ] as const
  const stems = (language: 'es' | 'en', place: 0 | 1) =>
    titles.map((title) => title[place].split(' ').map((word) => stem(word, language)))
  const relatedTo = createRelated(atOnce(learnDictionary({ es: stems('es', 0), pt: [], en: stems('en', 1) })))

  it('are those of the same language that are called the same in another', () => {
    const related = relatedTo(stem('borrar', 'es'), 'es')
    expect(related).toContainEqual(expect.objectContaining({ stem: stem('eliminar', 'es'), language: 'es' }))
    expect(related).not.toContainEqual(expect.objectContaining({ stem: stem('abrir', 'es') }))
  })

  it('are those of other languages, the closest first', () => {
    const [first] = relatedTo(stem('carpeta', 'es'), 'es')
    expect(first).toMatchObject({ stem: stem('folder', 'en'), language: 'en' })
  })

  it('never hold the word itself', () => {
    const own = stem('borrar', 'es')
    expect(relatedTo(own, 'es').filter((each) => each.language === 'es' && each.stem === own)).toEqual([])
  })
})
