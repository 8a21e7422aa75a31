import { withThousands } from '../../../../platform/text/dates.ts'
import { Field, type FieldErrors, SelectField, TextArea } from '../../../../platform/ui/fields.tsx'
import { LIMITS } from '../../limits.ts'
import { FORMATS } from '../formats.ts'
import type { WorkFields } from '../work-fields.ts'

type StoryProps = {
  readonly value: string
  readonly format: string
  readonly error: string | undefined
  /** BCP 47; empty when not known */
  readonly lang: string
}

/** The text of a chapter, and how it is to be read. The line feed after the tag is dropped by every parser. */
export function StoryField({ value, format, error, lang }: StoryProps) {
  return (
    <>
      <Field
        name="text"
        label="The text"
        hint="Type, or paste from anywhere. A blank line begins a paragraph; *asterisks* make italics; *** alone is a scene break. HTML works too."
        error={error}
      >
        <textarea
          id="field-text"
          class="story"
          name="text"
          data-rich="chapter"
          rows={18}
          lang={lang === '' ? undefined : lang}
          dir="auto"
          aria-describedby={error ? 'hint-text error-text' : 'hint-text'}
          aria-invalid={error ? 'true' : undefined}
        >
          {'\n'}
          {value}
        </textarea>
      </Field>
      <FormatField hint="Counts for the text, the summary and the notes." value={format} />
    </>
  )
}

/** How what is typed into the boxes is to be read. */
export function FormatField({ hint, value }: { readonly hint: string; readonly value: string }) {
  return <SelectField name="format" label="What you typed here is" hint={hint} value={value} options={FORMATS} />
}

type Notes = Pick<WorkFields, 'notesBefore' | 'notesAfter'>

type NoteProps = {
  readonly fields: Notes & Pick<WorkFields, 'summary' | 'contentNotes'>
  readonly errors: FieldErrors
  /** whether the form holds a chapter, which alone has content notes */
  readonly withContent: boolean
}

/** Summary and notes, of a work or of a chapter. */
export function NoteFields({ fields, errors, withContent }: NoteProps) {
  return (
    <>
      <TextArea
        name="summary"
        label="Summary"
        hint={`Up to ${withThousands(LIMITS.summary)} characters.`}
        value={fields.summary}
        error={errors.summary}
        rich
      />
      {withContent ? (
        <TextArea
          name="contentNotes"
          label="Content notes"
          hint={`What this chapter holds that some readers want to know first. They stand closed over the text, and open on tap. Up to ${withThousands(LIMITS.notes)} characters.`}
          value={fields.contentNotes}
          error={errors.contentNotes}
          rich
        />
      ) : null}
      <NotesAround fields={fields} errors={errors} />
    </>
  )
}

/** Notes before and after a text. */
export function NotesAround({ fields, errors }: Pick<NoteProps, 'errors'> & { readonly fields: Notes }) {
  const notes = `Up to ${withThousands(LIMITS.notes)} characters.`
  return (
    <>
      <TextArea
        name="notesBefore"
        label="Notes before the text"
        hint={notes}
        value={fields.notesBefore}
        error={errors.notesBefore}
        rich
      />
      <TextArea
        name="notesAfter"
        label="Notes after the text"
        hint={notes}
        value={fields.notesAfter}
        error={errors.notesAfter}
        rich
      />
    </>
  )
}
