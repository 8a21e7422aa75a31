import { Hono } from 'hono'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../../frame/index.ts'
import type { House, WebEnv } from '../../../house.ts'
import { urls } from '../../../urls.ts'
import type { Chapter, Work } from '../../kinds.ts'
import { restoreRevision } from '../../store/chapters.ts'
import { chaptersOf } from '../../store/read.ts'
import { findRevision, revisionsOf } from '../../store/revisions.ts'
import { type C, idIn, memberOf, withOwnChapter } from '../own.ts'
import { Preview } from '../pages/preview.tsx'
import { compareChapters } from './compared.ts'
import { ComparePage, nameOf, VersionHead, VersionsPage } from './pages.tsx'

/** What a chapter has been: list, read, compare, go back. */
export function versionRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const versions = '/works/:id{[0-9]+}/chapters/:chapterId{[0-9]+}/versions'
  routes.get(versions, requireMember(), (c) =>
    withOwnChapter(house, c, async (work, chapter) => {
      const revisions = await revisionsOf(house.db, chapter.id)
      const body = <VersionsPage work={work} chapter={chapter} revisions={revisions} />
      return showPage(house, c, { ...about('Versions of', work, chapter), main: 'versions-index region', body })
    }),
  )
  routes.get(`${versions}/compare`, requireMember(), (c) =>
    withOwnChapter(house, c, (work, chapter) => compare(house, c, work, chapter)),
  )
  routes.get(`${versions}/:version{[0-9]+}`, requireMember(), (c) =>
    withOwnChapter(house, c, (work, chapter) => read(house, c, work, chapter)),
  )
  routes.post(`${versions}/:version{[0-9]+}/restore`, requireMember(), (c) =>
    withOwnChapter(house, c, async (work, chapter) => {
      const saving = { by: memberOf(c).id, now: house.now() }
      const restored = await house.db
        .transaction()
        .execute((trx) => restoreRevision(trx, chapter.id, idIn(c, 'version'), saving))
      if (!restored.ok) return showNotFound(house, c)
      return goOn(
        c,
        urls.versions(work.id, chapter.id),
        'The older version stands again; the one before it is in this list.',
      )
    }),
  )
  return routes
}

/** The text as readers saw it. */
async function read(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const revision = await findRevision(house.db, chapter.id, idIn(c, 'version'))
  if (!revision) return showNotFound(house, c)
  const [newest] = await revisionsOf(house.db, chapter.id)
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const number = heads.length > 1 ? chapter.position : undefined
  const body = (
    <>
      <VersionHead
        work={work}
        chapter={chapter}
        revision={revision}
        newest={newest?.id === revision.id}
        token={formToken(house, c)}
      />
      <Preview work={work} heads={heads} chapters={[{ ...chapter, ...revision.said }]} number={number} />
    </>
  )
  return showPage(house, c, { ...about('A version of', work, chapter), main: 'versions-show region', body })
}

async function compare(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const find = (name: string) => findRevision(house.db, chapter.id, Number(c.req.query(name)) || 0)
  const [from, to] = [await find('from'), await find('to')]
  if (!from || !to) return showNotFound(house, c)
  const [newest] = await revisionsOf(house.db, chapter.id)
  const body = (
    <ComparePage
      work={work}
      chapter={chapter}
      from={from}
      to={to}
      compared={compareChapters(from.said, to.said)}
      view={c.req.query('view') === 'side' ? 'side' : 'inline'}
      newest={newest?.id === to.id && from.id !== to.id}
      token={formToken(house, c)}
    />
  )
  return showPage(house, c, { ...about('What changed in', work, chapter), main: 'versions-compare region', body })
}

function about(words: string, work: Work, chapter: Chapter) {
  return { title: `${words} ${nameOf(chapter)} of ${work.title}`, unlisted: true } as const
}
