import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextField,
} from '../../../platform/ui/fields.tsx'
import type { SettingsTyped } from '../rules.ts'

type SettingsProps = {
  readonly action: string
  readonly token: string
  readonly typed: SettingsTyped
  readonly errors: FieldErrors
  /** its kind has been said */
  readonly there: boolean
}

/** What an organiser says of a challenge. */
export function SettingsForm({ action, token, typed, errors, there }: SettingsProps) {
  return (
    <form class="page" method="post" action={action}>
      <FormToken token={token} />
      <ErrorSummary errors={errors} />
      {there ? null : (
        <SelectField
          name="kind"
          label="Kind"
          hint="In a prompt meme anybody prompts and fills; in a gift exchange everybody makes one work and gets one."
          value={typed.kind}
          options={[
            ['meme', 'Prompt meme'],
            ['exchange', 'Gift exchange'],
          ]}
        />
      )}
      <CheckBox name="open" label="Open for prompts or sign-ups" checked={typed.open} />
      <TextField name="due_on" label="Works are due on" type="date" value={typed.dueOn} error={errors.dueOn} />
      <TextField
        name="requests"
        label="Requests in a sign-up"
        inputmode="numeric"
        value={typed.requests}
        error={errors.requests}
      />
      <TextField
        name="offers"
        label="Offers in a sign-up"
        inputmode="numeric"
        value={typed.offers}
        error={errors.offers}
      />
      <TextField
        name="most_tags"
        label="Names in one list, at most"
        inputmode="numeric"
        value={typed.mostTags}
        error={errors.mostTags}
      />
      <p class="actions">
        <button type="submit" class="primary">
          Save
        </button>
      </p>
    </form>
  )
}
