import type { Selectable } from 'kysely'
import type { Db, Tables, Transaction } from '../../../schema/index.ts'
import type { DownloadRight } from '../kinds.ts'

/** What new works are begun with, as its member has said it. */
export interface TemplateDetails {
  readonly name: string
  /** whether the form of a new work opens with it */
  readonly usual: boolean
  /** undefined for whichever pen name is the usual one */
  readonly pseudId: number | undefined
  /** BCP 47; empty for whichever is usual */
  readonly language: string
  readonly restricted: boolean
  readonly downloads: DownloadRight
  readonly categories: readonly string[]
  /** names with commas between */
  readonly fandoms: string
  readonly relationships: string
  readonly characters: string
  readonly additional: string
  /** clean HTML */
  readonly notesBefore: string
  readonly notesAfter: string
}

/** A kept template. */
export interface Template extends TemplateDetails {
  readonly id: number
}

/** Templates of one member. */
export const MOST_TEMPLATES = 30

/** @returns the member's templates by name */
export async function templatesOf(db: Db, userId: number): Promise<readonly Template[]> {
  const rows = await db
    .selectFrom('templates')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toTemplate)
}

/** Keeps a template. One that is to be the usual one takes the place of another that was.
 * @param id of the template that is written over; undefined for a new one
 * @returns its number */
export async function saveTemplate(
  trx: Transaction,
  userId: number,
  id: number | undefined,
  details: TemplateDetails,
  now: Date,
): Promise<number> {
  if (details.usual) await trx.updateTable('templates').set({ usual: 0 }).where('user_id', '=', userId).execute()
  const columns = { ...toColumns(details), edited_at: now.toISOString() }
  if (id !== undefined) {
    await trx.updateTable('templates').set(columns).where('id', '=', id).where('user_id', '=', userId).execute()
    return id
  }
  const row = await trx
    .insertInto('templates')
    .values({ user_id: userId, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** @returns whether there was such a template of the member's */
export async function deleteTemplate(db: Db, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('templates')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

function toColumns(details: TemplateDetails) {
  const { name, usual, pseudId, language, restricted, downloads, categories, notesBefore, notesAfter } = details
  const { fandoms, relationships, characters, additional } = details
  return {
    ...{ name, language, downloads, fandoms, relationships, characters, additional },
    usual: usual ? (1 as const) : (0 as const),
    pseud_id: pseudId ?? null,
    restricted: restricted ? (1 as const) : (0 as const),
    categories: categories.join(', '),
    notes_before: notesBefore,
    notes_after: notesAfter,
  }
}

/** A row as it is kept, for everybody who needs it whole. */
export function toTemplate(row: Selectable<Tables['templates']>): Template {
  const { id, name, language, downloads, fandoms, relationships, characters, additional } = row
  return {
    ...{ id, name, language, downloads, fandoms, relationships, characters, additional },
    usual: row.usual === 1,
    pseudId: row.pseud_id ?? undefined,
    restricted: row.restricted === 1,
    categories: row.categories === '' ? [] : row.categories.split(', '),
    notesBefore: row.notes_before,
    notesAfter: row.notes_after,
  }
}
