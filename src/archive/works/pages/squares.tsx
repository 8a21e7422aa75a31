import type { Blurb, WorkTags } from '../kinds.ts'

/** One of the four squares: its class draws it, its words say it. */
interface Square {
  readonly kind: 'rating' | 'warnings' | 'category' | 'iswip'
  readonly look: string
  readonly words: string
}

const RATINGS: Readonly<Record<string, string>> = {
  'General Audiences': 'rating-g',
  'Teen And Up Audiences': 'rating-t',
  Mature: 'rating-m',
  Explicit: 'rating-e',
}

const CATEGORIES: Readonly<Record<string, string>> = {
  'F/F': 'category-ff',
  'F/M': 'category-fm',
  'M/M': 'category-mm',
  Gen: 'category-gen',
  Multi: 'category-multi',
}

const UNSAID = 'Creator Chose Not To Use Archive Warnings'
const NONE_APPLY = 'No Archive Warnings Apply'

/** Rating, warnings, category and completion at a glance: shape, then words for those who hear the page. */
export function Squares({ blurb }: { readonly blurb: Pick<Blurb, 'tags' | 'complete'> }) {
  return (
    <ul class="required-tags">
      {squaresOf(blurb).map(({ kind, look, words }) => (
        <li>
          <span class={`${kind} ${look}`} title={words}>
            <span class="text">{words}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function squaresOf({ tags, complete }: Pick<Blurb, 'tags' | 'complete'>): readonly Square[] {
  const rating = tags.rating?.name ?? 'Not Rated'
  return [
    { kind: 'rating', look: RATINGS[rating] ?? 'rating-none', words: rating },
    warningSquare(tags),
    categorySquare(tags),
    complete
      ? { kind: 'iswip', look: 'complete', words: 'Complete Work' }
      : { kind: 'iswip', look: 'wip', words: 'Work in Progress' },
  ]
}

function warningSquare({ warnings }: WorkTags): Square {
  const names = warnings.map(({ name }) => name)
  const words = names.length > 0 ? names.join(', ') : 'No warnings chosen yet'
  if (!names.every(isQuietWarning)) return { kind: 'warnings', look: 'warnings-yes', words }
  return {
    kind: 'warnings',
    look: names.length === 1 && names[0] === NONE_APPLY ? 'warnings-none' : 'warnings-unsaid',
    words,
  }
}

/** @returns whether the warning warns of nothing in particular */
export function isQuietWarning(name: string): boolean {
  return name === NONE_APPLY || name === UNSAID
}

function categorySquare({ categories }: WorkTags): Square {
  const words = categories.map(({ name }) => name).join(', ')
  if (categories.length === 0) return { kind: 'category', look: 'category-none', words: 'No category' }
  const look = categories.length > 1 ? 'category-multi' : (CATEGORIES[words] ?? 'category-other')
  return { kind: 'category', look, words }
}
