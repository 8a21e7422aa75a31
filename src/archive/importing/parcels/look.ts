import { createHash } from 'node:crypto'
import { excerpt } from '../../../platform/text/blocks.ts'
import type { House } from '../../house.ts'
import { foresee } from '../bring-in.ts'
import type { Byline } from '../credit.ts'
import type { Told } from '../manifest.ts'
import { readAhead } from '../reading/ahead.ts'
import type { StoryReader } from '../reading/reader.ts'
import { outcomeOf, skipped } from '../run.ts'
import type { Source } from '../story.ts'
import type { Looks, PieceStory } from './store.ts'

/** A piece that was read: how it looks, and what would come in. */
export interface Looked {
  readonly looks: Looks
  readonly story: PieceStory | undefined
}

/** Reads what was sent, and writes nothing. */
export async function lookAt(
  house: Pick<House, 'db' | 'now'>,
  sources: readonly Source[],
  { reader, defaults, byline }: { readonly reader: StoryReader; readonly defaults: Told; readonly byline: Byline },
): Promise<readonly Looked[]> {
  const looked: Looked[] = []
  for await (const batch of readAhead(sources, reader, defaults)) {
    for (const { source, read } of batch) {
      if (read.ok) looked.push(await lookOf(house, source, { story: read.story, ready: read.ready }, byline))
      else looked.push({ looks: looksOfNothing(skipped(source, read.problem)), story: undefined })
    }
  }
  return looked
}

function looksOfNothing(outcome: Looks['outcome']): Looks {
  return { outcome, chapters: [], begins: '', fandoms: [], rating: '' }
}

async function lookOf(
  house: Pick<House, 'db' | 'now'>,
  source: { readonly name: string },
  story: PieceStory,
  byline: Byline,
): Promise<Looked> {
  const coming = { ...story, byline, post: false }
  const { details, chapters } = story.ready
  return {
    looks: {
      outcome: outcomeOf(source, coming, await foresee(house, coming)),
      chapters: chapters.map(({ title }) => title),
      begins: excerpt(chapters[0]?.html ?? '', 200),
      fandoms: details.fandoms,
      rating: details.rating,
      ...(story.story.lost ? { lost: true } : {}),
    },
    story,
  }
}

/** Several stories as the chapters of one, in their order; what the first says of the work counts.
 * @param title of the work; empty for that of the first */
export async function joined(
  house: Pick<House, 'db' | 'now'>,
  stories: readonly PieceStory[],
  { title, byline }: { readonly title: string; readonly byline: Byline },
): Promise<Looked & { readonly story: PieceStory }> {
  const [first] = stories
  if (!first) throw new Error('nothing to join')
  const keys = stories.map(({ story }) => story.key).join()
  const chapters = stories.flatMap(({ story, ready }) =>
    ready.chapters.map((chapter) =>
      ready.chapters.length === 1 && chapter.title === '' ? { ...chapter, title: story.title } : chapter,
    ),
  )
  const whole: PieceStory = {
    story: {
      ...first.story,
      key: `chapters:${createHash('sha256').update(keys).digest('hex')}`,
      title: title || first.story.title,
      remarks: stories.flatMap(({ story }) => story.remarks ?? []),
      pictures: stories.flatMap(({ story }) => story.pictures ?? []),
    },
    ready: {
      ...first.ready,
      chapters,
      details: { ...first.ready.details, title: title || first.ready.details.title, expectedChapters: chapters.length },
      notes: [...new Set(stories.flatMap(({ ready }) => ready.notes))],
    },
  }
  const { looks } = await lookOf(house, { name: `${stories.length} files, as chapters of one work` }, whole, byline)
  return { looks, story: whole }
}
