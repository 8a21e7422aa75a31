import { FormToken } from '../../../platform/ui/fields.tsx'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import { urls } from '../../urls.ts'
import type { Here } from '../find.ts'
import type { Item, ItemState } from '../kinds.ts'
import { ITEMS_A_PAGE } from '../store/items.ts'
import { CollectionFrame } from './pieces.tsx'

export const STATE_WORDS = {
  waiting: 'Waiting for the collection',
  in: 'In it',
  invited: 'Invited',
  refused: 'Refused',
} as const satisfies Readonly<Record<ItemState, string>>

type ItemsProps = {
  readonly here: Here
  readonly token: string
  readonly state: ItemState
  readonly page: number
  readonly total: number
  readonly items: readonly Item[]
}

/** The works of a collection as its maintainers decide about them. */
export function ItemsPage({ here, token, state, page, total, items }: ItemsProps) {
  const { collection } = here
  const action = urls.collectionItems(collection.name)
  return (
    <CollectionFrame here={here} at="items">
      <Tabs
        label="Items"
        at={state}
        pages={(Object.keys(STATE_WORDS) as ItemState[]).map(
          (one) => [one, STATE_WORDS[one], `${action}?show=${one}`] as const,
        )}
      />
      {items.length === 0 ? <p class="soft">None.</p> : null}
      {items.length > 0 ? (
        <form class="page" method="post" action={action}>
          <FormToken token={token} />
          <input type="hidden" name="show" value={state} />
          <ul class="directory">
            {items.map((item) => (
              <li>
                <p class="check">
                  <label>
                    <input type="checkbox" name="item" value={item.id} /> <bdi>{item.title}</bdi>
                  </label>{' '}
                  <a href={urls.work(item.workId)}>
                    Look<span class="landmark"> at {item.title}</span>
                  </a>{' '}
                  <KeptBack item={item} />
                </p>
              </li>
            ))}
          </ul>
          <Acts state={state} />
        </form>
      ) : null}
      <Pagination
        page={page}
        pages={Math.ceil(total / ITEMS_A_PAGE)}
        href={(number) => `${action}?show=${state}&page=${number}`}
      />
      <RevealAll action={action} token={token} />
    </CollectionFrame>
  )
}

/** What is not told of a work. */
export function KeptBack({ item: { unrevealed, anonymous } }: { readonly item: Item }) {
  if (!unrevealed && !anonymous) return null
  return (
    <span class="soft">
      {[...(unrevealed ? ['not revealed yet'] : []), ...(anonymous ? ['anonymous'] : [])].join(', ')}
    </span>
  )
}

const ACTS: Readonly<Record<ItemState, readonly (readonly [value: string, words: string])[]>> = {
  waiting: [
    ['approve', 'Let in'],
    ['refuse', 'Refuse'],
  ],
  in: [
    ['reveal', 'Reveal these works'],
    ['name', 'Name their creators'],
    ['refuse', 'Take out'],
  ],
  invited: [['refuse', 'Take the invitation back']],
  refused: [['approve', 'Let in after all']],
}

function Acts({ state }: { readonly state: ItemState }) {
  return (
    <p class="actions">
      {ACTS[state].map(([value, words]) => (
        <>
          <button type="submit" name="do" value={value}>
            {words}
          </button>{' '}
        </>
      ))}
    </p>
  )
}

function RevealAll({ action, token }: { readonly action: string; readonly token: string }) {
  return (
    <form class="page" method="post" action={action}>
      <FormToken token={token} />
      <h3 class="heading">Reveal everything</h3>
      <p>
        Works that come in later are not kept back either. Followers are told of what they could not see before. This
        cannot be taken back.
      </p>
      <p class="actions">
        <button type="submit" name="do" value="reveal-all">
          Reveal all works
        </button>{' '}
        <button type="submit" name="do" value="name-all">
          Name all creators
        </button>
      </p>
    </form>
  )
}
