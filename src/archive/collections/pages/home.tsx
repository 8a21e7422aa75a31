import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { FormToken, SelectField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { Blurb } from '../../works/index.ts'
import type { Here } from '../find.ts'
import type { CollectionLine } from '../store/collections.ts'
import type { Candidate } from '../store/items.ts'
import { CollectionFrame, CollectionList, modesOf } from './pieces.tsx'

type HomeProps = {
  readonly here: Here
  readonly blurbs: readonly Parameters<typeof Blurb>[0]['blurb'][]
  /** what the viewer's own filters hide of it; null when that is nothing */
  readonly note: Child
  readonly mysteries: number
  readonly parts: readonly CollectionLine[]
  /** what members can do: follow, add */
  readonly follow: Child
  readonly add: Child
}

const MYSTERIES_SHOWN = 5

/** A collection: what it is, what is new in it, and the way in for one's own works. */
export function HomePage({ here, blurbs, note, mysteries, parts, follow, add }: HomeProps) {
  const { collection } = here
  return (
    <CollectionFrame here={here} at="home">
      <p class="soft">{modesOf(collection)}</p>
      {follow}
      {collection.summary === '' ? null : <blockquote class="userstuff summary">{raw(collection.summary)}</blockquote>}
      {collection.intro === '' ? null : <div class="userstuff">{raw(collection.intro)}</div>}
      {parts.length > 0 ? (
        <section>
          <h3 class="heading">Parts</h3>
          <CollectionList lines={parts} />
        </section>
      ) : null}
      <section>
        <h3 class="heading">Works</h3>
        {note}
        {blurbs.length === 0 && mysteries === 0 && note === null ? <p class="soft">None yet.</p> : null}
        <ol class="work index group" role="group">
          {blurbs.map((blurb) => (
            <Blurb blurb={blurb} />
          ))}
          <Mysteries count={mysteries} />
        </ol>
        {blurbs.length > 0 || note !== null ? (
          <p class="actions">
            <a class="button" href={urls.collectionWorks(collection.name)}>
              All works
            </a>{' '}
            <a class="button" href={urls.downloadCollection(collection.name)} rel="nofollow">
              Download all as EPUB
            </a>
          </p>
        ) : null}
      </section>
      {add}
    </CollectionFrame>
  )
}

/** Works that are there and not shown: nothing else is told of them. */
function Mysteries({ count }: { readonly count: number }) {
  const shown = Math.min(count, MYSTERIES_SHOWN)
  return (
    <>
      {Array.from({ length: shown }, () => (
        <li class="work blurb group mystery" role="article">
          <h4 class="heading">Mystery work</h4>
          <p class="soft">It is part of this collection and will be revealed later.</p>
        </li>
      ))}
      {count > shown ? (
        <li class="work blurb group mystery" role="article">
          <h4 class="heading">And {count - shown} more mystery works</h4>
        </li>
      ) : null}
    </>
  )
}

type AddProps = {
  readonly here: Here
  readonly token: string
  readonly candidates: readonly Candidate[]
}

/** The way in for works of one's own. */
export function AddForm({ here: { collection, standing }, token, candidates }: AddProps) {
  if (collection.closed && standing === undefined) return <p class="soft">This collection is closed.</p>
  if (candidates.length === 0)
    return (
      <p class="soft">
        Works of yours that are not in it yet, drafts too, can be added here. <a href={urls.newWork()}>Begin one</a>.
      </p>
    )
  const [unrevealed, anonymous] = [collection.unrevealed, collection.anonymous]
  const kept = unrevealed
    ? `Until it is revealed nobody but you and its maintainers can open it${anonymous ? ', and your name is not told' : ''}.`
    : anonymous
      ? 'Your name is not told until the maintainers reveal it.'
      : undefined
  return (
    <form class="page" method="post" action={urls.collection(collection.name)}>
      <FormToken token={token} />
      <SelectField
        name="work"
        label="Add a work of yours"
        hint={kept}
        value=""
        options={candidates.map(({ id, title, posted }) => [String(id), posted ? title : `${title} (draft)`] as const)}
      />
      <p class="actions">
        <button type="submit">Add to this collection</button>
      </p>
    </form>
  )
}
