import { isoDay } from '../../../../platform/text/dates.ts'
import { urls } from '../../../urls.ts'
import type { ChapterHead, Work } from '../../kinds.ts'
import { Byline } from '../../pages/byline.tsx'

/** All chapters with their dates. The title is the page's first link to a work and the bylines its only links to
 * people: readers' tools take both from here. */
export function ChapterIndexPage({ work, heads }: { readonly work: Work; readonly heads: readonly ChapterHead[] }) {
  return (
    <div class="works-navigate">
      <h2 class="heading">
        Chapters of <a href={urls.work(work.id)}>{work.title}</a> by <Byline creators={work.creators} />
      </h2>
      <ol class="chapter index group" role="navigation">
        {heads.map((head, at) => (
          <li role="none">
            <a href={urls.chapter(work.id, head.id)}>
              {at + 1}. {head.title === '' ? `Chapter ${at + 1}` : head.title}
            </a>{' '}
            <span class="datetime">({isoDay(head.postedAt ?? work.updatedAt)})</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
