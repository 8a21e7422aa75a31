import { sql } from 'kysely'
import { isPostgres } from '../../../platform/db/open.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { changeById, lastTouched } from './history.ts'
import { graphAround, loadGraph } from './load.ts'
import { type Refusal, refusal } from './refusals.ts'
import { faultAt } from './sound.ts'
import { Draft, fits, movedBy, reversed, type Step, tagsIn } from './steps.ts'
import { planWish, type Wish } from './verbs.ts'
import { writeSteps } from './write.ts'

/** What wishes come to, one after the other. */
export interface Outcome {
  readonly steps: readonly Step[]
  readonly granted: readonly Wish[]
  readonly refused: readonly { readonly wish: Wish; readonly refusal: Refusal }[]
}

/** A change that was made. */
export interface Changed extends Outcome {
  /** of its line in the history; undefined when nothing was changed */
  readonly id: number | undefined
  /** what is found under these, or they under others, may be other works now: the caller notes it */
  readonly moved: readonly number[]
}

/** Who changes tags, and when; nobody for a command. */
export interface By {
  readonly userId: number | null
  readonly now: Date
}

/** @returns what would come of the wishes; nothing is written */
export async function planChange(db: Db, wishes: readonly Wish[]): Promise<Outcome> {
  const graph = await graphAround(db, wishes)
  const plans = wishes.map((wish) => ({ wish, plan: planWish(graph, wish) }))
  return {
    steps: plans.flatMap(({ plan }) => (plan.ok ? plan.steps : [])),
    granted: plans.filter(({ plan }) => plan.ok).map(({ wish }) => wish),
    refused: plans.flatMap(({ wish, plan }) => (plan.ok ? [] : [{ wish, refusal: plan.refusal }])),
  }
}

/** Does what can be done of the wishes, as one line of the history. Noting {@link Changed.moved} is the caller's part. */
export async function changeTags(trx: Transaction, wishes: readonly Wish[], by: By): Promise<Changed> {
  await takeTurn(trx)
  const outcome = await planChange(trx, wishes)
  const id = outcome.steps.length > 0 ? await write(trx, outcome, by, null) : undefined
  return { ...outcome, id, moved: movedBy(outcome.steps) }
}

/** @returns what taking a change back would do, or why it cannot be taken back */
export async function planUndo(db: Db, id: number): Promise<Outcome & { readonly problem: Refusal | undefined }> {
  const change = await changeById(db, id)
  const steps = change ? reversed(change.steps) : []
  const tags = tagsIn(steps)
  const nothing = { steps: [], granted: [], refused: [] }
  const [first = 0] = tags
  if (!change || steps.length === 0) return { ...nothing, problem: refusal('unknown', first) }
  if (change.undoneBy !== undefined) return { ...nothing, problem: refusal('undone', first) }
  const graph = await loadGraph(db, { whole: tags, ends: [] })
  const moved = steps.find((step) => !fits(graph, step))
  if (moved) return { ...nothing, problem: refusal('newer', moved.tag) }
  const draft = new Draft(graph)
  for (const step of steps) draft.take(step)
  const fault = faultAt(graph, tags)
  if (fault) return { ...nothing, problem: fault.name === 'stands-below' ? fault : refusal('newer', fault.tag) }
  return { steps, granted: change.wishes, refused: [], problem: undefined }
}

/** Takes a change back, as a change of its own, which can be taken back in turn.
 * @returns a refusal when something newer stands on it, or when it is undone already */
export async function undoChange(trx: Transaction, id: number, by: By): Promise<Changed | Refusal> {
  await takeTurn(trx)
  const { problem, ...outcome } = await planUndo(trx, id)
  if (problem) return problem
  const written = await write(trx, outcome, by, id)
  return { ...outcome, id: written, moved: movedBy(outcome.steps) }
}

/** @returns whether the tags were changed after the given line of the history */
export async function changedSince(db: Db, tagIds: readonly number[], seen: number): Promise<boolean> {
  return (await lastTouched(db, tagIds)) > seen
}

async function write(
  trx: Transaction,
  { steps, granted }: Pick<Outcome, 'steps' | 'granted'>,
  { userId, now }: By,
  undoes: number | null,
): Promise<number> {
  await writeSteps(trx, steps)
  const { id } = await trx
    .insertInto('tag_history')
    .values({
      changed_at: now.toISOString(),
      user_id: userId,
      undoes,
      wishes: JSON.stringify(granted),
      steps: JSON.stringify(steps),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const touched = tagsIn(steps)
  for (let at = 0; at < touched.length; at += 5000) {
    const values = touched.slice(at, at + 5000).map((tag_id) => ({ tag_id, history_id: id }))
    await trx.insertInto('tag_history_tags').values(values).execute()
  }
  return id
}

/** One after the other: two who tie at once could close a circle that neither sees. Readers do not wait. */
async function takeTurn(trx: Transaction): Promise<void> {
  if (isPostgres(trx)) await sql`lock table tag_history in exclusive mode`.execute(trx)
}
