import { raw } from 'hono/html'
import { moment, withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import { urls } from '../../urls.ts'
import { nameOf } from '../names.ts'
import type { Entry, Filter } from '../store/inbox.ts'
import type { Comment } from '../store/read.ts'
import { About } from './thread.tsx'

const FILTERS: readonly (readonly [filter: Filter, label: string])[] = [
  ['all', 'All'],
  ['unread', 'Unread'],
  ['read', 'Read'],
  ['unreplied', 'Not answered'],
  ['replied', 'Answered'],
]

type InboxProps = {
  readonly login: string
  readonly token: string
  readonly filter: Filter
  readonly entries: readonly Entry[]
  readonly count: number
  readonly unread: number
  readonly waiting: number
  readonly page: number
  readonly pages: number
}

/** Comments that concern a member. */
export function InboxPage(props: InboxProps) {
  const { login, token, filter, entries, count, unread, waiting, page, pages } = props
  const address = (number: number) => `${urls.inbox(login)}?filter=${filter}&page=${number}`
  return (
    <>
      <h2 class="heading">Inbox{unread > 0 ? <span class="count"> ({withThousands(unread)} unread)</span> : null}</h2>
      {waiting > 0 ? (
        <p>
          <a href={urls.waitingComments(login)}>
            {waiting === 1 ? '1 comment waits' : `${withThousands(waiting)} comments wait`} for your yes
          </a>
        </p>
      ) : null}
      <Tabs
        label="Which comments"
        at={filter}
        pages={FILTERS.map(([name, label]) => [name, label, `${urls.inbox(login)}?filter=${name}`] as const)}
      />
      {count === 0 ? <p class="soft">There is nothing here.</p> : null}
      {entries.length > 0 ? (
        <form class="page" method="post" action={address(page)}>
          <FormToken token={token} />
          <ol class="inbox">
            {entries.map((entry) => (
              <EntryItem entry={entry} />
            ))}
          </ol>
          <p class="actions">
            <button type="submit" name="do" value="read">
              Mark as read
            </button>{' '}
            <button type="submit" name="do" value="unread">
              Mark as unread
            </button>{' '}
            <button type="submit" name="do" value="delete">
              Take out of the inbox
            </button>
          </p>
        </form>
      ) : null}
      <Pagination page={page} pages={pages} href={address} />
      <p>
        <a href={urls.commentBin(login)}>Comments that you deleted</a>
      </p>
    </>
  )
}

function EntryItem({ entry: { comment, title, read, replied } }: { readonly entry: Entry }) {
  return (
    <li class={read ? 'read' : 'unread'}>
      <p class="check">
        <label>
          <input type="checkbox" name="comment" value={comment.id} />{' '}
          <span>
            {read ? null : <strong>New: </strong>}
            {nameOf(comment)} on <bdi>{title}</bdi>, {moment(comment.createdAt)}
          </span>
        </label>
      </p>
      {comment.about ? <About quote={comment.about.quote} folded={false} /> : null}
      <blockquote class="userstuff" dir="auto">
        {raw(comment.html)}
      </blockquote>
      <p class="actions">
        <a href={urls.comment(comment.id)}>In its place</a>
        {comment.state === 'shown' ? <a href={`${urls.comment(comment.id)}#answer`}>Answer</a> : null}
        {comment.state === 'waiting' ? <span>Waits for the author</span> : null}
        {replied ? <span>Answered</span> : null}
      </p>
    </li>
  )
}

type WaitingProps = {
  readonly login: string
  readonly token: string
  readonly comments: readonly (Comment & { readonly title: string })[]
  readonly count: number
}

/** Comments that wait for the author's yes. */
export function WaitingPage({ login, token, comments, count }: WaitingProps) {
  return (
    <>
      <h2 class="heading">Comments that wait for you</h2>
      <ul class="actions">
        <li>
          <a href={urls.inbox(login)}>Inbox</a>
        </li>
      </ul>
      {count === 0 ? <p class="soft">None.</p> : null}
      {comments.length > 0 ? (
        <form class="page" method="post" action={urls.waitingComments(login)}>
          <FormToken token={token} />
          {count > comments.length ? (
            <p>
              The first {comments.length} of {withThousands(count)}, the oldest first.
            </p>
          ) : null}
          <ol class="inbox">
            {comments.map((comment) => (
              <li>
                <p class="check">
                  <label>
                    <input type="checkbox" name="comment" value={comment.id} checked />{' '}
                    <span>
                      {nameOf(comment)} on <bdi>{comment.title}</bdi>, {moment(comment.createdAt)}
                    </span>
                  </label>
                </p>
                <blockquote class="userstuff" dir="auto">
                  {raw(comment.html)}
                </blockquote>
              </li>
            ))}
          </ol>
          <p class="actions">
            <button type="submit" class="primary" name="do" value="approve">
              Show those ticked
            </button>{' '}
            <button type="submit" class="danger" name="do" value="reject">
              Reject those ticked
            </button>
          </p>
        </form>
      ) : null}
    </>
  )
}
