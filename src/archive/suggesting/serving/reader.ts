import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { StoryRead } from '../kinds.ts'
import { type GivenText, readTexts } from './texts.ts'

/** Where the build puts the program of the thread: beside the program itself. */
const PROGRAM = new URL('./story-tags.js', import.meta.url)
/** A text that takes longer gets no suggestions. */
const DEADLINE = 20_000
/** A thread that nobody asks anything is ended. */
const IDLE = 60_000
const MEGABYTES = 384

interface Waiting {
  readonly resolve: (read: StoryRead | undefined) => void
  readonly deadline: NodeJS.Timeout
}

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let next = 0
const waiting = new Map<number, Waiting>()

/** Reads the texts of a work in a thread beside this one, which keeps answering meanwhile; where nothing was built, as in tests, here.
 * @returns undefined when it took too long or broke */
export function readStory(texts: readonly GivenText[]): Promise<StoryRead | undefined> {
  if (!existsSync(PROGRAM)) return Promise.resolve(readTexts(texts))
  clearTimeout(idle)
  worker ??= open()
  const number = next++
  worker.postMessage({ number, texts })
  return new Promise((resolve) => {
    waiting.set(number, { resolve, deadline: setTimeout(close, DEADLINE) })
  })
}

function open(): Worker {
  const opened = new Worker(PROGRAM, { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } })
  opened.on('message', ({ number, read }: { number: number; read: StoryRead }) => {
    settle(number, read)
    if (waiting.size === 0) idle = setTimeout(close, IDLE).unref()
  })
  opened.on('error', close)
  // behind the listeners, which would hold the process again: an idle thread keeps no server from stopping
  opened.unref()
  return opened
}

/** Whoever still waits is answered with nothing. */
function close(): void {
  clearTimeout(idle)
  void worker?.terminate()
  worker = undefined
  for (const number of [...waiting.keys()]) settle(number, undefined)
}

function settle(number: number, read: StoryRead | undefined): void {
  const one = waiting.get(number)
  clearTimeout(one?.deadline)
  waiting.delete(number)
  one?.resolve(read)
}
