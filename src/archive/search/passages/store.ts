import { type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { piecesWith, type SoughtWords, visibleTo, wordsMadeFrom } from '../../works/index.ts'

/** A stretch of a story that holds words which were looked for. */
export interface FoundStretch {
  readonly workId: number
  readonly chapterId: number
  /** of the chapter in its work, from 1 */
  readonly position: number
  readonly title: string
  readonly language: string
  /** sanitised; empty when whoever asks has to agree first */
  readonly html: string
  /** what stands there is for those who have agreed to read it */
  readonly asksFirst: boolean
}

/** The first stretch of each of these works whose text holds one of the phrases.
 * @param agreed whether the viewer has agreed to read works for adults
 * @returns in no order; works where the words stand elsewhere, or nowhere, are left out */
export async function stretchesWith(
  db: Db,
  workIds: readonly number[],
  phrases: readonly SoughtWords[],
  viewer: Viewer,
  agreed: boolean,
): Promise<readonly FoundStretch[]> {
  const ids = workIds.length > 0 ? await firstPieces(db, workIds, phrases) : []
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('text_pieces')
    .innerJoin('works', 'works.id', 'text_pieces.work_id')
    .innerJoin('chapters', 'chapters.id', 'text_pieces.chapter_id')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .select(['works.id as workId', 'works.language', 'works.adult', 'text_pieces.made'])
    .select(['chapters.id as chapterId', 'chapters.position', 'chapters.title', 'chapters.version'])
    .select(sql<string>`substr(chapter_texts.html, text_pieces.start + 1, text_pieces.length)`.as('html'))
    .select(carriesOne(viewer.withheld?.asked ?? new Set()).as('asked'))
    .where('text_pieces.id', 'in', ids)
    .where('chapters.posted_at', 'is not', null)
    .where(visibleTo(viewer))
    .execute()
  return rows
    .filter(({ made, language, version }) => made === wordsMadeFrom(language, version))
    .map(({ adult, asked, made: _made, version: _version, ...found }) => {
      const asksFirst = !agreed && (adult === 1 || Boolean(asked))
      return { ...found, asksFirst, html: asksFirst ? '' : found.html }
    })
}

async function firstPieces(
  db: Db,
  workIds: readonly number[],
  phrases: readonly SoughtWords[],
): Promise<readonly number[]> {
  const holding = piecesWith(db, phrases)
  if (!holding) return []
  const rows = await db
    .selectFrom('text_pieces')
    .select(({ fn }) => fn.min('id').as('id'))
    .where('work_id', 'in', workIds)
    .where('chapter_id', 'is not', null)
    .where(sql<SqlBool>`text_pieces.id in (${holding})`)
    .groupBy('work_id')
    .execute()
  return rows.map(({ id }) => id)
}

function carriesOne(tagIds: ReadonlySet<number>) {
  if (tagIds.size === 0) return sql<SqlBool>`1 = 0`
  return sql<SqlBool>`exists (select 1 from taggings where taggings.work_id = works.id and taggings.tag_id in (${sql.join([...tagIds])}))`
}
