import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Member } from '../../platform/web/viewer.ts'
import type { Desk } from '../catalogue/index.ts'
import { showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { worksToGoOnWith } from '../place/index.ts'
import { EVERYTHING, Finder } from '../search/index.ts'
import { favouritesOf } from '../tags/index.ts'
import { urls } from '../urls.ts'
import { loadBlurbs, newestChange } from '../works/index.ts'
import { HomePage } from './home.tsx'
import { type FandomEntry, largestFandoms, latestDrafts, newestWorks } from './store.ts'

const NEWEST = 5
const FANDOMS = 12
const DRAFTS = 3
const BEGUN = 3

/** The front page.
 * @param told what those who keep the archive have to tell */
export function homeRoutes(
  house: House,
  desk: Desk,
  told: (house: House) => Promise<Child> = async () => null,
): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  const fandomsFor = rememberFandoms(house)
  return new Hono<WebEnv>().get(urls.home(), async (c) => {
    const viewer = c.get('viewer')
    const { name, welcome } = await house.settings.read()
    const ids = viewer.kind === 'guest' ? await newestWorks(house.db, viewer, NEWEST) : await newestFor(finder, viewer)
    const blurbs = await loadBlurbs(house.db, ids)
    const tags = viewer.kind === 'member' ? await favouritesOf(house.db, viewer.id) : []
    const drafts = viewer.kind === 'member' ? await latestDrafts(house.db, viewer.id, DRAFTS) : []
    const begun = viewer.kind === 'member' ? await worksToGoOnWith(house, viewer, BEGUN) : []
    return showPage(house, c, {
      title: '',
      main: 'home-index region',
      sameForGuests: true,
      body: (
        <HomePage
          archive={name || 'Fanlight'}
          welcome={welcome}
          viewer={viewer}
          newest={ids.flatMap((id) => blurbs.get(id) ?? [])}
          fandoms={await fandomsFor(viewer.kind)}
          drafts={drafts}
          begun={begun}
          tags={tags}
          told={await told(house)}
        />
      ),
    })
  })
}

/** A member's own filters hold on the front page too. */
async function newestFor(finder: Finder, member: Member): Promise<readonly number[]> {
  const found = await finder.list(EVERYTHING, member, { page: 1, size: NEWEST })
  return found?.listing.works.map(({ id }) => id) ?? []
}

/** Counting every fandom is too much for each look at the front page: it is done again only after a change, and then
 * at most every ten seconds. */
function rememberFandoms({ db, now }: House): (kind: 'guest' | 'member') => Promise<readonly FandomEntry[]> {
  const kept = new Map<
    string,
    { readonly change: number; readonly at: number; readonly fandoms: readonly FandomEntry[] }
  >()
  return async (kind) => {
    const known = kept.get(kind)
    const at = now().getTime()
    if (known && at - known.at < 10_000) return known.fandoms
    const change = await newestChange(db)
    const viewer = kind === 'guest' ? { kind } : { kind, id: 0, login: '', roles: [], sessionId: '' }
    const fandoms = known?.change === change ? known.fandoms : await largestFandoms(db, viewer, FANDOMS)
    kept.set(kind, { change, at, fandoms })
    return fandoms
  }
}
