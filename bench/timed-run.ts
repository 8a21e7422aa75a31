import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What a run of the built program took, from its start to its end. */
export interface TimedRun {
  readonly seconds: number
  /** of memory, at its highest; undefined where the system does not say */
  readonly peakMiB: number | undefined
}

const LOOK_EVERY = 100

/** Runs `bin/fanlight` with these words, and throws when it does not end well. */
export async function timedRun(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<TimedRun> {
  const began = performance.now()
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../dist/fanlight.js'), ...words], {
    env: { ...process.env, FANLIGHT_LOG: 'warn', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peakMiB: number | undefined
  const looking = setInterval(() => {
    peakMiB = peakOf(child.pid) ?? peakMiB
  }, LOOK_EVERY)
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  clearInterval(looking)
  if (status !== 0) throw new Error(`${words[0]} ended with ${status}`)
  return { seconds: (performance.now() - began) / 1000, peakMiB }
}

/** Linux keeps it; others do not say. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kib === undefined ? undefined : Number(kib) / 1024
  } catch {
    return undefined
  }
}
