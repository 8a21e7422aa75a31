import { z } from 'zod'
import type { Db } from '../../../schema/index.ts'
import { newestChange } from '../../works/index.ts'
import type { CatalogueRest } from '../catalogue.ts'
import type { Keeper } from '../feed/keeper.ts'
import { changeAt } from '../feed/store.ts'
import { readSnapshot, removeSnapshot, Unusable, writeSnapshot } from './file.ts'

/** More changes than one for so many works, and reading everything is quicker. */
const MOST_CHANGED = 4
const FEW = 10_000

const stateSchema = z.object({
  /** the catalogue's own; what else it holds is its own affair */
  catalogue: z.looseObject({ version: z.literal(1) }),
  followed: z.object({ seq: z.number().int().min(0), counters: z.string() }),
  /** the line of the log with that number: another database has another one there */
  line: z.unknown(),
  works: z.number(),
})

/** Keeps the catalogue in a file for the next start. Nothing is kept of one that has not read everything. */
export async function keepSnapshot(path: string, db: Db, keeper: Keeper): Promise<void> {
  const { catalogue, position } = keeper
  if (position.seq < 0) return
  const line = (await changeAt(db, position.seq)) ?? null
  await writeSnapshot(path, {
    words: catalogue.arrays().words,
    state: {
      catalogue: catalogue.rest(),
      followed: position,
      line,
      works: catalogue.figures().works,
    },
  })
}

/**
 * Lets the keeper go on from the file, if it is of this database and not too old.
 * @returns 'resumed', or why everything has to be read: a missing, old or damaged file costs no more than that
 */
export async function resumeFrom(path: string, db: Db, keeper: Keeper): Promise<string> {
  try {
    const { state, words } = await readSnapshot(path)
    const known = stateSchema.safeParse(state)
    if (!known.success) throw new Unusable('it is damaged')
    const { followed, line, works, catalogue } = known.data
    await mustFit(db, followed.seq, line, works)
    await keeper.resume(words, catalogue as unknown as CatalogueRest, followed)
    return 'resumed'
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    await removeSnapshot(path)
    return error.message
  }
}

async function mustFit(db: Db, seq: number, line: unknown, works: number): Promise<void> {
  const newest = await newestChange(db)
  const there = (await changeAt(db, seq)) ?? null
  if (newest < seq || JSON.stringify(there) !== JSON.stringify(line)) throw new Unusable('it is of another database')
  if (newest - seq > Math.max(FEW, works / MOST_CHANGED)) throw new Unusable('too much has changed since')
}
