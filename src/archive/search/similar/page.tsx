import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { type Companion, FinishedBlurb, TagLink, type Work } from '../../works/index.ts'
import type { Similar } from './find.ts'

type SimilarPageProps = { readonly work: Pick<Work, 'id' | 'title'>; readonly similar: readonly Similar[] }

/** Works that are like one, each with what both share. */
export function SimilarPage({ work, similar }: SimilarPageProps) {
  return (
    <>
      <h2 class="heading">
        Similar to{' '}
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      <p class="soft">
        These works share tags with it that few others carry. What anybody reads is not looked at, and your filters
        hold.
      </p>
      {similar.length === 0 ? <Nothing /> : <h3 class="landmark heading">Works</h3>}
      <ol class="work index group" role="group">
        {similar.map(({ shown: { written, counters }, shared }) => (
          <FinishedBlurb written={written} counters={counters}>
            <p class="because soft">
              Because it shares <Shared tags={shared} />.
            </p>
          </FinishedBlurb>
        ))}
      </ol>
    </>
  )
}

function Shared({ tags }: { readonly tags: readonly Tag[] }) {
  return tags.map((tag, at) => (
    <>
      {at === 0 ? '' : at === tags.length - 1 ? ' and ' : ', '}
      <TagLink tag={tag} />
    </>
  ))
}

function Nothing() {
  return (
    <div class="empty">
      <h3 class="heading">No work is much like it</h3>
      <p>Nothing here shares more with it than its fandom.</p>
    </div>
  )
}

/** The way there, under the text. */
export const similarCompanion: Companion = (_house, _c, { work }) => ({
  endings: (
    <li class="similar">
      <a href={urls.similar(work.id)}>Similar works</a>
    </li>
  ),
})
