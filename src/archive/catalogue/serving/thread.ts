import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { type DatabaseAddress, openDatabase } from '../../../platform/db/open.ts'
import { findKernels } from '../../../platform/sets/compiled.ts'
import type { Tables } from '../../../schema/index.ts'
import { keepSnapshot, resumeFrom } from '../snapshot/snapshot.ts'
import { LocalDesk } from './local.ts'

/** What the thread is told when it starts. */
export interface ThreadData {
  readonly database: DatabaseAddress
  /** where the catalogue is kept between two starts */
  readonly snapshot: string
}

/** A question, or the end. */
export type Asked =
  | { readonly id: number; readonly method: string; readonly words: readonly unknown[] }
  | { readonly close: true }

/** An answer, a change of state, or a line for the log. */
export type Told =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown }
  | { readonly ready: boolean }
  | { readonly log: object; readonly level: 'info' | 'warn' | 'error'; readonly sentence: string }

/** Milliseconds between two looks at what other processes and counters have done. */
const LOOK = 200
/** and between two lines about how far the reading has come */
const PROGRESS = 2000

const QUESTIONS = ['find', 'uses', 'values', 'suggest', 'nearest', 'fandoms', 'figures'] as const
type Question = (typeof QUESTIONS)[number]

if (parentPort) await serve(parentPort, workerData as ThreadData)

/** Reads the catalogue, or takes the one that was kept, and answers until it is told to end. */
async function serve(port: NonNullable<typeof parentPort>, { database, snapshot }: ThreadData): Promise<void> {
  const tell = (told: Told) => port.postMessage(told)
  const db = openDatabase<Tables>(database, 2)
  let looking: NodeJS.Timeout | undefined
  let ending = false
  const desk = new LocalDesk(db, findKernels(import.meta.dirname))
  port.on('message', (asked: Asked) => {
    if ('close' in asked) void close()
    else void answer(desk, asked).then(tell)
  })
  const begun = performance.now()
  const progress = setInterval(() => void tellProgress(desk, tell), PROGRESS)
  const resumed = await resumeFrom(snapshot, db, desk.keeper).catch((error: unknown) => String(error))
  if (resumed !== 'resumed')
    tell({ level: 'info', log: { why: resumed }, sentence: 'the catalogue is read from the database' })
  for (;;) {
    await follow()
    if (desk.keeper.position.seq >= 0) break
    await pause(PROGRESS)
  }
  clearInterval(progress)
  const { works, bytes } = await desk.figures()
  tell({ ready: true })
  tell({
    level: 'info',
    log: { works, bytes, ms: Math.round(performance.now() - begun) },
    sentence: 'the catalogue is ready',
  })
  if (!ending) looking = setInterval(() => void follow(), LOOK)

  async function follow(): Promise<void> {
    await desk.keeper.follow().catch((error: unknown) => {
      if (!ending) tell({ level: 'warn', log: { why: String(error) }, sentence: 'the catalogue could not follow' })
    })
  }

  async function close(): Promise<void> {
    ending = true
    clearInterval(looking)
    await desk.keeper.stop()
    await keepSnapshot(snapshot, db, desk.keeper).catch((error: unknown) =>
      tell({ level: 'warn', log: { why: String(error) }, sentence: 'the catalogue could not be kept' }),
    )
    await db.destroy()
    // ends this thread, even in the middle of the first reading
    process.exit(0)
  }
}

async function answer(desk: LocalDesk, asked: Extract<Asked, { id: number }>): Promise<Told> {
  const { id, method, words } = asked
  if (!QUESTIONS.includes(method as Question)) return { id, error: `no such question: ${method}` }
  try {
    const ask = desk[method as Question] as (...words: readonly unknown[]) => Promise<unknown>
    return { id, value: await ask.call(desk, ...words) }
  } catch (error) {
    return { id, error }
  }
}

async function tellProgress(desk: LocalDesk, tell: (told: Told) => void): Promise<void> {
  const { read, all } = await desk.figures()
  tell({ level: 'info', log: { read, all }, sentence: 'the catalogue is being read' })
}
