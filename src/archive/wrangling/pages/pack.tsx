import { withThousands } from '../../../platform/text/dates.ts'
import { ErrorSummary, Field, type FieldErrors, FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Merged } from '../pack/import.ts'

/** Sentences of each kind that a page shows at most. */
const SHOWN = 200

/** Taking the graph of tags along, and bringing another archive's in. */
export function PackPage({ token, errors }: { readonly token: string; readonly errors: FieldErrors }) {
  return (
    <>
      <h2 class="heading">Tag packs</h2>
      <p>
        A tag pack holds canonical tags with their synonyms, metatags, parents and media, and no works. Archives share
        their wrangling with it.
      </p>
      <p class="actions">
        <a class="button" href={`${urls.deskPack()}/tags.json`} download="tags.json">
          Download ours
        </a>
      </p>
      <form class="page" method="post" action={urls.deskPack()} enctype="multipart/form-data">
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <Field
          name="file"
          label="A pack to bring in"
          hint="You see what would change before anything does. Where the two differ, ours stays."
          error={errors.file}
        >
          <input id="field-file" name="file" type="file" accept=".json" aria-describedby="hint-file" />
        </Field>
        <p class="actions">
          <button type="submit">Look at what it brings</button>
        </p>
      </form>
    </>
  )
}

/** What a pack would bring. */
export function PackDifferences(props: { readonly token: string; readonly pack: string; readonly merged: Merged }) {
  const { token, pack, merged } = props
  return (
    <>
      <h2 class="heading">What the pack brings</h2>
      <p>
        {withThousands(merged.made)} new tags, {withThousands(merged.tied.length)} new ties,{' '}
        {withThousands(merged.same)} as they are here, {withThousands(merged.kept.length)} that stay as we have them.
      </p>
      <Sentences heading="New" sentences={merged.tied} />
      <Sentences heading="Stays as we have it" sentences={merged.kept} />
      {merged.made + merged.tied.length > 0 ? (
        <form class="page" method="post" action={urls.deskPack()}>
          <FormToken token={token} />
          <input type="hidden" name="pack" value={pack} />
          <p class="actions">
            <button type="submit" class="primary">
              Bring it in
            </button>
            <a class="button" href={urls.deskPack()}>
              Leave it
            </a>
          </p>
        </form>
      ) : null}
    </>
  )
}

function Sentences({ heading, sentences }: { readonly heading: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <section class="card">
      <h3 class="heading">{heading}</h3>
      <ul class="steps">
        {sentences.slice(0, SHOWN).map((sentence) => (
          <li dir="auto">{sentence}</li>
        ))}
      </ul>
      {sentences.length > SHOWN ? <p>And {withThousands(sentences.length - SHOWN)} more.</p> : null}
    </section>
  )
}
