/** The return key in a line of text presses a form's first button: that must be one that does no harm. */
export function SafeDefault() {
  return (
    <button type="submit" name="do" value="preview" formnovalidate hidden>
      Preview
    </button>
  )
}

/** Where src/client/autosave says how it stands with what is typed; empty without it. */
export function AutosaveState() {
  return <p class="autosave soft" role="status"></p>
}

/** @param save what the button says that readers see the result of; absent where nothing can be posted yet
 * @param draft what the button says that keeps it from readers; absent where they see it already */
export function Buttons({ save, draft }: { readonly save: string | undefined; readonly draft: string | undefined }) {
  return (
    <p class="actions">
      {save === undefined ? null : (
        <button type="submit" class="primary" name="do" value="post">
          {save}
        </button>
      )}{' '}
      <button type="submit" name="do" value="preview" formnovalidate>
        Preview
      </button>{' '}
      {draft !== undefined ? (
        <button type="submit" class={save === undefined ? 'primary' : undefined} name="do" value="draft" formnovalidate>
          {draft}
        </button>
      ) : null}
    </p>
  )
}
