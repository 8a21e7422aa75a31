import { z } from 'zod'
import { type AccountPart, type Coming, kindOf, type Owner, recordsOf, shape } from '../belongings/index.ts'
import { namedWorks, ownedBy } from '../works/index.ts'
import { give } from './store/gifts.ts'

const state = z.enum(['offered', 'accepted', 'refused'])

const gifts = kindOf({
  name: 'gifts',
  says: 'Whom a work of the member’s is for.',
  tables: ['gifts'],
  record: z.object({ id: shape.id, work: shape.id, to: shape.line, state, given_at: shape.instant }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('gifts')
        .innerJoin('works', 'works.id', 'gifts.work_id')
        .select(['gifts.id', 'gifts.work_id as work', 'gifts.name as to', 'gifts.state', 'gifts.given_at'])
        .where(ownedBy(userId))
        .orderBy('gifts.id'),
      (row) => row,
    ),
  async bring({ trx, own }, { work, to, given_at }) {
    const workId = own('works', work)
    if (workId === undefined) return { became: 'left', why: 'The work did not come in.' }
    const name = to.replace(/\s+/g, ' ').trim().slice(0, 100)
    const given = await give(trx, workId, { userId: null, name, state: 'accepted' }, new Date(given_at))
    return { became: given ? 'new' : 'known' }
  },
})

const received = kindOf({
  name: 'gifts-received',
  says: 'A work that is for the member.',
  tables: ['gifts'],
  record: z.object({ id: shape.id, of: shape.about, state, given_at: shape.instant }),
  async *read({ db, userId, viewer, base }) {
    const rows = await db.selectFrom('gifts').selectAll().where('user_id', '=', userId).orderBy('id').execute()
    const works = await namedWorks(
      db,
      rows.map(({ work_id }) => work_id),
      viewer,
    )
    for (const { id, work_id, state: said, given_at } of rows) {
      const work = works.get(work_id)
      const of: z.output<typeof shape.about> = work
        ? { kind: 'work', id: work_id, title: work.title, by: work.by, address: base + work.address }
        : { kind: 'gone', id: work_id, title: '', by: '', address: '' }
      yield { id, of, state: said, given_at }
    }
  },
  stays: 'It is a work of somebody else.',
})

const relatedRecord = z.object({
  id: shape.id,
  work: shape.id,
  kind: z.enum(['inspired', 'translation', 'podfic']),
  own_parent: shape.id.nullable().describe('a work of the member’s own'),
  url: shape.line,
  title: shape.line,
  author: shape.line,
  related_at: shape.instant,
})

const related = kindOf({
  name: 'related-works',
  says: 'What a work of the member’s was made from.',
  tables: ['related_works'],
  record: relatedRecord,
  read: readRelated,
  async bring(coming, record) {
    const work_id = coming.own('works', record.work)
    if (work_id === undefined) return { became: 'left', why: 'The work did not come in.' }
    const parent_id = record.own_parent === null ? null : (coming.own('works', record.own_parent) ?? null)
    const elsewhere = { url: addressIn(record.url), title: record.title, author: record.author }
    if (parent_id === null && elsewhere.url === '')
      return { became: 'left', why: 'What it was made from has no address.' }
    const row = await coming.trx
      .insertInto('related_works')
      .values({
        ...{ work_id, kind: record.kind, parent_id, related_at: record.related_at, state: 'approved' },
        ...(parent_id === null ? elsewhere : { url: '', title: '', author: '' }),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known', id: row?.id }
  },
})

function addressIn(typed: string): string {
  const url = URL.parse(typed)
  return url && /^https?:$/.test(url.protocol) ? url.href : ''
}

async function* readRelated({ db, userId, viewer, base }: Owner): AsyncGenerator<z.output<typeof relatedRecord>> {
  const rows = await db
    .selectFrom('related_works')
    .innerJoin('works', 'works.id', 'related_works.work_id')
    .selectAll('related_works')
    .where(ownedBy(userId))
    .orderBy('related_works.id')
    .execute()
  const parents = rows.flatMap(({ parent_id }) => parent_id ?? [])
  const works = await namedWorks(db, parents, viewer)
  const mine = new Set(
    (await db.selectFrom('works').select('works.id').where(ownedBy(userId)).execute()).map(({ id }) => id),
  )
  for (const { id, work_id, kind, parent_id, url, title, author, related_at } of rows) {
    const parent = parent_id === null ? undefined : works.get(parent_id)
    const own = parent_id !== null && mine.has(parent_id)
    const elsewhere = parent
      ? { url: base + parent.address, title: parent.title, author: parent.by }
      : { url, title, author }
    yield {
      ...{ id, work: work_id, kind, own_parent: own ? parent_id : null },
      ...(own ? { url: '', title: '', author: '' } : elsewhere),
      related_at,
    }
  }
}

const invitations = kindOf({
  name: 'co-creator-invitations',
  says: 'That the member was asked to be credited with something, or asked somebody.',
  tables: ['cocreator_invitations'],
  record: z.object({
    id: shape.id,
    pen_name: shape.line.describe('that would be credited'),
    to_member: z.boolean(),
    of: z.enum(['work', 'chapter', 'series']),
    invited_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('cocreator_invitations')
        .innerJoin('pseuds', 'pseuds.id', 'cocreator_invitations.pseud_id')
        .selectAll('cocreator_invitations')
        .select(['pseuds.name', 'pseuds.user_id'])
        .where((is) => is.or([is('pseuds.user_id', '=', userId), is('invited_by', '=', userId)]))
        .orderBy('cocreator_invitations.id'),
      ({ id, name, user_id, work_id, chapter_id, invited_at }) => ({
        ...{ id, pen_name: name, to_member: user_id === userId },
        of: work_id !== null ? ('work' as const) : chapter_id !== null ? ('chapter' as const) : ('series' as const),
        invited_at,
      }),
    ),
  stays: 'It asks somebody of the archive where it was made.',
})

const choices = kindOf({
  name: 'tie-choices',
  says: 'What others may ask of the member.',
  tables: ['tie_choices'],
  record: z.object({ cocreation: z.enum(['ask', 'refuse']), gifts: z.enum(['ask', 'accept', 'refuse']) }),
  key: () => 'ties',
  async *read({ db, userId }) {
    const row = await db.selectFrom('tie_choices').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (row) yield { cocreation: row.cocreation, gifts: row.gifts }
  },
  async bring({ trx, userId }: Coming, choice) {
    const row = await trx
      .insertInto('tie_choices')
      .values({ user_id: userId, ...choice })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst()
    return row ? { became: 'new' } : { became: 'known', remark: 'Something else was chosen here; that stays.' }
  },
})

/** What ties give to an account that leaves. */
export const tiesPart: AccountPart = { kinds: [gifts, received, related, invitations, choices], leftOut: {} }
