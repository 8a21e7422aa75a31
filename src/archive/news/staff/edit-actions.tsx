/** What can be done with something that is edited.
 * @param back where nothing is done */
export function EditActions({ back }: { readonly back: string }) {
  return (
    <p class="actions">
      <button type="submit" class="primary" name="do" value="save">
        Save
      </button>{' '}
      <button type="submit" class="danger" name="do" value="remove" formnovalidate>
        Take it out
      </button>{' '}
      <a href={back}>Cancel</a>
    </p>
  )
}
