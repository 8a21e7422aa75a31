import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { allow, type Result, refuse } from '../text/result.ts'
import { LONGEST_SIDE, MOST_POINTS, type Picture } from './kinds.ts'
import { outlineOf } from './outline.ts'
import type { Asked, Told } from './thread.ts'

/** Why a file does not become a picture. */
export type PictureProblem = 'no-picture' | 'too-many-points' | 'unreadable' | 'too-slow'

/** What a thread may take for one picture. */
const MILLISECONDS = 20_000
const HEAP_MEGABYTES = 256

/** The thread's program, as the build makes it: beside this one when this one is built, too. */
const PROGRAM = [path.join(import.meta.dirname, 'pictures.js'), path.resolve('dist/pictures.js')].find(existsSync)

/** Two pictures at once take twice the memory, so the next waits for the one before. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Decodes a picture and draws it anew: what is kept was written by us, upright, and holds no place, camera or name.
 * How large it is is read from its head first, and decided before anything is decoded; the decoding is done in a thread that
 * is ended when it takes too much time or memory.
 */
export async function redraw(bytes: Uint8Array): Promise<Result<Picture, PictureProblem>> {
  const outline = outlineOf(bytes)
  if (!outline) return refuse('no-picture')
  const { kind, width, height } = outline
  if (width * height > MOST_POINTS || Math.max(width, height) > LONGEST_SIDE) return refuse('too-many-points')
  if (width * height === 0) return refuse('unreadable')
  const mine = before.then(() => inThread({ kind, bytes }))
  before = mine.catch(() => undefined)
  const told = await mine
  if (told === 'too-slow') return refuse('too-slow')
  return told ? allow(told) : refuse('unreadable')
}

function inThread(asked: Asked): Promise<Told | 'too-slow'> {
  if (!PROGRAM) throw new Error('the program that draws pictures was not built')
  const limits = { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: 32 }
  const worker = new Worker(PROGRAM, { resourceLimits: limits, stdout: true, stderr: true })
  const answered = new Promise<Told | 'too-slow'>((resolve) => {
    const timer = setTimeout(() => resolve('too-slow'), MILLISECONDS)
    worker.once('message', (told: Told) => resolve(told))
    worker.once('error', () => resolve(undefined))
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
  })
  worker.postMessage(asked)
  return answered.finally(() => worker.terminate())
}
