import { urls } from '../../../urls.ts'
import type { Work } from '../../kinds.ts'
import { Blurb } from '../../pages/blurb.tsx'

/** Asks before a work for adults is opened, and shows what it is about. */
export function AdultPage({ work, onward }: { readonly work: Work; readonly onward: string }) {
  return (
    <>
      <h2 class="heading">Before you read on</h2>
      <p class="caution">
        This work is marked {work.tags.rating?.name ?? 'Not Rated'}: it may hold what is meant for adults. If you go on,
        you say that you are old enough and want to see it. Your browser remembers the answer.
      </p>
      <ul class="actions">
        <li>
          <a href={onward}>Yes, Continue</a>
        </li>
        <li>
          <a href={urls.works()}>No, back to the works</a>
        </li>
      </ul>
      <h3 class="landmark heading">The work</h3>
      <ol class="work index group" role="group">
        <Blurb blurb={work} />
      </ol>
    </>
  )
}
