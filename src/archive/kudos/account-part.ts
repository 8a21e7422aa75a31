import { z } from 'zod'
import { type AccountPart, byIds, kindOf, recordsOf, shape } from '../belongings/index.ts'
import { bringCounter, idsOwnedBy, namedWorks } from '../works/index.ts'

const received = kindOf({
  name: 'kudos-received',
  says: 'A thank-you for a work of the member’s.',
  tables: ['kudos'],
  record: z.object({
    id: shape.id,
    work: shape.id,
    from: shape.line.nullable().describe('login, as it is shown below the work; null for a guest'),
    at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('kudos')
        .leftJoin('users', 'users.id', 'kudos.user_id')
        .select(['kudos.id', 'kudos.work_id as work', 'users.login as from', 'kudos.created_at as at'])
        .where('kudos.work_id', 'in', idsOwnedBy(userId))
        .orderBy('kudos.id'),
      (row) => row,
    ),
  async bring({ trx, trusted, own, house }, { work, at }) {
    if (!trusted)
      return {
        became: 'left',
        why: 'Numbers of readers come in only when those who keep the archive bring the account.',
      }
    const work_id = own('works', work)
    if (work_id === undefined) return { became: 'left', why: 'The work did not come in.' }
    const { id } = await trx
      .insertInto('kudos')
      .values({ work_id, user_id: null, guest_key: null, created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await bringCounter(trx, work_id, 'kudos', 1, house.now())
    return { became: 'new', id }
  },
})

const given = kindOf({
  name: 'kudos-given',
  says: 'A thank-you that the member gave.',
  tables: ['kudos'],
  record: z.object({ id: shape.id, of: shape.about, at: shape.instant }),
  async *read({ db, userId, viewer, base }) {
    const rows = await db
      .selectFrom('kudos')
      .select(['id', 'work_id', 'created_at'])
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute()
    const told = new Map(rows.map((row) => [row.id, row]))
    yield* byIds([...told.keys()], 200, async (ids) => {
      const works = await namedWorks(
        db,
        ids.flatMap((id) => told.get(id)?.work_id ?? []),
        viewer,
      )
      return ids.map((id) => {
        const { work_id = 0, created_at = '' } = told.get(id) ?? {}
        const work = works.get(work_id)
        const of: z.output<typeof shape.about> = work
          ? { kind: 'work', id: work_id, title: work.title, by: work.by, address: base + work.address }
          : { kind: 'gone', id: work_id, title: '', by: '', address: '' }
        return { id, of, at: created_at }
      })
    })
  },
  stays: 'It stands below a work of somebody else, in the archive where that is.',
})

/** What kudos give to an account that leaves. */
export const kudosPart: AccountPart = {
  kinds: [received, given],
  leftOut: { kudos_news: 'what a mail has not told yet' },
}
