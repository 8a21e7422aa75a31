import { parentPort } from 'node:worker_threads'
import type { Told } from '../manifest.ts'
import type { Loaded } from './loaded.ts'
import { readStory } from './read.ts'
import { unpack } from './unpack.ts'

/** What a thread is asked. */
export type Asked =
  | { readonly kind: 'read'; readonly loaded: Loaded; readonly defaults: Told }
  | { readonly kind: 'unpack'; readonly name: string; readonly bytes: Uint8Array }

parentPort?.on('message', (asked: Asked) => {
  parentPort?.postMessage(
    asked.kind === 'read' ? readStory(asked.loaded, asked.defaults) : unpack(asked.name, asked.bytes),
  )
})
