import type { Sender } from '../../../message.ts'
import type { GivenFile } from './answers.ts'
import type { Place, ViewPorts, Who } from './ports.ts'

/** Adds files to the open request of a conversation; the same files once, however often they are given. */
export async function giveFiles(
  { accept, takeFiles, clock }: ViewPorts,
  who: Who,
  sender: Sender,
  { conversation, address }: Place,
  given: readonly GivenFile[],
): Promise<void> {
  const message = given.map(({ id }) => id).join('+')
  const files = await takeFiles(who, given)
  if (files.length === 0) return
  await accept({
    id: `${conversation}/files/${message}`,
    conversation,
    address,
    sender,
    at: clock.now(),
    happened: { type: 'said', message, text: '', files },
  })
}
