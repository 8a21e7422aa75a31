import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  TextArea,
  TextField,
} from '../../../platform/ui/fields.tsx'
import { type CollectionTyped, MOST } from '../rules.ts'

type FormProps = {
  readonly action: string
  readonly token: string
  readonly typed: CollectionTyped
  readonly errors: FieldErrors
  readonly button: string
}

/** What a collection says about itself, and how works come into it. */
export function CollectionForm({ action, token, typed, errors, button }: FormProps) {
  return (
    <form class="page" method="post" action={action} data-enhance="story-editor">
      <FormToken token={token} />
      <ErrorSummary errors={errors} />
      <TextField
        name="name"
        label="Name in its address"
        hint="Letters from A to Z, digits and underscores, such as winter_2026."
        value={typed.name}
        error={errors.name}
        maxlength={MOST.name}
        required
      />
      <TextField
        name="title"
        label="Title"
        value={typed.title}
        error={errors.title}
        maxlength={MOST.title}
        dir="auto"
        required
      />
      <TextArea name="summary" label="Summary" value={typed.summary} error={errors.summary} />
      <TextArea name="intro" label="Introduction" value={typed.intro} error={errors.intro} rows={6} />
      <TextArea name="rules" label="Rules" value={typed.rules} error={errors.rules} rows={6} />
      <TextField
        name="parent"
        label="Part of the collection"
        hint="The name in that collection’s address; empty for none. You must look after it."
        value={typed.parent}
        error={errors.parent}
      />
      <fieldset>
        <legend>How works come in</legend>
        <CheckBox
          name="moderated"
          label="Moderated"
          hint="Works wait for your yes, unless they come from members of the collection."
          checked={typed.moderated}
        />
        <CheckBox name="closed" label="Closed" hint="Only people of the collection add works." checked={typed.closed} />
      </fieldset>
      <fieldset>
        <legend>What is kept back until you reveal it</legend>
        <CheckBox
          name="unrevealed"
          label="Unrevealed"
          hint="Works that come in from now on can be opened by nobody but their creators and you."
          checked={typed.unrevealed}
        />
        <CheckBox
          name="anonymous"
          label="Anonymous"
          hint="Nobody is told who made works that come in from now on."
          checked={typed.anonymous}
        />
      </fieldset>
      <p class="actions">
        <button type="submit" class="primary">
          {button}
        </button>
      </p>
    </form>
  )
}
