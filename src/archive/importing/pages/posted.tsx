import { urls } from '../../urls.ts'
import type { Posted } from '../post-drafts.ts'

/** What was posted of the drafts that came in, and what the others lack. */
export function PostedPage({ posted, kept }: Posted) {
  return (
    <>
      <h2 class="heading">{posted.length === 0 ? 'Nothing was posted' : 'Posted'}</h2>
      <ul>
        {posted.map(({ id, title }) => (
          <li>
            <a href={urls.work(id)} dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ul>
      {kept.length > 0 ? (
        <>
          <h3 class="heading">Still drafts</h3>
          <ul>
            {kept.map(({ id, title, reason }) => (
              <li>
                <a href={urls.editWork(id)} dir="auto">
                  {title}
                </a>
                : {reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
