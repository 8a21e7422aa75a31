import { FormToken, TextField } from '../../platform/ui/fields.tsx'
import { Tabs } from '../../platform/ui/tabs.tsx'
import { urls } from '../urls.ts'
import { type Kind, MAILS, type Mails } from './rules.ts'
import type { Subscription } from './subscriptions.ts'

const SENT: Readonly<Record<Kind, string>> = {
  work: 'Work',
  series: 'Series',
  author: 'User',
  tag: 'Tag',
  collection: 'Collection',
  search: 'Search',
}
const WORDS: Readonly<Record<Kind, string>> = {
  work: 'Work',
  series: 'Series',
  author: 'Author',
  tag: 'Tag',
  collection: 'Collection',
  search: 'Search',
}

interface SubscribeProps {
  readonly login: string
  readonly kind: Kind
  readonly of: number
  /** number of the subscription; undefined while there is none */
  readonly id: number | undefined
  readonly token: string
  /** page to come back to */
  readonly back: string
  readonly words?: string
}

/** Follows, or stops. Readers' tools know by the button's word and the form's attributes which it is. */
export function SubscribeForm({ login, kind, of, id, token, back, words = 'Subscribe' }: SubscribeProps) {
  return (
    <form
      method="post"
      action={id === undefined ? urls.subscriptions(login) : urls.subscription(login, id)}
      data-create-value={words}
      data-destroy-value="Unsubscribe"
    >
      <FormToken token={token} />
      <input type="hidden" name="return_to" value={back} />
      <input type="hidden" name="subscription[subscribable_id]" value={of} />
      <input type="hidden" name="subscription[subscribable_type]" value={SENT[kind]} />
      {id === undefined ? null : <input type="hidden" name="_method" value="delete" />}
      <input type="submit" class="quiet" value={id === undefined ? words : 'Unsubscribe'} />
    </form>
  )
}

interface PageProps {
  readonly login: string
  readonly token: string
  readonly subscriptions: readonly Subscription[]
  readonly type: 'all' | 'works' | 'series' | 'users' | 'tags' | 'collections' | 'searches'
  readonly mails: Mails
  /** tag to be followed, as typed or as another page offered it */
  readonly tag: string
  readonly tagError: string | undefined
}

/** What a member follows, and how they hear of it. */
export function SubscriptionsPage({ login, token, subscriptions, type, mails, tag, tagError }: PageProps) {
  const tab = (name: PageProps['type']) => `${urls.subscriptions(login)}${name === 'all' ? '' : `?type=${name}`}`
  return (
    <>
      <h2 class="heading">Subscriptions ({subscriptions.length})</h2>
      <Tabs
        label="Subscriptions"
        at={type}
        pages={[
          ['all', 'All', tab('all')],
          ['works', 'Works', tab('works')],
          ['series', 'Series', tab('series')],
          ['users', 'Authors', tab('users')],
          ['tags', 'Tags', tab('tags')],
          ['collections', 'Collections', tab('collections')],
          ['searches', 'Searches', tab('searches')],
        ]}
      />
      {subscriptions.length === 0 ? (
        <p class="soft">
          Subscribe above a work or a series, on an author’s page, to a tag below, or to a search that you have saved:
          new chapters and works are told to you.
        </p>
      ) : (
        <dl class="subscription index group">
          {subscriptions.map((one) => (
            <>
              <dt>
                <a href={addressOf(one)} dir="auto">
                  {one.name}
                </a>{' '}
                <span class="soft">({WORDS[one.kind]})</span>
              </dt>
              <dd>
                <SubscribeForm
                  login={login}
                  kind={one.kind}
                  of={one.of}
                  id={one.id}
                  token={token}
                  back={urls.subscriptions(login)}
                />
              </dd>
            </>
          ))}
        </dl>
      )}
      <FollowTag login={login} token={token} tag={tag} error={tagError} />
      <MailChoice login={login} token={token} mails={mails} />
    </>
  )
}

function addressOf({ kind, of, name, pathName }: Subscription): string {
  if (kind === 'work') return urls.work(of)
  if (kind === 'series') return urls.series(of)
  if (kind === 'collection') return urls.collection(pathName)
  if (kind === 'search') return `${urls.savedSearches()}#search_${of}`
  return kind === 'author' ? urls.user(name) : urls.tagWorks(pathName)
}

type FollowTagProps = Pick<PageProps, 'login' | 'token' | 'tag'> & { readonly error: string | undefined }

function FollowTag({ login, token, tag, error }: FollowTagProps) {
  return (
    <form class="page" method="post" action={urls.subscriptions(login)}>
      <FormToken token={token} />
      <input type="hidden" name="subscription[subscribable_type]" value="Tag" />
      <TextField
        name="tag"
        label="Follow a tag"
        hint="A fandom, relationship, character or additional tag; what is filed under it is told too."
        value={tag}
        error={error}
        dir="auto"
      />
      <p class="actions">
        <button type="submit">Follow the tag</button>
      </p>
    </form>
  )
}

function MailChoice({ login, token, mails }: Pick<PageProps, 'login' | 'token' | 'mails'>) {
  return (
    <form class="page" method="post" action={urls.subscriptions(login)}>
      <FormToken token={token} />
      <fieldset>
        <legend>Mails about what you follow</legend>
        {Object.entries(MAILS).map(([value, words]) => (
          <p class="field check">
            <label>
              <input type="radio" name="mails" value={value} checked={value === mails} /> <span>{words}</span>
            </label>
          </p>
        ))}
      </fieldset>
      <p class="actions">
        <button type="submit">Save</button>
      </p>
    </form>
  )
}
