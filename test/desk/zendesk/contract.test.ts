import { deskContract } from '../../contracts/desk.ts'
import { openZendesk } from './open.ts'
import { supportOf } from './support.ts'

deskContract('the desk at Zendesk', async () => {
  const bench = await openZendesk()
  const { desk, give, moveTo, close } = bench
  return { desk, ...supportOf(bench), give, moveTo, close }
})
