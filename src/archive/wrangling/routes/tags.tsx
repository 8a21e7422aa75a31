import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { allMedia, familyOf, findTagInAddress, historyOf, synonymsOf, type Tag, tagStanding } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { BIN_TYPES, parseBin } from '../bins.ts'
import { BinPage } from '../pages/bin.tsx'
import { DeskTagPage } from '../pages/tag.tsx'
import { readBin } from '../store/bins.ts'
import { COMMENT_MOST, commentsOn, sayOf } from '../store/comments.ts'
import { fandomNamed, standingOf } from '../store/lookup.ts'
import { namesInHistory } from '../store/names.ts'
import { memberOf, paramsOf, showDesk } from './show.tsx'

const LATEST = 5

/** Bins, and the page of one tag. Behind the guard of the room. */
export function tagRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.deskBin(), (c) => showBin(house, c))
  routes.get('/desk/tags/:tag', (c) => withTag(house, c, (tag) => showTag(house, c, tag)))
  routes.post('/desk/tags/:tag/comments', (c) => withTag(house, c, (tag) => say(house, c, tag)))
  return routes
}

async function showBin(house: House, c: Context<WebEnv>): Promise<Response> {
  const ask = parseBin(paramsOf(c))
  const fandom = await fandomNamed(house.db, ask.fandom)
  const bin = await readBin(house.db, ask, fandom, memberOf(c))
  const body = <BinPage ask={ask} bin={bin} fandom={fandom} />
  return showDesk(house, c, { at: 'bins', title: 'Tags', body })
}

async function withTag(house: House, c: Context<WebEnv>, answer: (tag: Tag) => Promise<Response>): Promise<Response> {
  const segment = (c.req.param('tag') ?? '').toWellFormed().replaceAll('\0', '')
  const tag = await findTagInAddress(house.db, segment)
  const tied = tag && BIN_TYPES.some((type) => type === tag.type)
  return tag && tied ? answer(tag) : showNotFound(house, c)
}

async function say(house: House, c: Context<WebEnv>, tag: Tag): Promise<Response> {
  const words = (await readForm(c)).text('words').trim()
  if (words === '') return showTag(house, c, tag, words, { words: 'Write something first.' })
  if ([...words].length > COMMENT_MOST)
    return showTag(house, c, tag, words, { words: `At most ${COMMENT_MOST} characters.` })
  const userId = memberOf(c).id
  await house.db.transaction().execute((trx) => sayOf(trx, { tagId: tag.id, userId, words, now: house.now() }))
  return goOn(c, `${urls.deskTag(tag.pathName)}#comments`)
}

async function showTag(
  house: House,
  c: Context<WebEnv>,
  tag: Tag,
  words = '',
  errors: FieldErrors = {},
): Promise<Response> {
  const { db } = house
  const [own, standing] = await Promise.all([standingOf(db, tag.id), tagStanding(db, tag.id)])
  if (!own || !standing) return showNotFound(house, c)
  const latest = await historyOf(db, { tag: tag.id, most: LATEST })
  const view = {
    tag,
    ...own,
    merger: standing.merger,
    synonyms: await synonymsOf(db, tag.id),
    family: await familyOf(db, tag.id),
    media: tag.type === 'fandom' ? await allMedia(db) : [],
    comments: await commentsOn(db, tag.id),
    latest,
    names: await namesInHistory(db, latest),
  }
  const body = <DeskTagPage token={formToken(house, c)} view={view} words={words} errors={errors} />
  return showDesk(house, c, { at: 'bins', title: tag.name, body }, Object.keys(errors).length > 0 ? 422 : 200)
}
