import { Hono } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import { goOn, requireMember } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Chapter, Work } from '../kinds.ts'
import { checkChapter } from '../rules.ts'
import { sentencesOf } from '../sentences.ts'
import { chaptersOf, chapterTexts } from '../store/read.ts'
import { type Asked, askedBy } from './asked.ts'
import { endWriting, openWriting } from './autosaving/writing.ts'
import {
  type ChapterFields,
  emptyChapterFields,
  readChapterFields,
  storedChapterFields,
  typedChapter,
} from './chapter-fields.ts'
import { placeOf, showChapterPage } from './chapter-page.tsx'
import { newChapterPlace } from './chapter-place.ts'
import { formKey, newOnce } from './once.ts'
import { type C, idIn, memberOf, withOwnChapter, withOwnWork } from './own.ts'
import { previewAmong, previewedChapter } from './previewed.ts'
import { makeChapter, saveChapter } from './save.ts'
import { unreadableIn } from './unreadable.ts'

/** Chapters, one at a time. */
export function chapterRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const fresh = '/works/:id{[0-9]+}/chapters/new'
  const stored = '/works/:id{[0-9]+}/chapters/:chapterId{[0-9]+}/edit'
  routes.get(fresh, requireMember(), (c) =>
    withOwnWork(house, c, async (work) => {
      const heads = await chaptersOf(house.db, work.id, { drafts: true })
      const empty = emptyChapterFields(work, heads.length, newOnce())
      const opened = await openWriting(house, c, placeOf(work, undefined), readChapterFields, empty)
      return showChapterPage(house, c, work, { ...opened, errors: {} }, 200)
    }),
  )
  routes.post(fresh, requireMember(), (c) => withOwnWork(house, c, (work, member) => takeNew(house, c, work, member)))
  routes.get(stored, requireMember(), (c) =>
    withOwnChapter(house, c, async (work, chapter) => {
      const stored = storedChapterFields(chapter)
      const opened = await openWriting(house, c, placeOf(work, chapter), readChapterFields, stored)
      return showChapterPage(house, c, work, { ...opened, errors: {}, chapter }, 200)
    }),
  )
  routes.post(stored, requireMember(), (c) =>
    withOwnWork(house, c, async (work) => {
      const form = await readForm(c)
      const fields = readChapterFields(form)
      const [chapter] = await chapterTexts(house.db, [idIn(c, 'chapterId')])
      if (chapter?.workId !== work.id) return showGone(house, c, work, fields)
      return takeStored(house, c, work, chapter, fields, askedBy(form))
    }),
  )
  return routes
}

async function takeNew(house: House, c: C, work: Work, member: Member): Promise<Response> {
  const form = await readForm(c)
  const fields = readChapterFields(form)
  const asked = askedBy(form)
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const stage = asked === 'post' && work.postedAt !== null ? 'posted' : 'draft'
  const checked = checkChapter(typedChapter(fields), stage)
  const place = newChapterPlace(fields, work, heads, stage === 'posted')
  const errors = { ...(checked.ok ? {} : sentencesOf(checked.problems)), ...place.errors, ...unreadableIn(form) }
  if (!checked.ok || Object.keys(errors).length > 0) return showChapterPage(house, c, work, { fields, errors }, 422)
  if (asked === 'preview') {
    const others = heads.map((head) =>
      head.position < place.position ? head : { ...head, position: head.position + 1 },
    )
    const preview = previewAmong(work, others, previewedChapter(checked.value, work.id, place.position))
    return showChapterPage(house, c, work, { fields, errors: {}, preview }, 200)
  }
  const key = formKey(member.id, fields.once, [stage, fields])
  const id = await makeChapter(house, work, { chapter: checked.value, ...place, stage, key })
  await endWriting(house, c, placeOf(work, undefined))
  return stage === 'posted'
    ? goOn(c, urls.chapter(work.id, id), 'Posted.')
    : goOn(c, urls.editChapter(work.id, id), 'Saved as a draft. Only you can see it.')
}

async function takeStored(
  house: House,
  c: C,
  work: Work,
  chapter: Chapter,
  fields: ChapterFields,
  asked: Asked,
): Promise<Response> {
  const visible = work.postedAt !== null && chapter.postedAt !== null
  const posts = asked === 'post' && work.postedAt !== null && !visible
  const checked = checkChapter(typedChapter(fields), posts || (visible && asked !== 'preview') ? 'posted' : 'draft')
  const errors = { ...(checked.ok ? {} : sentencesOf(checked.problems)), ...unreadableIn(await readForm(c)) }
  if (!checked.ok || Object.keys(errors).length > 0)
    return showChapterPage(house, c, work, { fields, errors, chapter }, 422)
  if (asked === 'preview') {
    const others = (await chaptersOf(house.db, work.id, { drafts: true })).filter(({ id }) => id !== chapter.id)
    const preview = previewAmong(work, others, previewedChapter(checked.value, work.id, chapter.position, chapter))
    return showChapterPage(house, c, work, { fields, errors: {}, chapter, preview }, 200)
  }
  const saved = await saveChapter(house, chapter.id, checked.value, {
    version: Number(fields.version) || 0,
    post: posts,
    by: memberOf(c).id,
  })
  if (saved === 'changed-meanwhile') return showConflict(house, c, work, chapter.id, fields)
  if (saved === 'gone') return showGone(house, c, work, fields)
  await endWriting(house, c, placeOf(work, chapter))
  if (visible || posts) return goOn(c, urls.chapter(work.id, chapter.id), posts ? 'Posted.' : 'Saved.')
  return goOn(c, urls.editChapter(work.id, chapter.id), 'Saved. It is still a draft.')
}

/** The form comes back with the newest version's number, so that saving it again means to save it over that one. */
async function showConflict(
  house: House,
  c: C,
  work: Work,
  chapterId: number,
  fields: ChapterFields,
): Promise<Response> {
  const [stored] = await chapterTexts(house.db, [chapterId])
  if (!stored) return showGone(house, c, work, fields)
  const mine = { ...fields, version: String(stored.version) }
  return showChapterPage(house, c, work, { fields: mine, errors: {}, chapter: stored, conflict: stored }, 409)
}

/** Nothing that was written is lost: it stands in the form of a new chapter. */
function showGone(house: House, c: C, work: Work, fields: ChapterFields): Promise<Response> {
  const text = 'This chapter was deleted while you were writing. Save it to make it a chapter again.'
  const expectedChapters = work.expectedChapters === null ? '?' : String(work.expectedChapters)
  return showChapterPage(
    house,
    c,
    work,
    { fields: { ...fields, expectedChapters, once: newOnce() }, errors: { text } },
    409,
  )
}
