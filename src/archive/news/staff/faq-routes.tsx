import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { forEditing } from '../../../platform/text/blocks.ts'
import { readFields } from '../../../platform/web/fields.ts'
import { memberOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, requireRight, showNotFound, showStaff } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { checkEntry, type EntryTyped, type NewsProblems } from '../rules.ts'
import { sentencesFor } from '../sentences.ts'
import { type FaqEntry, faqEntries, removeEntry, saveEntry } from '../store.ts'
import { EditEntryPage, FaqDeskPage } from './faq-pages.tsx'

type C = Context<WebEnv>

const line = z.string()
const entryForm = z.object({ section: line, question: line, text: line, position: line, do: line })
const NOTHING: EntryTyped = { section: '', question: '', text: '', position: '' }

/** Where staff write questions and answers. */
export function faqRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const writer = [requireMember(), requireRight(house, 'write-news')] as const
  routes.get(urls.staffFaq(), ...writer, (c) => showDesk(house, c, NOTHING))
  routes.post(urls.staffFaq(), ...writer, (c) => take(house, c, undefined))
  routes.get(`${urls.staffFaq()}/:id{[0-9]+}`, ...writer, (c) => withEntry(c, (entry) => showEntry(house, c, entry)))
  routes.post(`${urls.staffFaq()}/:id{[0-9]+}`, ...writer, (c) => withEntry(c, (entry) => take(house, c, entry)))
  return routes

  async function withEntry(c: C, answer: (entry: FaqEntry) => Promise<Response>): Promise<Response> {
    const wanted = Number(c.req.param('id'))
    const entry = (await faqEntries(house.db)).find(({ id }) => id === wanted)
    return entry ? answer(entry) : showNotFound(house, c)
  }
}

async function showDesk(house: House, c: C, typed: EntryTyped, problems: NewsProblems = {}): Promise<Response> {
  const entries = await faqEntries(house.db)
  const body = (
    <FaqDeskPage token={formToken(house, c)} entries={entries} typed={typed} errors={sentencesFor(problems)} />
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showStaff(house, c, { at: 'faq', title: 'Questions and answers', body }, status)
}

function showEntry(
  house: House,
  c: C,
  entry: FaqEntry,
  typed: EntryTyped = { ...entry, text: forEditing(entry.html), position: String(entry.position) },
  problems: NewsProblems = {},
): Promise<Response> {
  const body = <EditEntryPage token={formToken(house, c)} entry={entry} typed={typed} errors={sentencesFor(problems)} />
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showStaff(house, c, { at: 'faq', title: 'Edit a question', body }, status)
}

async function take(house: House, c: C, entry: FaqEntry | undefined): Promise<Response> {
  const { do: act, ...typed } = await readFields(c, entryForm)
  const [by, now] = [memberOf(c), house.now()]
  if (entry && act === 'remove') {
    await house.db.transaction().execute(async (trx) => {
      await removeEntry(trx, entry.id)
      const about = { kind: 'question', id: entry.id, name: entry.question }
      await leaveTrail(trx, { by, act: 'faq-removed', about, before: { text: forEditing(entry.html) }, now })
    })
    return goOn(c, urls.staffFaq(), 'Taken out.')
  }
  const checked = checkEntry(typed)
  if (!checked.ok)
    return entry ? showEntry(house, c, entry, typed, checked.problems) : showDesk(house, c, typed, checked.problems)
  await house.db.transaction().execute(async (trx) => {
    const id = await saveEntry(trx, entry?.id, checked.value)
    await leaveTrail(trx, { by, act: 'faq-saved', about: { kind: 'question', id, name: checked.value.question }, now })
  })
  return goOn(c, urls.staffFaq(), 'Saved.')
}
