import path from 'node:path'
import type { Served } from '../served.ts'
import { type Front, openProxy } from './proxy.ts'
import type { Stage } from './stage.ts'

export const PROCESSES = 3
export const SECRET = 'three processes share one secret, this one'

/** The processes and what stands before them. */
export class Rig implements AsyncDisposable {
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

/** @returns the data folder of the process of this number */
export function folderOf(stage: Stage, at: number): string {
  return path.join(stage.folder, `process-${at}`)
}
