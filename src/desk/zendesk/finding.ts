import { DeskRefusedError } from './failures.ts'

/**
 * What does not fit between the program and the account, in words. `misfit`: the mapping can't be used as it is. `problem`:
 * something does not work. `advice`: it works, and perhaps not as it is meant.
 */
export interface Finding {
  readonly type: 'misfit' | 'problem' | 'advice'
  readonly text: string
}

export const misfit = (text: string): Finding => ({ type: 'misfit', text })
export const problem = (text: string): Finding => ({ type: 'problem', text })
export const advice = (text: string): Finding => ({ type: 'advice', text })

/** What the account refuses to show is a finding too, and keeps no other from being made. */
export async function found(work: Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DeskRefusedError && error.status !== 401) return [problem(error.message)]
    throw error
  }
}
