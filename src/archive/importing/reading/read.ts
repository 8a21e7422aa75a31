import { refuse } from '../../../platform/text/result.ts'
import { readChapters } from '../chapters-of-one.ts'
import { readFile } from '../file.ts'
import { readFolder } from '../folder.ts'
import type { Told } from '../manifest.ts'
import { type ReadyStory, readyToComeIn } from '../rules.ts'
import type { Reading, Source, Story } from '../story.ts'
import { asSource, type Loaded } from './loaded.ts'

/** What was read of a source: a story that may come in, or why there is none and what was known of it by then. */
export type StoryRead =
  | {
      readonly ok: true
      /** without its chapters, which are in `ready` */
      readonly story: Omit<Story, 'chapters'>
      readonly ready: ReadyStory
    }
  | { readonly ok: false; readonly problem: string; readonly title?: string; readonly notes?: readonly string[] }

/** Reads a source and holds it to the rules of the archive. All that takes long, and all that a hostile file could make take longer, is in here. */
export function readStory(loaded: Loaded, defaults: Told): StoryRead {
  const reading = readSource(asSource(loaded), defaults)
  if (!reading.ok) return reading
  const ready = readyToComeIn(reading.value)
  const { chapters: _, ...story } = reading.value
  if (!ready.ok) return { ok: false, problem: ready.problem, title: story.title, notes: story.notes }
  return { ok: true, story, ready: ready.value }
}

/** @param defaults for what the source does not say */
export function readSource(source: Source, defaults: Told): Reading {
  if (source.kind === 'refused') return refuse(source.reason)
  if (source.kind === 'folder') return readFolder(source, defaults)
  return source.kind === 'file' ? readFile(source, defaults) : readChapters(source, defaults)
}
