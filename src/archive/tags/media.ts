import { foldName, isBlankName } from '../../platform/text/fold.ts'
import { allow, type Result, refuse } from '../../platform/text/result.ts'
import type { Db, Transaction } from '../../schema/index.ts'

/** Characters of a medium's name, at most. */
export const MEDIUM_NAME_MOST = 60

/** A kind of media that fandoms are of. */
export interface Medium {
  readonly id: number
  readonly name: string
  /** canonical fandoms of it */
  readonly fandoms: number
}

export type MediumProblem = 'medium-blank' | 'medium-long' | 'medium-taken' | 'medium-used'

/** @returns all kinds of media, by name */
export async function allMedia(db: Db): Promise<readonly Medium[]> {
  return db
    .selectFrom('media')
    .leftJoin('tag_media', 'tag_media.medium_id', 'media.id')
    .select(({ fn }) => ['media.id', 'media.name', fn.count<number>('tag_media.tag_id').as('fandoms')])
    .groupBy(['media.id', 'media.name', 'media.name_key'])
    .orderBy('media.name_key')
    .execute()
}

/** @returns the numbers of the media of each fandom that has any, by the fandom's number */
export async function mediaByFandom(db: Db): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await db.selectFrom('tag_media').selectAll().execute()
  const byTag = Map.groupBy(rows, ({ tag_id }) => tag_id)
  return new Map([...byTag].map(([id, media]) => [id, media.map(({ medium_id }) => medium_id)]))
}

/** @param typed in any case; one that is there already under it is not made again */
export async function addMedium(trx: Transaction, typed: string): Promise<Result<number, MediumProblem>> {
  const name = mediumName(typed)
  if (!name.ok) return name
  const made = await trx
    .insertInto('media')
    .values({ name: name.value, name_key: foldName(name.value) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made ? allow(made.id) : refuse('medium-taken')
}

/** @returns a problem, or nothing where it has its new name */
export async function renameMedium(trx: Transaction, id: number, typed: string): Promise<MediumProblem | undefined> {
  const name = mediumName(typed)
  if (!name.ok) return name.problem
  const key = foldName(name.value)
  const taken = await trx
    .selectFrom('media')
    .select('id')
    .where('name_key', '=', key)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (taken) return 'medium-taken'
  await trx.updateTable('media').set({ name: name.value, name_key: key }).where('id', '=', id).execute()
  return undefined
}

/** Takes away a medium that no fandom is of. */
export async function removeMedium(trx: Transaction, id: number): Promise<MediumProblem | undefined> {
  const used = await trx.selectFrom('tag_media').select('tag_id').where('medium_id', '=', id).executeTakeFirst()
  if (used) return 'medium-used'
  await trx.deleteFrom('media').where('id', '=', id).execute()
  return undefined
}

function mediumName(typed: string): Result<string, MediumProblem> {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (isBlankName(name)) return refuse('medium-blank')
  return [...name].length > MEDIUM_NAME_MOST ? refuse('medium-long') : allow(name)
}
