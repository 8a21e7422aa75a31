import { withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import type { TagType } from '../../../schema/index.ts'
import { CHILDREN, type Family, type Tag, type TagTree, TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { TagLink } from '../../works/index.ts'
import type { Facets, TagUse } from '../finder/uses.ts'
import { carrying, HideForm } from '../mine/hide-form.tsx'

/** What a tag's own page says. */
export interface TagView {
  readonly tag: Tag
  readonly canonical: boolean
  /** undefined while the works are being counted */
  readonly works: number | undefined
  /** the canonical tag that this one is a synonym of */
  readonly merger: Tag | undefined
  readonly synonyms: readonly Tag[]
  readonly family: Family
  /** what stands beside it most often; undefined while the works are being counted */
  readonly company: Facets | undefined
  /** whether the viewer keeps it at hand; undefined for those who cannot */
  readonly favourite: boolean | undefined
  readonly forMember: boolean
}

const COMPANY: readonly (readonly [type: TagType, heading: string])[] = [
  ['fandom', 'Fandoms'],
  ['relationship', 'Relationships'],
  ['character', 'Characters'],
  ['additional', 'Additional tags'],
]

type TagPageProps = {
  readonly view: TagView
  readonly token: string
  /** of the member who looks; undefined for a guest */
  readonly login: string | undefined
}

/** A tag: what it is, what else it is called, what it is used with. */
export function TagPage({ view, token, login }: TagPageProps) {
  const { tag, works, merger, synonyms, family } = view
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
      <div class="actions">
        <a class="button" href={urls.tagWorks((merger ?? tag).pathName)}>
          {works === 1 ? 'See the work' : 'See the works'}
        </a>
        {login === undefined ? null : (
          <a class="button" href={`${urls.subscriptions(login)}?tag=${encodeURIComponent(tag.name)}`}>
            Follow it
          </a>
        )}
        <Favourite view={view} token={token} />
        <Hide view={view} token={token} />
      </div>
      {synonyms.length > 0 || family.limited.length > 0 ? (
        <section class="card">
          <h3 class="heading">Also called</h3>
          <TagList tags={synonyms} />
          {family.limited.map(({ tag: synonym, fandom }) => (
            <p>
              <ToTag tag={synonym} /> in <ToTag tag={fandom} />
            </p>
          ))}
        </section>
      ) : null}
      <FamilyCards family={family} />
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
            <ToTag tag={tag} />
          </li>{' '}
        </>
      ))}
    </ul>
  )
}

function ToTag({ tag }: { readonly tag: Tag }) {
  return (
    <a class="tag" href={urls.tag(tag.pathName)} dir="auto">
      {tag.name}
    </a>
  )
}

function Favourite({ view: { tag, favourite }, token }: { readonly view: TagView; readonly token: string }) {
  if (favourite === undefined) return null
  return (
    <form method="post" action={urls.favourite(tag.pathName)}>
      <FormToken token={token} />
      <button type="submit" name="what" value={favourite ? 'drop' : 'keep'}>
        {favourite ? 'Keep it at hand no longer' : 'Keep it at hand'}
      </button>
    </form>
  )
}

/** Blocking a tag is the filter that most members want first. */
function Hide({ view: { tag, forMember }, token }: { readonly view: TagView; readonly token: string }) {
  if (!forMember) return null
  return (
    <HideForm
      token={token}
      query={carrying(tag)}
      name={tag.name}
      words="Hide works with this tag"
      returnTo={urls.tag(tag.pathName)}
    />
  )
}

const CHILD_HEADINGS: readonly (readonly [type: TagType, heading: string])[] = [
  ['character', 'Its characters'],
  ['relationship', 'Its relationships'],
  ['additional', 'Its additional tags'],
]

/** What wranglers have tied it to. */
function FamilyCards({ family }: { readonly family: Family }) {
  const { parents, media, means, above, subs, children } = family
  const belongs = parents.length + media.length + means.length > 0
  if (!belongs && above.length + subs.length + children.length === 0) return null
  return (
    <div class="cards-row">
      {belongs ? (
        <section class="card">
          <h3 class="heading">Belongs to</h3>
          <TagList tags={parents} />
          {media.length > 0 ? <p>{media.map(({ name }) => name).join(', ')}</p> : null}
          {means.map(({ canonical, fandom }) => (
            <p>
              In <ToTag tag={fandom} /> it means <ToTag tag={canonical} />.
            </p>
          ))}
        </section>
      ) : null}
      {above.length > 0 ? (
        <section class="card">
          <h3 class="heading">Found under</h3>
          <TagList tags={above} />
        </section>
      ) : null}
      {subs.length > 0 ? (
        <section class="card">
          <h3 class="heading">Found under it</h3>
          <Tree branches={subs} />
        </section>
      ) : null}
      {CHILD_HEADINGS.map(([type, heading]) => (
        <Children heading={heading} tags={children.filter((child) => child.type === type)} />
      ))}
    </div>
  )
}

function Tree({ branches }: { readonly branches: readonly TagTree[] }) {
  return (
    <ul class="tree">
      {branches.map(({ tag, below }) => (
        <li>
          <ToTag tag={tag} />
          {below.length > 0 ? <Tree branches={below} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Children({ heading, tags }: { readonly heading: string; readonly tags: readonly Tag[] }) {
  if (tags.length === 0) return null
  return (
    <section class="card">
      <h3 class="heading">{heading}</h3>
      <TagList tags={tags} />
      {tags.length >= CHILDREN ? <p>And more: the most used are shown.</p> : null}
    </section>
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
