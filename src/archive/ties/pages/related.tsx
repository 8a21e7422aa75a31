import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { RELATIONS } from '../rules.ts'
import type { Relation } from '../store/related.ts'

/** The form as it was left. */
export interface RelatedTyped {
  readonly kind: string
  readonly address: string
  readonly title: string
  readonly author: string
}

type RelatedProps = {
  readonly work: { readonly id: number; readonly title: string }
  readonly parents: readonly Relation[]
  readonly typed: RelatedTyped
  readonly errors: FieldErrors
  readonly token: string
}

const STATES: Readonly<Record<Relation['state'], string>> = {
  asked: 'whoever made it has not answered yet; your work says it already',
  approved: 'it names your work, too',
  refused: 'it does not name your work',
}

/** What a work was made from, as its creators say it. */
export function RelatedPage({ work, parents, typed, errors, token }: RelatedProps) {
  const address = urls.relatedWorks(work.id)
  return (
    <>
      <h2 class="heading">
        What{' '}
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>{' '}
        was made from
      </h2>
      {parents.length === 0 ? <p>Nothing is said yet.</p> : null}
      <ul>
        {parents.map((relation) => (
          <li>
            <form method="post" action={address} class="inline">
              <FormToken token={token} />
              <input type="hidden" name="relation" value={relation.id} />
              {RELATIONS[relation.kind]} <RelatedLink relation={relation} />
              {relation.workId === null ? '' : `: ${STATES[relation.state]}`}{' '}
              <button type="submit" name="do" value="remove">
                Remove<span class="landmark">: {relation.title}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form class="page" method="post" action={address}>
        <h3 class="heading">Say what it was made from</h3>
        <FormToken token={token} />
        <input type="hidden" name="do" value="relate" />
        <ErrorSummary errors={errors} />
        <SelectField
          name="kind"
          label="This work is"
          value={typed.kind}
          error={errors.kind}
          options={Object.entries(RELATIONS)}
        />
        <TextField
          name="address"
          label="Address"
          hint="Of a work here, or elsewhere."
          value={typed.address}
          error={errors.address}
          autocomplete="off"
          required
        />
        <fieldset>
          <legend>For a work elsewhere</legend>
          <TextField name="title" label="Its title" value={typed.title} error={errors.title} dir="auto" />
          <TextField name="author" label="Whose it is" value={typed.author} error={errors.author} dir="auto" />
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Add
          </button>
        </p>
      </form>
    </>
  )
}

/** The other work by its title; one elsewhere with whose it is. */
export function RelatedLink({ relation }: { readonly relation: Relation }) {
  const { workId, url, title, author } = relation
  return (
    <>
      <a
        href={workId === null ? url : urls.work(workId)}
        rel={workId === null ? 'nofollow noopener' : undefined}
        dir="auto"
      >
        {title}
      </a>
      {author === '' ? null : ` by ${author}`}
    </>
  )
}
