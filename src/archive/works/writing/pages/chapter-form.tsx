import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../../platform/ui/fields.tsx'
import { SheetFields } from '../autosaving/offers.tsx'
import type { Writing } from '../autosaving/writing.ts'
import type { ChapterFields } from '../chapter-fields.ts'
import { AutosaveState, Buttons, SafeDefault } from './buttons.tsx'
import { NoteFields, StoryField } from './text-fields.tsx'

/** What the form of a chapter is drawn with. */
export type ChapterFormProps = {
  readonly action: string
  readonly token: string
  readonly fields: ChapterFields
  readonly errors: FieldErrors
  readonly writing: Writing
  /** of the work */
  readonly language: string
  /** whether it is not stored yet, so that its place is chosen here */
  readonly fresh: boolean
  /** see Buttons */
  readonly save: string | undefined
  readonly draft: string | undefined
}

/** One chapter: its words first. */
export function ChapterForm(props: ChapterFormProps) {
  const { action, token, fields, errors, writing, language, fresh, save, draft } = props
  return (
    <form
      class="page"
      method="post"
      action={action}
      data-enhance="autosave story-editor"
      data-autosave={writing.autosaveTo}
      data-owner={String(writing.owner)}
      data-pictures={writing.picturesTo}
    >
      <FormToken token={token} />
      <SheetFields sheet={writing.sheet} from={writing.from} />
      <SafeDefault />
      <input type="hidden" name="once" value={fields.once} />
      <input type="hidden" name="version" value={fields.version} />
      <ErrorSummary errors={errors} />
      <fieldset>
        <legend>The chapter</legend>
        <TextField
          name="title"
          label="Title of the chapter"
          hint="May be left empty."
          value={fields.title}
          error={errors.title}
          dir="auto"
          autocomplete="off"
        />
        <StoryField value={fields.text} format={fields.format} error={errors.text} lang={language} />
        {fresh ? <Place fields={fields} errors={errors} /> : null}
      </fieldset>
      <fieldset>
        <legend>Summary and notes of this chapter</legend>
        <NoteFields fields={fields} errors={errors} withContent />
      </fieldset>
      <AutosaveState />
      <Buttons save={save} draft={draft} />
    </form>
  )
}

function Place({ fields, errors }: Pick<ChapterFormProps, 'fields' | 'errors'>) {
  return (
    <div class="pair">
      <TextField
        name="position"
        label="Chapter number"
        inputmode="numeric"
        value={fields.position}
        error={errors.position}
      />
      <TextField
        name="expectedChapters"
        label="Of so many in the end"
        hint="A number, or ?"
        value={fields.expectedChapters}
        error={errors.expectedChapters}
      />
    </div>
  )
}
