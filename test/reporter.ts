import type { Reporter, TestModule } from 'vitest/node'
import { type Omission, openOmissions } from './omissions.ts'

/** Test cases by how they ended. A file or hook that broke outside any test counts as one that failed. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** Ends every run with one plain line alone, `Tests: N passed, N failed`, and before it what was left out.
 * With `CI=true` or `FANLIGHT_STRICT=1` a run that left something out fails, however green its tests are.
 * @see https://vitest.dev/api/advanced/reporters.html */
export default class PlainReporter implements Reporter {
  private readonly omissions = openOmissions()
  private ending = ''

  onInit(): void {
    // Coverage, teardown and warnings print after a run's end; nothing prints after this.
    process.once('exit', () => {
      process.stdout.write(this.ending)
      this.omissions.remove()
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const left = this.omissions.read()
    if (left.length > 0 && isStrict()) process.exitCode = 1 // vitest only ever raises it
    this.ending = `${omissionBlock(left, isStrict())}\n${tallyLine(tally(modules, unhandled.length))}\n`
  }
}

/** The line that scripts and people look for; skipped ones are named when there are any. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @returns empty when nothing was left out */
export function omissionBlock(left: readonly Omission[], strict: boolean): string {
  if (left.length === 0) return ''
  const bar = '!'.repeat(72)
  const lines = left.map(({ what, why }) => `!! LEFT OUT: ${what}\n!!       why: ${why}`)
  const verdict = strict ? ['!! Nothing may be left out here (CI or FANLIGHT_STRICT is set): this run fails.'] : []
  return ['', bar, ...lines, ...verdict, bar, ''].join('\n')
}

function tally(modules: readonly TestModule[], unhandled: number): Tally {
  const count = { passed: 0, failed: unhandled, skipped: 0, pending: 0 }
  for (const module of modules) {
    for (const test of module.children.allTests()) count[test.result().state]++
    for (const suite of [module, ...module.children.allSuites()]) if (suite.errors().length > 0) count.failed++
  }
  return { passed: count.passed, failed: count.failed, skipped: count.skipped + count.pending }
}

function isStrict(): boolean {
  const on = (value: string | undefined) => value !== undefined && !['', '0', 'false'].includes(value)
  return on(process.env.CI) || on(process.env.FANLIGHT_STRICT)
}
