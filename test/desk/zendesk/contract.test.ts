import { deskContract } from '../../contracts/desk.ts'
import { openZendesk } from './open.ts'
import { supportOf } from './support.ts'

for (const actAs of ['author', 'on-behalf-of'] as const)
  deskContract(`the desk at Zendesk, where comments are written as: ${actAs},`, async () => {
    const bench = await openZendesk({ desk: { actAs } })
    const { desk, give, moveTo, close } = bench
    return { desk, ...supportOf(bench), give, moveTo, close }
  })
