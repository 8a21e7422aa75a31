import type { Child } from 'hono/jsx'
import { withThousands } from '../../../platform/text/dates.ts'
import { type FieldErrors, SelectField } from '../../../platform/ui/fields.tsx'
import type { Change, Family, Medium, Tag, Verb } from '../../tags/index.ts'
import { TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { TagComment } from '../store/comments.ts'
import { printWish } from '../wishes.ts'
import type { Names } from '../words.ts'
import { Comments } from './comments.tsx'
import { ChangeList } from './history.tsx'
import { DeskTag, kindOf, NameField } from './pieces.tsx'

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

function Synonyms({ view: { tag, synonyms, family, canonical } }: { readonly view: DeskTagView }) {
  if (!canonical) return null
  return (
    <section class="card">
      <h3 class="heading">Synonyms</h3>
      <Tied tags={synonyms} wish={(synonym) => ({ verb: 'not-synonym', tag: synonym.id })} />
      {family.limited.map(({ tag: synonym, fandom }) => (
        <p>
          <DeskTag tag={synonym} /> in <DeskTag tag={fandom} />{' '}
          <Loosen wish={{ verb: 'not-limited', tag: synonym.id, fandom: fandom.id }} label={synonym.name} />
        </p>
      ))}
      <Ask verb="synonym" button="Add a synonym" back={tag}>
        <NameField name="tagName" id="new-synonym" label="Another name" kind={kindOf(tag.type)} />
        <input type="hidden" name="other" value={tag.name} />
        <input type="hidden" name="type" value={tag.type} />
      </Ask>
    </section>
  )
}

function Limited({ view: { tag, family } }: { readonly view: DeskTagView }) {
  return (
    <section class="card">
      <h3 class="heading">In one fandom only</h3>
      {family.means.map(({ canonical, fandom }) => (
        <p>
          <DeskTag tag={canonical} /> in <DeskTag tag={fandom} />{' '}
          <Loosen
            wish={{ verb: 'not-limited', tag: tag.id, fandom: fandom.id }}
            label={`${canonical.name} in ${fandom.name}`}
          />
        </p>
      ))}
      <Ask verb="limited" tag={tag} button="Make it mean that there">
        <NameField name="other" id="limited-to" label="Means" kind={kindOf(tag.type)} />
        <NameField name="within" id="limited-in" label="In the fandom" kind="fandom" />
      </Ask>
    </section>
  )
}

function Metatags({ view: { tag, family } }: { readonly view: DeskTagView }) {
  return (
    <section class="card">
      <h3 class="heading">Metatags</h3>
      <p class="hint">Who asks for one of these finds this tag’s works too.</p>
      <Tied tags={family.metas} wish={(meta) => ({ verb: 'not-metatag', tag: tag.id, other: meta.id })} />
      <Ask verb="metatag" tag={tag} button="Add a metatag">
        <NameField name="other" id="new-metatag" label="Metatag" kind={kindOf(tag.type)} />
      </Ask>
    </section>
  )
}

function Subtags({ view: { tag, family } }: { readonly view: DeskTagView }) {
  return (
    <section class="card">
      <h3 class="heading">Subtags</h3>
      <p class="hint">Their works are found under this tag too.</p>
      <Tied
        tags={family.subs.map((branch) => branch.tag)}
        wish={(sub) => ({ verb: 'not-metatag', tag: sub.id, other: tag.id })}
      />
      <Ask verb="metatag" button="Add a subtag" back={tag}>
        <NameField name="tagName" id="new-subtag" label="Subtag" kind={kindOf(tag.type)} />
        <input type="hidden" name="other" value={tag.name} />
        <input type="hidden" name="type" value={tag.type} />
      </Ask>
    </section>
  )
}

function Parents({ view: { tag, family } }: { readonly view: DeskTagView }) {
  const pairs = tag.type === 'relationship'
  return (
    <section class="card">
      <h3 class="heading">{pairs ? 'Fandoms and characters' : 'Fandoms'}</h3>
      <Tied tags={family.parents} wish={(parent) => ({ verb: 'not-parent', tag: tag.id, other: parent.id })} />
      <Ask verb="parent" tag={tag} button="Add it">
        <NameField
          name="other"
          id="new-parent"
          label={pairs ? 'Fandom or character' : 'Fandom'}
          kind={pairs ? 'tag' : 'fandom'}
        />
      </Ask>
    </section>
  )
}

function Media({ view: { tag, family, media } }: { readonly view: DeskTagView }) {
  const others = media.filter(({ id }) => !family.media.some((own) => own.id === id))
  return (
    <section class="card">
      <h3 class="heading">Media</h3>
      <ul class="ties">
        {family.media.map(({ id, name }) => (
          <li>
            <span>{name}</span> <Loosen wish={{ verb: 'not-medium', tag: tag.id, other: id }} label={name} />
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Ask verb="medium" tag={tag} button="Add it">
          <SelectField
            name="medium"
            label="Medium"
            value=""
            options={others.map(({ id, name }) => [String(id), name] as const)}
          />
        </Ask>
      ) : null}
    </section>
  )
}

type Loosening = { readonly verb: Verb; readonly tag: number; readonly other?: number; readonly fandom?: number }

function Tied({ tags, wish }: { readonly tags: readonly Tag[]; readonly wish: (tag: Tag) => Loosening }) {
  return (
    <ul class="ties">
      {tags.map((tag) => (
        <li>
          <DeskTag tag={tag} /> <Loosen wish={wish(tag)} label={tag.name} />
        </li>
      ))}
    </ul>
  )
}

function Loosen({ wish, label }: { readonly wish: Loosening; readonly label: string }) {
  return (
    <a class="loosen" href={`${urls.deskChange()}?wish=${encodeURIComponent(printWish(wish))}`}>
      Loosen<span class="landmark"> {label}</span>
    </a>
  )
}

function Act({ verb, tag, label }: { readonly verb: Verb; readonly tag: Tag; readonly label: string }) {
  return (
    <a class="button" href={`${urls.deskChange()}?wish=${encodeURIComponent(printWish({ verb, tag: tag.id }))}`}>
      {label}
    </a>
  )
}

/** A form that leads to the preview of a change. */
function Ask(props: {
  readonly verb: Verb
  readonly tag?: Tag
  /** where to go after, when that is not the tag's own page */
  readonly back?: Tag
  readonly button: string
  readonly children: Child
}) {
  const { verb, tag, back = tag, button, children } = props
  return (
    <form class="ask" method="get" action={urls.deskChange()}>
      <input type="hidden" name="verb" value={verb} />
      {tag ? <input type="hidden" name="tag" value={String(tag.id)} /> : null}
      {back ? <input type="hidden" name="back" value={urls.deskTag(back.pathName)} /> : null}
      {children}
      <p class="actions">
        <button type="submit">{button}</button>
      </p>
    </form>
  )
}
