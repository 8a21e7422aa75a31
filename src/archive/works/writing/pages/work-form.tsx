import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../../platform/ui/fields.tsx'
import type { Blurb } from '../../kinds.ts'
import { SheetFields } from '../autosaving/offers.tsx'
import type { Writing } from '../autosaving/writing.ts'
import type { Choices } from '../crediting.ts'
import type { Gathered } from '../gathering.ts'
import type { Suggested } from '../suggesting.ts'
import { TemplateChoice, type TemplateChoiceProps } from '../templates/choice.tsx'
import type { WorkFields } from '../work-fields.ts'
import { AutosaveState, Buttons, SafeDefault } from './buttons.tsx'
import { CollectionFields } from './collection-fields.tsx'
import { CreditFields } from './credit-fields.tsx'
import { LanguageField, PermissionFields } from './permission-fields.tsx'
import { TagFields } from './tag-fields.tsx'
import { NoteFields, StoryField } from './text-fields.tsx'

/** What the form of a work is drawn with. */
export type WorkFormProps = {
  readonly action: string
  readonly token: string
  readonly fields: WorkFields
  readonly errors: FieldErrors
  readonly writing: Writing
  readonly choices: Choices
  readonly memberOf: Blurb['series']
  /** the collections that it has to do with */
  readonly gathered: readonly Gathered[]
  /** whether the text of the only chapter is written here too */
  readonly withText: boolean
  /** how many chapters there are; 1 for a new work */
  readonly written: number
  /** see Buttons */
  readonly save: string
  readonly draft: string | undefined
  /** what the text suggests; undefined when nobody asked */
  readonly suggested?: Suggested | undefined
  /** what a new work may be begun with */
  readonly templates?: TemplateChoiceProps | undefined
}

/** Everything about a work on one page: the words first, then what is said about them. */
export function WorkForm(props: WorkFormProps) {
  const { action, token, fields, errors, withText, writing } = props
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
      <input type="hidden" name="chapter" value={fields.chapter} />
      <input type="hidden" name="version" value={fields.version} />
      <ErrorSummary errors={errors} />
      {props.templates ? <TemplateChoice {...props.templates} /> : null}
      <fieldset>
        <legend>The story</legend>
        <TextField
          name="title"
          label="Title"
          value={fields.title}
          error={errors.title}
          dir="auto"
          autocomplete="off"
          required
        />
        {withText ? (
          <StoryField value={fields.text} format={fields.format} error={errors.text} lang={fields.language} />
        ) : null}
      </fieldset>
      <TagFields fields={fields} errors={errors} action={action} suggested={props.suggested} />
      <About {...props} />
      <CreditFields fields={fields} errors={errors} choices={props.choices} memberOf={props.memberOf} />
      <CollectionFields fields={fields} errors={errors} gathered={props.gathered} />
      <fieldset>
        <legend>Summary and notes</legend>
        <NoteFields fields={fields} errors={errors} withContent={withText} />
      </fieldset>
      <AutosaveState />
      <Buttons save={props.save} draft={props.draft} />
    </form>
  )
}

function About({ fields, errors, withText, written }: WorkFormProps) {
  return (
    <fieldset>
      <legend>About it</legend>
      <LanguageField none="Choose a language" value={fields.language} error={errors.language} required />
      <TextField
        name="expectedChapters"
        label={`Chapters: ${written} of`}
        hint="A number, or ? while you do not know. You add chapters after the first is saved."
        value={fields.expectedChapters}
        error={errors.expectedChapters}
      />
      {withText ? (
        <TextField
          name="chapterTitle"
          label="Title of this chapter"
          hint="Only shown when there are others."
          value={fields.chapterTitle}
          error={errors.chapterTitle}
          dir="auto"
          autocomplete="off"
        />
      ) : null}
      <PermissionFields fields={fields} />
    </fieldset>
  )
}
