import { withThousands } from '../../platform/text/dates.ts'
import { ErrorSummary, Field, type FieldErrors, FormToken, TextField } from '../../platform/ui/fields.tsx'
import { Pagination } from '../../platform/ui/pagination.tsx'
import { urls } from '../urls.ts'
import { markupOf, shownAs } from './keeping.ts'
import { sizeInWords } from './rules.ts'
import type { OwnPicture } from './store.ts'

/** What the page of a member's pictures is drawn with. */
export type PicturesProps = {
  readonly login: string
  readonly token: string
  readonly pictures: readonly OwnPicture[]
  readonly count: number
  /** bytes that all of them take, and megabytes that they may */
  readonly bytes: number
  readonly megabytes: number
  readonly page: number
  readonly pages: number
  /** typed and refused; empty at first */
  readonly alt: string
  readonly errors: FieldErrors
}

/** A member's pictures, each with what shows it in a text. */
export function PicturesPage(props: PicturesProps) {
  const { login, token, pictures, count, bytes, megabytes, page, pages } = props
  return (
    <>
      <h2 class="heading">Your pictures</h2>
      <p>
        Pictures for your stories. Each has an address that nobody can guess; whoever knows it can open it, so it is no
        secret once a text shows it. {sizeInWords(bytes)} of {withThousands(megabytes)} MB are taken.
      </p>
      <UploadForm {...props} />
      {count === 0 ? (
        <p>There are none yet. In the editor, the button for an image sends one from your device, too.</p>
      ) : (
        <ul class="pictures">
          {pictures.map((picture) => (
            <PictureCard login={login} token={token} picture={picture} />
          ))}
        </ul>
      )}
      <Pagination page={page} pages={pages} href={(number) => `${urls.pictures(login)}?page=${number}`} />
    </>
  )
}

function UploadForm({ login, token, alt, errors }: PicturesProps) {
  return (
    <form class="page" method="post" action={urls.pictures(login)} enctype="multipart/form-data">
      <h3 class="heading">Add a picture</h3>
      <FormToken token={token} />
      <ErrorSummary errors={errors} />
      <Field
        name="picture"
        label="File"
        hint="JPEG, PNG, WebP, AVIF or GIF, up to 10 MB. Place, camera and the like are taken out; very large ones are made smaller."
        error={errors.picture}
        required
      >
        <input
          type="file"
          id="field-picture"
          name="picture"
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          required
          aria-describedby={errors.picture ? 'hint-picture error-picture' : 'hint-picture'}
          aria-invalid={errors.picture ? 'true' : undefined}
        />
      </Field>
      <TextField
        name="alt"
        label="What is to be seen"
        hint="For those who do not see it, in a sentence. Leave it empty for an ornament only."
        value={alt}
        error={errors.alt}
        dir="auto"
        autocomplete="off"
      />
      <p class="actions">
        <button type="submit" class="primary">
          Add
        </button>
      </p>
    </form>
  )
}

type CardProps = { readonly login: string; readonly token: string; readonly picture: OwnPicture }

function PictureCard({ login, token, picture }: CardProps) {
  const { id, name, width, height, alt, bytes } = picture
  const shown = shownAs(name, picture)
  return (
    <li class="card" id={`picture-${id}`}>
      <img src={shown.src} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      <form method="post" action={urls.editPicture(login, id)}>
        <FormToken token={token} />
        <label>
          What is to be seen
          <input type="text" name="alt" value={alt} dir="auto" autocomplete="off" />
        </label>
        <button type="submit">
          Save<span class="landmark"> what is said of this picture</span>
        </button>
      </form>
      <label>
        To show it, put this into a text
        <textarea readonly rows={3} spellcheck={false}>
          {'\n'}
          {markupOf(shown)}
        </textarea>
      </label>
      <p class="hint">
        {withThousands(width)} × {withThousands(height)} pixels, {sizeInWords(bytes)}
      </p>
      <p class="actions">
        <a class="button" href={urls.deletePicture(login, id)}>
          Delete<span class="landmark"> the picture {alt || `number ${id}`}</span>
        </a>
      </p>
    </li>
  )
}

type DeleteProps = CardProps & { readonly works: readonly { readonly id: number; readonly title: string }[] }

/** Says what will be without it. */
export function DeletePicturePage({ login, token, picture, works }: DeleteProps) {
  const { id, name, width, height, alt } = picture
  return (
    <>
      <h2 class="heading">Delete this picture?</h2>
      <ul class="pictures">
        <li class="card">
          <img src={urls.picture(name)} alt={alt} width={width} height={height} />
        </li>
      </ul>
      {works.length === 0 ? (
        <p>No work of yours has shown it.</p>
      ) : (
        <>
          <p>
            {works.length === 1 ? 'One work showed it' : `${works.length} works showed it`}, and will show in its place
            what you said of it:
          </p>
          <ul>
            {works.map((work) => (
              <li>
                <a href={urls.work(work.id)} dir="auto">
                  {work.title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={urls.deletePicture(login, id)}>
        <FormToken token={token} />
        <p>This cannot be undone.</p>
        <p class="actions">
          <button type="submit" class="danger">
            Delete
          </button>
          <a class="button" href={urls.pictures(login)}>
            Keep it
          </a>
        </p>
      </form>
    </>
  )
}
