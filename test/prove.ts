import { parseArgs } from 'node:util'
import { clockBack } from './prove/clock-back.ts'
import { databaseGone } from './prove/database-gone.ts'
import { type Fault, LeftOut, type Outcome } from './prove/fault.ts'
import { fullDisk } from './prove/full-disk.ts'
import { killed } from './prove/killed.ts'
import { tooMuch } from './prove/load.ts'
import { mediaFailing } from './prove/media-failing.ts'
import { migrationCut } from './prove/migration-cut.ts'
import { threeProcesses } from './prove/processes.ts'
import { readOnlyDisk } from './prove/read-only-disk.ts'
import { slowClients } from './prove/slow-clients.ts'
import { smtpRefusing } from './prove/smtp-refusing.ts'
import { twoProcesses } from './prove/two-processes.ts'
import { upgraded } from './prove/upgraded.ts'

/** Does to the archive what bad days do, for real, and looks whether it bears it: what was acknowledged is there afterwards, and people
 * saw calm pages with what they typed in them. */
const FAULTS: readonly Fault[] = [
  killed,
  twoProcesses,
  fullDisk,
  readOnlyDisk,
  mediaFailing,
  smtpRefusing,
  clockBack,
  migrationCut,
  databaseGone,
  slowClients,
  tooMuch,
  threeProcesses,
  upgraded,
]

const { values } = parseArgs({
  options: {
    /** only faults with these words in their name; "database,disk" */
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})

interface Line {
  readonly fault: string
  readonly came: 'held' | 'left out' | 'failed'
  readonly seen: string
  readonly seconds: number
  readonly figures: Outcome['figures']
}

const began = performance.now()
const lines: Line[] = []
for (const fault of FAULTS.filter(isWanted)) {
  const line = await lineOf(fault)
  lines.push(line)
  if (!values.json) process.stdout.write(`${line.came.padEnd(8)} ${line.fault} (${line.seconds} s): ${line.seen}\n`)
}
const seconds = secondsSince(began)
process.stdout.write(values.json ? `${JSON.stringify({ seconds, faults: lines }, null, 2)}\n` : figuresOf(lines))
// a fault that failed may have left a server behind, which would keep this process
process.exit(lines.some(({ came }) => came === 'failed') ? 1 : 0)

function isWanted({ name }: Fault): boolean {
  return values.only.split(',').some((words) => name.includes(words.trim()))
}

async function lineOf(fault: Fault): Promise<Line> {
  const started = performance.now()
  const told = await fault.run().then(
    (outcome) => ({ came: 'held' as const, ...outcome }),
    (error: unknown) => ({
      came: error instanceof LeftOut ? ('left out' as const) : ('failed' as const),
      seen: error instanceof LeftOut ? `LEFT OUT: ${error.message}` : sentenceOf(error),
      figures: {},
    }),
  )
  return { fault: fault.name, seconds: secondsSince(started), ...told }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause ? `${error.message}: ${sentenceOf(error.cause)}` : error.message
}

function secondsSince(instant: number): number {
  return Math.round((performance.now() - instant) / 100) / 10
}

function figuresOf(all: readonly Line[]): string {
  const rows = all.flatMap(({ fault, figures }) =>
    Object.entries(figures).map(([name, value]) => `  ${fault}: ${name} ${value}\n`),
  )
  const count = (came: Line['came']) => all.filter((line) => line.came === came).length
  const sum = `${count('held')} held, ${count('left out')} left out, ${count('failed')} failed, in ${seconds} s\n`
  return `\n${rows.join('')}\n${sum}`
}
