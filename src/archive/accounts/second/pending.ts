import type { House } from '../../house.ts'

/** Somebody whose password was right, and who still owes a code. */
export interface Pending {
  readonly userId: number
  readonly remember: boolean
}

const MINUTES = 10

/** @returns proof that the password was right a moment ago, for the form that asks for the code; it is good for ten minutes and for
 * nothing else */
export function pendingProof({ tokens }: Pick<House, 'tokens'>, { userId, remember }: Pending, now: Date): string {
  const words = `${userId}-${remember ? 1 : 0}-${now.getTime() + MINUTES * 60_000}`
  return `${words}.${tokens.sign('second-step', words)}`
}

/** @returns undefined when it is none of ours, or too old */
export function readPending({ tokens }: Pick<House, 'tokens'>, proof: string, now: Date): Pending | undefined {
  const [, words = '', userId = '', remember = '', until = '', seal = ''] =
    /^((\d{1,10})-([01])-(\d{1,15}))\.(.+)$/.exec(proof) ?? []
  if (words === '' || !tokens.signed('second-step', words, seal) || Number(until) < now.getTime()) return undefined
  return { userId: Number(userId), remember: remember === '1' }
}
