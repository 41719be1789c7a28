import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DialogError, loadTree } from '../../src/dialogs/load.ts'

const shipped = fileURLToPath(new URL('../../dialogs/vtex-2023-12', import.meta.url))

describe('loadTree', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ventanilla-dialog-'))
    for (const name of ['tree', 'es', 'pt', 'en']) {
      cpSync(join(shipped, `${name}.yaml`), join(folder, `${name}.yaml`))
    }
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Changes a file in one place, and returns the line of that place. */
  function change(name: string, from: string, to: string): number {
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    const at = text.indexOf(from)
    expect(at, `"${from}" in ${name}`).toBeGreaterThan(-1)
    writeFileSync(file, text.slice(0, at) + to + text.slice(at + from.length))
    return text.slice(0, at).split('\n').length + (from.split('\n').length - 1)
  }

  function problems(): readonly string[] {
    try {
      loadTree(folder)
    } catch (error) {
      expect(error).toBeInstanceOf(DialogError)
      const found = error as DialogError
      expect(found.code).toBe('dialog.invalid')
      for (const { file, line, message } of found.problems) {
        expect(found.message).toContain(`${file}:${line}: ${message}`)
      }
      return found.problems.map(
        ({ file, line, message }) => `${file.slice(folder.length + 1)}:${line}: ${message}`,
      )
    }
    return []
  }

  it('reads a sound dialog', () => {
    const tree = loadTree(folder)
    expect(tree.id).toBe('vtex-2023-12')
    expect(Object.keys(tree.wording).sort()).toEqual(['en', 'es', 'pt'])
    expect(tree.places[0]).toEqual({ page: 'identify', question: 'name', when: [] })
  })

  it('names the line, the id, the value and what is known', () => {
    const line = change('tree.yaml', 'when: { area: technical }', 'when: { area: tecnical }')
    expect(problems()).toEqual([
      `tree.yaml:${line}: page "technical_subject" is shown when area is "tecnical", which is not one of its options. Known options: technical, financial, commercial.`,
    ])
  })

  it('names the line of a missing word', () => {
    change(
      'pt.yaml',
      '      everyone:\n        label: Todos os usuários\n',
      '      nobody:\n        label: Ninguém\n',
    )
    const lines = readFileSync(join(folder, 'pt.yaml'), 'utf8').split('\n')
    const options = lines.findIndex(
      (line, i) => line === '    options:' && i > lines.indexOf('  affected_users:'),
    )
    expect(problems()).toEqual([
      `pt.yaml:${options + 1}: option "everyone" of question "affected_users" has no words in pt`,
      `pt.yaml:${lines.indexOf('      nobody:') + 1}: there are words in pt for option "nobody" of question "affected_users", which does not exist. Known ids: admin_users, shoppers, everyone.`,
    ])
  })

  it('names every problem at once, in order', () => {
    const unknownType = change('tree.yaml', 'type: account', 'type: acount')
    const unknownKey = change('tree.yaml', '    unsure: true', '    unsur: true')
    const wrongPriority = change('tree.yaml', 'is: urgent', 'is: asap')
    change('es.yaml', 'title: Soporte VTEX\n', '')
    expect(problems()).toEqual([
      `tree.yaml:${unknownType}: questions.account.type is "acount". Known values: choice, text, longText, files, consent, account, email, number, date, articles.`,
      `tree.yaml:${unknownKey}: questions.impact: unknown key "unsur". Known keys: type, optional, when, profile, notes, options, unsure.`,
      `tree.yaml:${wrongPriority}: files.priority.0.is is "asap". Known values: urgent, high, normal, low.`,
      'es.yaml:4: title is missing',
    ])
  })

  it('names an id that is spelled in a way no id is', () => {
    const line = change('tree.yaml', '\n  finance_subject:', '\n  Finance-Subject:')
    expect(problems()[0]).toBe(
      `tree.yaml:${line}: questions.Finance-Subject: an id starts with a lower-case letter and has only lower-case letters, digits and _`,
    )
  })

  it('names the line on which a file stops being YAML', () => {
    const line = change('en.yaml', '  name:\n    label: Name', '  name:\n    label: "Name')
    const found = problems()
    expect(found.length).toBeGreaterThan(0)
    for (const each of found) expect(each).toMatch(/^en\.yaml:\d+: this is not valid YAML: /)
    expect(Number(found[0]?.split(':')[1])).toBeGreaterThanOrEqual(line)
  })

  it('names a key that is there twice', () => {
    const line = change('en.yaml', '  account:\n', '  name:\n')
    expect(problems()).toEqual([`en.yaml:${line - 1}: this is not valid YAML: Map keys must be unique`])
  })

  it('names a file that is not there', () => {
    rmSync(join(folder, 'pt.yaml'))
    rmSync(join(folder, 'tree.yaml'))
    expect(problems()).toEqual(['tree.yaml:1: there is no such file'])
    cpSync(join(shipped, 'tree.yaml'), join(folder, 'tree.yaml'))
    expect(problems()).toEqual(['tree.yaml:8: there are no words in pt: the file pt.yaml is missing'])
  })

  it('wants a file to be called after its language', () => {
    change('pt.yaml', 'language: pt', 'language: es')
    expect(problems()).toEqual(['pt.yaml:4: language is "es", but the file is called pt.yaml'])
  })

  it('says that there is nothing in a folder that does not exist', () => {
    expect(() => loadTree(join(folder, 'nothing'))).toThrow(/tree\.yaml:1: there is no such file/)
  })
})
