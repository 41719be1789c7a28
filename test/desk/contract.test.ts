import { deskContract } from '../contracts/desk.ts'
import { openBench } from './open.ts'

deskContract('the embedded desk', async () => {
  const bench = await openBench()
  const { desk } = bench
  let answers = 0
  return {
    desk,
    support: {
      async answer(number, comment) {
        await desk.support.answer({ key: `answer/${(answers += 1)}`, number, ...comment })
      },
      async setStatus(number, status) {
        await desk.support.setStatus(number, status)
      },
      async setPriority(number, priority) {
        await desk.support.setPriority(number, priority)
      },
    },
    async notes(number) {
      const ticket = await desk.support.get(number)
      return (ticket?.comments ?? []).flatMap(({ isPublic, text }) => (isPublic ? [] : [text]))
    },
    give: bench.give,
    moveTo: bench.moveTo,
    close: bench.close,
  }
})
