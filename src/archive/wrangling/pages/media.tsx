import { withThousands } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import type { Medium } from '../../tags/index.ts'
import { urls } from '../../urls.ts'

/** The kinds of media; only administrators change them. */
export function MediaKindsPage(props: {
  readonly token: string
  readonly media: readonly Medium[]
  readonly mayChange: boolean
  readonly name: string
  readonly errors: FieldErrors
}) {
  const { token, media, mayChange, name, errors } = props
  return (
    <>
      <h2 class="heading">Kinds of media</h2>
      <p>The page of fandoms is parted by these. A fandom may be of several.</p>
      <ErrorSummary errors={errors} />
      {media.length > 0 ? (
        <table class="plain">
          <caption>By name</caption>
          <thead>
            <tr>
              <th scope="col">Medium</th>
              <th scope="col" class="number">
                Fandoms
              </th>
              {mayChange ? <th scope="col">Change</th> : null}
            </tr>
          </thead>
          <tbody>
            {media.map((medium) => (
              <tr>
                <th scope="row">{medium.name}</th>
                <td class="number">{withThousands(medium.fandoms)}</td>
                {mayChange ? (
                  <td>
                    <Rename token={token} medium={medium} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div class="empty">
          <h3 class="heading">No kinds of media yet</h3>
          <p>Books, films, games: an administrator adds the first.</p>
        </div>
      )}
      {mayChange ? (
        <form class="page" method="post" action={urls.deskMedia()}>
          <FormToken token={token} />
          <TextField name="name" label="A new kind" value={name} error={errors.name} maxlength={60} dir="auto" />
          <p class="actions">
            <button type="submit" name="what" value="add" class="primary">
              Add it
            </button>
          </p>
        </form>
      ) : null}
    </>
  )
}

function Rename({ token, medium }: { readonly token: string; readonly medium: Medium }) {
  return (
    <form class="inline" method="post" action={urls.deskMedia()}>
      <FormToken token={token} />
      <input type="hidden" name="medium" value={String(medium.id)} />
      <input name="name" value={medium.name} aria-label={`New name of ${medium.name}`} maxlength={60} dir="auto" />
      <button type="submit" name="what" value="rename">
        Rename
      </button>
      {medium.fandoms === 0 ? (
        <button type="submit" name="what" value="remove">
          Remove
        </button>
      ) : null}
    </form>
  )
}
