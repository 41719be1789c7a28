import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVisitors } from '../../../../src/channels/web/visitor.ts'
import { clientId, clientSecret, type FakeZendesk, startFakeZendesk } from '../../../fakes/zendesk/server.ts'
import { leftIn } from './left.ts'
import { createPerson, type Person } from './person.ts'
import { type Program, startProgram } from './process.ts'
import { createWeather, randomFrom } from './weather.ts'

/** How large a storm is. */
export interface StormSize {
  readonly filings: number
  /** How many people there are at once. */
  readonly people: number
  readonly kills: number
  readonly seed: number
  /** Whether some answers never come, which takes half a minute each. */
  readonly isPatient: boolean
}

export interface StormReport {
  readonly seconds: number
  readonly faults: ReadonlyMap<string, number>
  /** Everything that is not as promised, in words. */
  readonly problems: readonly string[]
}

interface Filed {
  readonly words: string
  readonly person: Person
  readonly number: number
  readonly reply: string
}

const readersAtOnce = 40
const secret = 'a secret of the storm, and of nothing else'
const webhookSecret = 'a-webhook-secret-of-the-storm'

/**
 * People file on the page of a program whose desk fails in every way there is, and which is killed again and again; an agent
 * answers each, and is told of twice and out of order. Then everything is counted.
 */
export async function storm(size: StormSize): Promise<StormReport> {
  const began = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-storm-'))
  const fake = await startFakeZendesk()
  fake.limit = Number.POSITIVE_INFINITY
  const program = await startProgram({
    DATA_DIR: folder,
    SECRET: secret,
    LOG_LEVEL: 'silent',
    DESK: 'zendesk',
    ZENDESK_URL: fake.url,
    ZENDESK_CLIENT_ID: clientId,
    ZENDESK_CLIENT_SECRET: clientSecret,
    ZENDESK_WEBHOOK_SECRET: webhookSecret,
    ZENDESK_REQUESTS_PER_MINUTE: '10000',
  })
  try {
    fake.webhook = { url: `${program.url}/hooks/zendesk`, secret: webhookSecret }
    const weather = createWeather(size.seed, size.isPatient)
    fake.fault = weather.fault
    const filed = await fileAll(size, fake, program)
    weather.clear()
    const unread = await readAll(filed)
    await program.stop()
    const problems = [...problemsOf(size, fake, filed), ...unread, ...(await leftIn(folder))]
    return { seconds: (performance.now() - began) / 1000, faults: weather.counts, problems }
  } finally {
    await program.stop()
    await fake.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function fileAll(size: StormSize, fake: FakeZendesk, program: Program): Promise<readonly Filed[]> {
  const visitors = createVisitors({ secret, secure: false })
  const agent = fake.account.addUser({ name: 'Marta', email: 'marta@acme.example', role: 'agent' })
  const tellings = createTellings(fake, size.seed)
  const filed: Filed[] = []
  let next = 0
  let killed = Promise.resolve()

  const fileOne = async (): Promise<void> => {
    const words = `La factura ${(next += 1)}/2026 aparece pendiente y la pagamos el lunes`
    const person = await createPerson(program.url, visitors.create().cookie.split(';')[0] ?? '')
    const number = await person.file(words)
    const reply = `Marta mira el caso ${number} de cerca`
    fake.account.update(number, { comment: { body: reply, public: true }, status: 'open' }, agent.id)
    tellings.add(number)
    filed.push({ words, person, number, reply })
    // In the midst of what all others are doing.
    if (size.kills > 0 && filed.length % Math.ceil(size.filings / (size.kills + 1)) === 0)
      killed = killed.then(() => program.kill())
  }
  const keepFiling = async (): Promise<void> => {
    while (next < size.filings) await fileOne()
  }
  await Promise.all(Array.from({ length: Math.min(size.people, size.filings) }, keepFiling))
  await killed
  await tellings.end()
  return filed
}

/** Tells of every change twice and out of order, and again while nobody is there to hear it. */
function createTellings(fake: FakeZendesk, seed: number) {
  const random = randomFrom(seed + 1)
  const waiting: number[] = []
  const under = new Set<Promise<void>>()
  const tell = async (number: number): Promise<void> => {
    for (;;) {
      const isHeard = await fake.tell(number).then(
        () => true,
        () => false,
      )
      if (isHeard) return
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  const tellOne = (): void => {
    const [number] = waiting.splice(Math.floor(random() * waiting.length), 1)
    if (number === undefined) return
    const telling: Promise<void> = tell(number).finally(() => under.delete(telling))
    under.add(telling)
  }
  return {
    add(number: number): void {
      waiting.push(number, number)
      if (waiting.length > 12) for (let each = 0; each < 3; each += 1) tellOne()
    },
    async end(): Promise<void> {
      while (waiting.length > 0) tellOne()
      await Promise.all(under)
    },
  }
}

/** Everybody reads what the agent answered. @returns who did not, or did more than once. */
async function readAll(filed: readonly Filed[]): Promise<readonly string[]> {
  const problems: string[] = []
  const readOne = async ({ words, person, reply }: Filed): Promise<void> => {
    await person.read(reply).catch(() => problems.push(`"${words}": the answer was not told`))
    const times = person.timesRead(reply)
    if (times > 1) problems.push(`"${words}": the answer was told ${times} times`)
  }
  for (let from = 0; from < filed.length; from += readersAtOnce)
    await Promise.all(filed.slice(from, from + readersAtOnce).map(readOne))
  return problems
}

function problemsOf(
  { filings }: StormSize,
  { account }: FakeZendesk,
  filed: readonly Filed[],
): readonly string[] {
  const { tickets } = account
  const isAbout = (words: string, number: number | undefined): boolean =>
    String(tickets.get(number ?? 0)?.fields['description']).includes(words)
  return [
    ...(tickets.size === filings ? [] : [`${tickets.size} tickets for ${filings} requests`]),
    ...filed.flatMap(({ words, person }) => {
      const told = [...new Set(person.numbersTold())]
      return told.length === 1 && isAbout(words, told[0])
        ? []
        : [`"${words}": told of ${told.join(', ') || 'nothing'}`]
    }),
  ]
}
