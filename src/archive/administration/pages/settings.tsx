import { CheckBox, ErrorSummary, FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import type { SiteSettings } from '../../settings/index.ts'
import { urls } from '../../urls.ts'
import { type AdminProblems, MOST_CHARACTERS } from '../rules.ts'
import { sentencesFor } from './sentences.ts'

const REGISTRATION: readonly (readonly [mode: SiteSettings['registration'], label: string, words: string])[] = [
  ['open', 'Open', 'Everybody can make an account.'],
  ['invitation', 'By invitation', 'Each member can invite three people at a time; administrators any number.'],
  ['closed', 'Closed', 'No new accounts. You can still make some with the command “fanlight user add”.'],
]

/** What the page of settings asks for. */
export type TypedSettings = Pick<SiteSettings, 'name' | 'welcome' | 'source' | 'registration' | 'engines' | 'training'>

interface SettingsProps {
  readonly token: string
  readonly values: TypedSettings
  readonly problems: AdminProblems
}

/** What whoever runs the archive decides. */
export function SettingsPage({ token, values, problems }: SettingsProps) {
  const errors = sentencesFor(problems)
  return (
    <>
      <h2 class="heading">Settings</h2>
      <form class="page" method="post" action={urls.adminSettings()}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <fieldset>
          <legend>The front door</legend>
          <TextField
            name="name"
            label="Name of the archive"
            hint="Stands on top of every page and in mails."
            value={values.name}
            error={errors.name}
            maxlength={MOST_CHARACTERS.name}
            required
          />
          <TextArea
            name="welcome"
            label="Welcome"
            hint="One or two sentences for the front page: what is collected here, for whom. Up to 500 characters."
            value={values.welcome}
            error={errors.welcome}
          />
          <TextField
            name="source"
            label="Address of the source"
            hint="Stands on the page About. The licence asks you to offer the source of the program as you run it; empty says: ask us."
            value={values.source}
            error={errors.source}
            maxlength={MOST_CHARACTERS.source}
          />
        </fieldset>
        <fieldset>
          <legend>New members</legend>
          <ul class="cards">
            {REGISTRATION.map(([mode, label, words]) => (
              <li>
                <label>
                  <input type="radio" name="registration" value={mode} checked={values.registration === mode} />
                  <strong>{label}</strong>
                  <span>{words}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <fieldset>
          <legend>Machines</legend>
          <CheckBox
            name="engines"
            label="Search engines may list works"
            hint="Works for adults and for members never are. Creators choose otherwise for their own."
            checked={values.engines}
          />
          <CheckBox
            name="training"
            label="Works may be used to train programs that write"
            hint="Robots.txt, every page and /.well-known/tdmrep.json say so. Creators choose otherwise for their own."
            checked={values.training}
          />
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Save the settings
          </button>
        </p>
      </form>
    </>
  )
}
