/** Each glyph with what it says, by group. */
const KEY: readonly (readonly [heading: string, glyphs: readonly (readonly [look: string, words: string])[]])[] = [
  [
    'Rating',
    [
      ['rating rating-g', 'General Audiences'],
      ['rating rating-t', 'Teen And Up Audiences'],
      ['rating rating-m', 'Mature'],
      ['rating rating-e', 'Explicit'],
      ['rating rating-none', 'Not Rated'],
    ],
  ],
  [
    'Archive warnings',
    [
      ['warnings warnings-none', 'No Archive Warnings Apply'],
      ['warnings warnings-yes', 'At least one warning applies; the tags say which'],
      ['warnings warnings-unsaid', 'Creator Chose Not To Use Archive Warnings: anything may be in it'],
    ],
  ],
  [
    'Category',
    [
      ['category category-ff', 'F/F'],
      ['category category-fm', 'F/M'],
      ['category category-mm', 'M/M'],
      ['category category-gen', 'Gen: not about a romance'],
      ['category category-multi', 'Multi, or several categories'],
      ['category category-other', 'Other'],
      ['category category-none', 'No category'],
    ],
  ],
  [
    'Completion',
    [
      ['iswip complete', 'Complete Work'],
      ['iswip wip', 'Work in Progress'],
    ],
  ],
]

/** The key to the four squares of a blurb. */
export function SquaresPage() {
  return (
    <div class="prose">
      <h2 class="heading">What the squares mean</h2>
      <p>
        Beside every work in a list stand four squares: its rating, its warnings, its category, and whether it is
        complete.
      </p>
      {KEY.map(([heading, glyphs]) => (
        <section>
          <h3 class="heading">{heading}</h3>
          <ul class="legend">
            {glyphs.map(([look, words]) => (
              <li>
                <span class={look} title={words} aria-hidden="true"></span> {words}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
