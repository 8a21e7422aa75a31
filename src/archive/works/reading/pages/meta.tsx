import type { Child } from 'hono/jsx'
import { isoDay, withThousands } from '../../../../platform/text/dates.ts'
import type { Tag } from '../../../tags/index.ts'
import { urls } from '../../../urls.ts'
import type { SeriesPlace, Work } from '../../kinds.ts'
import { languageOf } from '../../languages.ts'
import { TagLink, Unfold } from '../../pages/tag-links.tsx'

/** What a work says about itself, in the order that readers' tools expect; folded away on later chapters. */
export function Meta({
  work,
  places,
  open,
  more,
}: {
  readonly work: Work
  readonly places: readonly SeriesPlace[]
  readonly open: boolean
  /** what other rooms know of it */
  readonly more: Child
}) {
  const { tags } = work
  return (
    <div class="wrapper">
      <details class="about" open={open}>
        <summary>
          About this work{' '}
          <span class="brief">
            {tags.rating?.name ?? 'Not Rated'}&nbsp;· {withThousands(work.wordCount)}&nbsp;words&nbsp;·{' '}
            {chapterCount(work)}
          </span>
        </summary>
        <dl class="work meta group">
          <Tags kind="rating" word="Rating:" tags={tags.rating ? [tags.rating] : []} />
          <Tags
            kind="warning"
            word={tags.warnings.length > 1 ? 'Archive Warnings:' : 'Archive Warning:'}
            tags={tags.warnings}
            folds="archive warning"
          />
          <Tags
            kind="category"
            word={tags.categories.length > 1 ? 'Categories:' : 'Category:'}
            tags={tags.categories}
          />
          <Tags kind="fandom" word={tags.fandoms.length > 1 ? 'Fandoms:' : 'Fandom:'} tags={tags.fandoms} />
          <Tags
            kind="relationship"
            word={tags.relationships.length > 1 ? 'Relationships:' : 'Relationship:'}
            tags={tags.relationships}
          />
          <Tags
            kind="character"
            word={tags.characters.length > 1 ? 'Characters:' : 'Character:'}
            tags={tags.characters}
          />
          <Tags
            kind="freeform"
            word={tags.additional.length > 1 ? 'Additional Tags:' : 'Additional Tag:'}
            tags={tags.additional}
            folds="additional tag"
          />
          <dt class="language">Language:</dt>
          <dd class="language" lang={work.language}>
            {languageOf(work.language).name}
          </dd>
          <Series places={places} />
          {more}
          <Stats work={work} />
        </dl>
      </details>
    </div>
  )
}

/** Both classes stand exactly so in both elements: tools compare the whole attribute. */
function Tags({
  kind,
  word,
  tags,
  folds,
}: {
  readonly kind: string
  readonly word: string
  readonly tags: readonly Tag[]
  /** what one of them is called, where readers may fold them away */
  readonly folds?: string
}) {
  if (tags.length === 0) return null
  return (
    <>
      <dt class={`${kind} tags`}>{word}</dt>
      <dd class={`${kind} tags`}>
        <ul class="commas">
          {tags.map((tag) => (
            <li>
              <TagLink tag={tag} />
            </li>
          ))}
        </ul>
        {folds ? (
          <span class="unfolds" hidden>
            <Unfold tags={tags.length} word={folds} />
          </span>
        ) : null}
      </dd>
    </>
  )
}

function Series({ places }: { readonly places: readonly SeriesPlace[] }) {
  if (places.length === 0) return null
  return (
    <>
      <dt class="series">Series:</dt>
      <dd class="series">
        {places.map((place, at) => (
          <>
            {at > 0 ? ', ' : null}
            <span class="series">
              {place.previousWorkId ? (
                <a class="previous" href={urls.work(place.previousWorkId)}>
                  ← Previous Work
                </a>
              ) : null}{' '}
              <span class="position">
                Part {place.position} of <a href={urls.series(place.seriesId)}>{place.title}</a>
              </span>{' '}
              {place.nextWorkId ? (
                <a class="next" href={urls.work(place.nextWorkId)}>
                  Next Work →
                </a>
              ) : null}
            </span>
          </>
        ))}
      </dd>
    </>
  )
}

function Stats({ work }: { readonly work: Work }) {
  const published = isoDay(work.postedAt ?? work.updatedAt)
  const several = work.expectedChapters !== 1
  return (
    <>
      <dt class="stats">Stats:</dt>
      <dd class="stats">
        <dl class="stats">
          <dt class="published">Published:</dt>
          <dd class="published">{published}</dd>
          {several ? (
            <>
              <dt class="status">{work.complete ? 'Completed:' : 'Updated:'}</dt>
              <dd class="status">{isoDay(work.updatedAt)}</dd>
            </>
          ) : null}
          <dt class="words">Words:</dt>
          <dd class="words">{withThousands(work.wordCount)}</dd>
          <dt class="chapters">Chapters:</dt>
          <dd class="chapters">{chapterCount(work)}</dd>
          <Count kind="comments" word="Comments:" count={work.counters.comments} />
          <Count kind="kudos" word="Kudos:" count={work.counters.kudos} />
          <Count
            kind="bookmarks"
            word="Bookmarks:"
            count={work.counters.bookmarks}
            address={urls.bookmarksOf(work.id)}
          />
          <Count kind="hits" word="Hits:" count={work.counters.hits} />
        </dl>
      </dd>
    </>
  )
}

type CountProps = {
  readonly kind: string
  readonly word: string
  readonly count: number
  readonly address?: string
}

function Count({ kind, word, count, address }: CountProps) {
  if (count === 0) return null
  return (
    <>
      <dt class={kind}>{word}</dt>
      <dd class={kind}>{address ? <a href={address}>{withThousands(count)}</a> : withThousands(count)}</dd>
    </>
  )
}

/** @returns "3/5", or "3/?" while the end is open */
function chapterCount({ chapterCount: posted, expectedChapters }: Work): string {
  return `${withThousands(posted)}/${expectedChapters === null ? '?' : withThousands(expectedChapters)}`
}
