import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { mediaOf } from './bucket.ts'
import { keepPicture } from './keeping.ts'
import { PICTURE_NAME, typeOf } from './names.ts'
import { DeletePicturePage, PicturesPage } from './pages.tsx'
import { removePictures } from './removing.ts'
import { checkSent, type MediaProblem, MOST_BYTES } from './rules.ts'
import { SENTENCES } from './sentences.ts'
import { describePicture, findOwnPicture, keptBy, type OwnPicture, picturesOf, worksShowing } from './store.ts'

type C = Context<WebEnv>

/** A form with a picture in it. */
export const PICTURE_BODY = MOST_BYTES + 1024 * 1024
const ON_A_PAGE = 30
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The pictures themselves. A name never holds anything else, so that nobody need ask twice; nothing of it is a page. */
export function mediaFiles({ config }: Pick<House, 'config'>): Hono<WebEnv> {
  const folder = mediaOf(config)
  return new Hono<WebEnv>().get(`/media/:name{${PICTURE_NAME}}`, async (c, next) => {
    const name = c.req.param('name')
    const bytes = await folder.read(name)
    if (!bytes) return next()
    return c.body(bytes, 200, {
      'Content-Type': typeOf(name),
      'Content-Length': String(bytes.length),
      'Cache-Control': FOR_EVER,
      'X-Robots-Tag': 'noindex',
      'Cross-Origin-Resource-Policy': 'cross-origin', // feeds are read on other sites, with their pictures
    })
  })
}

/** Pages of a member's pictures, and where the editor sends one. */
export function mediaRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const pictures = '/users/:login/pictures'
  const one = `${pictures}/:id{[0-9]{1,9}}`
  routes.get(pictures, requireMember(), (c) => withOwner(house, c, (member) => show(house, c, member, '', {})))
  routes.post(pictures, requireMember(), (c) =>
    withOwner(house, c, async (member) => take(house, c, member, await readForm(c))),
  )
  routes.post(one, requireMember(), (c) =>
    withPicture(house, c, (picture, member) => describe(house, c, member, picture)),
  )
  routes.get(`${one}/delete`, requireMember(), (c) =>
    withPicture(house, c, async (picture, { login }) => {
      const works = await worksShowing(house.db, picture.id)
      const body = <DeletePicturePage login={login} token={formToken(house, c)} picture={picture} works={works} />
      return showPage(house, c, { title: 'Delete a picture', main: 'pictures-delete region', unlisted: true, body })
    }),
  )
  routes.post(`${one}/delete`, requireMember(), (c) =>
    withPicture(house, c, async (picture, { login }) => {
      await house.db.transaction().execute(async (trx) => {
        const works = await worksShowing(trx, picture.id)
        await removePictures(trx, [picture], house.now())
        await house.announce(trx, { kind: 'picture-removed', workIds: works.map(({ id }) => id) })
      })
      return goOn(c, urls.pictures(login), 'Deleted.')
    }),
  )
  return routes
}

async function take(house: House, c: C, member: Member, form: Form): Promise<Response> {
  const [file] = form.files('picture')
  const alt = form.text('alt')
  const forScript = c.req.header('accept')?.includes('application/json') === true
  const kept = file && (await keepPicture(house, member.id, new Uint8Array(await file.arrayBuffer()), alt))
  if (kept?.ok) return forScript ? c.json(kept.value, 201) : goOn(c, urls.pictures(member.login), 'Added.')
  const sentence = kept ? SENTENCES[kept.problem] : 'Choose a file.'
  if (forScript) return c.json({ sentence }, 422)
  return show(house, c, member, alt, { [kept ? fieldOf(kept.problem) : 'picture']: sentence })
}

function fieldOf(problem: MediaProblem): 'picture' | 'alt' {
  return problem === 'alt-too-long' ? 'alt' : 'picture'
}

async function describe(house: House, c: C, member: Member, { id }: OwnPicture): Promise<Response> {
  const alt = (await readForm(c)).text('alt').replace(/\s+/g, ' ').trim()
  const wrong = checkSent(0, alt)
  if (wrong) return show(house, c, member, alt, { alt: SENTENCES[wrong] })
  await house.db.transaction().execute((trx) => describePicture(trx, id, alt))
  return goOn(c, `${urls.pictures(member.login)}#picture-${id}`, 'Saved. Texts that show it already keep their words.')
}

async function show(house: House, c: C, member: Member, alt: string, errors: FieldErrors): Promise<Response> {
  const { count, bytes } = await keptBy(house.db, member.id)
  const pages = Math.max(1, Math.ceil(count / ON_A_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const body = (
    <PicturesPage
      login={member.login}
      token={formToken(house, c)}
      pictures={await picturesOf(house.db, member.id, (page - 1) * ON_A_PAGE, ON_A_PAGE)}
      count={count}
      bytes={bytes}
      megabytes={house.config.pictures}
      page={page}
      pages={pages}
      alt={alt}
      errors={errors}
    />
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Your pictures', main: 'pictures-index region', unlisted: true, body }, status)
}

/** Answers for the person whose page it is; for everybody else nothing is there. */
async function withOwner(house: House, c: C, answer: (member: Member) => Promise<Response>): Promise<Response> {
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && viewer.login.toLowerCase() === c.req.param('login')?.toLowerCase()
  return own ? answer(viewer) : showNotFound(house, c)
}

function withPicture(
  house: House,
  c: C,
  answer: (picture: OwnPicture, member: Member) => Promise<Response>,
): Promise<Response> {
  return withOwner(house, c, async (member) => {
    const picture = await findOwnPicture(house.db, member.id, Number(c.req.param('id')))
    return picture ? answer(picture, member) : showNotFound(house, c)
  })
}
