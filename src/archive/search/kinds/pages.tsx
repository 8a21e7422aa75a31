import type { Child } from 'hono/jsx'
import { withThousands } from '../../../platform/text/dates.ts'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { SoughtWords } from '../../works/index.ts'
import type { TagUse } from '../finder/uses.ts'
import { Marks } from '../pages/highlight.ts'
import type { Mistake } from '../query/mistakes.ts'
import { SearchBox, SearchTabs, searchOf } from './box.tsx'
import type { AskedLine } from './line.ts'
import { type FoundPerson, PEOPLE_A_PAGE } from './people.ts'
import { MOST_TAGS_FOUND } from './tags.ts'

type PeopleProps = {
  readonly asked: AskedLine
  readonly viewer: Viewer
  readonly total: number
  readonly people: readonly FoundPerson[]
  readonly page: number
}

/** People by their names, and by what they have written. */
export function PeopleSearchPage({ asked, viewer, total, people, page }: PeopleProps) {
  const { line } = asked
  const address = (other: string) => searchOf('people', other, '')
  return (
    <>
      <h2 class="heading">Search people</h2>
      <SearchTabs at="people" line={line} viewer={viewer} />
      <SearchBox
        label="Search people"
        line={line}
        mistakes={asked.mistakes}
        action={urls.searchPeople()}
        address={address}
        hint={
          <>
            Words of a name or pen name; and what they have written, as in <code>fandom:"…"</code>, <code>lang:fr</code>
            , <code>words:&gt;50000</code>
          </>
        }
      />
      {line === '' ? null : (
        <Counted total={total} one="person" many="people" none="Nobody here is like that." line={line} />
      )}
      <ul class="directory people">
        {people.map(({ login, pseuds, works }) => (
          <li>
            <span>
              <a href={urls.user(login)}>
                <Marked text={login} phrases={asked.phrases} />
              </a>
              {pseuds.map((name, at) => (
                <>
                  {at === 0 ? ' also as ' : ', '}
                  <a href={urls.pseud(login, name)} dir="auto">
                    <Marked text={name} phrases={asked.phrases} />
                  </a>
                </>
              ))}
            </span>{' '}
            <span class="count">
              (<a href={urls.userWorks(login)}>{works === 1 ? '1 work' : `${withThousands(works)} works`}</a>)
            </span>
          </li>
        ))}
      </ul>
      <Pagination
        page={page}
        pages={Math.ceil(total / PEOPLE_A_PAGE)}
        href={(number) => `${address(line)}&page=${number}`}
      />
    </>
  )
}

type TagsProps = {
  readonly asked: AskedLine
  readonly mistakes: readonly Mistake[]
  readonly viewer: Viewer
  readonly found: readonly TagUse[]
}

/** Tags by the words of their names. */
export function TagSearchPage({ asked, mistakes, viewer, found }: TagsProps) {
  const { line } = asked
  const more = found.length >= MOST_TAGS_FOUND
  return (
    <>
      <h2 class="heading">Search tags</h2>
      <SearchTabs at="tags" line={line} viewer={viewer} />
      <SearchBox
        label="Search tags"
        line={line}
        mistakes={mistakes}
        action={urls.searchTags()}
        address={(other) => searchOf('tags', other, '')}
        hint={
          <>
            Beginnings of words of a name, also of its other names; <code>character:holmes</code> for one type,{' '}
            <code>-not</code>, <code>OR</code>
          </>
        }
      />
      {line === '' ? null : (
        <Counted total={found.length} one="tag" many="tags" none="No tag is called so." line={line} />
      )}
      {more ? <p class="soft">These are the most used; add a word to see others.</p> : null}
      <ul class="directory">
        {found.map(({ tag, works }) => (
          <li>
            <span>
              <a class="tag" href={urls.tag(tag.pathName)} dir="auto">
                <Marked text={tag.name} phrases={asked.phrases} />
              </a>{' '}
              <span class="soft">{TYPE_WORDS[tag.type]}</span>
            </span>{' '}
            <span class="count">
              (<a href={urls.tagWorks(tag.pathName)}>{works === 1 ? '1 work' : `${withThousands(works)} works`}</a>)
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type CountedProps = {
  readonly total: number
  readonly one: string
  readonly many: string
  readonly none: string
  readonly line: string
}

function Counted({ total, one, many, none, line }: CountedProps) {
  if (total > 0)
    return (
      <h3 class="heading">
        {withThousands(total)} {total === 1 ? one : many}
      </h3>
    )
  return (
    <div class="empty">
      <h3 class="heading">{none}</h3>
      <p class="actions">
        <a class="button" href={searchOf('works', line, '')}>
          Search works for it
        </a>
      </p>
    </div>
  )
}

/** A name with the words in it marked that begin as those looked for. */
export function Marked({ text, phrases }: { readonly text: string; readonly phrases: readonly SoughtWords[] }): Child {
  const marks = new Marks(
    phrases.flatMap(({ words }) => words.map((word) => ({ words: [word], open: true }))),
    '',
  )
  const pieces: Child[] = []
  let done = 0
  for (const { at, end } of marks.places(text)) {
    pieces.push(text.slice(done, at), <mark>{text.slice(at, end)}</mark>)
    done = end
  }
  return (
    <>
      {pieces}
      {text.slice(done)}
    </>
  )
}
