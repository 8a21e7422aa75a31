import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Log } from '../../../platform/web/log.ts'
import type { Directory, DirectoryPage } from '../names/fandoms.ts'
import type { Use } from '../names/podium.ts'
import type { Begun, DatedAnswer, Desk, Figures } from './desk.ts'
import type { Asked, ThreadData, Told } from './thread.ts'
import type { DeskQuery } from './wanted.ts'

/** Milliseconds before a thread that broke is started again. */
const RESTART = 1000

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (reason: Error) => void
}

/** What a thread needs to be told, and where what it says is written. */
export interface Start extends ThreadData {
  /** the program of the thread: a file that the build made of thread.ts */
  readonly program: string | URL
  readonly log: Log
}

/** Starts a catalogue in a thread of its own, so that a broad question keeps no page waiting. Whether it is ready shows in
 * {@link Desk.ready}; a thread that breaks is started again, and is not ready until then. */
export function startThread(start: Start): Desk {
  return new RemoteDesk(start)
}

class RemoteDesk implements Desk {
  ready = false
  private readonly start: Start
  private worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private next = 0
  private closing = false

  constructor(start: Start) {
    this.start = start
    this.worker = this.open()
  }

  find(since: number, query: DeskQuery): Promise<DatedAnswer> {
    return this.ask('find', [since, query])
  }

  uses(since: number, tagIds: readonly number[], members: boolean): Promise<readonly number[]> {
    return this.ask('uses', [since, tagIds, members])
  }

  values(since: number, asked: Pick<DeskQuery, 'condition' | 'members'>, begun: Begun): Promise<readonly Use[]> {
    return this.ask('values', [since, asked, begun])
  }

  suggest(since: number, begun: Begun, members: boolean): Promise<readonly Use[]> {
    return this.ask('suggest', [since, begun, members])
  }

  nearest(since: number, begun: Begun, members: boolean): Promise<readonly Use[]> {
    return this.ask('nearest', [since, begun, members])
  }

  fandoms(since: number, page: DirectoryPage, members: boolean): Promise<Directory> {
    return this.ask('fandoms', [since, page, members])
  }

  figures(): Promise<Figures> {
    return this.ask('figures', [])
  }

  /** The catalogue is kept for the next start. */
  async close(): Promise<void> {
    this.closing = true
    this.ready = false
    this.worker.ref()
    const gone = once(this.worker, 'exit')
    this.worker.postMessage({ close: true } satisfies Asked)
    await gone
  }

  private open(): Worker {
    const { program, log, ...workerData } = this.start
    const worker = new Worker(program, { workerData })
    worker.on('message', (told: Told) => this.hear(told))
    worker.on('error', (error) => log.error({ err: error }, 'the catalogue broke'))
    worker.on('exit', () => this.gone())
    worker.unref()
    return worker
  }

  private ask<Value>(method: string, words: readonly unknown[]): Promise<Value> {
    return new Promise((resolve, reject) => {
      const id = this.next++
      this.waiting.set(id, { resolve, reject })
      this.worker.postMessage({ id, method, words } satisfies Asked)
    })
  }

  private hear(told: Told): void {
    if ('ready' in told) this.ready = told.ready
    else if ('log' in told) this.start.log[told.level]({ ...told.log }, told.sentence)
    else {
      const waiting = this.waiting.get(told.id)
      this.waiting.delete(told.id)
      if ('error' in told) waiting?.reject(new Error('the catalogue could not answer', { cause: told.error }))
      else waiting?.resolve(told.value as never)
    }
  }

  private gone(): void {
    this.ready = false
    for (const { reject } of this.waiting.values()) reject(new Error('the catalogue ended before it answered'))
    this.waiting.clear()
    if (this.closing) return
    setTimeout(() => {
      if (!this.closing) this.worker = this.open()
    }, RESTART).unref()
  }
}
