import type { Context } from 'hono'
import { isId } from '../../platform/db/ids.ts'
import { showPage, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { chaptersOf, chapterTexts, findOwnWork } from '../works/index.ts'
import { HiddenWorkPage } from './pages/standing.tsx'
import { hidingOf } from './store/measures.ts'
import { carriesTags } from './store/subjects.ts'
import { appealToken } from './telling.ts'

/** For the address of a work that its viewer may not see.
 * @returns the work with the reason for a creator whose work is hidden; that it is gone, or that the law forbids it, where it was
 * decided to say so; undefined for everything else, which is answered like what never was */
export async function showClosed(house: House, c: Context<WebEnv>, workId: number): Promise<Response | undefined> {
  const measure = await hidingOf(house.db, workId)
  if (!measure) return (await isUnavailable(house, c, workId)) ? showUnavailable(house, c) : undefined
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' ? await findOwnWork(house.db, workId, viewer.id) : undefined
  if (own && own.deletedAt === null && own.postedAt !== null) {
    const heads = await chaptersOf(house.db, workId)
    const chapters = await chapterTexts(
      house.db,
      heads.map(({ id }) => id),
    )
    const body = (
      <HiddenWorkPage
        work={own}
        chapters={chapters}
        measure={measure}
        appealAddress={urls.appeal(appealToken(house, measure.id))}
      />
    )
    return showPage(house, c, { title: own.title, main: 'works-show region', unlisted: true, body })
  }
  if (measure.shownAs === 'absent') return undefined
  return measure.shownAs === 'gone'
    ? showProblem(house, c, 410, 'This was taken away', [
        <p>A work stood here. Those who keep this archive have taken it away.</p>,
      ])
    : showUnavailable(house, c)
}

/** @see RFC 7725 */
function showUnavailable(house: House, c: Context<WebEnv>): Promise<Response> {
  return showProblem(house, c, 451, 'The law forbids to show this', [
    <p>A work stands here that this archive may not show where you are, for legal reasons.</p>,
  ])
}

/** Whether nothing but a standing rule keeps the work from the viewer, and it is one that says so. */
async function isUnavailable({ db }: House, c: Context<WebEnv>, workId: number): Promise<boolean> {
  const { withheld, ...viewer } = c.get('viewer')
  if (!withheld || withheld.unavailable.length === 0 || !isId(workId)) return false
  return carriesTags(db, workId, viewer, withheld.unavailable)
}
