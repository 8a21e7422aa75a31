import { parentPort } from 'node:worker_threads'
import type { Told } from '../manifest.ts'
import type { Loaded } from './loaded.ts'
import { readStory } from './read.ts'
import { unpack } from './unpack.ts'

/** What a thread is asked. */
export type Asked =
  /** answered one after the other */
  | { readonly kind: 'read'; readonly all: readonly Loaded[]; readonly defaults: Told }
  | { readonly kind: 'unpack'; readonly name: string; readonly bytes: Uint8Array }

parentPort?.on('message', (asked: Asked) => {
  if (asked.kind === 'unpack') parentPort?.postMessage(unpack(asked.name, asked.bytes))
  else for (const loaded of asked.all) parentPort?.postMessage(readStory(loaded, asked.defaults))
})
