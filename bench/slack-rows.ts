import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../src/clock.ts'
import { type FakeSlack, message, profileOf, startSlack, type Transport } from '../test/fakes/slack/slack.ts'
import { startChild } from './child.ts'
import type { Row } from './report.ts'
import { quantile } from './samples.ts'

const perSecond = 200
const people = 400
/** How long the last tickets are waited for. */
const lastMs = 30_000

/** What each person writes, one every two seconds: first words are held back for one. */
const texts = [
  'es un problema técnico',
  'Ana Ruiz',
  'tiendademo',
  'El checkout no calcula el flete para Jalisco',
  '3',
  '3',
  '3',
  'Desde el lunes a las 9 el checkout no muestra ninguna opción de envío.',
  'ninguno',
  'saltar',
  'sí',
  'enviar',
]

/**
 * How long Slack waits for an acknowledgement at 200 events a second, signed or down the socket, while the desk takes 5 s for each
 * ticket: sent on time whatever the answers do. The fake and the people share this process; the program has its own.
 */
export async function slackRows(): Promise<readonly Row[]> {
  return [...(await rowsOver('calls')), ...(await rowsOver('socket'))]
}

async function rowsOver(transport: Transport): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'))
  const slack = await startSlack(systemClock, transport)
  const program = await startChild(
    fileURLToPath(new URL('slack-program.ts', import.meta.url)),
    { BENCH_SLACK: slack.url, BENCH_FOLDER: folder, BENCH_WAY: transport },
    ['--import', 'tsx'],
  )
  const took: number[] = []
  let used = 0
  try {
    slack.target(program.url)
    used -= await program.processorSeconds()
    const began = performance.now()
    const sending: Promise<void>[] = []
    for (let at = 0; at < people * texts.length; at++) {
      const due = began + (at * 1_000) / perSecond
      const early = due - performance.now()
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
      sending.push(send(slack, at, due, took))
    }
    await Promise.all(sending)
    await untilFiled(slack)
    used += await program.processorSeconds()
  } finally {
    await program.close()
    await slack.close()
    await rm(folder, { recursive: true, force: true })
  }
  const way = { calls: 'over HTTP', socket: 'down the socket' }[transport]
  const what = `slack, acknowledged ${way} at ${perSecond} events/s, desk takes 5 s`
  return [
    { what: `${what}, p50`, value: quantile(took, 0.5), unit: 'ms' },
    {
      what: `${what}, p99`,
      value: quantile(took, 0.99),
      unit: 'ms',
      note: `goal 250; ${took.length} events, ${filed(slack)} tickets`,
    },
    { what: `slack, processor for one event ${way}`, value: (used * 1_000) / took.length, unit: 'ms' },
  ]
}

/** Whose messages show a ticket's number. */
const filed = (slack: FakeSlack): number =>
  Array.from({ length: people }, (_, person) => slack.shown(`D0P${person}`)).filter((shown) =>
    shown.some(({ text }) => /Ticket \d+/.test(text)),
  ).length

async function untilFiled(slack: FakeSlack): Promise<void> {
  const until = performance.now() + lastMs
  while (filed(slack) < people && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** From when it was due, so that a program that falls behind is not let off. */
async function send(slack: FakeSlack, at: number, due: number, took: number[]): Promise<void> {
  const person = at % people
  const text = texts[Math.floor(at / people)] ?? ''
  const who = { user: `U0P${person}`, dm: `D0P${person}` }
  if (!slack.people.has(who.user)) slack.people.set(who.user, profileOf(who.user, `Ana ${person}`, 'es-ES'))
  const event = message(who, `1700000000.${String(at).padStart(6, '0')}`, text)
  const sent = () => slack.event(event, { id: `EvBench${at}` })
  // What meets a connection that is being closed is sent again, as Slack does.
  const { status } = await sent().catch(sent)
  if (status !== 200) throw new Error(`bench: an event was answered ${status}.`)
  took.push(performance.now() - due)
}
