import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { textWithin } from '../../../platform/text/difference/passages.ts'
import { type Paragraph, paragraphsOf } from '../../../platform/text/paragraphs.ts'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { type Chapter, chaptersOf, chapterTexts, loadBlurbs } from '../../works/index.ts'
import { type C, chapterIn, withRoom } from '../inside.ts'
import { isShown, marginOf, type Show } from '../margin/margin.ts'
import { checkNote, type NoteTyped } from '../margin/writing.ts'
import { ChapterPage, type Writing } from '../pages/chapter.tsx'
import { FIELD_OF, maySuggest, NOTE_SENTENCES, type NoteProblem, type Room } from '../rules.ts'
import { insertNote, type Note, notesOf } from '../store/notes.ts'
import { lastRound, noteRead } from '../store/rounds.ts'

/** A chapter with its margin, and writing a note in it. */
export function marginRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const answer = (act: (c: C, room: Room, member: Member, chapter: Chapter) => Promise<Response>) =>
    withRoom(house, async (c, room, member) => {
      const chapter = await chapterIn(house, c, room)
      return chapter ? act(c, room, member, chapter) : showNotFound(house, c)
    })
  routes.get(
    '/beta/:id{[0-9]+}/chapters/:chapterId{[0-9]+}',
    requireMember(),
    answer((c, room, member, chapter) => {
      const asked = room.endedAt === null ? askedFor(c, chapter) : undefined
      return showChapter(house, c, { room, member, chapter, show: showOf(c.req.query('show')), writing: asked })
    }),
  )
  routes.post(
    '/beta/:id{[0-9]+}/chapters/:chapterId{[0-9]+}',
    requireMember(),
    answer((c, room, member, chapter) =>
      room.endedAt === null ? takeNote(house, c, { room, member, chapter }) : Promise.resolve(showNotFound(house, c)),
    ),
  )
  return routes
}

/** @returns which notes are asked for; the open ones unless something else is said */
export function showOf(asked: string | undefined): Show {
  return asked === 'resolved' || asked === 'all' ? asked : 'open'
}

type At = { readonly room: Room; readonly member: Member; readonly chapter: Chapter }

/** The form that an address asks for: beside a paragraph, about a passage of it if that is said. */
function askedFor(c: C, chapter: Chapter): Writing | undefined {
  const paragraph = paragraphOf(chapter, c.req.query('at') ?? '')
  if (!paragraph) return undefined
  const [from, to] = [Number(c.req.query('from')) || 0, Number(c.req.query('to')) || 0]
  const quote = to > from ? textWithin(paragraph.html).slice(from, to).replace(/\s+/g, ' ') : ''
  const typed = { words: '', quote, from: quote === '' ? '' : String(from), suggested: undefined }
  return { paragraph, was: digestOf(paragraph), typed, errors: {} }
}

function paragraphOf(chapter: Chapter, id: string): Paragraph | undefined {
  return id === '' ? undefined : paragraphsOf(chapter.html).list.find((one) => one.id === id)
}

/** Tells whether a paragraph is what it was when a form was drawn. */
function digestOf({ html }: Paragraph): string {
  return createHash('sha256').update(html).digest('base64url').slice(0, 16)
}

type Shown = At & { readonly show: Show; readonly writing: Writing | undefined }

async function showChapter(house: House, c: C, shown: Shown, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { room, member, chapter, show, writing } = shown
  const [blurbs, heads, all, round] = await Promise.all([
    loadBlurbs(house.db, [room.workId]),
    chaptersOf(house.db, room.workId, { drafts: true }),
    notesOf(house.db, room.id, member.id),
    lastRound(house.db, room.id),
  ])
  const work = blurbs.get(room.workId)
  if (!work) return showNotFound(house, c)
  const ids = new Set(heads.map(({ id }) => id))
  const notes = belonging(all, chapter, { ids, first: heads[0]?.id === chapter.id })
  const margin = marginOf(
    chapter.html,
    notes.filter((note) => isShown(note, show)),
    await idsElsewhere(house, chapter, ids, notes),
  )
  const { title, language } = work
  const around = { room, userId: member.id, token: formToken(house, c), chapterId: chapter.id, show }
  const body = <ChapterPage {...around} {...{ title, language, chapter, heads, margin, round, writing }} />
  return showPage(
    house,
    c,
    { title: `Beta room: ${title}`, main: 'betas-chapter region', unlisted: true, body },
    status,
  )
}

type Among = { readonly ids: ReadonlySet<number>; readonly first: boolean }

/** Notes of the chapter, and those of another whose paragraph has come here; what belongs to no chapter any more stands beside the first. */
function belonging(notes: readonly Note[], chapter: Chapter, { ids, first }: Among): readonly Note[] {
  const here = new Set(paragraphsOf(chapter.html).list.map(({ id }) => id))
  return notes.filter(({ chapterId, block }) => {
    if (chapterId === chapter.id || here.has(block)) return true
    return first && (chapterId === null || !ids.has(chapterId))
  })
}

/** @returns ids of paragraphs in the other chapters; looked up only when a note misses its own */
async function idsElsewhere(
  house: House,
  chapter: Chapter,
  ids: ReadonlySet<number>,
  notes: readonly Note[],
): Promise<ReadonlySet<string>> {
  const here = new Set(paragraphsOf(chapter.html).list.map(({ id }) => id))
  if (notes.every(({ block }) => here.has(block))) return new Set()
  const others = await chapterTexts(
    house.db,
    [...ids].filter((id) => id !== chapter.id),
  )
  return new Set(others.flatMap(({ html }) => paragraphsOf(html).list.flatMap(({ id }) => id ?? [])))
}

async function takeNote(house: House, c: C, at: At): Promise<Response> {
  const form = await readForm(c)
  const { room, member, chapter } = at
  const paragraph = paragraphOf(chapter, form.text('at'))
  const show = showOf(form.text('show'))
  if (!paragraph) return goOn(c, urls.betaChapter(room.id, chapter.id), 'This paragraph is gone. Nothing was noted.')
  if (form.text('do') === 'read') return readToHere(house, c, at, paragraph)
  const typed = typedNote(form, maySuggest(room))
  const again = (errors: FieldErrors, status: 409 | 422) =>
    showChapter(house, c, { ...at, show, writing: { paragraph, was: digestOf(paragraph), typed, errors } }, status)
  if (form.text('was') !== digestOf(paragraph)) return again({ words: CHANGED }, 409)
  const checked = checkNote(typed, paragraph)
  const refusal = (problem: NoteProblem) => again({ [FIELD_OF[problem]]: NOTE_SENTENCES[problem] }, 422)
  if (!checked.ok) return refusal(checked.problem)
  const place = { roomId: room.id, chapterId: chapter.id, block: paragraph.id ?? '', paragraph: paragraph.html }
  const note = { ...place, ...checked.value, userId: member.id, now: house.now() }
  const id = await house.db.transaction().execute((trx) => insertNote(trx, note))
  if (id === undefined) return refusal('too-many')
  const shown = show === 'resolved' ? 'open' : show
  return goOn(c, `${urls.betaChapter(room.id, chapter.id, `show=${shown}`)}#note-${id}`, 'Noted.')
}

const CHANGED =
  'The paragraph was changed while you wrote. It stands beside your words as it is now; look again, and save once more.'

function typedNote(form: Form, suggests: boolean): NoteTyped {
  const suggested = suggests && form.has('suggested') ? form.text('suggested') : undefined
  return { words: form.text('words'), quote: form.text('quote'), from: form.text('from'), suggested }
}

async function readToHere(
  house: House,
  c: C,
  { room, member, chapter }: At,
  { id = '' }: Paragraph,
): Promise<Response> {
  const round = await lastRound(house.db, room.id)
  if (!round || room.side !== 'beta')
    return goOn(c, urls.betaChapter(room.id, chapter.id), 'The author has not asked for reading yet.')
  const at = { chapterId: chapter.id, block: id, now: house.now() }
  await house.db.transaction().execute((trx) => noteRead(trx, round.id, member.id, at))
  return goOn(c, `${urls.betaChapter(room.id, chapter.id)}#${id}`, 'Noted: you have read to here.')
}
