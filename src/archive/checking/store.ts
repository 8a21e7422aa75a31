import { countWords } from '../../platform/text/count.ts'
import { type Db, TEXT_LEFT_OUT } from '../../schema/index.ts'
import type { ChapterFacts, TextFacts, WorkFacts } from './facts.ts'

/** Chapters whose texts are in memory at once: half a million characters each, at most. */
const TEXTS_AT_ONCE = 20

const SAID = [
  'id',
  'title',
  'title_sort',
  'creators_sort',
  'language',
  'expected_chapters',
  'anonymous',
  'adult',
  'complete',
  'word_count',
  'character_count',
  'chapter_count',
  'first_chapter_id',
  'last_chapter_id',
  'posted_at',
  'next_block',
  'stamp',
] as const

/** @returns the ids of works in order, behind `after`; none at the end */
export async function workIdsAfter(db: Db, after: number, count: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('works').select('id').where('id', '>', after).orderBy('id').limit(count).execute()
  return rows.map(({ id }) => id)
}

/** Everything about these works that their rows sum up, their texts counted anew. */
export async function loadFacts(db: Db, ids: readonly number[]): Promise<readonly WorkFacts[]> {
  const works = await db.selectFrom('works').select(SAID).where('id', 'in', ids).orderBy('id').execute()
  const chapters = Map.groupBy(await loadChapters(db, ids), ({ work_id }) => work_id)
  const tags = Map.groupBy(await loadTags(db, ids), ({ work_id }) => work_id)
  const creators = Map.groupBy(await loadCreators(db, ids), ({ work_id }) => work_id)
  const counters = await db.selectFrom('work_counters').select('work_id').where('work_id', 'in', ids).execute()
  const counted = new Set(counters.map(({ work_id }) => work_id))
  return works.map((said) => ({
    said,
    chapters: chapters.get(said.id) ?? [],
    tags: tags.get(said.id) ?? [],
    creators: (creators.get(said.id) ?? []).map(({ name }) => name),
    hasCounters: counted.has(said.id),
  }))
}

async function loadChapters(
  db: Db,
  ids: readonly number[],
): Promise<readonly (ChapterFacts & { readonly work_id: number })[]> {
  const heads = await db
    .selectFrom('chapters')
    .select(['id', 'work_id', 'position', 'word_count', 'character_count', 'posted_at'])
    .where('work_id', 'in', ids)
    .where('position', '>', 0)
    .orderBy('work_id')
    .orderBy('position')
    .execute()
  const texts = new Map<number, TextFacts | 'left out'>()
  for (let from = 0; from < heads.length; from += TEXTS_AT_ONCE) {
    const some = heads.slice(from, from + TEXTS_AT_ONCE).map(({ id }) => id)
    const rows = await db
      .selectFrom('chapter_texts')
      .select(['chapter_id', 'html', 'sanitiser_version'])
      .where('chapter_id', 'in', some)
      .execute()
    for (const { chapter_id, html, sanitiser_version } of rows)
      texts.set(chapter_id, html === '' && sanitiser_version === TEXT_LEFT_OUT ? 'left out' : textFacts(html))
  }
  return heads.map((head) => {
    const text = texts.get(head.id)
    return { ...head, text: text === 'left out' ? saidOf(head) : text }
  })
}

/** A text that was left out is as long as it is said to be. */
function saidOf(head: { readonly word_count: number; readonly character_count: number }): TextFacts {
  return { words: head.word_count, characters: head.character_count, blocks: [] }
}

function textFacts(html: string): TextFacts {
  return {
    ...countWords(html),
    blocks: [...html.matchAll(/ id="p([0-9a-z]+)"/g)].map(([, number = '']) => Number.parseInt(number, 36)),
  }
}

function loadTags(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(['taggings.work_id', 'tags.type', 'tags.name'])
    .where('taggings.work_id', 'in', ids)
    .execute()
}

function loadCreators(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select(['creatorships.work_id', 'pseuds.name'])
    .where('creatorships.work_id', 'in', ids)
    .orderBy('creatorships.position')
    .execute()
}
