import { existsSync } from 'node:fs'
import type { Told } from '../manifest.ts'
import type { Loaded } from './loaded.ts'
import { readStory, type StoryRead } from './read.ts'
import { ThreadReader } from './thread-reader.ts'
import { type Unpacked, unpack } from './unpack.ts'

/** Whoever reads files: this process, or a thread beside it that a bad file cannot take the server down with. */
export interface StoryReader extends AsyncDisposable {
  /** @returns what was read of each, in the same order */
  readAll(all: readonly Loaded[], defaults: Told): Promise<readonly StoryRead[]>
  /** @returns what lies in a zip, or why it is not opened */
  unpack(name: string, bytes: Uint8Array): Promise<Unpacked>
}

/** Where the build puts the program of the thread: beside the program itself. */
const PROGRAM = new URL('./story-reader.js', import.meta.url)

/** A reader in a thread of its own; where nothing was built, as in tests, one in this process. */
export function openReader(): StoryReader {
  return existsSync(PROGRAM) ? new ThreadReader(PROGRAM) : new LocalReader()
}

/** Reads here and now. */
export class LocalReader implements StoryReader {
  async readAll(all: readonly Loaded[], defaults: Told): Promise<readonly StoryRead[]> {
    return all.map((loaded) => readStory(loaded, defaults))
  }

  async unpack(name: string, bytes: Uint8Array): Promise<Unpacked> {
    return unpack(name, bytes)
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
