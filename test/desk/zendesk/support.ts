import type { DeskUnderTest } from '../../contracts/desk.ts'
import type { AuditEvent } from '../../fakes/zendesk/account.ts'
import type { ZendeskBench } from './open.ts'

/** What agents do in the account, told by its webhook. */
export function supportOf({
  fake,
  files,
}: Pick<ZendeskBench, 'fake' | 'files'>): Pick<DeskUnderTest, 'support' | 'notes'> {
  const { account } = fake
  const agents = new Map<string, number>()
  const agent = (name: string): number => {
    const id = agents.get(name) ?? account.addUser({ name, email: `${name}@acme.example`, role: 'agent' }).id
    agents.set(name, id)
    return id
  }
  const update = async (
    number: number,
    given: Readonly<Record<string, unknown>>,
    name = 'Marcos',
  ): Promise<void> => {
    const by = agent(name)
    account.update(number, { ...(given['status'] === 'solved' && { assignee_id: by }), ...given }, by)
    await fake.tell(number)
  }
  return {
    support: {
      async answer(number, { author, text, isPublic, status, files: given = [] }) {
        const uploads: string[] = []
        for (const { ref, name } of given) {
          const size = (await files.open(ref))?.file.size ?? 0
          const token = `${ref}-support`
          account.uploads.set(token, {
            token,
            file_name: name,
            size,
            until: Number.POSITIVE_INFINITY,
            isUsed: false,
          })
          uploads.push(token)
        }
        await update(
          number,
          { comment: { body: text, public: isPublic, uploads }, ...(status && { status }) },
          author,
        )
      },
      setStatus: (number, status) => update(number, { status }),
      setPriority: (number, priority) => update(number, { priority }),
    },
    async notes(number) {
      const isNote = (event: AuditEvent) => event.type === 'Comment' && event['public'] === false
      return account
        .ticket(number)
        .audits.flatMap(({ events }) => events.filter(isNote).map(({ body }) => String(body)))
    },
  }
}
