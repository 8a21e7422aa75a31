import { Hono } from 'hono'
import type { FieldErrors } from '../../../../platform/ui/fields.tsx'
import { readForm } from '../../../../platform/web/form.ts'
import { formToken, goOn, requireMember, showPage } from '../../../frame/index.ts'
import type { House, WebEnv } from '../../../house.ts'
import { urls } from '../../../urls.ts'
import type { Chapter, Work } from '../../kinds.ts'
import { checkTitle } from '../../rules.ts'
import { sentenceOf } from '../../sentences.ts'
import { chaptersOf } from '../../store/read.ts'
import { type JoinProblem, joinNext, splitChapter } from '../../store/split-join.ts'
import { withdrawChapter, withdrawWork } from '../../store/withdraw.ts'
import { type C, memberOf, withOwnChapter, withOwnWork } from '../own.ts'
import { namedCuts } from './cuts.ts'
import { AskPage, JoinWords, SplitPage } from './pages.tsx'

const KEPT_APART: Readonly<Record<Exclude<JoinProblem, 'gone'>, string>> = {
  'no-next': 'There is no chapter behind this one.',
  'not-alike': 'Readers see one of the two and not the other: post both, or make both drafts, and then join them.',
  'being-written': 'In the next chapter there is a text that is not saved: save it or throw it away first.',
  'text-too-long': 'Together they are longer than a chapter may be.',
  'notes-too-long': 'Together their summaries or notes are longer than they may be; shorten them first.',
}

/** Taking back what was posted, and parting and joining chapters. */
export function partRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const work = '/works/:id{[0-9]+}'
  const chapter = `${work}/chapters/:chapterId{[0-9]+}`
  routes.get(`${work}/withdraw`, requireMember(), (c) => withOwnWork(house, c, (own) => askToWithdraw(house, c, own)))
  routes.post(`${work}/withdraw`, requireMember(), (c) =>
    withOwnWork(house, c, async ({ id }) => {
      await house.db.transaction().execute((trx) => withdrawWork(trx, id, house.now()))
      return goOn(c, urls.editWork(id), 'It is a draft again. Only you can see it.')
    }),
  )
  routes.get(`${chapter}/withdraw`, requireMember(), (c) =>
    withOwnChapter(house, c, (own, stored) => askToWithdrawChapter(house, c, own, stored)),
  )
  routes.post(`${chapter}/withdraw`, requireMember(), (c) =>
    withOwnChapter(house, c, async (own, stored) => {
      const done = await house.db.transaction().execute((trx) => withdrawChapter(trx, own.id, stored.id, house.now()))
      return done
        ? goOn(c, urls.editChapter(own.id, stored.id), 'It is a draft again. Only you can see it.')
        : goOn(c, urls.editWork(own.id), 'This is the only chapter that readers see: make the whole work a draft.')
    }),
  )
  routes.get(`${chapter}/split`, requireMember(), (c) =>
    withOwnChapter(house, c, (own, stored) => showSplit(house, c, own, stored, '', {}, 200)),
  )
  routes.post(`${chapter}/split`, requireMember(), (c) =>
    withOwnChapter(house, c, (own, stored) => split(house, c, own, stored)),
  )
  routes.get(`${chapter}/join`, requireMember(), (c) =>
    withOwnChapter(house, c, (own, stored) => askToJoin(house, c, own, stored)),
  )
  routes.post(`${chapter}/join`, requireMember(), (c) =>
    withOwnChapter(house, c, (own, stored) => join(house, c, own, stored)),
  )
  return routes
}

function askToWithdraw(house: House, c: C, work: Work): Promise<Response> {
  const body = (
    <AskPage
      heading={
        <>
          Make <span dir="auto">{work.title}</span> a draft again?
        </>
      }
      words="Nobody but you can open or find it then; comments, kudos and bookmarks are kept. When you post it again it comes back with its dates, and chapters that readers have not seen stay drafts."
      address={urls.withdrawWork(work.id)}
      button="Make it a draft"
      back={urls.editWork(work.id)}
      token={formToken(house, c)}
    />
  )
  return showPage(house, c, { title: `Withdraw ${work.title}`, main: 'works-withdraw region', unlisted: true, body })
}

function askToWithdrawChapter(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const body = (
    <AskPage
      heading={
        <>
          Make chapter {chapter.position} of <span dir="auto">{work.title}</span> a draft again?
        </>
      }
      words="Readers lose it, and the chapters behind it take its number. When you post it again it comes back with its date."
      address={urls.withdrawChapter(work.id, chapter.id)}
      button="Make it a draft"
      back={urls.editChapter(work.id, chapter.id)}
      token={formToken(house, c)}
    />
  )
  const title = `Withdraw chapter ${chapter.position} of ${work.title}`
  return showPage(house, c, { title, main: 'chapters-withdraw region', unlisted: true, body })
}

function showSplit(
  house: House,
  c: C,
  work: Work,
  chapter: Chapter,
  title: string,
  errors: FieldErrors,
  status: 200 | 422,
): Promise<Response> {
  const cuts = namedCuts(chapter.html)
  const body = (
    <SplitPage work={work} chapter={chapter} cuts={cuts} title={title} errors={errors} token={formToken(house, c)} />
  )
  const heading = `Split chapter ${chapter.position} of ${work.title}`
  return showPage(house, c, { title: heading, main: 'chapters-split region', unlisted: true, body }, status)
}

async function split(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const form = await readForm(c)
  const title = checkTitle(form.text('title'))
  if (title.problem) return showSplit(house, c, work, chapter, title.value, { title: sentenceOf(title.problem) }, 422)
  const wanted = { paragraph: form.text('at'), title: title.value, by: memberOf(c).id, now: house.now() }
  const done = await house.db.transaction().execute(async (trx) => {
    const parted = await splitChapter(trx, chapter.id, wanted)
    if (parted.ok) await house.announce(trx, { kind: 'paragraphs-moved', workId: work.id, chapterId: parted.value })
    return parted
  })
  if (done.ok) return goOn(c, urls.manageChapters(work.id), 'The chapter is two now.')
  return showSplit(
    house,
    c,
    work,
    chapter,
    title.value,
    { at: 'Choose the paragraph that begins the new chapter.' },
    422,
  )
}

async function askToJoin(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const next = heads.find(({ position }) => position === chapter.position + 1)
  if (!next) return goOn(c, urls.manageChapters(work.id), KEPT_APART['no-next'])
  const body = (
    <AskPage
      heading={`Join chapters ${chapter.position} and ${next.position}?`}
      words={<JoinWords chapter={chapter} next={next} />}
      address={urls.joinChapter(work.id, chapter.id)}
      button="Join them"
      back={urls.manageChapters(work.id)}
      token={formToken(house, c)}
    />
  )
  const title = `Join chapters ${chapter.position} and ${next.position} of ${work.title}`
  return showPage(house, c, { title, main: 'chapters-join region', unlisted: true, body })
}

async function join(house: House, c: C, work: Work, chapter: Chapter): Promise<Response> {
  const doing = { by: memberOf(c).id, now: house.now() }
  const done = await house.db.transaction().execute(async (trx) => {
    const joined = await joinNext(trx, chapter.id, doing, (nextId) =>
      house.announce(trx, { kind: 'chapter-joined', workId: work.id, chapterId: nextId, intoId: chapter.id }),
    )
    if (joined.ok) await house.announce(trx, { kind: 'paragraphs-moved', workId: work.id, chapterId: chapter.id })
    return joined
  })
  if (done.ok) return goOn(c, urls.manageChapters(work.id), 'The two chapters are one now.')
  return goOn(
    c,
    urls.manageChapters(work.id),
    done.problem === 'gone' ? 'The chapter is gone.' : KEPT_APART[done.problem],
  )
}
