import { element } from '../../../../platform/text/pasted/raw.ts'
import type { Element, Node } from '../../../../platform/text/tree.ts'
import { childOf, childrenOf, type XmlElement } from '../../../../platform/text/xml.ts'

/** Where a paragraph stands in a list. */
export interface ListPlace {
  /** from 0 */
  readonly level: number
  readonly ordered: boolean
}

/** By number of the list and level: whether its items are counted. */
export type Numbers = ReadonlyMap<string, boolean>

/** @param numbering the root of numbering.xml */
export function numbersOf(numbering: XmlElement | undefined): Numbers {
  const kinds = new Map(
    childrenOf(numbering, 'abstractNum').map((kind) => [
      kind.attributes.abstractNumId ?? '',
      childrenOf(kind, 'lvl').map(
        (level) => !/^(?:bullet|none)$/.test(childOf(level, 'numFmt')?.attributes.val ?? 'bullet'),
      ),
    ]),
  )
  return new Map(
    childrenOf(numbering, 'num').flatMap((list) =>
      (kinds.get(childOf(list, 'abstractNumId')?.attributes.val ?? '') ?? []).map(
        (ordered, level) => [`${list.attributes.numId}/${level}`, ordered] as const,
      ),
    ),
  )
}

export function placeIn(properties: XmlElement | undefined, numbers: Numbers): ListPlace | undefined {
  const list = childOf(properties, 'numPr')
  const id = childOf(list, 'numId')?.attributes.val
  if (id === undefined || id === '0') return undefined
  const level = Math.min(8, Number(childOf(list, 'ilvl')?.attributes.val ?? 0) || 0)
  return { level, ordered: numbers.get(`${id}/${level}`) ?? false }
}

/** Paragraphs that follow each other in lists, as lists in lists. */
export function listsOf(
  items: readonly { readonly place: ListPlace; readonly children: readonly Node[] }[],
): readonly Element[] {
  const lists: Element[] = []
  let at = 0
  while (at < items.length) {
    const { level, ordered } = items[at]?.place ?? { level: 0, ordered: false }
    const entries: Element[] = []
    while (at < items.length) {
      const item = items[at]
      if (!item || item.place.level < level || (item.place.level === level && item.place.ordered !== ordered)) break
      if (item.place.level === level) {
        entries.push(element('li', {}, item.children))
        at++
        continue
      }
      const deeper = items.slice(at).findIndex(({ place }) => place.level <= level)
      const inner = listsOf(items.slice(at, deeper < 0 ? undefined : at + deeper))
      const last = entries.pop()
      entries.push(element('li', {}, [...(last?.children ?? []), ...inner]))
      at = deeper < 0 ? items.length : at + deeper
    }
    lists.push(element(ordered ? 'ol' : 'ul', {}, entries))
  }
  return lists
}
