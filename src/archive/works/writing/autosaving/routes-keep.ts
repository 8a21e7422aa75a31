import { Hono } from 'hono'
import { type Form, readForm } from '../../../../platform/web/form.ts'
import { openLimit } from '../../../../platform/web/limits.ts'
import { requireMember } from '../../../frame/index.ts'
import type { House, WebEnv } from '../../../house.ts'
import { urls } from '../../../urls.ts'
import { keepAutosave, type WritingPlace } from '../../store/autosaves.ts'
import { chapterOfForm, workOfForm } from '../../store/own.ts'
import { chapterTexts, chapterVersion } from '../../store/read.ts'
import { type ChapterFields, readChapterFields, storedChapterFields } from '../chapter-fields.ts'
import { openDesk } from '../desk.ts'
import { formKey } from '../once.ts'
import { type C, idIn, memberOf, withOwnWork } from '../own.ts'
import { readWorkFields, storedWorkFields, type WorkFields } from '../work-fields.ts'
import { saysTheSame } from './same-text.ts'
import { sheetOf, startAs, typedIn } from './sheet.ts'

/** The longest text that a form is looked at with, four times the limit of a chapter, and its other fields. */
const MOST_CHARACTERS = 2_200_000
/** Twenty windows that save at every pause. */
const SAVES_A_MINUTE = 240

/** Where the forms of the desk send what is typed. Answers are JSON, for src/client/autosave. */
export function keepingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const limit = openLimit(SAVES_A_MINUTE, 60)
  const keep = async (c: C, place: WritingPlace, isSaved: IsSaved) => {
    const wait = await limit.take(String(memberOf(c).id))
    if (wait === undefined) return takeTyped(house, c, place, isSaved)
    return c.json({ problem: 'too-often' }, 429, { 'Retry-After': String(wait) })
  }
  routes.post(urls.autosaveOf(urls.newWork()), requireMember(), (c) =>
    keep(c, { form: 'new-work' }, async (form) => {
      const fields = readWorkFields(form)
      return isMade(c, fields, (key) => workOfForm(house.db, memberOf(c).id, key))
    }),
  )
  routes.post('/works/:id{[0-9]+}/edit/autosave', requireMember(), (c) =>
    withOwnWork(house, c, (work, member) =>
      keep(c, { form: 'work', workId: work.id }, async (form) => {
        if (!form.has('kept')) return false
        const { alone } = await openDesk(house, work, member)
        return saysTheSame(readWorkFields(form), storedWorkFields(work, alone, member.id))
      }),
    ),
  )
  routes.post('/works/:id{[0-9]+}/chapters/new/autosave', requireMember(), (c) =>
    withOwnWork(house, c, ({ id }) =>
      keep(c, { form: 'new-chapter', workId: id }, async (form) => {
        const fields = readChapterFields(form)
        return isMade(c, fields, (key) => chapterOfForm(house.db, id, key))
      }),
    ),
  )
  routes.post('/works/:id{[0-9]+}/chapters/:chapterId{[0-9]+}/edit/autosave', requireMember(), (c) =>
    withOwnWork(house, c, async ({ id }) => {
      const chapterId = idIn(c, 'chapterId')
      if ((await chapterVersion(house.db, id, chapterId)) === undefined) return c.json({ problem: 'gone' }, 404)
      return keep(c, { form: 'chapter', workId: id, chapterId }, async (form) => {
        const [chapter] = form.has('kept') ? await chapterTexts(house.db, [chapterId]) : []
        return chapter !== undefined && saysTheSame(readChapterFields(form), storedChapterFields(chapter))
      })
    }),
  )
  return routes
}

/** A browser may come with what it kept after the form itself was taken. */
type IsSaved = (form: Form) => Promise<boolean>

async function takeTyped(house: House, c: C, place: WritingPlace, isSaved: IsSaved): Promise<Response> {
  const form = await readForm(c)
  const userId = memberOf(c).id
  const sheet = sheetOf(form)
  const fields = typedIn(form)
  if (sheet.sheet === '') return c.json({ problem: 'no-sheet' }, 400)
  if (lengthOf(fields) > MOST_CHARACTERS) return c.json({ problem: 'too-long' }, 413)
  if (await isSaved(form)) return c.json({ saved: true })
  const now = house.now()
  const kept = await house.db
    .transaction()
    .execute((trx) => keepAutosave(trx, userId, place, { ...sheet, fields, now }))
  if (!kept.ok) return c.json({ problem: kept.problem }, 413)
  const apart = kept.value.other !== undefined || (await isBehind(house, place, form))
  return c.json({ kept: startAs(kept.value), ...(apart ? { compare: urls.autosave(kept.value.id) } : {}) })
}

function lengthOf(fields: Readonly<Record<string, readonly string[]>>): number {
  return Object.values(fields).reduce((sum, values) => sum + values.join('').length, 0)
}

/** @returns whether this new form has become a work or a chapter already */
async function isMade(
  c: C,
  fields: WorkFields | ChapterFields,
  find: (key: string) => Promise<number | undefined>,
): Promise<boolean> {
  for (const stage of ['posted', 'draft']) {
    const key = formKey(memberOf(c).id, fields.once, [stage, fields])
    if (key !== undefined && (await find(key)) !== undefined) return true
  }
  return false
}

/** @returns whether the text was saved from somewhere else after this form was opened */
async function isBehind(house: House, place: WritingPlace, form: Form): Promise<boolean> {
  if (place.form === 'new-work' || place.form === 'new-chapter') return false
  const chapterId = place.form === 'chapter' ? place.chapterId : Number(form.text('chapter')) || 0
  if (chapterId === 0) return false
  const version = await chapterVersion(house.db, place.workId, chapterId)
  return version !== undefined && String(version) !== form.text('version')
}
