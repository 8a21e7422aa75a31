import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import { runCommand } from '../served.ts'
import { type Fault, must } from './fault.ts'
import { type Flooded, flood } from './flood.ts'
import { ask } from './person.ts'
import { quantile, Stage, until } from './stage.ts'

const WORKS = 2000
const SECONDS = 20
/** Those who are answered are answered within this, and those who are not hear so. */
const SOON_MS = 2000
const RECOVERED_MS = 5000

/** Twice as many requests as it can answer, for pages that were never made before. */
export const tooMuch: Fault = {
  name: 'load at twice capacity',
  async run() {
    using stage = new Stage()
    await stage.open()
    await runCommand(stage.data, ['seed', '--works', String(WORKS), '--text', 'short'])
    await using served = await stage.serve()
    const author = await stage.logIn(served.address)
    await stage.post(author, 3)
    const pageOf = await somePages(served.address)
    const capacity = await measure(served.address, pageOf)
    const before = memoryOf(served.pid)
    const flooding = flood(Math.round(2 * capacity), SECONDS, pageOf)
    await pause((SECONDS / 2) * 1000)
    await stage.post(author, 1)
    const flooded = await flooding
    const recovered = await until('pages come as before', RECOVERED_MS, async () => {
      const page = await ask(pageOf(Math.random()))
      return page.status === 200 && page.ms < 250
    })
    const memory = memoryOf(served.pid)
    mustBeBorne(flooded, capacity, memory)
    // made-up works have counters with nothing behind them, so that `check` says nothing of an archive in which they were read
    const kept = await stage.mustStand(served.address)
    return { seen: seen(flooded), figures: figures(flooded, { capacity, before, memory, recovered, kept }) }
  },
}

type PageOf = (at: number) => string

/** Works and listings, each at an address that nobody has asked for. */
async function somePages(address: string): Promise<PageOf> {
  const pages = Array.from({ length: 50 }, (_, at) => `${address}/works?page=${1 + at}`)
  const works: string[] = []
  for (const page of pages.slice(0, 10))
    for (const [, id] of (await ask(page)).text.matchAll(/id="work_(\d+)"/g))
      works.push(`${address}/works/${id}?view_adult=true`)
  const answers = await Promise.all(works.map((work) => ask(work)))
  // a work in several chapters leads to its first one
  const open = works.filter((_, at) => answers[at]?.status === 200)
  const all = [...open, ...pages]
  return (at) => `${all[Math.floor(at * 7919) % all.length]}&at=${at}`
}

/** @returns pages a second with as many connections as keep it busy and no more */
async function measure(address: string, pageOf: PageOf): Promise<number> {
  let at = 0
  const requests = [
    {
      setupRequest: (request: autocannon.Request) => {
        const { pathname, search } = new URL(pageOf(1_000_000 + at++))
        return { ...request, path: pathname + search }
      },
    },
  ]
  const { requests: made } = await autocannon({ url: address, connections: 8, duration: 6, requests })
  return made.average
}

function mustBeBorne({ answered, turnedAway, broken, perSecond }: Flooded, capacity: number, memory: number): void {
  must(
    broken.size === 0,
    `without a proper answer: ${[...broken].map(([what, times]) => `${what} ${times} times`).join(', ')}`,
  )
  must(turnedAway.length > 0, 'nobody was turned away, so this was not too much')
  must(
    perSecond > capacity / 4,
    `only ${Math.round(perSecond)} of ${Math.round(capacity)} pages a second were answered`,
  )
  must(quantile(answered, 0.95) < SOON_MS, `those who were answered waited ${quantile(answered, 0.95)} ms`)
  must(quantile(turnedAway, 0.95) < SOON_MS, `those who were not waited ${quantile(turnedAway, 0.95)} ms to hear so`)
  must(memory < 900, `the process has grown to ${memory} MiB`)
}

interface Measured {
  readonly capacity: number
  readonly before: number
  readonly memory: number
  readonly recovered: number
  readonly kept: number
}

function figures({ answered, turnedAway, perSecond }: Flooded, measured: Measured) {
  return {
    capacityPerSecond: Math.round(measured.capacity),
    sentPerSecond: Math.round(2 * measured.capacity),
    answeredPerSecond: Math.round(perSecond),
    answeredP50Ms: quantile(answered, 0.5),
    answeredP95Ms: quantile(answered, 0.95),
    turnedAway: turnedAway.length,
    turnedAwayP95Ms: quantile(turnedAway, 0.95),
    memoryBeforeMiB: measured.before,
    memoryAfterMiB: measured.memory,
    recoveredAfterMs: Math.round(measured.recovered),
    acknowledged: measured.kept,
    lost: 0,
  }
}

function seen({ answered, turnedAway }: Flooded): string {
  return `${answered.length} pages were answered, ${turnedAway.length} told at once to come back, and it was itself again when the crowd was gone`
}

/** @returns MiB that the process takes of the machine's memory; @see proc(5) */
function memoryOf(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kib) / 1024)
}
