import type { Child } from 'hono/jsx'
import { withThousands } from '../../../platform/text/dates.ts'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { urls } from '../../urls.ts'
import type { Comment, ThreadsPage } from '../store/read.ts'
import { type Surround, Threads } from './thread.tsx'

type ListProps = {
  readonly found: ThreadsPage
  readonly page: number
  readonly href: (page: number) => string
  readonly around: Surround
}

/** A page of threads, and the ways to the others. */
export function ThreadList({ found, page, href, around }: ListProps) {
  if (found.threads === 0) return <p class="soft">Nobody has said anything yet.</p>
  return (
    <>
      <Pagination page={page} pages={found.pages} href={href} />
      {found.comments.length > 0 ? (
        <Threads comments={found.comments} around={around} />
      ) : (
        <p class="soft">There is nothing on this page.</p>
      )}
      <Pagination page={page} pages={found.pages} href={href} />
    </>
  )
}

type PageProps = ListProps & {
  readonly work: { readonly id: number; readonly title: string; readonly counters: { readonly comments: number } }
  readonly form: Child
}

/** All comments of a work on a page of their own. */
export function CommentsPage(props: PageProps) {
  const { work, form } = props
  return (
    <>
      <h2 class="heading">
        Comments on{' '}
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      <div id="comments_placeholder">
        <h3 class="heading" id="comments">
          {countOf(work.counters.comments)}
        </h3>
        <ThreadList {...props} />
      </div>
      {form}
    </>
  )
}

/** @returns "1 comment", "1,204 comments" */
export function countOf(comments: number): string {
  return comments === 1 ? '1 comment' : `${withThousands(comments)} comments`
}

type ThreadPageProps = {
  readonly work: { readonly id: number; readonly title: string }
  readonly comment: Comment
  readonly comments: readonly Comment[]
  /** what the next page begins with */
  readonly next: Comment | undefined
  readonly around: Surround
  readonly form: Child
}

/** One comment with what stands below it. */
export function ThreadPage({ work, comment, comments, next, around, form }: ThreadPageProps) {
  return (
    <>
      <h2 class="heading">
        A conversation about{' '}
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      <ul class="actions">
        <li>
          <a href={urls.comments(work.id)}>All comments on this work</a>
        </li>
        {comment.about && comment.chapterId !== null ? (
          <li>
            <a href={`${urls.chapter(work.id, comment.chapterId)}#${comment.about.block}`}>
              The paragraph in its chapter
            </a>
          </li>
        ) : null}
        {comment.parentId !== null ? (
          <li>
            <a href={urls.comment(comment.parentId)}>What this answers</a>
          </li>
        ) : null}
        {comment.threadId !== comment.id ? (
          <li>
            <a href={urls.comment(comment.threadId)}>The whole conversation</a>
          </li>
        ) : null}
      </ul>
      <div id="comments_placeholder">
        <h3 class="landmark heading" id="comments">
          What was said
        </h3>
        <Threads comments={comments} around={around} />
        {next ? (
          <p class="more">
            <a rel="next" href={`${urls.comment(comment.id)}?from=${next.id}`}>
              More of this conversation
            </a>
          </p>
        ) : null}
      </div>
      {form}
    </>
  )
}
