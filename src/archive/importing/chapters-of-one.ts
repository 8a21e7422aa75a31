import { createHash } from 'node:crypto'
import path from 'node:path'
import { allow, refuse } from '../../platform/text/result.ts'
import { titleFrom } from './file.ts'
import type { Told } from './manifest.ts'
import { readSource } from './reading/read.ts'
import type { Reading, Source, Story, StoryChapter } from './story.ts'

type Chapters = Source & { kind: 'chapters' }

/** Puts the files of each folder together to one work, in the order in which they stand; a folder with a work.json says itself what it is.
 * @param title of the work; empty for the name of the folder */
export function chaptersOfOne(sources: readonly Source[], title = ''): readonly Source[] {
  const folders = Map.groupBy(sources, (source) => (source.kind === 'file' ? path.posix.dirname(source.name) : source))
  return [...folders].flatMap(([folder, inside]) =>
    typeof folder === 'string' ? [{ kind: 'chapters' as const, name: folder, title, parts: inside }] : inside,
  )
}

/** Reads several files as the chapters of one work: all of them, or none. */
export function readChapters({ name, title, parts }: Chapters, defaults: Told): Reading {
  const stories: Story[] = []
  for (const part of parts) {
    const story = readSource(part, defaults)
    if (!story.ok) return refuse(`${part.name}: ${story.problem}`)
    stories.push(story.value)
  }
  const [first] = stories
  if (!first) return refuse('there is no file in it')
  const named =
    title || (path.posix.basename(name) === '.' ? '' : titleFrom(path.posix.basename(name, '.zip'))) || first.title
  return allow({
    key: `chapters:${createHash('sha256')
      .update(stories.map(({ key }) => key).join())
      .digest('hex')}`,
    title: named,
    told: told(stories),
    chapters: stories.flatMap((story) => chaptersOf(story, named)),
    notes: [...new Set(stories.flatMap(({ notes }) => notes.filter((note) => !note.startsWith('the title is'))))],
    remarks: stories.flatMap(({ remarks = [] }) => remarks),
    pictures: stories.flatMap(({ pictures = [] }) => pictures),
  })
}

/** What the first file says counts for all; each of its tags is there once. */
function told(stories: readonly Story[]): Told {
  return Object.assign({}, ...stories.map((story) => story.told).toReversed())
}

/** A file of one chapter gives its title to it. */
function chaptersOf({ title, chapters }: Story, work: string): readonly StoryChapter[] {
  const [only] = chapters
  if (chapters.length !== 1 || !only || only.title !== '') return chapters
  return [{ ...only, title: title === work ? '' : title }]
}
