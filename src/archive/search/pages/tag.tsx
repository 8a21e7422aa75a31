import { withThousands } from '../../../platform/text/dates.ts'
import type { TagType } from '../../../schema/index.ts'
import { type Tag, TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { TagLink } from '../../works/index.ts'
import type { Facets, TagUse } from '../finder/uses.ts'

/** What a tag's own page says. */
export interface TagView {
  readonly tag: Tag
  readonly canonical: boolean
  /** undefined while the works are being counted */
  readonly works: number | undefined
  /** the canonical tag that this one is a synonym of */
  readonly merger: Tag | undefined
  readonly synonyms: readonly Tag[]
  /** what stands beside it most often; undefined while the works are being counted */
  readonly company: Facets | undefined
}

const COMPANY: readonly (readonly [type: TagType, heading: string])[] = [
  ['fandom', 'Fandoms'],
  ['relationship', 'Relationships'],
  ['character', 'Characters'],
  ['additional', 'Additional tags'],
]

/** A tag: what it is, what else it is called, what it is used with. */
export function TagPage({ view }: { readonly view: TagView }) {
  const { tag, works, merger, synonyms } = view
  return (
    <>
      <h2 class="heading" dir="auto">
        {tag.name}
      </h2>
      <p>
        {TYPE_WORDS[tag.type]}
        {works === undefined ? '' : `, on ${works === 1 ? '1 work' : `${withThousands(works)} works`}`}.{' '}
        <Standing view={view} />
      </p>
      <p class="actions">
        <a class="button" href={urls.tagWorks((merger ?? tag).pathName)}>
          {works === 1 ? 'See the work' : 'See the works'}
        </a>
      </p>
      {synonyms.length > 0 ? (
        <section class="card">
          <h3 class="heading">Also called</h3>
          <TagList tags={synonyms} />
        </section>
      ) : null}
      <div class="cards-row">
        {COMPANY.map(([type, heading]) => (
          <Company
            heading={heading}
            uses={(view.company?.[type] ?? []).filter((use) => use.tag.id !== tag.id && use.tag.id !== merger?.id)}
          />
        ))}
      </div>
    </>
  )
}

function Standing({ view: { canonical, merger } }: { readonly view: TagView }) {
  if (merger) {
    return (
      <>
        It is another name for <TagLink tag={merger} />, and its works are found there.
      </>
    )
  }
  return canonical
    ? 'It is the name that others are filed under.'
    : 'It is as its creators wrote it; no one has tied it to others.'
}

function TagList({ tags }: { readonly tags: readonly Tag[] }) {
  return (
    <ul class="tags commas">
      {tags.map((tag) => (
        <>
          <li>
            <a class="tag" href={urls.tag(tag.pathName)} dir="auto">
              {tag.name}
            </a>
          </li>{' '}
        </>
      ))}
    </ul>
  )
}

function Company({ heading, uses }: { readonly heading: string; readonly uses: readonly TagUse[] }) {
  if (uses.length === 0) return null
  return (
    <section class="card">
      <h3 class="heading">{heading}</h3>
      <ul class="directory">
        {uses.map((use) => (
          <li>
            <TagLink tag={use.tag} /> <span class="count">({withThousands(use.works)})</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
