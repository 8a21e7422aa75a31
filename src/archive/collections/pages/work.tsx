import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Item } from '../kinds.ts'
import { KeptBack, STATE_WORDS } from './items.tsx'

type WorkProps = {
  readonly work: { readonly id: number; readonly title: string }
  readonly items: readonly Item[]
  /** the viewer made it */
  readonly own: boolean
  /** collections that the viewer looks after and that may invite it */
  readonly inviting: readonly { readonly name: string; readonly title: string }[]
  readonly token: string
  readonly typed: string
  readonly errors: FieldErrors
}

/** The collections of a work: for its creators with everything that they can do about it. */
export function WorkCollectionsPage({ work, items, own, inviting, token, typed, errors }: WorkProps) {
  return (
    <>
      <h2 class="heading">
        Collections of{' '}
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      {items.length === 0 ? <p class="soft">It is in none.</p> : null}
      <ul class="directory">
        {items.map((item) => (
          <li>
            <a href={urls.collection(item.collection.name)} dir="auto">
              {item.collection.title}
            </a>{' '}
            {own ? <OwnItem item={item} token={token} /> : null}
          </li>
        ))}
      </ul>
      {own ? (
        <form class="page" method="post" action={urls.workCollections(work.id)}>
          <FormToken token={token} />
          <ErrorSummary errors={errors} />
          <TextField
            name="name"
            label="Add it to a collection"
            hint="The name in the collection’s address. You can take it out again at any time."
            value={typed}
            error={errors.name}
          />
          <p class="actions">
            <button type="submit" name="do" value="add">
              Add
            </button>
          </p>
        </form>
      ) : null}
      {inviting.length > 0 ? (
        <form class="page" method="post" action={urls.workCollections(work.id)}>
          <FormToken token={token} />
          <SelectField
            name="name"
            label="Invite it into a collection of yours"
            hint="It is listed there once its creator has said yes."
            value=""
            options={inviting.map(({ name, title }) => [name, title] as const)}
          />
          <p class="actions">
            <button type="submit" name="do" value="invite">
              Invite
            </button>
          </p>
        </form>
      ) : null}
    </>
  )
}

/** Where a work of one's own stands with a collection, and what can be said about it. */
export function OwnItem({ item, token }: { readonly item: Item; readonly token: string }) {
  return (
    <form method="post" action={urls.workCollections(item.workId)}>
      <FormToken token={token} />
      <input type="hidden" name="name" value={item.collection.name} />
      <span class="soft">{STATE_WORDS[item.state]}</span> <KeptBack item={item} />{' '}
      {item.state === 'invited' ? (
        <button type="submit" name="do" value="accept">
          Say yes<span class="landmark"> to {item.collection.title}</span>
        </button>
      ) : null}{' '}
      <button type="submit" name="do" value="out">
        {item.state === 'invited' ? 'Say no' : 'Take it out'}
        <span class="landmark"> of {item.collection.title}</span>
      </button>
    </form>
  )
}
