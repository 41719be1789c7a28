import assert from 'node:assert/strict'
import { expected, inputs, type Machine } from './intake.ts'
import { median } from './samples.ts'

/** Turns a second of each machine, in the order given. */
export interface Speed {
  readonly name: string
  readonly turnsPerSecond: number
}

const rounds = 7
const roundMs = 700
const warmUpMs = 700

/**
 * Measures the machines side by side: in each round every one has its share of time, so that a busy computer is busy
 * for all of them; the median round counts. Each must first end with the expected answers, and so must its last run.
 */
export async function measure(machines: readonly Machine[]): Promise<readonly Speed[]> {
  const samples = machines.map((): number[] => [])
  for (const machine of machines) {
    await checkAnswers(machine)
    await turnsPerSecond(machine, warmUpMs)
  }
  for (let round = 0; round < rounds; round++) {
    for (const [index, machine] of machines.entries()) {
      samples[index]?.push(await turnsPerSecond(machine, roundMs))
    }
  }
  for (const machine of machines) await checkAnswers(machine)
  return machines.map(({ name }, index) => ({ name, turnsPerSecond: median(samples[index] ?? []) }))
}

async function turnsPerSecond(machine: Machine, forMs: number): Promise<number> {
  const began = performance.now()
  let runs = 0
  let elapsed = 0
  while (elapsed < forMs) {
    const run = machine.run()
    if (run instanceof Promise) await run
    runs++
    elapsed = performance.now() - began
  }
  return (runs * inputs.length * 1000) / elapsed
}

async function checkAnswers(machine: Machine): Promise<void> {
  assert.deepEqual(await machine.run(), expected, `${machine.name} must file what was answered`)
}
