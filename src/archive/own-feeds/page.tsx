import { blurbDay } from '../../platform/text/dates.ts'
import { ErrorSummary, FormToken, SelectField } from '../../platform/ui/fields.tsx'
import type { FeedKey } from '../accounts/index.ts'
import type { SavedSearch } from '../search/index.ts'
import { urls } from '../urls.ts'

interface FeedsPageProps {
  readonly token: string
  readonly login: string
  /** the archive's address, without a slash at the end */
  readonly archive: string
  readonly feeds: readonly FeedKey[]
  readonly searches: readonly SavedSearch[]
  /** the secret of the address that was made just now; it can be shown only this once */
  readonly made: string | undefined
  readonly error: string | undefined
}

/** Feeds at addresses that only their owner knows. */
export function FeedsPage({ token, login, archive, feeds, searches, made, error }: FeedsPageProps) {
  const errors = error === undefined ? {} : { of: error }
  return (
    <>
      <h2 class="heading">Private feeds</h2>
      {made ? <MadeJustNow made={made} archive={archive} /> : null}
      <p>
        A feed reader cannot log in, so what is yours alone stands at an address that nobody can guess. Whoever has the
        address sees what you may see there, so give it to no one; each can be taken back alone. When you change your
        password, all of them are.
      </p>
      {feeds.length > 0 ? <Feeds token={token} login={login} feeds={feeds} /> : null}
      <form class="page" method="post" action={urls.privateFeeds(login)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <SelectField
          name="of"
          label="What it tells of"
          hint="A saved search leaves out what your filters hide, as its page does."
          value="following"
          error={errors.of}
          options={[
            ['following', WORDS.following],
            ['later', WORDS.later],
            ['inbox', WORDS.inbox],
            ...searches.map(({ id, name }) => [`search ${id}`, `${WORDS.search}: ${name}`] as const),
          ]}
        />
        <p class="actions">
          <button type="submit" class="primary">
            Make an address
          </button>
        </p>
      </form>
    </>
  )
}

const WORDS = {
  following: 'What I follow',
  later: 'Marked for later',
  inbox: 'Inbox',
  search: 'The search',
} as const

function MadeJustNow({ made, archive }: { readonly made: string; readonly archive: string }) {
  return (
    <div class="flash notice" role="status">
      <p>The feed is ready. Copy one of the addresses into your feed reader now; they are shown only this once.</p>
      {(['atom', 'json'] as const).map((kind) => (
        <p>
          <label>
            {kind === 'atom' ? 'Atom' : 'JSON Feed'}{' '}
            <input class="key" readonly size={60} value={archive + urls.privateFeed(made, kind)} />
          </label>
        </p>
      ))}
    </div>
  )
}

function Feeds({ token, login, feeds }: Pick<FeedsPageProps, 'token' | 'login' | 'feeds'>) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>Your feeds, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Of</th>
            <th scope="col">Made</th>
            <th scope="col">Last fetched</th>
            <th scope="col">
              <span class="landmark">Take back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <tr>
              <th scope="row">{nameOf(feed)}</th>
              <td>{blurbDay(feed.createdAt)}</td>
              <td>{feed.usedOn === null ? 'never' : blurbDay(feed.usedOn)}</td>
              <td>
                <form method="post" action={urls.privateFeeds(login)}>
                  <FormToken token={token} />
                  <button
                    type="submit"
                    name="withdraw"
                    value={feed.id}
                    aria-label={`Take back the feed of ${nameOf(feed)}`}
                  >
                    Take back
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function nameOf({ of, search }: FeedKey): string {
  return of === 'search' ? `${WORDS.search} “${search ?? ''}”` : WORDS[of]
}
