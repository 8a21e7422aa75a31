import { z } from 'zod'
import type { Transaction } from '../../../../schema/index.ts'
import type { House } from '../../../house.ts'
import { postChapter } from '../../store/chapter-list.ts'
import { postWork } from '../../store/lifecycle.ts'
import { duePlan, failPlan, type PlannedPost, takePlan } from '../../store/planning.ts'
import { chapterTexts, findOwnWork } from '../../store/read.ts'
import { whatChapterLacks, whatWorkLacks } from './ready.ts'

const payloadForm = z.object({ id: z.number() })

/** Posts a draft whose time has come. Done twice, or by two servers, it posts once: whoever takes the plan away posts. A plan
 * that cannot be kept says why, and stands until its author looks at it. */
export async function postPlanned(house: House, payload: unknown): Promise<void> {
  const { id } = payloadForm.parse(payload)
  const plan = await duePlan(house.db, id, house.now())
  if (!plan) return
  const lacks = await whatLacks(house, plan)
  await house.db.transaction().execute(async (trx) => {
    if (lacks && lacks.length > 0) await failPlan(trx, id, lacks.join(' '))
    else if ((await takePlan(trx, id, house.now())) && lacks) await post(house, trx, plan)
  })
}

/** @returns what the draft lacks; undefined when it is gone, binned, or not its planner's any more */
async function whatLacks(
  house: House,
  { workId, chapterId, userId }: PlannedPost,
): Promise<readonly string[] | undefined> {
  const work = await findOwnWork(house.db, workId, userId)
  if (!work || work.deletedAt !== null) return undefined
  if (chapterId === undefined) return whatWorkLacks(house, work, userId)
  const [chapter] = await chapterTexts(house.db, [chapterId])
  return chapter && whatChapterLacks(work, chapter)
}

async function post(house: House, trx: Transaction, { workId, chapterId }: PlannedPost): Promise<void> {
  if (chapterId === undefined) {
    await postWork(trx, workId, house.now())
    await house.announce(trx, { kind: 'work-posted', workId })
  } else {
    await postChapter(trx, chapterId, house.now())
    await house.announce(trx, { kind: 'chapter-posted', chapterId })
  }
}
