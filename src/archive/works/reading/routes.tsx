import { type Context, Hono } from 'hono'
import { FeedLinks, formToken, readLook, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { type Around, type Companion, gatherAround } from '../around.ts'
import type { Chapter, ChapterHead, Work } from '../kinds.ts'
import { chaptersOf, chapterTexts, findWork, seriesPlaces, workOfChapter } from '../store/read.ts'
import { askFirst } from './asking.tsx'
import { cardOf, descriptionOf, mayBeShown } from './card.ts'
import { mustAskFirst } from './gate.ts'
import { ChapterIndexPage } from './pages/chapter-index.tsx'
import { ReaderBar } from './pages/reader-bar.tsx'
import { WorkPage } from './pages/work.tsx'

type C = Context<WebEnv>

/** The house, and who puts what around a work. */
type Company = House & Surroundings & { readonly companions: readonly Companion[] }

/** What is said of a work that its viewer may not see, where there is anything to say; `app.ts` says who does. */
export type Closed = (house: House, c: C, workId: number) => Promise<Response | undefined>

/** What stands there in the less usual cases. */
interface Surroundings {
  /** those of the companions that stand around a work which is not revealed yet */
  readonly early: readonly Companion[]
  readonly closed: Closed
}

const NOTHING: Surroundings = { early: [], closed: async () => undefined }

/** Works, their chapters and the chapter index, as readers see them. */
export function readingRoutes(
  archive: House,
  companions: readonly Companion[] = [],
  surroundings = NOTHING,
): Hono<WebEnv> {
  const house: Company = { ...archive, companions, ...surroundings }
  const routes = new Hono<WebEnv>()
  routes.get('/works/:id{[0-9]+}', (c) => withWork(house, c, (work) => openWork(house, c, work)))
  routes.get('/works/:id{[0-9]+}/navigate', (c) => withWork(house, c, (work) => showIndex(house, c, work)))
  routes.get('/works/:id{[0-9]+}/chapters', (c) => withWork(house, c, (work) => jumpToChapter(house, c, work)))
  routes.get('/works/:id{[0-9]+}/chapters/:chapterId{[0-9]+}', (c) =>
    withWork(house, c, (work) => openChapter(house, c, work, Number(c.req.param('chapterId')))),
  )
  routes.get('/chapters/:chapterId{[0-9]+}', (c) => findChapter(house, c))
  return routes
}

async function withWork(house: Company, c: C, show: (work: Work) => Response | Promise<Response>): Promise<Response> {
  const workId = Number(c.req.param('id'))
  const work = await findWork(house.db, workId, c.get('viewer'))
  if (work) return show(work)
  return (await house.closed(house, c, workId)) ?? showNotFound(house, c)
}

/** One chapter, or the entire work when asked for, stand on this page; otherwise it leads to the first chapter. */
async function openWork(house: Company, c: C, work: Work): Promise<Response> {
  const entire = work.chapterCount === 1 || (await wantsEntireWork(house, c))
  if (!entire && work.firstChapterId) return goTo(c, urls.chapter(work.id, work.firstChapterId))
  if (await mustAskFirst(house.db, c, work)) return askFirst(house, c, work)
  const heads = await chaptersOf(house.db, work.id)
  return showWork(
    house,
    c,
    work,
    heads,
    await chapterTexts(
      house.db,
      heads.map(({ id }) => id),
    ),
  )
}

async function openChapter(house: Company, c: C, work: Work, chapterId: number): Promise<Response> {
  const heads = await chaptersOf(house.db, work.id)
  if (!heads.some(({ id }) => id === chapterId)) return showNotFound(house, c)
  if (c.req.query('view_full_work') === 'true') return goTo(c, urls.work(work.id))
  if (await mustAskFirst(house.db, c, work)) return askFirst(house, c, work)
  return showWork(house, c, work, heads, await chapterTexts(house.db, [chapterId]))
}

async function showWork(
  house: Company,
  c: C,
  work: Work,
  heads: readonly ChapterHead[],
  chapters: readonly Chapter[],
): Promise<Response> {
  const alone = chapters.length === 1 && heads.length > 1
  const shown = alone ? chapters[0] : undefined
  const number = shown ? heads.findIndex(({ id }) => id === shown.id) + 1 : undefined
  const places = await seriesPlaces(house.db, work, c.get('viewer'))
  const around = await gatherAround(work.unrevealed ? house.early : house.companions, house, c, {
    work,
    heads,
    chapter: shown ?? onlyOne(chapters),
  })
  const entire = c.req.query('view_full_work') === 'true' || (shown === undefined && heads.length > 1)
  return showPage(house, c, {
    title: shown ? `${work.title}, ${chapterName(heads, shown)}` : work.title,
    sameForGuests: true,
    main: alone || (heads.length === 1 && c.req.param('chapterId')) ? 'chapters-show region' : 'works-show region',
    ...(mayBeShown(work) ? { description: descriptionOf(work), card: cardOf(house.config, work) } : {}),
    unlisted: !mayBeShown(work) || around.some(({ robots }) => robots?.engines === false),
    training: around.some(({ robots }) => robots?.training === true),
    canonical: shown ? urls.chapter(work.id, shown.id) : urls.work(work.id),
    head: (
      <>
        <FeedLinks page={urls.work(work.id)} />
        {around.map(({ head }) => head)}
      </>
    ),
    bar: (
      <ReaderBar
        work={work}
        heads={heads}
        shown={shown}
        look={readLook(c)}
        token={formToken(house, c)}
        here={hereOf(c)}
        more={around.map(({ bar }) => bar)}
      />
    ),
    body: (
      <WorkPage
        work={work}
        heads={heads}
        chapters={wovenBy(around, chapters)}
        number={number}
        places={places}
        around={around}
        entire={entire}
        viewer={c.get('viewer')}
        onChapterPage={c.req.param('chapterId') !== undefined}
        openNotes={readLook(c).notes === 'open'}
      />
    ),
  })
}

function showIndex(house: House, c: C, work: Work): Promise<Response> {
  return chaptersOf(house.db, work.id).then((heads) =>
    showPage(house, c, {
      title: `Chapters of ${work.title}`,
      main: 'works-navigate region',
      sameForGuests: true,
      body: <ChapterIndexPage work={work} heads={heads} />,
    }),
  )
}

/** The drop-down of chapters sends its choice here when there is no script. */
async function jumpToChapter(house: House, c: C, work: Work): Promise<Response> {
  const wanted = Number(c.req.query('selected_id'))
  const heads = await chaptersOf(house.db, work.id)
  const head = heads.find(({ id }) => id === wanted)
  return c.redirect(head ? urls.chapter(work.id, head.id) : urls.chapterIndex(work.id), 302)
}

async function findChapter(house: House, c: C): Promise<Response> {
  const chapterId = Number(c.req.param('chapterId'))
  const workId = await workOfChapter(house.db, chapterId)
  const work = workId === undefined ? undefined : await findWork(house.db, workId, c.get('viewer'))
  return work ? goTo(c, urls.chapter(work.id, chapterId)) : showNotFound(house, c)
}

/** The texts with what other rooms put into them. */
function wovenBy(around: readonly Around[], chapters: readonly Chapter[]): readonly Chapter[] {
  const weavers = around.flatMap(({ weave }) => weave ?? [])
  if (weavers.length === 0) return chapters
  return chapters.map((chapter) => ({
    ...chapter,
    html: weavers.reduce((html, weave) => weave(html, chapter.id), chapter.html),
  }))
}

/** Where a form on this page leads back to. */
function hereOf(c: C): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

/** Redirects keep what the address asked for: old tools put their consent there. */
function goTo(c: C, address: string): Response {
  const { search } = new URL(c.req.url)
  return c.redirect(address + search, 302)
}

async function wantsEntireWork(house: House, c: C): Promise<boolean> {
  const asked = c.req.query('view_full_work')
  if (asked !== undefined) return asked === 'true'
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return false
  const row = await house.db
    .selectFrom('preferences')
    .select('entire_work')
    .where('user_id', '=', viewer.id)
    .executeTakeFirst()
  return row?.entire_work === 1
}

/** A work of one chapter shows that chapter, whatever its address. */
function onlyOne(chapters: readonly Chapter[]): Chapter | undefined {
  return chapters.length === 1 ? chapters[0] : undefined
}

function chapterName(heads: readonly ChapterHead[], shown: Chapter): string {
  const number = heads.findIndex(({ id }) => id === shown.id) + 1
  return shown.title === '' ? `chapter ${number}` : shown.title
}
