import { searchWords } from '../../../platform/text/words.ts'
import type { Tag } from '../../tags/index.ts'

const NOBODY: ReadonlySet<number> = new Set()

interface Named {
  readonly tag: Tag
  readonly words: readonly string[]
}

/** Finds tags by the beginnings of the words in their names, whatever case and accents they are typed with. */
export class NameIndex {
  private readonly named = new Map<number, Named>()
  /** ids by the first one and the first two characters of each word */
  private readonly beginnings = new Map<string, Set<number>>()

  /** Takes a tag in, or its new name. */
  add(tag: Tag): void {
    for (const start of startsOf(this.named.get(tag.id)?.words ?? [])) this.beginnings.get(start)?.delete(tag.id)
    const words = searchWords(tag.name)
    this.named.set(tag.id, { tag, words })
    for (const start of startsOf(words)) {
      const ids = this.beginnings.get(start)
      if (ids) ids.add(tag.id)
      else this.beginnings.set(start, new Set([tag.id]))
    }
  }

  /** @param term as far as it is typed; each of its words must begin one of the name's
   * @returns in no order; none for a term without letters and digits */
  *find(term: string): IterableIterator<Tag> {
    const sought = searchWords(term)
    const [rarest = NOBODY] = sought
      .map((word) => this.beginnings.get(word.slice(0, 2)) ?? NOBODY)
      .sort((left, right) => left.size - right.size)
    for (const id of rarest) {
      const named = this.named.get(id)
      if (named && sought.every((word) => named.words.some((known) => known.startsWith(word)))) yield named.tag
    }
  }
}

function startsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => [word.slice(0, 1), word.slice(0, 2)]))
}
