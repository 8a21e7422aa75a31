import { raw } from 'hono/html'
import { urls } from '../../urls.ts'
import type { Here } from '../find.ts'
import type { CollectionPerson } from '../kinds.ts'
import { CollectionFrame, modesOf } from './pieces.tsx'

type ProfileProps = { readonly here: Here; readonly people: readonly CollectionPerson[] }

/** What a collection says about itself at length, and who looks after it. */
export function ProfilePage({ here, people }: ProfileProps) {
  const { collection } = here
  const named = (role: CollectionPerson['role']) => people.filter((one) => one.accepted && one.role === role)
  return (
    <CollectionFrame here={here} at="profile">
      <dl>
        <dt>How works come in:</dt>
        <dd>{modesOf(collection)}</dd>
        <Names word="Owners:" people={named('owner')} />
        <Names word="Moderators:" people={named('moderator')} />
        <dt>In searches:</dt>
        <dd>
          <code>collection:{collection.name}</code>
        </dd>
      </dl>
      {collection.intro === '' ? null : (
        <section>
          <h3 class="heading">Introduction</h3>
          <div class="userstuff">{raw(collection.intro)}</div>
        </section>
      )}
      <section>
        <h3 class="heading">Rules</h3>
        {collection.rules === '' ? <p class="soft">None are written down.</p> : null}
        <div class="userstuff">{raw(collection.rules)}</div>
      </section>
    </CollectionFrame>
  )
}

function Names({ word, people }: { readonly word: string; readonly people: readonly CollectionPerson[] }) {
  if (people.length === 0) return null
  return (
    <>
      <dt>{word}</dt>
      <dd>
        {people.map(({ login }, at) => (
          <>
            {at > 0 ? ', ' : null}
            <a href={urls.user(login)}>{login}</a>
          </>
        ))}
      </dd>
    </>
  )
}
