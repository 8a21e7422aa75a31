import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'
import { ownedBy } from '../works/index.ts'
import { LONGEST, setSkin, skinOf } from './store.ts'

const styles = kindOf({
  name: 'skins',
  says: 'How a work of the member’s looks: the style sheet as it was typed.',
  tables: ['skins'],
  record: z.object({ work: shape.id, source: z.string() }),
  key: ({ work }) => String(work),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('skins')
        .innerJoin('works', 'works.id', 'skins.work_id')
        .select(['skins.work_id', 'skins.source'])
        .where(ownedBy(userId))
        .orderBy('skins.work_id'),
      ({ work_id, source }) => ({ work: work_id, source }),
    ),
  async bring({ trx, house, own }, { work, source }) {
    const workId = own('works', work)
    if (workId === undefined) return { became: 'left', why: 'The work did not come in.' }
    if (await skinOf(trx, workId)) return { became: 'known' }
    if (source.length > LONGEST) return { became: 'left', why: 'The style sheet is too long.' }
    await setSkin(trx, workId, source, house.now())
    return { became: 'new' }
  },
})

/** What work skins give to an account that leaves. */
export const skinsPart: AccountPart = { kinds: [styles], leftOut: {} }
