import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Served } from '../served.ts'
import { type Fault, must } from './fault.ts'
import { ask, Person } from './person.ts'
import { type Primary, startPrimary } from './primary.ts'
import { type Front, openProxy } from './proxy.ts'
import { cut, quantile, Stage, until } from './stage.ts'
import { letPeopleIn, type Traffic } from './traffic.ts'

const PROCESSES = 3
const AGREED_MS = 1000
/** Milliseconds after the end of something bad in which somebody may still be refused. */
const GRACE = 3000
const MEMBERS = ['anouk', 'bela', 'carys', 'dunja', 'emre', 'filip']
const SECRET = 'three processes share one secret, this one'

/** Three processes on one PostgreSQL behind a proxy, while one is killed, the database restarts, and each is replaced in turn. */
export const threeProcesses: Fault = {
  name: 'three processes on one PostgreSQL',
  async run() {
    await using primary = await startPrimary()
    using stage = new Stage({ DATABASE_URL: primary.url, FANLIGHT_SECRET: SECRET })
    await stage.open()
    for (const name of MEMBERS) await addMember(stage, name)
    await using rig = await Rig.open(stage)
    const author = await stage.logIn(rig.proxy.address)
    await stage.post(author, 10)
    const agreed = await mustAgree(stage, rig, author)
    await mustDoOnce(stage, rig)
    const traffic = letPeopleIn(stage, rig.proxy.address, author)
    const windows = [await killOne(rig), await restart(primary), await replaceAll(rig)]
    await pause(2000)
    await traffic.stop()
    const kept = await stage.mustHoldAll(rig.proxy.address)
    const again = await mustAgree(stage, rig, author)
    return {
      seen: 'no acknowledged work was lost, everybody was refused only while something was down, the catalogues agreed within a second, tasks were done once',
      figures: {
        ...figuresOf(traffic, windows),
        agreedMostMs: Math.max(...agreed, ...again),
        acknowledged: kept,
        lost: 0,
      },
    }
  },
}

/** The processes and what stands before them. */
class Rig implements AsyncDisposable {
  readonly stage: Stage
  readonly proxy: Front
  readonly served: Served[]

  private constructor(stage: Stage, proxy: Front, served: Served[]) {
    this.stage = stage
    this.proxy = proxy
    this.served = served
  }

  static async open(stage: Stage): Promise<Rig> {
    const served = await Promise.all(Array.from({ length: PROCESSES }, (_, at) => start(stage, at)))
    return new Rig(stage, await openProxy(served.map(({ address }) => address)), served)
  }

  /** Starts the process of this number again. */
  async start(at: number): Promise<void> {
    const served = await start(this.stage, at)
    this.served[at] = served
    this.proxy.behind[at] = served.address
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy[Symbol.asyncDispose]()
    for (const one of this.served) await one[Symbol.asyncDispose]()
  }
}

function start(stage: Stage, at: number): Promise<Served> {
  return stage.serve({ FANLIGHT_DATA: folderOf(stage, at) })
}

function folderOf(stage: Stage, at: number): string {
  return path.join(stage.folder, `process-${at}`)
}

async function addMember(stage: Stage, name: string): Promise<void> {
  await stage.command('user', 'add', name, '--email', `${name}@example.org`, '--password', 'a light in every window')
}

/** What one process took is listed by the others. @returns milliseconds that it took, for each and each time */
async function mustAgree(stage: Stage, { served }: Rig, author: Person): Promise<readonly number[]> {
  const took: number[] = []
  for (let round = 0; round < 9; round++) {
    const from = served[round % PROCESSES] as Served
    await stage.post(author.at(from.address), 1)
    const title = [...stage.acknowledged.values()].at(-1) ?? ''
    const lists = async ({ address }: Served) =>
      (await ask(`${address}/works?at=${performance.now()}`)).text.includes(`>${title}<`)
    const all = served.map((one) => until(`${title} is listed everywhere`, AGREED_MS, () => lists(one)))
    took.push(...(await Promise.all(all)).map(Math.round))
  }
  return took
}

/** Each of these members asks for one mail, and gets one. */
async function mustDoOnce(stage: Stage, { proxy }: Rig): Promise<void> {
  const mails = () => Array.from({ length: PROCESSES }, (_, at) => mailsIn(folderOf(stage, at))).flat().length
  const guest = await Person.logIn(proxy.address, 'anouk', 'a light in every window')
  for (const name of MEMBERS) await guest.send('/users/password/new', { account: `${name}@example.org` })
  await until('every mail has left', 10_000, async () => mails() >= MEMBERS.length)
  await pause(3000)
  must(mails() === MEMBERS.length, `${mails()} mails left for ${MEMBERS.length} members`)
}

function mailsIn(folder: string): readonly string[] {
  try {
    return readdirSync(path.join(folder, 'outbox')).filter((file) => file.endsWith('.eml'))
  } catch {
    return []
  }
}

/** From when to when somebody may be refused, and what happens then. */
interface Window {
  readonly what: string
  readonly from: number
  readonly to: number
}

async function window(what: string, happen: () => Promise<void>): Promise<Window> {
  await pause(2000)
  const from = performance.now()
  await happen()
  const to = performance.now() + GRACE
  await pause(GRACE + 1000)
  return { what, from, to }
}

function killOne(rig: Rig): Promise<Window> {
  return window('killed', async () => {
    await cut(rig.served[0] as Served)
    await pause(2000)
    await rig.start(0)
  })
}

function restart(primary: Primary): Promise<Window> {
  return window('primary', async () => {
    await primary.server.stop()
    await pause(2000)
    await primary.start()
  })
}

function replaceAll(rig: Rig): Promise<Window> {
  return window('replaced', async () => {
    for (let at = 0; at < PROCESSES; at++) {
      await rig.served[at]?.[Symbol.asyncDispose]()
      await rig.start(at)
    }
  })
}

function figuresOf({ mishaps, reads, writes }: Traffic, windows: readonly Window[]): Readonly<Record<string, number>> {
  const inside = (at: number) => windows.find(({ from, to }) => at >= from && at <= to)
  const outside = mishaps.filter(({ at }) => !inside(at))
  must(outside.length === 0, `${outside.length} requests failed while nothing was wrong: ${outside[0]?.what}`)
  const counted = windows.map(({ what, from }) => {
    const within = mishaps.filter(({ at }) => inside(at)?.what === what).map(({ at }) => at - from)
    return [
      [`${what}Refused`, within.length],
      [`${what}LastRefusedAfterMs`, quantile(within, 1)],
    ] as const
  })
  return { reads, writes, ...Object.fromEntries(counted.flat()) }
}
