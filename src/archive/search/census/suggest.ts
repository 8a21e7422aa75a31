import { foldName } from '../../../platform/text/fold.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, TagType } from '../../../schema/index.ts'
import type { Counted } from './keep.ts'
import type { TagUse } from './podium.ts'

/** Names offered while someone types. */
export const SUGGESTIONS = 15

type Wanted = { readonly types: readonly TagType[]; readonly viewer: Viewer; readonly most?: number }

/**
 * Tags whose names have words that begin as typed, the most used first; one of exactly that name before all.
 * @returns only what stands on a work that this viewer may see
 */
export async function suggestTags(
  db: Db,
  { census, names }: Counted,
  term: string,
  { types, viewer, most = SUGGESTIONS }: Wanted,
): Promise<readonly TagUse[]> {
  const key = foldName(term)
  if (key === '') return []
  await names.ready()
  const rows = await db.selectFrom('tags').select('id').where('name_key', '=', key).where('type', 'in', types).execute()
  const same = rows.flatMap(({ id }) => {
    const tag = census.tag(id)
    const works = census.uses(id, viewer)
    return tag?.mergerId === null && works > 0 ? [{ tag, works }] : []
  })
  const others = names.find(term, types, viewer, most).filter(({ tag }) => !same.some((use) => use.tag.id === tag.id))
  return [...same, ...others].slice(0, most)
}
