import type { Transaction } from '../../schema/index.ts'
import { bringWork, type Collection, sayOf, type standingIn, takeOut } from '../collections/index.ts'
import { choose, groundOf } from '../comments/index.ts'
import type { House } from '../house.ts'
import { joinSeries, updateWork, type Work } from '../works/index.ts'
import { bylineWith, type Plan, type Wish } from './rules.ts'

/** The collection that works come into, and what the member is to it. */
export interface Into {
  readonly collection: Collection
  readonly standing: Awaited<ReturnType<typeof standingIn>>
}

/** Does what the plans say, all of it or nothing. */
export async function carryOut(
  house: House,
  userId: number,
  plans: readonly Plan[],
  wish: Wish,
  into: Into | undefined,
): Promise<void> {
  const now = house.now()
  await house.db.transaction().execute(async (trx) => {
    for (const { work, details } of plans) {
      if (wish.series !== '') await joinSeries(trx, Number(wish.series), work.id, now)
      await updateWork(trx, work.id, details, now, bylineOf(work, userId, wish))
      await gather(house, trx, work.id, wish, into)
      if (wish.commenters === '' && wish.moderated === '') continue
      const { allowed, moderated, margin } = await groundOf(trx, work.id)
      await choose(trx, work.id, {
        allowed: isAllowed(wish.commenters) ? wish.commenters : allowed,
        moderated: isModerated(wish.moderated) ? wish.moderated : moderated,
        margin,
      })
    }
  })
}

async function gather(house: House, trx: Transaction, workId: number, wish: Wish, into: Into | undefined) {
  if (wish.leave !== '') await takeOut(house, trx, { collectionId: Number(wish.leave), workId })
  if (!into || String(into.collection.id) === wish.leave) return
  const outcome = await bringWork(house, trx, into.collection, workId, into.standing)
  const place = { collectionId: into.collection.id, workId }
  if (outcome === 'there') await sayOf(house, trx, place, { from: 'creator', says: 'yes' })
}

function bylineOf(work: Work, userId: number, { pseud }: Wish): readonly number[] | undefined {
  return pseud === '' ? undefined : bylineWith(work, userId, Number(pseud))
}

function isAllowed(word: string): word is 'everyone' | 'members' | 'nobody' {
  return word === 'everyone' || word === 'members' || word === 'nobody'
}

function isModerated(word: string): word is 'none' | 'new' | 'all' {
  return word === 'none' || word === 'new' || word === 'all'
}
