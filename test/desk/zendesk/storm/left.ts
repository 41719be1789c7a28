import { join } from 'node:path'
import { openDatabase } from '../../../../src/database.ts'
import { createGivenUpList } from '../../../../src/outbound/given-up.ts'
import { createEmbeddedInbox } from '../../../../src/store/embedded-inbox.ts'
import { createEmbeddedStore } from '../../../../src/store/embedded.ts'

/** What a program that ended left undone in its data folder, in words; empty when nothing. */
export async function leftIn(folder: string): Promise<readonly string[]> {
  const database = openDatabase(join(folder, 'ventanilla.db'))
  try {
    const store = createEmbeddedStore(database)
    const givenUp = await createGivenUpList(createEmbeddedInbox(database, 'given_up'), store).all()
    const count = (sql: string): number => database.prepare<{ readonly count: number }>(sql).get()?.count ?? 0
    const counts = {
      'effects pending': count('SELECT count(*) AS count FROM effect'),
      'effects given up': givenUp.length,
      'writes without an outcome': count('SELECT count(*) AS count FROM zendesk_write WHERE outcome IS NULL'),
      'tickets not looked at': count('SELECT count(*) AS count FROM zendesk_hint'),
    }
    return Object.entries(counts).flatMap(([what, many]) => (many === 0 ? [] : [`${many} ${what}`]))
  } finally {
    await database.close()
  }
}
