import { urls } from '../../urls.ts'
import { field } from '../filter/names.ts'
import { HELP } from './help-examples.ts'

/** The query language with examples, each of which can be tried. */
export function SearchHelpPage() {
  return (
    <div class="prose">
      <h2 class="heading">How to search</h2>
      <p>
        Write what you look for into the line of <a href={urls.searchWorks()}>the search</a> or above any list of works.
        Whatever the panel beside a list can ask for can be written, and the panel shows what it asks for as such a
        line. All that follows can be tried by following it.
      </p>
      {HELP.map(({ heading, examples, note }) => (
        <section>
          <h3 class="heading">{heading}</h3>
          <dl class="examples">
            {examples.map(([line, meaning]) => (
              <>
                <dt>
                  <a href={`${urls.searchWorks()}?${new URLSearchParams({ [field('query')]: line })}`} dir="auto">
                    <code>{line}</code>
                  </a>
                </dt>
                <dd>{meaning}</dd>
              </>
            ))}
          </dl>
          {note ? <p class="hint">{note}</p> : null}
        </section>
      ))}
    </div>
  )
}
