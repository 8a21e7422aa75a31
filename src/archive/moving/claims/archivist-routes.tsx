import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import type { AuthorStanding } from '../../../schema/index.ts'
import { memberOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, requireRight, showStaff } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { ArchivistPage } from './archivist-page.tsx'
import { archivistForm } from './forms.ts'
import { claimLink } from './links.ts'
import { bringBack, decide, mailLink, mailLinks } from './settle.ts'
import { countAuthors, importedAuthors, openRequests } from './store.ts'

type C = Context<WebEnv>

const STANDINGS: readonly AuthorStanding[] = ['unclaimed', 'claimed', 'orphaned', 'taken-down']

/** The archivist's page: who is unclaimed, who asks, whom to mail. */
export function archivistRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(urls.claims(), requireMember(), requireRight(house, 'import-for-others'))
  routes.get(urls.claims(), (c) => show(house, c))
  routes.post(urls.claims(), (c) => act(house, c))
  return routes
}

async function show(
  house: House,
  c: C,
  link?: { readonly authorId: number; readonly address: string },
): Promise<Response> {
  const asked = c.req.query('standing')
  const standing = STANDINGS.find((one) => one === asked) ?? 'unclaimed'
  const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
  const [counts, authors, requests] = await Promise.all([
    countAuthors(house.db),
    importedAuthors(house.db, standing, Math.min(page, 100_000)),
    openRequests(house.db),
  ])
  const body = (
    <ArchivistPage
      token={formToken(house, c)}
      standing={standing}
      page={page}
      counts={counts}
      authors={authors}
      requests={requests}
      mailLeaves={house.config.smtp !== ''}
      link={link}
    />
  )
  return showStaff(house, c, { at: 'imported', title: 'Imported authors', body })
}

async function act(house: House, c: C): Promise<Response> {
  const { accept, refuse, mail, link, back, all } = await readFields(c, archivistForm)
  if (link > 0) return show(house, c, { authorId: link, address: claimLink(house, link) })
  if (all) return goOn(c, urls.claims(), mailed(await mailLinks(house)))
  if (mail > 0) return goOn(c, urls.claims(), mailed((await mailLink(house, mail)) ? 1 : 0))
  if (accept > 0 || refuse > 0) {
    const done = await decide(house, accept || refuse, accept > 0, memberOf(c))
    const words = accept > 0 ? 'The works are theirs now' : 'The request is refused'
    return goOn(c, urls.claims(), done ? `${words}; they hear of it by mail.` : 'Somebody had decided that already.')
  }
  if (back > 0) {
    const done = await house.db.transaction().execute((trx) => bringBack(house, trx, back, memberOf(c)))
    return goOn(c, urls.claims(), done ? 'What still lay in the bin is back.' : 'They had not been taken down.')
  }
  return goOn(c, urls.claims())
}

function mailed(count: number): string {
  if (count === 0) return 'There was nobody to mail.'
  return count === 1 ? 'One mail is on its way.' : `${count} mails are on their way.`
}
