import { Worker } from 'node:worker_threads'
import { refuse } from '../../../platform/text/result.ts'
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

  async readAll(all: readonly Loaded[], defaults: Told): Promise<readonly StoryRead[]> {
    const read: StoryRead[] = []
    while (read.length < all.length) {
      const rest = all.slice(read.length)
      read.push(...(await this.ask<StoryRead>({ kind: 'read', all: rest, defaults }, rest.length)))
    }
    return read
  }

  async unpack(name: string, bytes: Uint8Array): Promise<Unpacked> {
    const [unpacked] = await this.ask<Unpacked>({ kind: 'unpack', name, bytes }, 1)
    return unpacked ?? refuse(BROKEN)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.turn
    await this.worker?.terminate()
  }

  /** One after the other: a thread that is ended must not take another's files with it. */
  private ask<Answer>(asked: Asked, count: number): Promise<readonly (Answer | Refusal)[]> {
    const answers = this.turn.then(() => this.answers<Answer>(asked, count))
    this.turn = answers
    return answers
  }

  /** @returns an answer for each file, or fewer: the last one says then why its file was given up, and the rest is to be asked again */
  private answers<Answer>(asked: Asked, count: number): Promise<readonly (Answer | Refusal)[]> {
    this.worker ??= new Worker(this.program, { resourceLimits: { maxOldGenerationSizeMb: this.allowance.megabytes } })
    const worker = this.worker
    const { milliseconds, megabytes } = this.allowance
    const answers: (Answer | Refusal)[] = []
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(deadline)
        worker.off('message', onAnswer).off('error', onError).off('exit', onExit)
        resolve(answers)
      }
      const onAnswer = (answer: Answer) => {
        answers.push(answer)
        if (answers.length === count) end()
        else deadline.refresh()
      }
      const giveUp = (problem: string) => {
        this.worker = undefined
        answers.push(refuse(problem))
        end()
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
      worker.on('message', onAnswer).on('error', onError).on('exit', onExit)
      worker.postMessage(asked)
    })
  }
}

type Refusal = { readonly ok: false; readonly problem: string }

const BROKEN = 'it broke the program that reads it'
