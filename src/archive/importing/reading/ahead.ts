import type { Told } from '../manifest.ts'
import type { Source } from '../story.ts'
import { load, sizeOf } from './loaded.ts'
import type { StoryRead } from './read.ts'
import type { StoryReader } from './reader.ts'

/** A source, and what was read of it. */
export interface ReadSource {
  readonly source: Source
  readonly read: StoryRead
}

/** The first batch is one story, so that whoever waits sees soon that it goes on; each is twice the one before. */
const MOST_AT_ONCE = 32
/** A batch ends with the file that passes this. */
const MOST_BYTES = 2 * 1024 * 1024

/**
 * Reads sources some at a time; while one batch is looked after the next is read.
 * @param defaults for what the sources do not say
 */
export async function* readAhead(
  sources: readonly Source[],
  reader: StoryReader,
  defaults: Told,
): AsyncGenerator<readonly ReadSource[]> {
  let at = 0
  let most = 1
  const next = async (): Promise<readonly ReadSource[]> => {
    const batch = sources.slice(at, at + most)
    const loaded = loadSome(batch)
    at += loaded.length
    most = Math.min(2 * most, MOST_AT_ONCE)
    const stories = await reader.readAll(loaded, defaults)
    return stories.flatMap((read, place) => {
      const source = batch[place]
      return source ? [{ source, read }] : []
    })
  }
  let coming = next()
  for (let batch = await coming; batch.length > 0; batch = await coming) {
    coming = next()
    yield batch
  }
}

/** @returns the first of them, at least one */
function loadSome(batch: readonly Source[]) {
  const loaded = []
  let bytes = 0
  for (const source of batch) {
    const one = load(source)
    loaded.push(one)
    bytes += sizeOf(one)
    if (bytes > MOST_BYTES) break
  }
  return loaded
}
