import type { Child } from 'hono/jsx'
import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { type BookmarkTyped, type ExternalTyped, STATUSES } from '../rules.ts'
import type { ReadingList } from '../store/lists.ts'

export interface BookmarkFormProps {
  readonly token: string
  /** where it is sent */
  readonly action: string
  /** number of the pen name that readers' tools take from here */
  readonly pseudId: number
  readonly typed: BookmarkTyped
  readonly errors?: FieldErrors
  /** the bookmark that it changes; undefined for a new one */
  readonly id: number | undefined
  /** fields that come before */
  readonly children?: Child
  readonly lists?: readonly ReadingList[]
  readonly on?: ReadonlySet<number>
}

/** What a reader says of something they save. Names and ids are those that readers' tools look for. */
export function BookmarkForm(props: BookmarkFormProps) {
  const { token, action, typed, errors = {}, id } = props
  return (
    <form class="page bookmark" method="post" action={action} data-enhance="offline-bookmark">
      <FormToken token={token} />
      {id === undefined ? null : <input type="hidden" name="_method" value="put" />}
      <input type="hidden" name="bookmark[pseud_id]" value={props.pseudId} />
      <ErrorSummary errors={errors} />
      {props.children}
      <Notes typed={typed} error={errors.notes} />
      <Tags typed={typed} error={errors.tags} />
      <div class="field">
        <label for="bookmark_status">How far you are</label>
        <select id="bookmark_status" name="bookmark[status]">
          {Object.entries(STATUSES).map(([value, words]) => (
            <option value={value} selected={value === typed.status}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <Box id="bookmark_rec" name="bookmark[rec]" label="Recommend it" checked={typed.rec} />
      <Box id="bookmark_private" name="bookmark[private]" label="Private: only you see it" checked={typed.private} />
      {props.lists && props.lists.length > 0 ? <Lists lists={props.lists} on={props.on ?? new Set()} /> : null}
      <p class="actions">
        <button type="submit" class="primary">
          {id === undefined ? 'Save bookmark' : 'Save changes'}
        </button>
      </p>
    </form>
  )
}

type PartProps = { readonly typed: BookmarkTyped; readonly error: string | undefined }

function Notes({ typed, error }: PartProps) {
  return (
    <div class="field">
      <label for="bookmark_notes">Notes</label>
      <textarea
        id="bookmark_notes"
        name="bookmark[bookmarker_notes]"
        rows={4}
        dir="auto"
        aria-describedby={error ? 'error-notes' : undefined}
        aria-invalid={error ? 'true' : undefined}
      >
        {'\n'}
        {typed.notes}
      </textarea>
      <FieldError name="notes" error={error} />
    </div>
  )
}

function Tags({ typed, error }: PartProps) {
  return (
    <div class="field">
      <label for="bookmark_tag_string">Your tags</label>
      <span class="hint" id="hint-tags">
        For yourself, with commas between.
      </span>
      <input
        id="bookmark_tag_string"
        name="bookmark[tag_string]"
        type="text"
        dir="auto"
        value={typed.tags}
        aria-describedby={error ? 'hint-tags error-tags' : 'hint-tags'}
        aria-invalid={error ? 'true' : undefined}
      />
      <FieldError name="tags" error={error} />
    </div>
  )
}

function FieldError({ name, error }: { readonly name: string; readonly error: string | undefined }) {
  if (!error) return null
  return (
    <span class="error" id={`error-${name}`}>
      {error}
    </span>
  )
}

type BoxProps = { readonly id: string; readonly name: string; readonly label: string; readonly checked: boolean }

function Box({ id, name, label, checked }: BoxProps) {
  return (
    <p class="field check">
      <label>
        <input type="checkbox" id={id} name={name} value="1" checked={checked} /> <span>{label}</span>
      </label>
    </p>
  )
}

function Lists({ lists, on }: { readonly lists: readonly ReadingList[]; readonly on: ReadonlySet<number> }) {
  return (
    <fieldset>
      <legend>On your reading lists</legend>
      <input type="hidden" name="lists_shown" value="1" />
      {lists.map(({ id, name }) => (
        <p class="field check">
          <label>
            <input type="checkbox" name="lists[]" value={id} checked={on.has(id)} /> <span dir="auto">{name}</span>
          </label>
        </p>
      ))}
    </fieldset>
  )
}

/** What a page elsewhere is known by. */
export function ExternalFields({ typed, errors }: { readonly typed: ExternalTyped; readonly errors: FieldErrors }) {
  return (
    <>
      <TextField
        name="external_work[url]"
        label="Address"
        type="url"
        value={typed.url}
        error={errors.url}
        required={true}
      />
      <TextField
        name="external_work[title]"
        label="Title"
        value={typed.title}
        error={errors.title}
        required={true}
        dir="auto"
      />
      <TextField
        name="external_work[author]"
        label="By whom"
        value={typed.author}
        error={errors.author}
        required={true}
        dir="auto"
      />
    </>
  )
}

/** Deleting a bookmark, from its own page. */
export function DeleteBookmark({ id, token }: { readonly id: number; readonly token: string }) {
  return (
    <form class="inline" method="post" action={urls.bookmark(id)}>
      <FormToken token={token} />
      <input type="hidden" name="_method" value="delete" />
      <button type="submit" class="danger">
        Delete bookmark
      </button>
    </form>
  )
}
