import { withThousands } from '../../../platform/text/dates.ts'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { Change, Family, Medium, Tag } from '../../tags/index.ts'
import { TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { TagComment } from '../store/comments.ts'
import type { Names } from '../words.ts'
import { Comments } from './comments.tsx'
import { ChangeList } from './history.tsx'
import { DeskTag, kindOf, NameField } from './pieces.tsx'
import { Act, Ask } from './tag-acts.tsx'
import { Limited, Media, Metatags, Parents, Subtags, Synonyms } from './tag-ties.tsx'

/** A tag as the desk shows it. */
export interface DeskTagView {
  readonly tag: Tag
  readonly canonical: boolean
  readonly unwrangleable: boolean
  readonly merger: Tag | undefined
  readonly synonyms: readonly Tag[]
  readonly family: Family
  readonly uses: number
  /** all kinds of media there are */
  readonly media: readonly Medium[]
  readonly comments: readonly TagComment[]
  readonly latest: readonly Change[]
  readonly names: Names
}

interface Props {
  readonly token: string
  readonly view: DeskTagView
  readonly words: string
  readonly errors: FieldErrors
}

/** One tag with all its ties, each with a way to make and to loosen it. */
export function DeskTagPage(props: Props) {
  const { view } = props
  const { tag, canonical, merger, uses } = view
  return (
    <>
      <h2 class="heading" dir="auto">
        {tag.name}
      </h2>
      <p>
        {TYPE_WORDS[tag.type]}, on {uses === 1 ? '1 work' : `${withThousands(uses)} works`}.{' '}
        <a href={urls.tag(tag.pathName)}>Its public page</a>
      </p>
      <Standing view={view} />
      <div class="cards-row">
        {merger ? null : <Synonyms view={view} />}
        {canonical || merger || tag.type === 'fandom' ? null : <Limited view={view} />}
        {canonical ? <Metatags view={view} /> : null}
        {canonical ? <Subtags view={view} /> : null}
        {merger || tag.type === 'fandom' ? null : <Parents view={view} />}
        {tag.type === 'fandom' && !merger ? <Media view={view} /> : null}
      </div>
      <Comments {...props} />
      <section class="card">
        <h3 class="heading">History</h3>
        <ChangeList changes={view.latest} names={view.names} />
        <p class="actions">
          <a href={urls.deskHistory(tag.id)}>All of its history</a>
        </p>
      </section>
    </>
  )
}

function Standing({ view: { tag, canonical, unwrangleable, merger } }: { readonly view: DeskTagView }) {
  const words = merger ? (
    <>
      A synonym of <DeskTag tag={merger} />.
    </>
  ) : canonical ? (
    'Canonical: it filters, and others are filed under it.'
  ) : unwrangleable ? (
    'Set aside: nobody needs to look at it.'
  ) : (
    'As its creators wrote it: nobody has tied it yet.'
  )
  return (
    <section class="card">
      <h3 class="heading">Standing</h3>
      <p>{words}</p>
      <p class="actions">
        {canonical ? <Act verb="not-canonical" tag={tag} label="Make it no longer canonical" /> : null}
        {canonical ? null : <Act verb="canonical" tag={tag} label="Make it canonical" />}
        {merger ? <Act verb="not-synonym" tag={tag} label="End being a synonym" /> : null}
        {canonical || merger || unwrangleable ? null : <Act verb="unwrangleable" tag={tag} label="Set it aside" />}
        {unwrangleable ? <Act verb="wrangleable" tag={tag} label="Set it aside no longer" /> : null}
      </p>
      {merger ? null : (
        <Ask verb="synonym" tag={tag} button="Make it a synonym">
          <NameField name="other" id="synonym-of" label="Synonym of" kind={kindOf(tag.type)} />
        </Ask>
      )}
    </section>
  )
}
