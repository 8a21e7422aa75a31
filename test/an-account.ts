import fc from 'fast-check'
import { insertPseud, setPreferences } from '../src/archive/accounts/index.ts'
import { saveBookmark } from '../src/archive/bookmarks/index.ts'
import { bringInComments, setDefaults } from '../src/archive/comments/index.ts'
import { setMails } from '../src/archive/following/index.ts'
import { bringInKudos } from '../src/archive/kudos/index.ts'
import { give } from '../src/archive/ties/index.ts'
import {
  createSeries,
  insertChapter,
  insertWork,
  joinSeries,
  noteDay,
  updateSeries,
} from '../src/archive/works/index.ts'
import { storyHtml } from '../src/platform/text/blocks.ts'
import type { TestHouse } from './house.ts'

/** What an account of a test is made of. */
export interface Drawn {
  readonly works: readonly {
    readonly title: string
    readonly text: readonly string[]
    readonly chapters: number
    readonly draft: boolean
    readonly kudos: number
    readonly comments: readonly string[]
    readonly hits: number
  }[]
  readonly penName: string
  readonly bookmarks: readonly { readonly title: string; readonly notes: string; readonly hidden: boolean }[]
  readonly filters: readonly string[]
  readonly entireWork: boolean
}

const words = fc
  .string({ unit: fc.constantFrom(...'abcdefghijklmnop é–“”<&>ßöд茶🌘'), minLength: 1, maxLength: 30 })
  .map((text) => `A ${text.replace(/\s+/g, ' ').trim()} b`)

/** An account that somebody could have. */
export const anAccount: fc.Arbitrary<Drawn> = fc.record({
  works: fc.array(
    fc.record({
      title: words,
      text: fc.array(words, { minLength: 1, maxLength: 4 }),
      chapters: fc.integer({ min: 1, max: 3 }),
      draft: fc.boolean(),
      kudos: fc.nat(3),
      comments: fc.array(words, { maxLength: 3 }),
      hits: fc.nat(100),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  penName: fc.constantFrom('Ruth Lamp', 'お茶', 'The Other'),
  bookmarks: fc.array(fc.record({ title: words, notes: words, hidden: fc.boolean() }), { maxLength: 3 }),
  filters: fc.uniqueArray(fc.constantFrom('-"crossover"', 'words:<100', 'complete:no'), { maxLength: 3 }),
  entireWork: fc.boolean(),
})

const paragraphs = (text: readonly string[]) => storyHtml(text.join('\n\n'), 'plain', 'chapter')

/** Gives a member of a test all that was drawn, and a little of everything else. */
export async function furnish(house: TestHouse, login: string, drawn: Drawn): Promise<number> {
  await house.as(login)
  await house.as('neighbour')
  const userId = await numberOf(house, login)
  const other = await numberOf(house, 'neighbour')
  const now = house.now()
  await house.db.transaction().execute(async (trx) => {
    const penName = await insertPseud(trx, { userId, name: drawn.penName, isDefault: false, now })
    await setPreferences(trx, userId, {
      showAdult: true,
      entireWork: drawn.entireWork,
      keepHistory: true,
      hideSkins: false,
    })
    await setDefaults(trx, userId, { allowed: 'members', moderated: 'new', margin: true })
    await setMails(trx, userId, 'daily')
    const workIds: number[] = []
    for (const [at, work] of drawn.works.entries()) {
      const details = {
        title: work.title,
        summary: storyHtml(work.title, 'plain', 'note'),
        notesBefore: '',
        notesAfter: '',
        language: 'en',
        rating: 'General Audiences',
        warnings: ['No Archive Warnings Apply'],
        categories: ['Gen'],
        fandoms: ['Lamps'],
        relationships: [],
        characters: ['Maren'],
        additional: [`tag ${at}`],
        restricted: at % 2 === 1,
        expectedChapters: null,
      }
      const chapters = Array.from({ length: work.chapters }, (_, number) => ({
        title: `${number + 1}`,
        summary: '',
        contentNotes: number === 0 ? '' : '<p>A storm.</p>',
        notesBefore: '',
        notesAfter: '',
        html: paragraphs([`Chapter ${number}`, ...work.text]),
      }))
      const made = await insertWork(trx, {
        details,
        pseudIds: [penName],
        chapters,
        postedAt: work.draft ? null : new Date('2020-05-06T07:08:09.000Z'),
        hits: work.hits,
        now,
      })
      workIds.push(made.workId)
      if (work.draft) continue
      await insertChapter(trx, made.workId, 99, chapters[0] as never, { post: false, now })
      const thanks = Array.from({ length: work.kudos }, () => ({ userId: null, at: now }))
      await bringInKudos(trx, made.workId, thanks, now)
      await bringInComments(
        trx,
        made.workId,
        work.comments.map((text, number) => ({
          chapterId: made.chapterIds[0] ?? null,
          by: { userId: null, name: 'A Reader', pseudId: null },
          html: storyHtml(text, 'plain', 'note'),
          at: now,
          key: `${made.workId} ${number}`,
          answer: { by: { userId, pseudId: penName }, html: '<p>Thank you.</p>' },
        })),
        now,
      )
      await noteDay(trx, made.workId, 'hits', Math.min(work.hits, 3), now)
      await give(trx, made.workId, { userId: null, name: 'Somebody', state: 'accepted' }, now)
      await trx
        .insertInto('revisions')
        .values({
          chapter_id: made.chapterIds[0] ?? 0,
          user_id: userId,
          kind: 'edited',
          began_at: now.toISOString(),
          saved_at: now.toISOString(),
          word_count: 2,
          sanitiser_version: 1,
          title: 'Before',
          summary: '',
          content_notes: '<p>Lightning.</p>',
          notes_before: '',
          notes_after: '',
          html: '<p id="p1">It was.</p>',
        })
        .execute()
    }
    const seriesId = await createSeries(trx, { title: 'All of them', pseudIds: [penName], now })
    await updateSeries(trx, seriesId, { title: 'All of them', summary: '', notes: '', complete: true }, now)
    for (const id of workIds) await joinSeries(trx, seriesId, id, now)
    const listId = await insertList(trx, userId, now)
    for (const [at, { title, notes, hidden }] of drawn.bookmarks.entries()) {
      const url = `https://example.org/${login}/${at}`
      const { id } = await trx
        .insertInto('external_works')
        .values({
          url,
          url_key: `example.org/${login}/${at}`,
          title,
          author: 'Elsewhere',
          created_at: now.toISOString(),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const bookmark = await saveBookmark(
        trx,
        {
          userId,
          target: { kind: 'external', id },
          title,
          byline: 'Elsewhere',
          details: { notes, tags: ['one', 'two'], private: hidden, rec: at === 0, status: 'reading' },
        },
        now,
      )
      await trx
        .insertInto('reading_list_bookmarks')
        .values({ list_id: listId, bookmark_id: bookmark, position: at })
        .execute()
    }
    for (const line of drawn.filters)
      await trx
        .insertInto('my_filters')
        .values({ user_id: userId, name: line, line, active: 1, created_at: now.toISOString() })
        .execute()
    await trx
      .insertInto('saved_searches')
      .values({
        ...{ user_id: userId, name: 'Tea', name_key: 'tea', parameters: 'query=tea', by_match: 1 },
        ...{ usual_tag_id: null, created_at: now.toISOString() },
      })
      .execute()
    await trx.insertInto('mail_refusals').values({ user_id: userId, kind: 'kudos' }).execute()
    await trx
      .insertInto('autosaves')
      .values({
        ...{ user_id: userId, form: 'new-work', work_id: null, chapter_id: null, sheet: 's', serial: 1 },
        ...{ saved_at: now.toISOString(), size: 20, fields: JSON.stringify({ title: ['Half a title'] }) },
      })
      .execute()
    await trx
      .insertInto('reader_places')
      .values({
        ...{ user_id: userId, document: 'd', progress: '/body/1', percentage: 0.5 },
        ...{ device: 'Boox', device_id: 'b', noted_at: now.toISOString() },
      })
      .execute()
    const own = workIds[0] ?? 0
    const at = now.toISOString()
    await trx
      .insertInto('readings')
      .values({ user_id: userId, work_id: own, first_at: at, last_at: at, visits: 2, chapters: 1 })
      .execute()
    await trx.insertInto('blocks').values({ user_id: userId, other_id: other, created_at: at }).execute()
  })
  return userId
}

async function insertList(trx: Parameters<typeof createSeries>[0], userId: number, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('reading_lists')
    .values({ user_id: userId, name: 'Rainy days', name_key: 'rainy days', created_at: now.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function numberOf(house: TestHouse, login: string): Promise<number> {
  const { id } = await house.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  return id
}
