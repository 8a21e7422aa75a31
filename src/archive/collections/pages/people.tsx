import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Here } from '../find.ts'
import type { CollectionPerson } from '../kinds.ts'
import { CollectionFrame } from './pieces.tsx'

export const ROLE_WORDS = { owner: 'Owner', moderator: 'Moderator', member: 'Member' } as const

type PeopleProps = {
  readonly here: Here
  readonly token: string
  readonly people: readonly CollectionPerson[]
  readonly typed: { readonly login: string; readonly role: string }
  readonly errors: FieldErrors
}

/** Who belongs to a collection, and the form that asks somebody to. */
export function PeoplePage({ here, token, people, typed, errors }: PeopleProps) {
  const action = urls.collectionPeople(here.collection.name)
  const owner = here.standing === 'owner'
  return (
    <CollectionFrame here={here} at="people">
      <p>
        Owners change everything, moderators decide about works and what is revealed, works of members come in without
        waiting. Whoever is asked says yes themself.
      </p>
      <ul class="kept-away">
        {people.map(({ userId, login, role, accepted }) => (
          <li>
            <form method="post" action={action}>
              <FormToken token={token} />
              <input type="hidden" name="user" value={userId} />
              <a href={urls.user(login)}>{login}</a>{' '}
              <span class="soft">
                {ROLE_WORDS[role]}
                {accepted ? '' : ', asked'}
              </span>{' '}
              {owner || role === 'member' ? (
                <button type="submit" name="do" value="remove">
                  Take out<span class="landmark"> {login}</span>
                </button>
              ) : null}
            </form>
          </li>
        ))}
      </ul>
      <form class="page" method="post" action={action}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <TextField name="login" label="Ask somebody" value={typed.login} error={errors.login} autocomplete="off" />
        <SelectField
          name="role"
          label="As"
          value={typed.role}
          options={(owner ? (['member', 'moderator', 'owner'] as const) : (['member'] as const)).map(
            (role) => [role, ROLE_WORDS[role]] as const,
          )}
        />
        <p class="actions">
          <button type="submit" name="do" value="ask">
            Ask
          </button>
        </p>
      </form>
    </CollectionFrame>
  )
}
