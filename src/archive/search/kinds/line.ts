import { type Expression, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Desk } from '../../catalogue/index.ts'
import type { House } from '../../house.ts'
import type { SoughtWords, WrittenBlurb } from '../../works/index.ts'
import { EVERYTHING } from '../filter/filter.ts'
import { withLikelyNames } from '../finder/likely.ts'
import { TagFinder } from '../finder/tag-finder.ts'
import { conditionsOf } from '../listing/conditions.ts'
import { readerOf } from '../listing/reader.ts'
import type { Resolved } from '../listing/resolved.ts'
import { understand } from '../listing/understand.ts'
import { markedIn, withMarks } from '../pages/highlight.ts'
import { type Mistake, MOST_CHARACTERS, shortened } from '../query/mistakes.ts'
import type { Reading } from '../query/parse.ts'
import { conditionOver, type Holder } from './over.ts'

/** A line of the query language, read for a list that is not one of the catalogue's. */
export interface AskedLine {
  /** as typed */
  readonly line: string
  /** what could not be taken as it stands */
  readonly mistakes: readonly Mistake[]
  /** undefined: everything */
  readonly resolved: Resolved | undefined
  /** what it says, before anything was looked up */
  readonly reading: Reading
  /** the condition for a query that reads `works`, that a work which this viewer may see is all of this; undefined: nothing is asked */
  readonly ofWorks: Expression<SqlBool> | undefined
  /** @returns the same for whatever has works */
  over(holder: AskedHolder): Expression<SqlBool> | undefined
  /** @returns the blurb with the words in its summary marked */
  marked(written: WrittenBlurb): WrittenBlurb
  /** the words that are looked for anywhere */
  readonly phrases: readonly SoughtWords[]
}

/** As {@link Holder}, told what is asked of its works as a condition for a query that reads `works`. */
export type AskedHolder = Omit<Holder, 'works'> & {
  readonly works: (condition: Expression<SqlBool>) => Expression<SqlBool>
}

/** Reads lines for lists of bookmarks, of what was read, of people and of collections: the same language as for works. */
export class LineReader {
  private readonly db: Db
  private readonly now: () => Date
  private readonly tags: TagFinder

  constructor(house: Pick<House, 'db' | 'now'>, desk: Desk) {
    this.db = house.db
    this.now = house.now
    this.tags = new TagFinder(house.db, desk)
  }

  /** @param typed whatever came with a request */
  async read(typed: string, viewer: Viewer): Promise<AskedLine> {
    const query = typed.toWellFormed().replaceAll('\0', '').trim().slice(0, MOST_CHARACTERS)
    const plain = await understand(
      this.db,
      { ...EVERYTHING, query },
      (tags) => this.tags.known(tags, viewer),
      readerOf(viewer),
    )
    const asked = await withLikelyNames(plain, ({ type, name }) => this.tags.likelyName(name, type, viewer))
    const { resolved, line } = asked
    const works = (part: Resolved) => {
      const all = conditionsOf(this.db, part, viewer, this.now(), 'all')
      return sql<SqlBool>`(${sql.join(all, sql` and `)})`
    }
    const phrases = markedIn(resolved, 'summary')
    return {
      line: query,
      mistakes: [...asked.mistakes, ...ordersIn(line, query)],
      resolved,
      reading: line,
      ofWorks: resolved && works(resolved),
      over: (holder) => resolved && conditionOver(resolved, { ...holder, works: (part) => holder.works(works(part)) }),
      marked: (written) => withMarks(written, phrases),
      phrases,
    }
  }
}

/** Lists beside the catalogue's are in one order, or in few that are chosen otherwise. */
function ordersIn({ orderSpans }: Reading, query: string): readonly Mistake[] {
  return orderSpans.map(({ at, length }) => ({
    name: 'sort-elsewhere',
    at,
    length,
    what: shortened(query.slice(at, at + length)),
    instead: { part: '', line: `${query.slice(0, at).trimEnd()} ${query.slice(at + length).trimStart()}`.trim() },
  }))
}
