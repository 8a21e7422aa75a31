import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { Db, Transaction } from '../../../schema/index.ts'

/** Where somebody writes: one of the forms of the desk, with what it is about. */
export type WritingPlace =
  | { readonly form: 'new-work' }
  | { readonly form: 'work'; readonly workId: number }
  | { readonly form: 'new-chapter'; readonly workId: number }
  | { readonly form: 'chapter'; readonly workId: number; readonly chapterId: number }

/** Everything typed into a form, by name of field. */
export type TypedFields = Readonly<Record<string, readonly string[]>>

/** Which open form sends, and what it began from. */
export interface Sheet {
  readonly sheet: string
  /** grows with every sending of a sheet */
  readonly serial: number
  /** the autosaved text that the form's content comes from; undefined for none */
  readonly from: { readonly id: number; readonly version: number } | undefined
}

/** An autosaved text without its fields. */
export interface AutosaveHead {
  readonly id: number
  readonly place: WritingPlace
  readonly version: number
  /** UTC instant */
  readonly savedAt: string
}

/** An autosaved text. */
export interface Autosave extends AutosaveHead {
  readonly fields: TypedFields
}

/** What lies on the server after an autosave. */
export interface Kept {
  readonly id: number
  readonly version: number
  /** another text of the same form, the newest; undefined when there is none */
  readonly other: number | undefined
}

/** The most that waits for one member: texts of one form, texts in all, characters in all. */
export const MOST_WAITING = { here: 10, texts: 300, characters: 40_000_000 } as const

/**
 * Keeps what somebody has typed so far. It takes the place of the text that it began from, or that the same sheet wrote
 * before; in every other case it becomes a text of its own, so that two windows never overwrite each other.
 */
export async function keepAutosave(
  trx: Transaction,
  userId: number,
  place: WritingPlace,
  { sheet, serial, from, fields, now }: Sheet & { readonly fields: TypedFields; readonly now: Date },
): Promise<Result<Kept, 'too-many'>> {
  const rows = await rowsAt(trx, userId, place)
  const own =
    rows.find((row) => row.sheet === sheet) ??
    rows.find((row) => from !== undefined && row.id === from.id && row.version === from.version)
  const other = rows.find((row) => row.id !== own?.id)?.id
  if (own && own.sheet === sheet && own.serial >= serial) return allow({ id: own.id, version: own.version, other })
  const text = JSON.stringify(fields)
  if (await isFull(trx, userId, text.length - (own?.size ?? 0), own ? 0 : rows.length)) return refuse('too-many')
  const columns = { sheet, serial, saved_at: now.toISOString(), size: text.length, fields: text }
  if (own) {
    const version = own.version + 1
    await trx
      .updateTable('autosaves')
      .set({ ...columns, version })
      .where('id', '=', own.id)
      .execute()
    return allow({ id: own.id, version, other })
  }
  const { id } = await trx
    .insertInto('autosaves')
    .values({ user_id: userId, ...placeColumns(place), ...columns })
    .returning('id')
    .executeTakeFirstOrThrow()
  return allow({ id, version: 1, other })
}

/** Forgets what a sheet had autosaved, now that it is properly saved. A text that another window wrote stays. */
export async function settleAutosave(
  db: Db,
  userId: number,
  place: WritingPlace,
  { sheet, from }: Omit<Sheet, 'serial'>,
): Promise<void> {
  const rows = await rowsAt(db, userId, place)
  const done = rows.filter(
    (row) => row.sheet === sheet || (from !== undefined && row.id === from.id && row.version === from.version),
  )
  for (const { id } of done) await dropAutosave(db, userId, id)
}

/** @returns whether there was such a text of the member's */
export async function dropAutosave(db: Db, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('autosaves')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** @returns what the member has typed into this form and not saved, the newest first */
export async function autosavesAt(db: Db, userId: number, place: WritingPlace): Promise<readonly Autosave[]> {
  const rows = await atPlace(db, userId, place).select(ALL).orderBy('saved_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ ...toHead(row), fields: JSON.parse(row.fields) as TypedFields }))
}

/** @returns undefined for none, and for another member's */
export async function findAutosave(db: Db, userId: number, id: number): Promise<Autosave | undefined> {
  const row = await db
    .selectFrom('autosaves')
    .select(ALL)
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row && { ...toHead(row), fields: JSON.parse(row.fields) as TypedFields }
}

/** @returns everything that the member has typed and not saved, wherever, the newest first; the title is that of the work,
 * empty for a work that is not stored yet */
export async function autosavesOf(
  db: Db,
  userId: number,
): Promise<readonly (AutosaveHead & { readonly title: string; readonly position: number | null })[]> {
  const rows = await db
    .selectFrom('autosaves')
    .leftJoin('works', 'works.id', 'autosaves.work_id')
    .leftJoin('chapters', 'chapters.id', 'autosaves.chapter_id')
    .select(HEAD)
    .select(['works.title', 'chapters.position'])
    .where('autosaves.user_id', '=', userId)
    .where('works.deleted_at', 'is', null)
    .where((is) => is.or([is('chapters.position', 'is', null), is('chapters.position', '>', 0)]))
    .orderBy('saved_at', 'desc')
    .orderBy('autosaves.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...toHead(row), title: row.title ?? '', position: row.position }))
}

const HEAD = [
  'autosaves.id',
  'autosaves.form',
  'autosaves.work_id',
  'autosaves.chapter_id',
  'autosaves.version',
  'autosaves.saved_at',
] as const
const ALL = [...HEAD, 'autosaves.fields'] as const

type HeadRow = {
  readonly id: number
  readonly form: WritingPlace['form']
  readonly work_id: number | null
  readonly chapter_id: number | null
  readonly version: number
  readonly saved_at: string
}

function toHead({ id, form, work_id, chapter_id, version, saved_at }: HeadRow): AutosaveHead {
  const workId = work_id ?? 0
  const place: WritingPlace =
    form === 'new-work'
      ? { form }
      : form === 'chapter'
        ? { form, workId, chapterId: chapter_id ?? 0 }
        : { form, workId }
  return { id, place, version, savedAt: saved_at }
}

/** The newest first. */
function rowsAt(db: Db, userId: number, place: WritingPlace) {
  return atPlace(db, userId, place)
    .select(['id', 'sheet', 'serial', 'version', 'size'])
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

function atPlace(db: Db, userId: number, place: WritingPlace) {
  const { form, work_id, chapter_id } = placeColumns(place)
  return db
    .selectFrom('autosaves')
    .where('user_id', '=', userId)
    .where('form', '=', form)
    .where('work_id', 'is not distinct from', work_id)
    .where('chapter_id', 'is not distinct from', chapter_id)
}

function placeColumns(place: WritingPlace) {
  return {
    form: place.form,
    work_id: place.form === 'new-work' ? null : place.workId,
    chapter_id: place.form === 'chapter' ? place.chapterId : null,
  }
}

async function isFull(trx: Transaction, userId: number, grows: number, here: number): Promise<boolean> {
  if (here >= MOST_WAITING.here) return true
  if (grows <= 0) return false
  const { texts, characters } = await trx
    .selectFrom('autosaves')
    .select((rows) => [
      rows.fn.countAll<number>().as('texts'),
      rows.fn.coalesce(rows.fn.sum<number>('size'), rows.lit(0)).as('characters'),
    ])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return texts >= MOST_WAITING.texts || characters + grows > MOST_WAITING.characters
}
