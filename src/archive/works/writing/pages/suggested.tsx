import type { Option, Suggestion } from '../../../suggesting/index.ts'
import { SUGGEST, type Suggested, suggestionValue } from '../suggesting.ts'

const WORDS: Readonly<Record<Suggestion['field'], string>> = {
  rating: 'Rating',
  warnings: 'Archive warning',
  categories: 'Category',
  relationships: 'Relationship',
  characters: 'Character',
  language: 'Language',
}

/** Asks what the text suggests, and shows it. Nothing is filled in unless its button is pressed; the buttons send the form, which
 * comes back as it was left.
 * @param suggested undefined before anybody asked */
export function SuggestedTags({
  action,
  suggested,
}: {
  readonly action: string
  readonly suggested?: Suggested | undefined
}) {
  return (
    <div id="suggested" class="suggested" data-enhance="suggest-tags">
      <p class="actions">
        <button type="submit" name={SUGGEST} value="" formaction={`${action}#suggested`} formnovalidate>
          {suggested ? 'Suggest again' : 'Suggest tags'}
        </button>{' '}
        <span class="soft">Reads your text here in the archive; nothing is sent anywhere, nothing filled in.</span>
      </p>
      <div class="found" role="status">
        {suggested ? <Found action={action} suggested={suggested} /> : null}
      </div>
    </div>
  )
}

function Found({ action, suggested }: { readonly action: string; readonly suggested: Suggested }) {
  if (suggested.kind === 'no-text') return <p>There is no text to read yet.</p>
  if (suggested.kind === 'failed') return <p>The text could not be read; say yourself what is in it.</p>
  const { suggestions } = suggested
  if (suggestions.length === 0) return <p>The text suggests nothing that is not here already.</p>
  return (
    <>
      <p>
        {suggestions.length === 1 ? 'One suggestion' : `${suggestions.length} suggestions`}. A program guessed them from
        words alone: take what is right.
      </p>
      <ul>
        {suggestions.map((suggestion) => (
          <Line action={action} suggestion={suggestion} />
        ))}
      </ul>
      {suggestions.some(({ field }) => field === 'warnings') ? null : (
        <p class="soft">
          No words were found that usually call for an archive warning. That proves nothing: you know what happens in
          it.
        </p>
      )}
    </>
  )
}

function Line({ action, suggestion }: { readonly action: string; readonly suggestion: Suggestion }) {
  const { field, options, because } = suggestion
  return (
    <li>
      <span class="soft">{WORDS[field]}</span>{' '}
      {options.map((option) => (
        <>
          <Add action={action} field={field} option={option} />{' '}
        </>
      ))}
      <span class="because" dir="auto">
        because {because}
        {options.some(({ known }) => known) || (field !== 'characters' && field !== 'relationships')
          ? null
          : '. The archive has no such tag yet'}
        .
      </span>
    </li>
  )
}

type AddProps = { readonly action: string; readonly field: Suggestion['field']; readonly option: Option }

function Add({ action, field, option }: AddProps) {
  return (
    <button
      type="submit"
      name={SUGGEST}
      value={suggestionValue(field, option.value)}
      formaction={`${action}#suggested`}
      formnovalidate
    >
      <span>
        Add <bdi>{option.label}</bdi>
      </span>
    </button>
  )
}
