import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readFields } from '../../../platform/web/fields.ts'
import { networkOf, openLimit } from '../../../platform/web/limits.ts'
import { clientAddress } from '../../../platform/web/requests.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { pseudsOf } from '../../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Work } from '../../works/index.ts'
import { hintFor } from '../around.tsx'
import { anchorTo, commentable } from '../margin/anchor.ts'
import { WritePage } from '../pages/act.tsx'
import { NOTHING_TYPED, type Typed } from '../pages/form.tsx'
import { type CommentProblems, checkText, guestProblems } from '../rules.ts'
import { sentencesFor } from '../sentences.ts'
import { groundOf } from '../store/choices.ts'
import { type Comment, findComment, workOf } from '../store/read.ts'
import { sayComment } from '../store/write.ts'
import { tellAnswered, tellCreators } from '../telling.ts'
import { withComment, withMargin, withWork } from './find.ts'

/** Of a guest's network, and of a member: nobody says so much so fast. */
const OF_A_GUEST = { tries: 12, seconds: 300 }
const OF_A_MEMBER = { tries: 60, seconds: 300 }

type C = Context<WebEnv>
const text = z.string()
export const commentForm = z.object({
  'comment[comment_content]': text,
  'comment[pseud_id]': text,
  'comment[name]': text.trim(),
  'comment[email]': text.trim(),
})
/** In a margin also: the passage, and where it begins. */
const marginForm = commentForm.extend({ quote: text, from: text })

/** Where a comment is to stand. */
interface Place {
  readonly work: Work
  readonly chapterId: number | null
  readonly answered: Comment | undefined
  readonly action: string
  /** the paragraph that the comment is about, in the margin */
  readonly paragraph?: { readonly id: string; readonly html: string } | undefined
}

/** Saying something of a work or a chapter, and answering. */
export function writeRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const tooFast = openLimits(house)
  const say = (c: C, place: Place) => take(house, c, place, tooFast)

  routes.post('/works/:id{[0-9]+}/comments', (c) =>
    withWork(house, c, Number(c.req.param('id')), (work) =>
      say(c, { work, chapterId: work.lastChapterId, answered: undefined, action: urls.comments(work.id) }),
    ),
  )
  routes.post('/chapters/:chapterId{[0-9]+}/comments', async (c) => {
    const chapterId = Number(c.req.param('chapterId'))
    return withWork(house, c, await workOf(house.db, chapterId), (work) =>
      say(c, { work, chapterId, answered: undefined, action: urls.chapterComments(chapterId) }),
    )
  })
  routes.post('/comments/:id{[0-9]+}/comments', (c) =>
    withComment(house, c, ({ comment, work }) =>
      say(c, { work, chapterId: comment.chapterId, answered: comment, action: urls.replies(comment.id) }),
    ),
  )
  routes.post('/chapters/:chapterId{[0-9]+}/margin/:block{p[0-9a-z]+}', (c) =>
    withMargin(house, c, ({ work, chapter }) => {
      const paragraph = commentable(chapter.html).find(({ id }) => id === c.req.param('block'))
      const place = { work, chapterId: chapter.id, answered: undefined }
      return paragraph
        ? say(c, { ...place, paragraph, action: urls.marginAt(chapter.id, paragraph.id) })
        : paragraphGone(house, c, { ...place, action: urls.chapterComments(chapter.id) })
    }),
  )
  return routes
}

/** @returns what takes a try of whoever asks, and says how many seconds they have to wait, if any */
function openLimits(house: House): (c: C) => Promise<number | undefined> {
  const ofGuest = openLimit(OF_A_GUEST.tries, OF_A_GUEST.seconds)
  const ofMember = openLimit(OF_A_MEMBER.tries, OF_A_MEMBER.seconds)
  return (c) => {
    const viewer = c.get('viewer')
    if (viewer.kind === 'member') return ofMember.take(String(viewer.id))
    return ofGuest.take(networkOf(clientAddress(c, house.config.proxies)))
  }
}

/** What was typed is not lost: it can be said of the chapter. */
async function paragraphGone(house: House, c: C, place: Place): Promise<Response> {
  return again(house, c, place, typedIn(await readFields(c, commentForm)), { comment: 'paragraph-gone' })
}

async function take(
  house: House,
  c: C,
  place: Place,
  tooFast: (c: C) => Promise<number | undefined>,
): Promise<Response> {
  const sent = await readFields(c, marginForm)
  const viewer = c.get('viewer')
  const typed = typedIn(sent)
  const checked = checkText(typed.text)
  const anchor = place.paragraph && anchorTo(place.paragraph, sent.quote, Number(sent.from) || 0)
  const problems: CommentProblems = {
    ...(anchor && !anchor.ok ? { quote: anchor.problem } : {}),
    ...(checked.problem ? { 'comment[comment_content]': checked.problem } : {}),
    ...(viewer.kind === 'guest' ? guestProblems(typed.name, typed.email) : {}),
  }
  if (Object.keys(problems).length > 0) return again(house, c, place, typed, problems)
  const wait = await tooFast(c)
  if (wait) {
    c.header('Retry-After', String(wait))
    return again(house, c, place, typed, { comment: 'too-fast' })
  }
  const pseudId = await pseudFor(house, viewer, typed.pseud)
  const said = await house.db.transaction().execute(async (trx) => {
    const outcome = await sayComment(trx, {
      workId: place.work.id,
      chapterId: place.chapterId,
      parentId: place.answered?.id,
      viewer,
      pseudId,
      guest: viewer.kind === 'guest' ? { name: typed.name, email: typed.email } : undefined,
      html: checked.html,
      anchor: anchor?.ok ? anchor.value : undefined,
      now: house.now(),
    })
    if (!outcome.ok || outcome.again || outcome.held) return outcome
    const comment = await findComment(trx, outcome.id, { kind: 'guest' })
    if (comment) await tellCreators(house, trx, comment, outcome.ground)
    if (comment && !outcome.waits) await tellAnswered(house, trx, comment)
    return outcome
  })
  if (!said.ok)
    return said.problem === 'gone' ? showNotFound(house, c) : again(house, c, place, typed, { comment: said.problem })
  if (said.held)
    return goOn(c, urls.comments(place.work.id), 'Thank you. Somebody looks at your comment before it is shown.')
  if (!said.waits) return goOn(c, `${urls.comment(said.id)}#comment_${said.id}`, 'Your comment stands.')
  const notice = 'Thank you. The author looks at your comment before it is shown.'
  return goOn(c, viewer.kind === 'member' ? urls.comment(said.id) : urls.comments(place.work.id), notice)
}

/** The form again, with what was typed. */
async function again(
  house: House,
  c: C,
  { work, answered, action, paragraph }: Place,
  typed: Typed,
  problems: CommentProblems,
): Promise<Response> {
  const viewer = c.get('viewer')
  const form = {
    action,
    token: formToken(house, c),
    pseuds: viewer.kind === 'member' ? await pseudsOf(house.db, viewer.id) : undefined,
    typed,
    errors: sentencesFor(problems),
    label: 'Your comment',
    button: 'Comment',
    hint: hintFor(await groundOf(house.db, work.id), viewer),
    passage: paragraph && (await readFields(c, z.object({ quote: text, from: text }))),
  }
  const body = (
    <WritePage heading={`A comment on ${work.title}`} answered={answered} paragraph={paragraph?.html} form={form} />
  )
  const page = { title: 'A comment', main: 'comments-new region', unlisted: true, body }
  return showPage(house, c, page, problems.comment === 'too-fast' ? 429 : 422)
}

/** @returns what the form holds, as it comes back when it is refused */
export function typedIn(sent: z.output<typeof commentForm>): Typed {
  return {
    ...NOTHING_TYPED,
    text: sent['comment[comment_content]'],
    pseud: sent['comment[pseud_id]'],
    name: sent['comment[name]'],
    email: sent['comment[email]'],
  }
}

/** @returns the chosen pen name if it is the member's own, else their default */
export async function pseudFor(house: House, viewer: Viewer, wanted: string): Promise<number | undefined> {
  if (viewer.kind === 'guest') return undefined
  const pseuds = await pseudsOf(house.db, viewer.id)
  return (pseuds.find(({ id }) => String(id) === wanted) ?? pseuds[0])?.id
}
