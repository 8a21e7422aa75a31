import { ErrorSummary, type FieldErrors, FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { EntryTyped } from '../rules.ts'
import type { FaqEntry } from '../store.ts'
import { EditActions } from './edit-actions.tsx'

type FormProps = { readonly token: string; readonly typed: EntryTyped; readonly errors: FieldErrors }

/** Where staff write questions and answers. */
export function FaqDeskPage(props: FormProps & { readonly entries: readonly FaqEntry[] }) {
  const { entries, errors } = props
  return (
    <>
      <h2 class="heading">Questions and answers</h2>
      <p>
        <a href={urls.faq()}>As everybody sees them</a>
      </p>
      {entries.length === 0 ? <p class="soft">Nothing yet.</p> : null}
      <ol class="news-list">
        {entries.map(({ id, section, question }) => (
          <li>
            <a href={urls.staffFaqEntry(id)} dir="auto">
              {question}
            </a>{' '}
            <span class="soft" dir="auto">
              {section}
            </span>
          </li>
        ))}
      </ol>
      <h3 class="heading">Add a question</h3>
      <ErrorSummary errors={errors} />
      <form class="page" method="post" action={urls.staffFaq()}>
        <EntryFields {...props} />
        <p class="actions">
          <button type="submit" class="primary" name="do" value="save">
            Save
          </button>
        </p>
      </form>
    </>
  )
}

function EntryFields({ token, typed, errors }: FormProps) {
  return (
    <>
      <FormToken token={token} />
      <TextField
        name="section"
        label="Section"
        hint="Questions with the same heading stand together."
        value={typed.section}
        error={errors.section}
        dir="auto"
        required
      />
      <TextField name="question" label="Question" value={typed.question} error={errors.question} dir="auto" required />
      <TextArea
        name="text"
        label="Answer"
        hint="Plain text or simple HTML, up to 20,000 characters."
        value={typed.text}
        rows={6}
        error={errors.text}
        required
      />
      <TextField
        name="position"
        label="Place"
        hint="Its number among all questions; empty for the end."
        value={typed.position}
        autocomplete="off"
      />
    </>
  )
}

/** A question, to change it or to take it out. */
export function EditEntryPage(props: FormProps & { readonly entry: FaqEntry }) {
  const { entry, errors } = props
  return (
    <>
      <h2 class="heading">Edit a question</h2>
      <ErrorSummary errors={errors} />
      <form class="page" method="post" action={urls.staffFaqEntry(entry.id)}>
        <EntryFields {...props} />
        <EditActions back={urls.staffFaq()} />
      </form>
    </>
  )
}
