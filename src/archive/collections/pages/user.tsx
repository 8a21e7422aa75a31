import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Item } from '../kinds.ts'
import type { CollectionLine } from '../store/collections.ts'
import type { RoleAsked } from '../store/people.ts'
import { ROLE_WORDS } from './people.tsx'
import { CollectionList } from './pieces.tsx'
import { OwnItem } from './work.tsx'

type UserProps = {
  readonly login: string
  readonly lines: readonly CollectionLine[]
  /** the owner's own affairs; undefined for others */
  readonly own:
    | {
        readonly token: string
        readonly asked: readonly RoleAsked[]
        readonly items: readonly Item[]
        readonly mails: boolean
      }
    | undefined
}

/** The collections that somebody looks after; for themself also who asks for them and where their works are. */
export function UserCollectionsPage({ login, lines, own }: UserProps) {
  return (
    <>
      <h2 class="heading">Collections of {login}</h2>
      {own ? (
        <p class="actions">
          <a class="button" href={urls.newCollection()}>
            New collection
          </a>
        </p>
      ) : null}
      {lines.length === 0 ? <p class="soft">None.</p> : null}
      <CollectionList lines={lines} />
      {own ? <Own login={login} {...own} /> : null}
    </>
  )
}

function Own({ login, token, asked, items, mails }: NonNullable<UserProps['own']> & { readonly login: string }) {
  return (
    <>
      {asked.length > 0 ? (
        <section>
          <h3 class="heading">You are asked</h3>
          <ul class="directory">
            {asked.map(({ collectionId, name, title, role }) => (
              <li>
                <form method="post" action={urls.userCollections(login)}>
                  <FormToken token={token} />
                  <input type="hidden" name="collection" value={collectionId} />
                  <a href={urls.collection(name)} dir="auto">
                    {title}
                  </a>{' '}
                  <span class="soft">{ROLE_WORDS[role]}</span>{' '}
                  <button type="submit" name="do" value="accept">
                    Say yes<span class="landmark"> to {title}</span>
                  </button>{' '}
                  <button type="submit" name="do" value="decline">
                    Say no<span class="landmark"> to {title}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3 class="heading">Your works in collections</h3>
        {items.length === 0 ? <p class="soft">None. The way in is on the page of a work or of a collection.</p> : null}
        <ul class="directory">
          {items.map((item) => (
            <li>
              <a href={item.posted ? urls.work(item.workId) : urls.editWork(item.workId)} dir="auto">
                {item.title}
              </a>{' '}
              in{' '}
              <a href={urls.collection(item.collection.name)} dir="auto">
                {item.collection.title}
              </a>{' '}
              <OwnItem item={item} token={token} />
            </li>
          ))}
        </ul>
      </section>
      <form class="page" method="post" action={urls.userCollections(login)}>
        <FormToken token={token} />
        <p class="field check">
          <label>
            <input type="checkbox" name="mails" value="1" checked={mails} />{' '}
            <span>Send me mails about collections and challenges</span>
          </label>
        </p>
        <p class="actions">
          <button type="submit" name="do" value="mails">
            Save
          </button>
        </p>
      </form>
    </>
  )
}
