import { Hono } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import { goOn, requireMember } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Chapter, Work } from '../kinds.ts'
import { chapterTexts } from '../store/read.ts'
import { type Asked, askedBy } from './asked.ts'
import { endWriting, openWriting } from './autosaving/writing.ts'
import { checkWorkForm } from './check.ts'
import { type Desk, hasEmptyChapter, NOT_ALL_WRITTEN, openDesk, storedChapter, writtenOf } from './desk.ts'
import { showEditPage } from './edit-page.tsx'
import { collectionsIn, type Gathering } from './gathering.ts'
import { type C, withOwnWork } from './own.ts'
import type { PreviewProps } from './pages/preview.tsx'
import { creditedTo, previewAlone, previewAmong, previewedChapter, previewedWork } from './previewed.ts'
import { saveWork } from './save.ts'
import { SUGGEST, suggestedFor, withSuggestion } from './suggesting.ts'
import { unreadableIn } from './unreadable.ts'
import { readWorkFields, storedWorkFields, type WorkFields } from './work-fields.ts'

/** What a work says about itself; the text too, when it has one chapter. */
export function editWorkRoutes(house: House, gathering: Gathering): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/works/:id{[0-9]+}/edit', requireMember(), (c) =>
    withOwnWork(house, c, async (work, member) => {
      const desk = { ...(await openDesk(house, work, member)), gathered: await gathering.of(work.id) }
      const stored = storedWorkFields(work, desk.alone, member.id)
      const opened = await openWriting(house, c, { form: 'work', workId: work.id }, readWorkFields, stored)
      const suggested = c.req.query(SUGGEST) === undefined ? undefined : await suggestedFor(house, opened.fields, desk)
      return showEditPage(house, c, desk, { ...opened, errors: {}, ...(suggested ? { suggested } : {}) }, 200)
    }),
  )
  routes.post('/works/:id{[0-9]+}/edit', requireMember(), (c) =>
    withOwnWork(house, c, async (work, member) => {
      const form = await readForm(c)
      const desk = { ...(await openDesk(house, work, member)), gathered: await gathering.of(work.id) }
      return take({ house, gathering }, c, desk, withSuggestion(readWorkFields(form), form), askedBy(form))
    }),
  )
  return routes
}

type Rooms = { readonly house: House; readonly gathering: Gathering }

async function take(
  { house, gathering }: Rooms,
  c: C,
  desk: Desk,
  fields: WorkFields,
  asked: Asked,
): Promise<Response> {
  const posted = desk.work.postedAt !== null
  const withText = fields.chapter !== ''
  const stored = withText ? await storedChapter(house, desk.work, fields.chapter) : undefined
  if (withText && !stored) return showGone(house, c, desk, fields)
  if (asked === 'suggest') {
    const suggested = await suggestedFor(house, fields, desk)
    return showEditPage(house, c, desk, { fields, errors: {}, suggested }, 200)
  }
  const stage = asked === 'post' || (posted && asked === 'draft') ? 'posted' : 'draft'
  const { choices, member } = desk
  const checked = checkWorkForm(fields, {
    ...{ choices, stage, written: writtenOf(desk), stored, withText },
    unreadable: unreadableIn(await readForm(c)),
    collections: await gathering.problemWith(collectionsIn(fields), member, desk.work.id),
  })
  if (!checked.ok) return showEditPage(house, c, desk, { fields, errors: checked.errors }, 422)
  if (asked === 'preview') {
    const creators = creditedTo(choices, checked.credit.pseudIds, member.id)
    const work = previewedWork(checked.details, creators, house.now(), desk.work)
    const chapter = stored && previewedChapter(checked.chapter, work.id, stored.position, stored)
    return showEditPage(
      house,
      c,
      desk,
      { fields, errors: {}, preview: await previewOf(house, desk, work, chapter) },
      200,
    )
  }
  const posts = stage === 'posted' && !posted
  if (posts && (await hasEmptyChapter(house, desk.heads)))
    return goOn(c, urls.manageChapters(desk.work.id), NOT_ALL_WRITTEN)
  const chapter = stored && { id: stored.id, version: Number(fields.version) || 0, details: checked.chapter }
  const saved = await saveWork(house, member.id, {
    ...{ ...checked, work: desk.work, chapter, post: posts },
    also: (trx, id) => gathering.carryOut(trx, collectionsIn(fields), member, id),
  })
  if (saved === 'changed-meanwhile') return showConflict(house, c, desk, fields)
  await endWriting(house, c, { form: 'work', workId: desk.work.id })
  if (stage === 'posted') return goOn(c, urls.work(desk.work.id), posts ? 'Posted.' : 'Saved.')
  return goOn(c, urls.editWork(desk.work.id), 'Saved. It is still a draft.')
}

async function previewOf(
  house: House,
  { heads }: Desk,
  work: Work,
  chapter: Chapter | undefined,
): Promise<PreviewProps> {
  if (chapter && heads.length === 1) return previewAlone(work, chapter)
  const first =
    chapter ??
    (
      await chapterTexts(
        house.db,
        heads.slice(0, 1).map(({ id }) => id),
      )
    )[0]
  if (!first) return { work, heads, chapters: [], number: undefined }
  return previewAmong(
    work,
    heads.filter(({ id }) => id !== first.id),
    first,
  )
}

/** The form comes back with the newest version's number, so that saving it again means to save it over that one. */
async function showConflict(house: House, c: C, desk: Desk, fields: WorkFields): Promise<Response> {
  const stored = await storedChapter(house, desk.work, fields.chapter)
  if (!stored) return showGone(house, c, desk, fields)
  const mine = { ...fields, version: String(stored.version) }
  return showEditPage(house, c, desk, { fields: mine, errors: {}, conflict: stored }, 409)
}

/** Nothing that was written is lost while the page stands. */
function showGone(house: House, c: C, desk: Desk, fields: WorkFields): Promise<Response> {
  const text = 'This chapter was deleted while you were writing. Copy your text before you leave this page.'
  return showEditPage(house, c, desk, { fields: { ...fields, chapter: '' }, errors: { text } }, 409)
}
