import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape, yes } from '../belongings/index.ts'
import { idsOwnedBy, searchText } from '../works/index.ts'

const choices = kindOf({
  name: 'machines',
  says: 'What machines may do with a work, where the member chose otherwise than the archive.',
  tables: ['robot_choices'],
  record: z.object({ work: shape.id, engines: z.boolean(), training: z.boolean() }),
  key: ({ work }) => String(work),
  read: ({ db, userId }) =>
    recordsOf(
      db.selectFrom('robot_choices').selectAll().where('work_id', 'in', idsOwnedBy(userId)).orderBy('work_id'),
      ({ work_id, engines, training }) => ({ work: work_id, engines: yes(engines), training: yes(training) }),
    ),
  async bring({ trx, own }, { work, engines, training }) {
    const work_id = own('works', work)
    if (work_id === undefined) return { became: 'left', why: 'The work did not come in.' }
    await trx
      .insertInto('robot_choices')
      .values({ work_id, engines: engines ? 1 : 0, training: training ? 1 : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { became: 'new' }
  },
})

const unsearched = kindOf({
  name: 'unsearched-texts',
  says: 'A work whose text the search of the archive does not look into.',
  tables: ['unsearched_texts'],
  record: z.object({ work: shape.id }),
  key: ({ work }) => String(work),
  read: ({ db, userId }) =>
    recordsOf(
      db.selectFrom('unsearched_texts').selectAll().where('work_id', 'in', idsOwnedBy(userId)).orderBy('work_id'),
      ({ work_id }) => ({ work: work_id }),
    ),
  async bring({ trx, own }, { work }) {
    const work_id = own('works', work)
    if (work_id === undefined) return { became: 'left', why: 'The work did not come in.' }
    await searchText(trx, work_id, false)
    return { became: 'new' }
  },
})

/** What is chosen for machines, for an account that leaves. */
export const robotsPart: AccountPart = { kinds: [choices, unsearched], leftOut: {} }
