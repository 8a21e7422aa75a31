import { FIXED_TAGS, type FixedTag } from '../../../tags/index.ts'

/** What each choice means, for those who choose it for the first time. */
const MEANINGS: Readonly<Record<string, string>> = {
  'Not Rated': 'You would rather not say. Readers are asked before it opens, as with Explicit.',
  'General Audiences': 'For everyone.',
  'Teen And Up Audiences': 'Not for children.',
  Mature: 'Adult themes: violence, sex, grief; not shown in full. Readers are asked before it opens.',
  Explicit: 'Adult themes, shown in full. Readers are asked before it opens.',
  'Creator Chose Not To Use Archive Warnings': 'Anything below may happen, or nothing; you do not say.',
  'No Archive Warnings Apply': 'Nothing below happens.',
  'Graphic Depictions Of Violence': 'Violence or injury, described closely.',
  'Major Character Death': 'Somebody who matters dies.',
  'Rape/Non-Con': 'Sex that somebody did not agree to.',
  'Underage Sex': 'Sex of people under eighteen.',
  'F/F': 'Women with women.',
  'F/M': 'Women with men.',
  Gen: 'No romance, or none that matters.',
  'M/M': 'Men with men.',
  Multi: 'More than one kind of relationship, or more than two people.',
  Other: 'Other relationships.',
}

type CardsProps = {
  readonly type: FixedTag['type']
  readonly name: string
  readonly legend: string
  readonly hint: string
  readonly chosen: readonly string[]
  readonly error: string | undefined
  readonly required?: boolean
}

/** Ratings, warnings or categories as cards: one of the ratings, any of the others. Nothing is ticked beforehand. */
export function Cards({ type, name, legend, hint, chosen, error, required }: CardsProps) {
  return (
    <fieldset
      class="field"
      id={`field-${name}`}
      aria-describedby={error ? `hint-${name} error-${name}` : `hint-${name}`}
    >
      <legend>
        {legend}
        {required ? <span class="required"> (required)</span> : null}
      </legend>
      <p class="hint" id={`hint-${name}`}>
        {hint}
      </p>
      {error ? (
        <p class="error" id={`error-${name}`}>
          {error}
        </p>
      ) : null}
      <ul class="cards">
        {FIXED_TAGS.filter((tag) => tag.type === type).map((tag) => (
          <li>
            <label>
              <input
                type={type === 'rating' ? 'radio' : 'checkbox'}
                name={name}
                value={tag.name}
                checked={chosen.includes(tag.name)}
              />
              <strong>{tag.name}</strong>
              <span>{MEANINGS[tag.name]}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
