import { parentPort } from 'node:worker_threads'
import { type GivenText, readTexts } from './texts.ts'

/** What the thread is asked. */
export type Asked = { readonly number: number; readonly texts: readonly GivenText[] }

parentPort?.on('message', ({ number, texts }: Asked) => {
  parentPort?.postMessage({ number, read: readTexts(texts) })
})
