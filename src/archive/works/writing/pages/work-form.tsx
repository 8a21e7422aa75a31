import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextField,
} from '../../../../platform/ui/fields.tsx'
import type { Blurb } from '../../kinds.ts'
import { LANGUAGES } from '../../languages.ts'
import { SheetFields } from '../autosaving/offers.tsx'
import type { Writing } from '../autosaving/writing.ts'
import type { Choices } from '../crediting.ts'
import type { Suggested } from '../suggesting.ts'
import type { WorkFields } from '../work-fields.ts'
import { AutosaveState, Buttons, SafeDefault } from './buttons.tsx'
import { CreditFields } from './credit-fields.tsx'
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
  /** whether the text of the only chapter is written here too */
  readonly withText: boolean
  /** how many chapters there are; 1 for a new work */
  readonly written: number
  /** see Buttons */
  readonly save: string
  readonly draft: string | undefined
  /** what the text suggests; undefined when nobody asked */
  readonly suggested?: Suggested | undefined
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
      <fieldset>
        <legend>Summary and notes</legend>
        <NoteFields fields={fields} errors={errors} />
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
      <SelectField
        name="language"
        label="Language"
        value={fields.language}
        error={errors.language}
        options={LANGUAGE_OPTIONS}
        required
      />
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
      <CheckBox
        name="restricted"
        label="For members only"
        hint="Nobody finds or opens it without logging in."
        checked={fields.restricted}
      />
      <SelectField
        name="downloads"
        label="Who may download it"
        hint="As a file, for e-readers and for keeping. You always may."
        value={fields.downloads}
        options={DOWNLOAD_OPTIONS}
      />
    </fieldset>
  )
}

const DOWNLOAD_OPTIONS = [
  ['everyone', 'Everyone who may read it'],
  ['members', 'Members'],
  ['nobody', 'Nobody'],
] as const

const LANGUAGE_OPTIONS: readonly (readonly [string, string])[] = [
  ['', 'Choose a language'],
  ...LANGUAGES.map(({ code, name, english }) => [code, name === english ? name : `${name} (${english})`] as const),
]
