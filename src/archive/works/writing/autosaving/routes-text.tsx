import { Hono } from 'hono'
import { type Form, formOf } from '../../../../platform/web/form.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../../frame/index.ts'
import type { House, WebEnv } from '../../../house.ts'
import type { Work } from '../../kinds.ts'
import { type Autosave, autosavesAt, dropAutosave, findAutosave } from '../../store/autosaves.ts'
import { findOwnWork } from '../../store/read.ts'
import { emptyChapterFields, readChapterFields, storedChapterFields } from '../chapter-fields.ts'
import { openDesk, storedChapter } from '../desk.ts'
import { type C, idIn, memberOf } from '../own.ts'
import { compareChapters } from '../versions/compared.ts'
import { emptyWorkFields, readWorkFields, storedWorkFields } from '../work-fields.ts'
import { addressOf } from './place.ts'
import { changedFields, saidBy } from './said.ts'
import type { Written } from './same-text.ts'
import { AutosavedTextPage } from './text-page.tsx'

/** Texts that were typed and not saved: looked at, and thrown away. */
export function autosavedTextRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/autosaves/:autosave{[0-9]+}', requireMember(), (c) =>
    withAutosave(house, c, async (text) => {
      const around = await aroundOf(house, c, text)
      return around ? show(house, c, text, around) : showNotFound(house, c)
    }),
  )
  routes.post('/autosaves/:autosave{[0-9]+}/discard', requireMember(), (c) =>
    withAutosave(house, c, async (text) => {
      await dropAutosave(house.db, memberOf(c).id, text.id)
      return goOn(c, addressOf(text.place), 'The text that was not saved is thrown away.')
    }),
  )
  return routes
}

async function withAutosave(house: House, c: C, answer: (text: Autosave) => Promise<Response>): Promise<Response> {
  const text = await findAutosave(house.db, memberOf(c).id, idIn(c, 'autosave'))
  return text ? answer(text) : showNotFound(house, c)
}

/** What is saved where a text was typed. */
interface Around {
  readonly name: string
  readonly language: string
  readonly stored: Written
  readonly read: (form: Form) => Written
  /** the title that the form shows first */
  readonly titleOf: (form: Form) => string
  readonly storedTitle: string
}

/** @returns undefined when the work or the chapter is gone, or not theirs any more */
async function aroundOf(house: House, c: C, { place }: Autosave): Promise<Around | undefined> {
  const titleOf = (form: Form) => form.text('title')
  if (place.form === 'new-work') {
    const stored = emptyWorkFields({ language: '', pseuds: [], once: '' })
    return { name: 'a new work', language: '', stored, storedTitle: '', titleOf, read: readWorkFields }
  }
  const work = await findOwnWork(house.db, place.workId, memberOf(c).id)
  if (!work || work.deletedAt !== null) return undefined
  const common = { titleOf, language: work.language }
  if (place.form === 'work') {
    const { alone } = await openDesk(house, work, memberOf(c))
    const stored = storedWorkFields(work, alone, memberOf(c).id)
    return { ...common, name: work.title, stored, storedTitle: stored.title, read: readWorkFields }
  }
  return { ...common, ...(await chapterAround(house, work, place)), read: readChapterFields }
}

async function chapterAround(house: House, work: Work, place: Autosave['place']) {
  const chapter = place.form === 'chapter' ? await storedChapter(house, work, String(place.chapterId)) : undefined
  if (!chapter)
    return { name: `a new chapter of ${work.title}`, stored: emptyChapterFields(work, 0, ''), storedTitle: '' }
  const name = `chapter ${chapter.position} of ${work.title}`
  return { name, stored: storedChapterFields(chapter), storedTitle: chapter.title }
}

async function show(house: House, c: C, text: Autosave, around: Around): Promise<Response> {
  const others = (await autosavesAt(house.db, memberOf(c).id, text.place)).filter(({ id }) => id !== text.id)
  const beside = others.find(({ id }) => String(id) === c.req.query('with'))
  const [form, other] = [formOf(text.fields), beside && formOf(beside.fields)]
  const [fields, besides] = [around.read(form), other ? around.read(other) : around.stored]
  const before = saidBy(besides, other ? around.titleOf(other) : around.storedTitle)
  const after = saidBy(fields, around.titleOf(form), before.said.html)
  const body = (
    <AutosavedTextPage
      text={text}
      name={around.name}
      others={others}
      beside={beside}
      compared={compareChapters(before.said, after.said)}
      fields={changedFields(besides, fields)}
      problem={after.problem ?? before.problem}
      typed={fields.text}
      language={around.language}
      view={c.req.query('view') === 'side' ? 'side' : 'inline'}
      token={formToken(house, c)}
    />
  )
  const title = `What you were writing: ${around.name}`
  return showPage(house, c, { title, main: 'autosaves-show region', unlisted: true, body })
}
