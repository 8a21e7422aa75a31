import { withThousands } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken } from '../../../platform/ui/fields.tsx'
import { OwnPasswordField } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import type { Fate, LeavingWork, Outcome, Wishes } from './rules.ts'

const FATES: readonly { readonly fate: Fate; readonly name: string; readonly meaning: string }[] = [
  { fate: 'delete', name: 'Delete them', meaning: 'They are gone at once and for good.' },
  {
    fate: 'orphan',
    name: 'Take my name off',
    meaning: 'Readers keep them; they are credited to “orphan_account”. Nobody can edit them any more.',
  },
  {
    fate: 'keep',
    name: 'Leave them as they are',
    meaning: 'Readers keep them, under the pen name they have now. Nobody can edit them any more.',
  },
]

type ChoicePageProps = {
  readonly login: string
  readonly works: readonly LeavingWork[]
  readonly wishes: Wishes
  readonly token: string
}

/** The first step: what shall become of everything. */
export function ChoicePage({ login, works, wishes, token }: ChoicePageProps) {
  const asked = works.filter(({ read, shared }) => read && !shared)
  return (
    <>
      <h2 class="heading">Delete your account</h2>
      <form class="page" method="post" action={urls.deleteAccount(login)}>
        <FormToken token={token} />
        <p>
          You decide what becomes of what readers have of you. Drafts and what lies in your bin are deleted. A work that
          is credited to others too stays with them, without your name. Before anything happens you see all of it once
          more.
        </p>
        <fieldset>
          <legend>Your works</legend>
          <ul class="cards">
            {FATES.map(({ fate, name, meaning }) => (
              <li>
                <label>
                  <input type="radio" name="fate" value={fate} checked={fate === wishes.all} />
                  <strong>{name}</strong>
                  <span>{meaning}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        {asked.length > 0 ? <Exceptions works={asked} wishes={wishes} /> : null}
        <p class="actions">
          <button type="submit" class="primary" name="do" value="look">
            Go on
          </button>{' '}
          <a class="button" href={urls.user(login)}>
            Stay
          </a>
        </p>
      </form>
    </>
  )
}

function Exceptions({ works, wishes }: { readonly works: readonly LeavingWork[]; readonly wishes: Wishes }) {
  return (
    <fieldset>
      <legend>One work or another otherwise?</legend>
      <div class="scroll" tabindex={0}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Work</th>
              <th scope="col">Words</th>
              <th scope="col">What becomes of it</th>
            </tr>
          </thead>
          <tbody>
            {works.map(({ id, title, wordCount }) => (
              <tr>
                <td dir="auto">{title}</td>
                <td class="number">{withThousands(wordCount)}</td>
                <td>
                  <select name={`fate_${id}`} aria-label={`What becomes of ${title}`}>
                    <option value="">As chosen above</option>
                    {FATES.map(({ fate }) => (
                      <option value={fate} selected={wishes.some.get(id) === fate}>
                        {WORDS[fate]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  )
}

const WORDS: Readonly<Record<Fate, string>> = { delete: 'Delete', orphan: 'Take my name off', keep: 'Leave as it is' }

type LastPageProps = {
  readonly login: string
  readonly found: Readonly<Record<Outcome, readonly LeavingWork[]>>
  readonly wishes: Wishes
  readonly errors: FieldErrors
  readonly token: string
}

/** The second step: all that will happen, and the password. */
export function LastPage({ login, found, wishes, errors, token }: LastPageProps) {
  return (
    <>
      <h2 class="heading">Delete your account</h2>
      <form class="page" method="post" action={urls.deleteAccount(login)}>
        <FormToken token={token} />
        <input type="hidden" name="fate" value={wishes.all} />
        {[...wishes.some].map(([id, fate]) => (
          <input type="hidden" name={`fate_${id}`} value={fate} />
        ))}
        <ErrorSummary errors={errors} />
        <p>This is what will happen, at once and for good:</p>
        <ul>
          <Line works={found.delete} one="is deleted." many="are deleted." />
          <Line
            works={found.orphan}
            one="loses your name and is credited to “orphan_account”."
            many="lose your name and are credited to “orphan_account”."
          />
          <Line
            works={found.keep}
            one="stays as it is, under its pen name."
            many="stay as they are, under their pen names."
          />
          <Line
            works={found.left}
            one="stays with the others it is credited to."
            many="stay with the others they are credited to."
          />
          <li>
            The account {login} is gone, with its address, password, profile and preferences, and you are logged out
            everywhere. There is no way back.
          </li>
        </ul>
        <OwnPasswordField error={errors.password} />
        <p class="actions">
          <button type="submit" class="danger" name="do" value="leave">
            Delete my account
          </button>{' '}
          <a class="button" href={urls.deleteAccount(login)}>
            Choose again
          </a>
        </p>
      </form>
    </>
  )
}

type LineProps = { readonly works: readonly LeavingWork[]; readonly one: string; readonly many: string }

function Line({ works, one, many }: LineProps) {
  const [first] = works
  if (!first) return null
  if (works.length === 1) {
    return (
      <li>
        “<bdi>{first.title}</bdi>” {one}
      </li>
    )
  }
  return (
    <li>
      {withThousands(works.length)} works {many}
      <details>
        <summary>Which</summary>
        <ul>
          {works.map(({ title }) => (
            <li dir="auto">{title}</li>
          ))}
        </ul>
      </details>
    </li>
  )
}
