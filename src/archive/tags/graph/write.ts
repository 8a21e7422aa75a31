import type { Transaction } from '../../../schema/index.ts'
import { isMark, isTie, type Step } from './steps.ts'

/** Rows in one statement, well below what either engine takes. */
const CHUNK = 5000

/** Writes steps into the tables, in their order; like ones that follow each other go together. */
export async function writeSteps(trx: Transaction, steps: readonly Step[]): Promise<void> {
  let run: Step[] = []
  for (const step of steps) {
    const [first] = run
    if (first && (likeness(first) !== likeness(step) || run.length === CHUNK)) {
      await writeRun(trx, run)
      run = []
    }
    run.push(step)
  }
  await writeRun(trx, run)
}

/** Steps with the same one can be written by one statement, since they concern different tags. */
function likeness(step: Step): string {
  if (step.kind === 'limit') return `limit ${step.tag} ${step.fandom} ${step.to}`
  return isTie(step) ? `${step.kind} ${step.other} ${step.to}` : `${step.kind} ${step.to}`
}

async function writeRun(trx: Transaction, run: readonly Step[]): Promise<void> {
  const [first] = run
  const tags = run.map(({ tag }) => tag)
  if (!first) return
  if (first.kind === 'limit') return writeLimit(trx, first.tag, first.fandom, first.to)
  if (first.kind === 'meta') return writeMetas(trx, tags, first.other, first.to)
  if (first.kind === 'parent') return writeParents(trx, tags, first.other, first.to)
  if (first.kind === 'medium') return writeMedia(trx, tags, first.other, first.to)
  const rows = trx.updateTable('tags').where('id', 'in', tags)
  if (first.kind === 'synonym') await rows.set({ merger_id: first.to }).execute()
  else if (isMark(first)) await rows.set({ [first.kind]: first.to ? 1 : 0 }).execute()
}

async function writeLimit(trx: Transaction, tag: number, fandom: number, canonical: number | null): Promise<void> {
  await trx.deleteFrom('tag_limits').where('tag_id', '=', tag).where('fandom_id', '=', fandom).execute()
  if (canonical === null) return
  await trx.insertInto('tag_limits').values({ tag_id: tag, fandom_id: fandom, canonical_id: canonical }).execute()
}

async function writeMetas(trx: Transaction, subs: readonly number[], meta: number, tied: boolean): Promise<void> {
  if (tied) {
    await trx
      .insertInto('tag_metas')
      .values(subs.map((sub_id) => ({ sub_id, meta_id: meta })))
      .execute()
  } else await trx.deleteFrom('tag_metas').where('meta_id', '=', meta).where('sub_id', 'in', subs).execute()
}

async function writeParents(trx: Transaction, tags: readonly number[], parent: number, tied: boolean): Promise<void> {
  if (tied) {
    await trx
      .insertInto('tag_parents')
      .values(tags.map((tag_id) => ({ tag_id, parent_id: parent })))
      .execute()
  } else await trx.deleteFrom('tag_parents').where('parent_id', '=', parent).where('tag_id', 'in', tags).execute()
}

async function writeMedia(trx: Transaction, tags: readonly number[], medium: number, tied: boolean): Promise<void> {
  if (tied) {
    await trx
      .insertInto('tag_media')
      .values(tags.map((tag_id) => ({ tag_id, medium_id: medium })))
      .execute()
  } else await trx.deleteFrom('tag_media').where('medium_id', '=', medium).where('tag_id', 'in', tags).execute()
}
