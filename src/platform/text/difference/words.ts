import { inCommon } from './in-common.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Neighbouring tokens that stayed, went or came. */
export interface WordStep {
  readonly kind: 'same' | 'removed' | 'added'
  readonly tokens: readonly Token[]
}

/** How the inside of one paragraph became another: what stayed and went is the old one, what stayed and came the new. */
export function compareWords(before: string, after: string): readonly WordStep[] {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const numbers = new Map<string, number>()
  const numbered = (tokens: readonly Token[]) =>
    Int32Array.from(tokens, ({ key }) => {
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
  return withoutIslands(stepsOf(old, now, inCommon(numbered(old), numbered(now))))
}

type Open = { kind: WordStep['kind']; tokens: Token[] }

function stepsOf(old: readonly Token[], now: readonly Token[], found: Int32Array): readonly WordStep[] {
  const steps: Open[] = []
  const add = (kind: WordStep['kind'], token: Token) => {
    const last = steps.at(-1)
    if (last?.kind === kind) last.tokens.push(token)
    else steps.push({ kind, tokens: [token] })
  }
  let from = 0
  const removeTo = (end: number) => {
    while (from < end) add('removed', old[from++] as Token)
  }
  for (const [at, token] of now.entries()) {
    const there = found[at] ?? -1
    if (there >= 0) {
      removeTo(there)
      from = there + 1
    }
    add(there < 0 ? 'added' : 'same', token)
  }
  removeTo(old.length)
  return steps
}

/** White space that stayed between two rewritten words would tear them apart: it goes and comes with them. */
function withoutIslands(steps: readonly WordStep[]): readonly WordStep[] {
  const result: WordStep[] = []
  let change: WordStep[] = []
  const close = () => {
    for (const kind of ['removed', 'added'] as const) {
      const tokens = change.flatMap((step) => (step.kind === kind || step.kind === 'same' ? step.tokens : []))
      if (tokens.length > 0) result.push({ kind, tokens })
    }
    change = []
  }
  for (const [at, step] of steps.entries()) {
    const island = at > 0 && at < steps.length - 1 && step.tokens.every(isSpace)
    if (step.kind !== 'same' || island) change.push(step)
    else {
      close()
      result.push(step)
    }
  }
  close()
  return result
}

function isSpace({ raw }: Token): boolean {
  return /^\s*$/.test(raw)
}
