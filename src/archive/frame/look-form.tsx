import { FormToken } from '../../platform/ui/fields.tsx'
import { urls } from '../urls.ts'
import { LOOK_CHOICES, type Look, type LookName } from './look.ts'

/** Sent for the theme that follows the system, and for styles as creators want them: nothing is kept then. */
const SYSTEM = ''

/** What the style sheet does where nothing was chosen. */
const UNCHOSEN: Readonly<Record<LookName, string>> = {
  theme: SYSTEM,
  face: 'literata',
  size: '3',
  width: '3',
  spacing: '2',
  align: 'start',
  style: SYSTEM,
  warnings: SYSTEM,
  tags: SYSTEM,
  notes: SYSTEM,
}

/** How each choice is called. */
const WORDS: Readonly<
  Record<LookName, { readonly legend: string; readonly values: Readonly<Record<string, string>> }>
> = {
  theme: {
    legend: 'Theme',
    values: { [SYSTEM]: 'As the system', day: 'Day', dusk: 'Dusk', sepia: 'Sepia', paper: 'Paper' },
  },
  face: {
    legend: 'Face',
    values: {
      literata: 'Literata',
      source: 'Source Sans',
      atkinson: 'Atkinson Hyperlegible',
      dyslexic: 'OpenDyslexic',
      serif: 'The system’s serif',
      sans: 'The system’s sans',
    },
  },
  size: { legend: 'Size', values: { 1: 'XS', 2: 'S', 3: 'M', 4: 'L', 5: 'XL', 6: '2XL', 7: '3XL' } },
  width: { legend: 'Width', values: { 1: 'Narrow', 2: 'Slim', 3: 'Book', 4: 'Wide', 5: 'Window' } },
  spacing: { legend: 'Line spacing', values: { 1: 'Tight', 2: 'Book', 3: 'Airy', 4: 'Double' } },
  align: { legend: 'Lines', values: { start: 'Ragged', justify: 'Justified' } },
  warnings: { legend: 'Archive warnings of works', values: { [SYSTEM]: 'Shown', folded: 'Folded away' } },
  tags: { legend: 'Additional tags of works', values: { [SYSTEM]: 'Shown', folded: 'Folded away' } },
  notes: { legend: 'Content notes of chapters', values: { [SYSTEM]: 'Folded away', open: 'Open' } },
  style: { legend: 'Styles of creators', values: { [SYSTEM]: 'Shown', hidden: 'Hidden' } },
}

/** What the form is drawn with. */
export type LookFormProps = {
  readonly look: Look
  readonly token: string
  /** address to come back to */
  readonly here: string
}

/** Theme, face, size, width, spacing, alignment, styles of creators, which tags are folded away and whether content notes are; each may also be left to the system. */
export function LookForm({ look, token, here }: LookFormProps) {
  return (
    <form method="post" action={urls.look()} data-enhance="look">
      <FormToken token={token} />
      <input type="hidden" name="return_to" value={here} />
      {(Object.keys(LOOK_CHOICES) as LookName[]).map((name) => (
        <Choice name={name} chosen={look[name] ?? UNCHOSEN[name]} />
      ))}
      <p class="actions">
        <button type="submit" class="primary">
          Apply
        </button>{' '}
        <button type="submit" name="reset" value="1">
          As it comes
        </button>
      </p>
    </form>
  )
}

function Choice({ name, chosen }: { readonly name: LookName; readonly chosen: string }) {
  const { legend, values } = WORDS[name]
  const offered = UNCHOSEN[name] === SYSTEM ? [SYSTEM, ...LOOK_CHOICES[name]] : LOOK_CHOICES[name]
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ul class="options">
        {offered.map((value) => (
          <li>
            <label>
              <input type="radio" name={name} value={value} checked={value === chosen} />
              <span>{values[value]}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
