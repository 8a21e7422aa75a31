import { withThousands } from '../../../platform/text/dates.ts'
import { DIGITS, OTHERS } from '../../catalogue/index.ts'
import { urls } from '../../urls.ts'
import { TagLink } from '../../works/index.ts'
import type { Directory, MediumShelf } from '../finder/tag-finder.ts'
import type { TagUse } from '../finder/uses.ts'

type MediaPageProps = {
  readonly directory: Directory
  readonly letter: string | undefined
  /** what someone looks for, and what has it in its name */
  readonly term: string
  readonly found: readonly TagUse[]
  /** the one kind of media that the page is about */
  readonly medium: string | undefined
  readonly shelves: readonly MediumShelf[]
}

/** Browse by fandom: the most used, by medium, A to Z, or by name. */
export function MediaPage({ directory, letter, term, found, medium, shelves }: MediaPageProps) {
  const total = directory.letters.reduce((sum, [, fandoms]) => sum + fandoms, 0)
  const about = [medium, letter && letterWords(letter)].filter((part) => part !== undefined).join(', ')
  return (
    <>
      <h2 class="heading">{about === '' ? 'Browse by fandom' : `Fandoms: ${about}`}</h2>
      <form class="search" role="search" aria-label="Fandoms" method="get" action={urls.media()}>
        <p class="field">
          <label for="fandom-term">Find a fandom by name</label>
          <input
            id="fandom-term"
            type="search"
            name="term"
            value={term}
            dir="auto"
            autocomplete="off"
            data-enhance="type-ahead"
            data-source={urls.autocomplete('fandom')}
          />
        </p>
        <p class="actions">
          <button type="submit">Find</button>
        </p>
      </form>
      <Letters letters={directory.letters} current={letter} medium={medium} />
      {term !== '' ? <FoundByName term={term} found={found} /> : null}
      {shelves.map((shelf) => (
        <Shelf shelf={shelf} />
      ))}
      {total === 0 ? <NoFandoms /> : <Fandoms directory={directory} letter={letter} medium={medium} />}
    </>
  )
}

function Shelf({ shelf: { medium, fandoms } }: { readonly shelf: MediumShelf }) {
  return (
    <section class="shelf">
      <h3 class="heading">{medium}</h3>
      <p class="more">
        <a href={urls.mediumFandoms(medium)} aria-label={`All fandoms of the medium ${medium}`}>
          All of them
        </a>
      </p>
      <FandomList fandoms={fandoms} />
    </section>
  )
}

function Letters({
  letters,
  current,
  medium,
}: {
  readonly letters: Directory['letters']
  readonly current: string | undefined
  readonly medium: string | undefined
}) {
  if (letters.length === 0) return null
  return (
    <nav class="letters" aria-label="Fandoms by letter">
      {letters.map(([letter, fandoms]) => (
        <a
          href={urls.fandoms(letter, medium)}
          aria-current={letter === current ? 'page' : undefined}
          aria-label={`${letterWords(letter)}, ${fandoms === 1 ? '1 fandom' : `${withThousands(fandoms)} fandoms`}`}
        >
          {letter === OTHERS ? '…' : letter}
        </a>
      ))}
    </nav>
  )
}

function letterWords(letter: string): string {
  if (letter === DIGITS) return 'digits and marks'
  return letter === OTHERS ? 'other scripts' : letter
}

function FoundByName({ term, found }: { readonly term: string; readonly found: readonly TagUse[] }) {
  return (
    <section>
      <h3 class="heading">{found.length > 0 ? `Names with “${term}”` : `No fandom has “${term}” in its name`}</h3>
      {found.length > 0 ? (
        <FandomList fandoms={found} />
      ) : (
        <p>Try the beginning of a word, or look under its letter.</p>
      )}
    </section>
  )
}

function Fandoms({ directory, letter, medium }: Pick<MediaPageProps, 'directory' | 'letter' | 'medium'>) {
  return (
    <section>
      <h3 class="heading" id={letter ? `letter-${letter}` : 'most-used'}>
        {letter ? letterWords(letter) : 'Most written about'}
      </h3>
      {directory.fandoms.length > 0 ? (
        <FandomList fandoms={directory.fandoms} />
      ) : (
        <p>No fandom that you can find works in stands under this letter.</p>
      )}
      {letter && directory.next ? (
        <p class="actions">
          <a
            class="button"
            rel="next"
            href={`${urls.fandoms(letter, medium)}&after=${encodeURIComponent(directory.next)}`}
          >
            More under {letterWords(letter)}
          </a>
        </p>
      ) : null}
    </section>
  )
}

function FandomList({ fandoms }: { readonly fandoms: readonly TagUse[] }) {
  return (
    <ul class="directory">
      {fandoms.map(({ tag, works }) => (
        <li>
          <TagLink tag={tag} /> <span class="count">({withThousands(works)})</span>
        </li>
      ))}
    </ul>
  )
}

function NoFandoms() {
  return (
    <div class="empty">
      <h3 class="heading">No fandoms yet</h3>
      <p>A fandom appears here with the first work in it.</p>
      <p class="actions">
        <a class="button" href={urls.newWork()}>
          Post a work
        </a>
      </p>
    </div>
  )
}
