import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { must } from './prove/fault.ts'
import { ask, type Person } from './prove/person.ts'
import { quantile, Stage } from './prove/stage.ts'
import { runCommand } from './served.ts'

const WORKS = 300
const READERS = 4
/** Milliseconds between two samples, two requests of one reader, two works that are posted. */
const [SAMPLE_MS, READ_MS, POST_MS] = [5000, 50, 10_000]
/** What counts as flat, from the second quarter of the time to the last: the first is warming up. */
const MORE_MEMORY = 1.1
const MORE_HANDLES = 8

interface Sample {
  readonly mib: number
  readonly handles: number
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, json: { type: 'boolean', default: false } },
})

const figures = await soak(Number(values.minutes))
process.stdout.write(
  values.json
    ? `${JSON.stringify(figures, null, 2)}\n`
    : `${figures.minutes} minutes of mixed traffic, ${figures.requests} requests, ${figures.broken} without a proper answer: ` +
        `memory ${figures.memoryMiB.join(' → ')} MiB, handles ${figures.handles.join(' → ')} (second quarter → last): ${figures.isFlat ? 'flat' : 'NOT FLAT'}\n`,
)
process.exit(figures.isFlat && figures.broken === 0 ? 0 : 1)

/** Serves an archive that is read, searched, downloaded and written to for so long, and looks at what the process takes. */
async function soak(minutes: number) {
  using stage = new Stage({ FANLIGHT_REQUESTS_A_MINUTE: '0' })
  await stage.open()
  await runCommand(stage.data, ['seed', '--works', String(WORKS), '--text', 'short'])
  await using served = await stage.serve()
  const author = await stage.logIn(served.address)
  await stage.post(author, 3)
  const end = performance.now() + minutes * 60_000
  let [requests, broken] = [0, 0]
  const go = async (every: number, once: () => Promise<unknown>) => {
    while (performance.now() < end) {
      await once().catch(() => broken++)
      requests++
      await pause(every)
    }
  }
  const samples: Sample[] = []
  await Promise.all([
    ...Array.from({ length: READERS }, () => go(READ_MS, () => readOne(served.address, stage))),
    go(READ_MS * 4, () => readAsMember(author, stage)),
    go(POST_MS, () => stage.post(author, 1)),
    (async () => {
      while (performance.now() < end) {
        samples.push(sampleOf(served.pid))
        await pause(SAMPLE_MS)
      }
    })(),
  ])
  await stage.mustStand(served.address)
  return { minutes, requests, broken, ...judged(samples) }
}

/** A page as some guest would open it. */
async function readOne(address: string, stage: Stage): Promise<void> {
  const work = pick([...stage.acknowledged.keys()])
  const id = Number(/\d+/.exec(work))
  const seeded = 1 + Math.floor(Math.random() * WORKS)
  const path = pick([
    work,
    `/works/${seeded}?view_adult=true`,
    `/works?page=${1 + (seeded % 10)}`,
    `/works?query=word${seeded}`,
    `/downloads/${id}/lantern.epub`,
    '/works/feed.atom',
    '/',
    '/nothing-here',
  ])
  const { status } = await ask(address + path)
  must(status < 500, `${path} was answered with ${status}`)
}

async function readAsMember(author: Person, stage: Stage): Promise<void> {
  const path = pick([pick([...stage.acknowledged.keys()]), '/works/new', '/bonds', '/'])
  const { status } = await author.get(path)
  must(status < 500, `${path} was answered with ${status} to a member`)
}

function pick<T>(all: readonly T[]): T {
  return all[Math.floor(Math.random() * all.length)] as T
}

/** @see proc(5) */
function sampleOf(pid: number): Sample {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { mib: Math.round(Number(kib) / 1024), handles: readdirSync(`/proc/${pid}/fd`).length }
}

function judged(samples: readonly Sample[]) {
  const quarter = Math.ceil(samples.length / 4)
  const parts = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)]
  const [early = 0, late = 0] = parts.map((part) =>
    quantile(
      part.map(({ mib }) => mib),
      0.5,
    ),
  )
  const [few = 0, many = 0] = parts.map((part) => Math.max(...part.map(({ handles }) => handles)))
  return {
    memoryMiB: [early, late],
    handles: [few, many],
    isFlat: late <= early * MORE_MEMORY && many <= few + MORE_HANDLES,
  }
}
