import { Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Chapter, ChapterHead, Work } from '../kinds.ts'
import { checkChapter } from '../rules.ts'
import { sentencesOf } from '../sentences.ts'
import { binChapter, binnedChapters, restoreChapter } from '../store/chapter-bin.ts'
import { orderChapters, postChapter } from '../store/chapter-list.ts'
import { chaptersOf } from '../store/read.ts'
import { storedChapterFields, typedChapter } from './chapter-fields.ts'
import { showChapterPage } from './chapter-page.tsx'
import { orderByNumbers, placeFrom } from './numbering.ts'
import { type C, idIn, withOwnChapter, withOwnWork } from './own.ts'
import { ChapterListPage } from './pages/chapter-list.tsx'
import { DeleteChapterPage } from './pages/delete.tsx'
import { Preview } from './pages/preview.tsx'
import { StoredPreviewHead } from './pages/stored-preview.tsx'

/** All chapters of a work, and what is done with one besides writing it. */
export function chapterListRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const list = '/works/:id{[0-9]+}/chapters/manage'
  const chapter = '/works/:id{[0-9]+}/chapters/:chapterId{[0-9]+}'
  routes.get(list, requireMember(), (c) =>
    withOwnWork(house, c, async (work) => showList(house, c, work, await allChapters(house, work), {}, 200)),
  )
  routes.post(list, requireMember(), (c) => withOwnWork(house, c, (work) => takeOrder(house, c, work)))
  routes.post(`${chapter}/post`, requireMember(), (c) =>
    withOwnChapter(house, c, (work, stored) => post(house, c, work, stored)),
  )
  routes.get(`${chapter}/preview`, requireMember(), (c) =>
    withOwnChapter(house, c, (work, stored) => preview(house, c, work, stored)),
  )
  routes.get(`${chapter}/delete`, requireMember(), (c) =>
    withOwnChapter(house, c, (work, stored) =>
      showPage(house, c, {
        title: `Delete chapter ${stored.position} of ${work.title}`,
        main: 'chapters-delete region',
        unlisted: true,
        body: <DeleteChapterPage work={work} chapter={stored} token={formToken(house, c)} />,
      }),
    ),
  )
  routes.post(`${chapter}/delete`, requireMember(), (c) =>
    withOwnChapter(house, c, (work, stored) => remove(house, c, work, stored)),
  )
  routes.post(`${chapter}/restore`, requireMember(), (c) => withOwnWork(house, c, (work) => restore(house, c, work)))
  return routes
}

async function restore(house: House, c: C, work: Work): Promise<Response> {
  const chapterId = idIn(c, 'chapterId')
  const back = await house.db.transaction().execute((trx) => restoreChapter(trx, work.id, chapterId, house.now()))
  return back ? goOn(c, urls.manageChapters(work.id), 'The chapter is back at its place.') : showNotFound(house, c)
}

function allChapters(house: House, work: Work): Promise<readonly ChapterHead[]> {
  return chaptersOf(house.db, work.id, { drafts: true })
}

async function takeOrder(house: House, c: C, work: Work): Promise<Response> {
  const form = await readForm(c)
  const heads = await allChapters(house, work)
  const typed = new Map(
    heads.map(({ id, position }) => [id, form.has(`place_${id}`) ? form.text(`place_${id}`) : String(position)]),
  )
  const rows = heads.map(({ id, position }) => ({ id, position, wanted: placeFrom(typed.get(id) ?? '') }))
  const broken = rows.filter(({ wanted }) => wanted === undefined)
  const errors = Object.fromEntries(broken.map(({ id }) => [`place_${id}`, 'A place is a whole number, 1 or more.']))
  if (broken.length > 0) return showList(house, c, work, heads, errors, 422, typed)
  const order = orderByNumbers(rows.map((row) => ({ ...row, wanted: row.wanted ?? row.position })))
  const done = await house.db.transaction().execute((trx) => orderChapters(trx, work.id, order, house.now()))
  return goOn(
    c,
    urls.manageChapters(work.id),
    done ? 'The order is saved.' : 'The chapters changed meanwhile; look again, please.',
  )
}

async function post(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  if (work.postedAt === null)
    return goOn(c, urls.editWork(work.id), 'The work is still a draft: post it, and its chapters are posted too.')
  const fields = storedChapterFields(chapter)
  const checked = checkChapter(typedChapter(fields))
  if (!checked.ok)
    return showChapterPage(house, c, work, { fields, errors: sentencesOf(checked.problems), chapter }, 422)
  await house.db.transaction().execute(async (trx) => {
    await postChapter(trx, chapter.id, house.now())
    await house.announce(trx, { kind: 'chapter-posted', chapterId: chapter.id })
  })
  return goOn(c, urls.chapter(work.id, chapter.id), 'Posted.')
}

async function preview(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const heads = await allChapters(house, work)
  const number = heads.length > 1 ? chapter.position : undefined
  const body = (
    <>
      <StoredPreviewHead work={work} chapter={chapter} token={formToken(house, c)} />
      <Preview work={work} heads={heads} chapters={[chapter]} number={number} />
    </>
  )
  return showPage(house, c, {
    title: `Preview of ${work.title}`,
    main: 'chapters-preview region',
    unlisted: true,
    body,
  })
}

async function remove(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const removed = await house.db.transaction().execute((trx) => binChapter(trx, chapter.id, house.now()))
  if (!removed.ok && removed.problem === 'only-chapter') {
    return goOn(
      c,
      urls.deleteWork(work.id),
      'This is the only chapter that readers see, so it stays; you can delete the work.',
    )
  }
  return goOn(c, urls.manageChapters(work.id), 'The chapter is deleted. It lies in the bin below; you can put it back.')
}

async function showList(
  house: House,
  c: C,
  work: Work,
  heads: readonly ChapterHead[],
  errors: FieldErrors,
  status: 200 | 422,
  typed?: ReadonlyMap<number, string>,
): Promise<Response> {
  const body = (
    <ChapterListPage
      work={work}
      heads={heads}
      errors={errors}
      typed={typed}
      token={formToken(house, c)}
      binned={await binnedChapters(house.db, work.id, house.now())}
    />
  )
  return showPage(
    house,
    c,
    { title: `Chapters of ${work.title}`, main: 'chapters-manage region', unlisted: true, body },
    status,
  )
}
