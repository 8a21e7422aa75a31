import { foldName } from '../../../platform/text/fold.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { TagType } from '../../../schema/index.ts'
import type { CountedTag, TagUse } from './census.ts'
import type { Counted } from './keep.ts'

/** Names offered while someone types. */
export const SUGGESTIONS = 15

/**
 * Tags whose names have words that begin as typed, the most used first; a tag of exactly that name before all. A
 * synonym is answered with its canonical tag. What stands on nothing that this viewer may see is not offered.
 * @param types any of these
 * @param most how many at most
 */
export function suggestTags(
  { census, names }: Counted,
  term: string,
  {
    types,
    viewer,
    most = SUGGESTIONS,
  }: { readonly types: readonly TagType[]; readonly viewer: Viewer; readonly most?: number },
): readonly TagUse[] {
  const found = new Map<number, TagUse>()
  for (const { id, type } of names.find(term)) {
    const tag = types.includes(type) ? standingFor(census.tag(id), (above) => census.tag(above)) : undefined
    const works = tag ? census.uses(tag.id, viewer) : 0
    if (tag && works > 0) found.set(tag.id, { tag, works })
  }
  const same = [...found.values()].filter(({ tag }) => isCalled(tag.name, term))
  return [...new Set([...same, ...mostUsed(found.values(), most)])].slice(0, most)
}

/** Folding is dear for thousands of names, and never makes one much longer or shorter. */
function isCalled(name: string, term: string): boolean {
  return Math.abs(name.length - term.length) < 4 && foldName(name) === foldName(term)
}

function standingFor(
  tag: CountedTag | undefined,
  find: (id: number) => CountedTag | undefined,
): CountedTag | undefined {
  return tag?.mergerId ? (find(tag.mergerId) ?? tag) : tag
}

/** @returns the most used of them, equally used ones by name */
export function mostUsed(uses: Iterable<TagUse>, most: number): readonly TagUse[] {
  const best: TagUse[] = []
  for (const use of uses) {
    const last = best.at(-1)
    if (best.length === most && last && byUse(use, last) >= 0) continue
    const place = best.findIndex((other) => byUse(use, other) < 0)
    best.splice(place < 0 ? best.length : place, 0, use)
    if (best.length > most) best.pop()
  }
  return best
}

function byUse(left: TagUse, right: TagUse): number {
  if (left.works !== right.works) return right.works - left.works
  return left.tag.name < right.tag.name ? -1 : 1
}
