import type { Db, Transaction } from '../../../schema/index.ts'
import type { Coming } from '../coming.ts'
import type { Outcome } from '../run.ts'

/** A parcel as its member may see it. */
export interface Parcel {
  readonly id: number
  readonly userId: number
  readonly pseudId: number
  readonly startedAt: string | null
  readonly doneAt: string | null
}

/** What is shown of a piece before it comes in. */
export interface Looks {
  /** what would become of it */
  readonly outcome: Outcome
  /** titles of its chapters */
  readonly chapters: readonly string[]
  /** its first words */
  readonly begins: string
  readonly fandoms: readonly string[]
  readonly rating: string
  /** whether its line breaks were lost, so that its paragraphs can be looked at */
  readonly lost?: boolean
}

/** What comes in of a piece; the byline is the parcel's. */
export type PieceStory = Pick<Coming, 'story' | 'ready'>

export interface Piece {
  readonly id: number
  readonly looks: Looks
}

const KEPT = 24 * 60 * 60 * 1000

/** Keeps what a member has sent; what they sent more than a day ago and never brought in is gone.
 * @returns its number */
export async function keepParcel(
  trx: Transaction,
  parcel: { readonly userId: number; readonly pseudId: number; readonly now: Date },
  pieces: readonly { readonly looks: Looks; readonly story: PieceStory | undefined }[],
): Promise<number> {
  const old = new Date(parcel.now.getTime() - KEPT).toISOString()
  await trx.deleteFrom('import_parcels').where('user_id', '=', parcel.userId).where('made_at', '<', old).execute()
  const { id } = await trx
    .insertInto('import_parcels')
    .values({ user_id: parcel.userId, pseud_id: parcel.pseudId, made_at: parcel.now.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { looks, story } of pieces) await addPiece(trx, id, looks, story)
  return id
}

async function addPiece(
  trx: Transaction,
  parcelId: number,
  looks: Looks,
  story: PieceStory | undefined,
): Promise<void> {
  await trx
    .insertInto('import_pieces')
    .values({
      parcel_id: parcelId,
      chosen: story ? 1 : 0,
      looks: JSON.stringify(looks),
      story: story ? storyAsJson(story) : null,
      outcome: story ? null : JSON.stringify(looks.outcome),
    })
    .execute()
}

/** @returns undefined for none, and for another member's */
export async function findParcel(db: Db, id: number, userId?: number): Promise<Parcel | undefined> {
  const row = await db
    .selectFrom('import_parcels')
    .selectAll()
    .where('id', '=', id)
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? 0))
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      userId: row.user_id,
      pseudId: row.pseud_id,
      startedAt: row.started_at,
      doneAt: row.done_at,
    }
  )
}

/** All pieces, in their order, without the stories. */
export async function piecesOf(db: Db, parcelId: number): Promise<readonly Piece[]> {
  const rows = await db
    .selectFrom('import_pieces')
    .select(['id', 'looks'])
    .where('parcel_id', '=', parcelId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, looks }) => ({ id, looks: JSON.parse(looks) as Looks }))
}

/** Says which pieces are to come in, and that they may.
 * @param joined stands for all of them, where they are chapters of one work
 * @returns false when somebody said so before */
export async function startParcel(
  trx: Transaction,
  parcelId: number,
  {
    ids,
    joined,
    now,
  }: {
    readonly ids: readonly number[]
    readonly joined?: { readonly looks: Looks; readonly story: PieceStory } | undefined
    readonly now: Date
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('import_parcels')
    .set({ started_at: now.toISOString() })
    .where('id', '=', parcelId)
    .where('started_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  const left = trx.updateTable('import_pieces').set({ chosen: 0 }).where('parcel_id', '=', parcelId)
  await (joined || ids.length === 0 ? left : left.where('id', 'not in', ids)).execute()
  if (joined) await addPiece(trx, parcelId, joined.looks, joined.story)
  return true
}

/** @returns the stories of these pieces of the parcel, in order */
export async function storiesOf(db: Db, parcelId: number, ids: readonly number[]): Promise<readonly PieceStory[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('import_pieces')
    .select('story')
    .where('parcel_id', '=', parcelId)
    .where('id', 'in', ids)
    .where('story', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ story }) => storyFrom(story ?? ''))
}

/** @returns the next piece that is to come in; undefined when all are in */
export async function nextPiece(
  db: Db,
  parcelId: number,
): Promise<{ readonly id: number; readonly looks: Looks; readonly story: PieceStory } | undefined> {
  const row = await db
    .selectFrom('import_pieces')
    .select(['id', 'looks', 'story'])
    .where('parcel_id', '=', parcelId)
    .where('chosen', '=', 1)
    .where('outcome', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && { id: row.id, looks: JSON.parse(row.looks) as Looks, story: storyFrom(row.story ?? '') }
}

export async function settlePiece(db: Db, id: number, outcome: Outcome): Promise<void> {
  await db
    .updateTable('import_pieces')
    .set({ outcome: JSON.stringify(outcome), story: null })
    .where('id', '=', id)
    .execute()
}

/** @returns of the pieces that are to come in, how many there are and how many are in */
export async function howFar(db: Db, parcelId: number): Promise<{ readonly done: number; readonly all: number }> {
  const row = await db
    .selectFrom('import_pieces')
    .select((count) => [
      count.fn.countAll<string | number>().as('all'),
      count.fn.count<string | number>('outcome').as('done'),
    ])
    .where('parcel_id', '=', parcelId)
    .where('chosen', '=', 1)
    .executeTakeFirstOrThrow()
  return { done: Number(row.done), all: Number(row.all) }
}

/** @returns what became of all pieces that came in or could not be read */
export async function outcomesOf(db: Db, parcelId: number): Promise<readonly Outcome[]> {
  const rows = await db
    .selectFrom('import_pieces')
    .select('outcome')
    .where('parcel_id', '=', parcelId)
    .where('outcome', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ outcome }) => JSON.parse(outcome ?? '') as Outcome)
}

export async function endParcel(trx: Transaction, parcelId: number, now: Date): Promise<void> {
  await trx.updateTable('import_parcels').set({ done_at: now.toISOString() }).where('id', '=', parcelId).execute()
  await trx.updateTable('import_pieces').set({ story: null }).where('parcel_id', '=', parcelId).execute()
}

/** Throws away what was sent and not brought in. */
export async function discardParcel(db: Db, parcelId: number): Promise<void> {
  await db.deleteFrom('import_parcels').where('id', '=', parcelId).where('started_at', 'is', null).execute()
}

type Written = Omit<PieceStory['story'], 'pictures'> & {
  readonly pictures?: readonly { readonly name: string; readonly bytes: string }[]
}

function storyAsJson({ story: { pictures = [], ...story }, ready }: PieceStory): string {
  const written = pictures.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes).toString('base64') }))
  return JSON.stringify({ ready, story: { ...story, pictures: written } satisfies Written })
}

/** Written by us, so it is what it was; only a date and the bytes of pictures are text in JSON. */
function storyFrom(json: string): PieceStory {
  const { story, ready } = JSON.parse(json) as { readonly story: Written; readonly ready: PieceStory['ready'] }
  const { pictures = [], ...rest } = story
  const { published, ...told } = rest.told
  return {
    ready,
    story: {
      ...rest,
      told: published ? { ...told, published: new Date(published) } : told,
      pictures: pictures.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes, 'base64') })),
    },
  }
}
