import { Worker } from 'node:worker_threads'
import type { Told } from '../manifest.ts'
import type { Loaded } from './loaded.ts'
import type { StoryRead } from './read.ts'
import type { StoryReader } from './reader.ts'
import type { Asked } from './thread.ts'
import type { Unpacked } from './unpack.ts'

/** What one file may take. */
export interface Allowance {
  readonly milliseconds: number
  readonly megabytes: number
}

const ALLOWANCE: Allowance = { milliseconds: 60_000, megabytes: 512 }

/** Reads in a thread that is ended when a file takes too long or too much memory; the next file gets a new one. */
export class ThreadReader implements StoryReader {
  private readonly program: URL
  private readonly allowance: Allowance
  private worker: Worker | undefined
  private turn: Promise<unknown> = Promise.resolve()

  constructor(program: URL, allowance: Allowance = ALLOWANCE) {
    this.program = program
    this.allowance = allowance
  }

  read(loaded: Loaded, defaults: Told): Promise<StoryRead> {
    return this.ask({ kind: 'read', loaded, defaults }, (problem) => ({ ok: false, problem }))
  }

  unpack(name: string, bytes: Uint8Array): Promise<Unpacked> {
    return this.ask({ kind: 'unpack', name, bytes }, (problem) => ({ ok: false, problem }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.turn
    await this.worker?.terminate()
  }

  /** One after the other: a thread that is ended must not take a second file with it. */
  private ask<Answer>(asked: Asked, otherwise: (problem: string) => Answer): Promise<Answer> {
    const answer = this.turn.then(() => this.answer<Answer>(asked, otherwise))
    this.turn = answer
    return answer
  }

  private answer<Answer>(asked: Asked, otherwise: (problem: string) => Answer): Promise<Answer> {
    this.worker ??= new Worker(this.program, { resourceLimits: { maxOldGenerationSizeMb: this.allowance.megabytes } })
    const worker = this.worker
    const { milliseconds, megabytes } = this.allowance
    return new Promise((resolve) => {
      const end = (answer: Answer) => {
        clearTimeout(deadline)
        worker.off('message', end).off('error', onError).off('exit', onExit)
        resolve(answer)
      }
      const giveUp = (problem: string) => {
        this.worker = undefined
        end(otherwise(problem))
        // what it still says is nobody's concern
        worker.on('error', () => undefined)
        void worker.terminate()
      }
      const onError = ({ code }: NodeJS.ErrnoException) =>
        giveUp(code === 'ERR_WORKER_OUT_OF_MEMORY' ? `reading it took more than ${megabytes} MB of memory` : BROKEN)
      const onExit = () => giveUp(BROKEN)
      const deadline = setTimeout(
        () => giveUp(`reading it took more than ${Math.ceil(milliseconds / 1000)} seconds`),
        milliseconds,
      )
      worker.on('message', end).on('error', onError).on('exit', onExit)
      worker.postMessage(asked)
    })
  }
}

const BROKEN = 'it broke the program that reads it'
