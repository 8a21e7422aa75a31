import type { Context } from 'hono'
import type { Viewer } from '../../platform/web/viewer.ts'
import { pseudsOf } from '../accounts/index.ts'
import { formToken } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { may } from '../rights.ts'
import { urls } from '../urls.ts'
import type { ChapterHead, Companion, Work } from '../works/index.ts'
import { marginAround } from './margin/around.tsx'
import { CommentForm, type FormProps, NOTHING_TYPED, NoForm } from './pages/form.tsx'
import { countOf, ThreadList } from './pages/list.tsx'
import type { Surround } from './pages/thread.tsx'
import type { Ground } from './rules.ts'
import { sentenceFor } from './sentences.ts'
import { groundOf } from './store/choices.ts'
import { type Comment, threadsPage } from './store/read.ts'
import type { Scope } from './store/shelves.ts'
import { refusalOf } from './store/write.ts'

type C = Context<WebEnv>

/** The conversation under a text: the way to it, the comments themselves when they are asked for, and the form. */
export const commentsAround: Companion = async (house, c, { work, heads, chapter }) => {
  const ground = await groundOf(house.db, work.id)
  const margin = ground.margin ? await marginAround(house, c, { work, heads, chapter }) : undefined
  const scope: Scope = { workId: work.id, chapterId: heads.length > 1 ? chapter?.id : undefined }
  const asked = c.req.query('show_comments') === 'true'
  const own = c.get('viewer').kind === 'member' && isKeeper(ground, c.get('viewer'), false)
  return {
    actions: own ? (
      <li class="comment-choices">
        <a href={urls.commentChoices(work.id)}>Who may comment</a>
      </li>
    ) : null,
    endings: (
      <li id="show_comments_link">
        <a href={`${addressOf(c)}#comments`}>Comments ({work.counters.comments})</a>
      </li>
    ),
    ...(margin ? { bar: margin.bar, weave: margin.weave } : {}),
    after: (
      <>
        {margin?.gone}
        <div id="comments_placeholder">{asked ? await Comments({ house, c, work, heads, ground, scope }) : null}</div>
        {
          await formFor(
            house,
            c,
            ground,
            undefined,
            chapter ? urls.chapterComments(chapter.id) : urls.comments(work.id),
          )
        }
      </>
    ),
  }
}

type CommentsProps = {
  readonly house: House
  readonly c: C
  readonly work: Work
  readonly heads: readonly ChapterHead[]
  readonly ground: Ground
  readonly scope: Scope
}

async function Comments({ house, c, work, heads, ground, scope }: CommentsProps) {
  const page = pageOf(c)
  const found = await threadsPage(house.db, scope, page, c.get('viewer'))
  const whole = scope.chapterId === undefined
  const around = { ...surround(house, c, ground, whole ? heads : [], found.cut), folded: whole && heads.length > 1 }
  return (
    <>
      <h3 class="heading" id="comments">
        {whole ? countOf(work.counters.comments) : 'Comments on this chapter'}
      </h3>
      {whole ? null : (
        <p>
          <a href={urls.comments(work.id)}>All comments on the work</a>
        </p>
      )}
      <ThreadList found={found} page={page} href={(number) => `${addressOf(c, number)}#comments`} around={around} />
    </>
  )
}

/** What comments are drawn with. */
export function surround(
  house: House,
  c: C,
  ground: Ground,
  heads: readonly ChapterHead[],
  cut: ReadonlySet<number> = new Set(),
): Surround {
  const viewer = c.get('viewer')
  return {
    me: viewer.kind === 'member' ? viewer.id : undefined,
    keeper: isKeeper(ground, viewer, true),
    staff: may(viewer, 'keep-talk'),
    creators: ground.creators,
    token: formToken(house, c),
    chapterNumbers: new Map(heads.length > 1 ? heads.map(({ id }, at) => [id, at + 1]) : []),
    cut,
    folded: false,
  }
}

/** @param staff whether those who keep order count too
 * @returns whether the viewer may take away and freeze what is said of the work */
export function isKeeper({ creators }: Ground, viewer: Viewer, staff: boolean): boolean {
  if (viewer.kind === 'guest') return false
  return creators.includes(viewer.id) || (staff && may(viewer, 'keep-talk'))
}

/** The form for a comment or an answer, or the sentence that says why there is none. */
export async function formFor(
  house: House,
  c: C,
  ground: Ground,
  answered: Comment | undefined,
  action: string,
  passage?: FormProps['passage'],
) {
  const viewer = c.get('viewer')
  const refusal = await refusalOf(house.db, ground, viewer, answered)
  return (
    <section id={answered ? 'answer' : 'add_comment'}>
      <h3 class="heading">
        {answered ? 'Answer this comment' : passage ? 'Say something about this paragraph' : 'Say something'}
      </h3>
      {refusal ? (
        <NoForm sentence={sentenceFor(refusal)} guest={refusal === 'members-only'} />
      ) : (
        <CommentForm
          action={action}
          token={formToken(house, c)}
          pseuds={viewer.kind === 'member' ? await pseudsOf(house.db, viewer.id) : undefined}
          typed={NOTHING_TYPED}
          errors={{}}
          label="Your comment"
          button="Comment"
          hint={hintFor(ground, viewer)}
          passage={passage}
        />
      )}
    </section>
  )
}

/** @returns what a writer should know before, where the author looks first */
export function hintFor({ moderated, creators }: Ground, viewer: Viewer): string | undefined {
  if (viewer.kind === 'member' && creators.includes(viewer.id)) return undefined
  if (moderated === 'all' || (moderated === 'new' && viewer.kind === 'guest'))
    return 'The author looks at it before it is shown.'
  return undefined
}

/** @returns the number of the page of comments that was asked for, 1 or more */
export function pageOf(c: C): number {
  return Math.max(1, Math.min(Math.floor(Number(c.req.query('page')) || 1), 1_000_000))
}

/** @returns this page's address with its comments shown */
function addressOf(c: C, page = 1): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('show_comments', 'true')
  if (page > 1) searchParams.set('page', String(page))
  else searchParams.delete('page')
  return `${pathname}?${searchParams}`
}
