import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readDirectory } from '../../src/identity/directory.ts'
import { newFolder } from '../store/given.ts'

const { folder, remove } = newFolder()
const file = join(folder, 'people.yaml')

describe('a directory of people', () => {
  afterAll(remove)
  const given = (...lines: readonly string[]): string => {
    writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }
  const refusal = (...lines: readonly string[]): string => {
    try {
      readDirectory(given(...lines))
      return 'it was taken'
    } catch (error) {
      expect(error).toMatchObject({ name: 'DirectoryError', code: 'identity.invalid' })
      return (error as Error).message
    }
  }

  it('finds people by the key of their account, else by the email of the platform', async () => {
    const directory = readDirectory(
      given(
        'people:',
        '  - { key: "slack:T1/U1", name: Ana Ríos, accounts: [luna, sol] }',
        '  - { email: Joao@MercadoSul.example, name: João, accounts: [mercadosul] }',
      ),
    )
    const ana = { name: 'Ana Ríos', accounts: ['luna', 'sol'] }
    expect(await directory.lookup({ key: 'slack:T1/U1', email: 'joao@mercadosul.example' })).toEqual(ana)
    expect(await directory.lookup({ key: 'web:1', email: 'joao@mercadosul.EXAMPLE' })).toMatchObject({
      name: 'João',
    })
    expect(await directory.lookup({ key: 'web:1' })).toBeUndefined()
  })

  it('tells every problem with its line', () => {
    const message = refusal(
      'people:',
      '  - key: slack:T1/U1',
      '    email: not an address',
      '  - name: Nobody',
      '    acounts: [luna]',
    )
    expect(message).toContain(`${file}:3: people.0.email`)
    expect(message).toContain(`${file}:4: people.1`)
    expect(message).toContain('acounts')
  })

  it('refuses two entries for one person', () => {
    const message = refusal('people:', '  - email: a@b.example', '  - email: A@b.example')
    expect(message).toContain(`${file}:3: people.1.email`)
    expect(message).toContain('people.0 already')
  })

  it('refuses what is no YAML, and a file that is not there', () => {
    expect(refusal('people: [')).toContain('not valid YAML')
    expect(refusal('persons: []')).toContain('persons')
    expect(() => readDirectory(join(folder, 'nowhere.yaml'))).toThrow('there is no such file')
  })
})
