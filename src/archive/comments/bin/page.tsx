import { raw } from 'hono/html'
import { minuteOf } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { DAYS } from './days.ts'
import { type BinnedComment, MOST_SHOWN } from './store.ts'

type BinProps = { readonly login: string; readonly comments: readonly BinnedComment[]; readonly token: string }

/** Comments that a member has taken away: their own, and what they removed from under works. */
export function CommentBinPage({ login, comments, token }: BinProps) {
  return (
    <>
      <h2 class="heading">Comments that you deleted</h2>
      <ul class="actions">
        <li>
          <a href={urls.inbox(login)}>Inbox</a>
        </li>
        <li>
          <a href={urls.userBin(login)}>Deleted works</a>
        </li>
      </ul>
      <p class="soft">
        For {DAYS} days you can put them back, your own as well as those that you removed. Nobody else can, and nobody
        is told anew.
      </p>
      {comments.length === 0 ? <p class="soft">None.</p> : null}
      {comments.length === MOST_SHOWN ? <p class="soft">The newest {MOST_SHOWN}.</p> : null}
      <ol class="inbox">
        {comments.map(({ id, workId, title, name, html, deletedAt }) => (
          <li>
            <p>
              {name} on{' '}
              <a href={urls.work(workId)} dir="auto">
                {title}
              </a>
              , deleted {minuteOf(deletedAt)}
            </p>
            <blockquote class="userstuff" dir="auto">
              {raw(html)}
            </blockquote>
            <form class="inline" method="post" action={urls.commentBin(login)}>
              <FormToken token={token} />
              <button type="submit" name="comment" value={id}>
                Put it back
                <span class="landmark">
                  {' '}
                  ({name}, {minuteOf(deletedAt)})
                </span>
              </button>
            </form>
          </li>
        ))}
      </ol>
    </>
  )
}
