import { z } from 'zod'
import { pseudsOf } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import {
  chaptersOf,
  chapterTexts,
  checkChapter,
  checkWork,
  findOwnWork,
  findOwnWorks,
  formKey,
  makeChapter,
  makeWork,
  newChapterPlace,
  ownWorkIds,
  saveChapter,
  saveWork,
  sentencesOf,
  type Work,
} from '../../works/index.ts'
import { type Call, me, nothingHere, operation, Refusal, wrongFields } from '../operation.ts'
import { ownChapter, toChapter, toHead } from '../shapes/chapter.ts'
import { byId, id, idInPath, numberAfter, PAGE, paged, pageFrom, pageOf } from '../shapes/plain.ts'
import { toWork } from '../shapes/work.ts'
import {
  chapterChanged,
  chapterSent,
  ownWork,
  typedChapter,
  typedWork,
  workChanged,
  workSent,
} from '../shapes/writing.ts'

const group = 'Your works'
const opens = 'change'
const made = z.strictObject({ id, url: z.string() })
const madeChapter = made.extend({ workId: id })
const ofChapter = byId.extend({ chapter: idInPath })

export const WRITING = [
  operation({
    ...{ id: 'listOwnWorks', method: 'get', path: '/me/works', group, opens: 'read' },
    summary: 'Your works, drafts among them, the newest first',
    query: paged,
    answer: pageOf(ownWork.omit({ chapterList: true })),
    act: async (call) => {
      const { db } = call.house
      const ids = await ownWorkIds(db, me(call).id, numberAfter(call.query.after), PAGE + 1)
      const works = await findOwnWorks(db, me(call).id, ids)
      return pageFrom(works, `${urls.api()}/me/works`, ({ id }) => id, toOwn)
    },
  }),
  operation({
    ...{ id: 'makeWork', method: 'post', path: '/me/works', group, opens },
    summary: 'Makes a work with its first chapter, as a draft or posted',
    about:
      'The rules are those of the form. With the header Idempotency-Key it is made once, however often it is sent.',
    body: workSent,
    answer: made,
    status: 201,
    act: (call) => make(call),
  }),
  operation({
    ...{ id: 'getOwnWork', method: 'get', path: '/me/works/{id}', group, opens: 'read' },
    summary: 'A work of yours, with the list of all its chapters',
    params: byId,
    answer: ownWork,
    act: (call) => withOwn(call, (work) => whole(call, work)),
  }),
  operation({
    ...{ id: 'changeWork', method: 'patch', path: '/me/works/{id}', group, opens },
    summary: 'Changes what a work of yours says about itself; what is left out stays',
    params: byId,
    body: workChanged,
    answer: ownWork,
    act: (call) => withOwn(call, (work) => change(call, work)),
  }),
  operation({
    ...{ id: 'addChapter', method: 'post', path: '/me/works/{id}/chapters', group, opens },
    summary: 'Puts a chapter into a work of yours',
    params: byId,
    body: chapterSent,
    answer: madeChapter,
    status: 201,
    act: (call) => withOwn(call, (work) => addChapter(call, work)),
  }),
  operation({
    ...{ id: 'getOwnChapter', method: 'get', path: '/me/works/{id}/chapters/{chapter}', group, opens: 'read' },
    summary: 'A chapter of yours, posted or not, with its text',
    params: ofChapter,
    answer: ownChapter,
    act: (call) => withOwn(call, async (work) => (await readOwn(call, work)) ?? nothingHere()),
  }),
  operation({
    ...{ id: 'changeChapter', method: 'patch', path: '/me/works/{id}/chapters/{chapter}', group, opens },
    summary: 'Changes a chapter of yours; what is left out stays',
    about:
      'The version is that of the text you began with. If it was changed meanwhile nothing is written, and 409 says so.',
    params: ofChapter,
    body: chapterChanged,
    answer: ownChapter,
    act: (call) => withOwn(call, (work) => changeChapter(call, work)),
  }),
]

type Of<Body = unknown> = Call<{ readonly id: number }, unknown, Body>

/** What is another's looks like what is not there. */
async function withOwn<Answer>(call: Of, answer: (work: Work) => Promise<Answer>): Promise<Answer | Refusal> {
  const work = await findOwnWork(call.house.db, call.params.id, me(call).id)
  return work && work.deletedAt === null ? answer(work) : nothingHere()
}

const NO_SERIES = { leave: [], join: undefined, position: undefined }

async function make(call: Call<unknown, unknown, z.output<typeof workSent>>) {
  const { house, c, body } = call
  const member = me(call)
  const stage = body.post ? 'posted' : 'draft'
  const pseudIds = await pseudsNamed(call, body.pseuds)
  const work = checkWork(typedWork(body, 1), stage)
  const chapter = checkChapter(typedChapter(body.chapter), stage)
  if (!work.ok || !chapter.ok || !pseudIds)
    return wrongFields({
      ...(work.ok ? {} : sentencesOf(work.problems)),
      ...(chapter.ok ? {} : inChapter(sentencesOf(chapter.problems))),
      ...(pseudIds ? {} : { pseuds: NOT_YOURS }),
    })
  const key = formKey(member.id, (c.req.header('idempotency-key') ?? '').slice(0, 200), [stage, body])
  const credit = { pseudIds, series: NO_SERIES }
  const workId = await makeWork(house, member.id, { details: work.value, chapter: chapter.value, credit, stage, key })
  return { id: workId, url: urls.work(workId) }
}

const NOT_YOURS = 'Choose at least one of your pen names.'

/** @returns the numbers of the pen names; the usual one where none is named; undefined when one is not theirs */
async function pseudsNamed(call: Call<unknown, unknown, unknown>, names: readonly string[] | undefined) {
  const own = await pseudsOf(call.house.db, me(call).id)
  const chosen = names ? own.filter(({ name }) => names.includes(name)) : own.filter(({ isDefault }) => isDefault)
  return chosen.length === 0 || (names && chosen.length < names.length) ? undefined : chosen.map(({ id }) => id)
}

function inChapter(sentences: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(sentences).map(([field, sentence]) => [`chapter/${field}`, sentence]))
}

async function change(call: Of<z.output<typeof workChanged>>, work: Work) {
  const { house, body } = call
  const member = me(call)
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const posts = body.post === true && work.postedAt === null
  const shown = work.postedAt === null ? heads : heads.filter(({ postedAt }) => postedAt !== null)
  const checked = checkWork(
    typedWork(body, Math.max(1, shown.length), work),
    posts || work.postedAt !== null ? 'posted' : 'draft',
  )
  const own = work.creators.filter(({ userId }) => userId === member.id).map(({ pseudId }) => pseudId)
  const pseudIds = body.pseuds ? await pseudsNamed(call, body.pseuds) : own
  const empty =
    posts &&
    (await hasEmpty(
      call,
      heads.map(({ id }) => id),
    ))
  if (!checked.ok || !pseudIds || empty)
    return wrongFields({
      ...(checked.ok ? {} : sentencesOf(checked.problems)),
      ...(pseudIds ? {} : { pseuds: NOT_YOURS }),
      ...(empty ? { post: 'A chapter has no text. Write it, or delete it.' } : {}),
    })
  const credit = { pseudIds, series: NO_SERIES }
  await saveWork(house, member.id, { work, details: checked.value, credit, chapter: undefined, post: posts })
  return withOwn(call, (changed) => whole(call, changed))
}

async function hasEmpty({ house }: Of, ids: readonly number[]): Promise<boolean> {
  return ids.length === 0 || (await chapterTexts(house.db, ids)).some(({ html }) => html === '')
}

async function addChapter(call: Of<z.output<typeof chapterSent>>, work: Work) {
  const { house, body, c } = call
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const stage = body.post && work.postedAt !== null ? 'posted' : 'draft'
  const checked = checkChapter(typedChapter(body), stage)
  const expected = work.expectedChapters === null ? '?' : String(Math.max(work.expectedChapters, heads.length + 1))
  const place = newChapterPlace(
    { position: body.position === undefined ? '' : String(body.position), expectedChapters: expected },
    work,
    heads,
    stage === 'posted',
  )
  const errors = { ...(checked.ok ? {} : sentencesOf(checked.problems)), ...place.errors }
  if (!checked.ok || Object.keys(errors).length > 0) return wrongFields(errors)
  const key = formKey(me(call).id, (c.req.header('idempotency-key') ?? '').slice(0, 200), [stage, body])
  const chapterId = await makeChapter(house, work, { chapter: checked.value, ...place, stage, key })
  return { id: chapterId, workId: work.id, url: urls.chapter(work.id, chapterId) }
}

async function changeChapter(
  call: Call<{ readonly id: number; readonly chapter: number }, unknown, z.output<typeof chapterChanged>>,
  work: Work,
) {
  const { house, params, body } = call
  const [stored] = await chapterTexts(house.db, [params.chapter])
  if (stored?.workId !== work.id) return nothingHere()
  const visible = work.postedAt !== null && stored.postedAt !== null
  const post = body.post === true && work.postedAt !== null && !visible
  const checked = checkChapter(typedChapter(body, stored), post || visible ? 'posted' : 'draft')
  if (!checked.ok) return wrongFields(sentencesOf(checked.problems))
  const by = me(call).id
  const saved = await saveChapter(house, stored.id, checked.value, { version: body.version, post, by })
  if (saved === 'changed-meanwhile')
    return new Refusal({
      status: 409,
      title: 'The chapter was changed meanwhile',
      detail: 'Nothing was written. Read it again, and send your change with its version.',
    })
  return (await readOwn(call, work)) ?? nothingHere()
}

async function readOwn(
  { house, params }: Pick<Call<{ readonly chapter: number }, unknown, unknown>, 'house' | 'params'>,
  work: Work,
) {
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const at = heads.findIndex(({ id }) => id === params.chapter)
  const [text] = at < 0 ? [] : await chapterTexts(house.db, [params.chapter])
  return text && toChapter(text, at, false)
}

function toOwn(work: Work) {
  const { notesBefore, notesAfter, downloads, anonymous, unrevealed } = work
  return { ...toWork(work), notesBefore, notesAfter, downloads, anonymous, unrevealed, draft: work.postedAt === null }
}

async function whole({ house }: Of, work: Work) {
  return { ...toOwn(work), chapterList: (await chaptersOf(house.db, work.id, { drafts: true })).map(toHead) }
}
