import { CheckBox, ErrorSummary, FormToken, TextArea } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Preferences } from '../preferences.ts'
import type { Problems } from '../rules.ts'
import { sentencesFor } from './sentences.ts'

interface ProfileProps {
  readonly token: string
  readonly login: string
  /** as it is edited: HTML or plain text */
  readonly profile: string
  readonly problems: Problems
}

/** Writing about oneself. */
export function EditProfilePage({ token, login, profile, problems }: ProfileProps) {
  const errors = sentencesFor(problems)
  return (
    <>
      <h2 class="heading">Your profile</h2>
      <p>
        What you write here stands on <a href={urls.profile(login)}>your profile page</a>, for everybody to read.
      </p>
      <form class="page" method="post" action={urls.editProfile(login)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <TextArea
          name="profile"
          label="About you"
          hint="Plain text or simple HTML (links, emphasis, lists), up to 5,000 characters. Leave a blank line between paragraphs."
          value={profile}
          rows={12}
          error={errors.profile}
        />
        <p class="actions">
          <button type="submit" class="primary">
            Save my profile
          </button>
        </p>
      </form>
    </>
  )
}

/** How the archive behaves for this member. */
export function PreferencesPage({
  token,
  login,
  wanted,
}: {
  readonly token: string
  readonly login: string
  readonly wanted: Preferences
}) {
  return (
    <>
      <h2 class="heading">Preferences</h2>
      <form class="page" method="post" action={urls.preferences(login)}>
        <FormToken token={token} />
        <fieldset>
          <legend>Reading</legend>
          <CheckBox
            name="show_adult"
            label="Open mature and explicit works without asking me"
            hint="Works rated Mature, Explicit or Not Rated ask first unless you tick this. By ticking it you say that you are an adult."
            checked={wanted.showAdult}
          />
          <CheckBox
            name="entire_work"
            label="Open works of several chapters as one page"
            hint="Otherwise they open at their first chapter. Either way, each work has a link to the other view."
            checked={wanted.entireWork}
          />
          <CheckBox
            name="keep_history"
            label="Remember what I read and where I am in it"
            hint={
              <>
                For you alone. What is remembered already stays until you clear{' '}
                <a href={urls.readings(login)}>your history</a>.
              </>
            }
            checked={wanted.keepHistory}
          />
          <CheckBox
            name="hide_skins"
            label="Show works without the style of their creators"
            hint="Some works come with colours, letters or boxes of their own. The bar over a work shows it the other way once."
            checked={wanted.hideSkins === true}
          />
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Save my preferences
          </button>
        </p>
      </form>
      <h3 class="heading">Looks</h3>
      <p>
        Colours, type and the width of the lines are chosen on a page of their own:{' '}
        <a href={urls.look()}>theme and type</a>.
      </p>
      <h3 class="heading">Leaving</h3>
      <p>
        You can <a href={urls.deleteAccount(login)}>delete your account</a> and decide what becomes of each of your
        works.
      </p>
    </>
  )
}
