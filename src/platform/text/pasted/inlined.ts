import { type Element, isElement, type Node } from '../tree.ts'
import { type Compound, type Rule, readSheet } from './sheet.ts'

/** Every element with what the style sheets say of it in its own `style`, so that it stands by itself: what its rules say, and then what it
 * said itself.
 * @param sheets in the order in which they count */
export function inlineStyles(nodes: readonly Node[], sheets: readonly string[]): Node[] {
  const rules = sheets.flatMap(readSheet)
  return rules.length === 0 ? [...nodes] : styled(nodes, keyed(rules), [])
}

type Keyed = ReadonlyMap<string, readonly (Rule & { readonly order: number })[]>

/** By what the element itself must have: its id, else a class, else its tag. */
function keyed(rules: readonly Rule[]): Keyed {
  return Map.groupBy(
    rules.map((rule, order) => ({ ...rule, order })),
    ({ path }) => {
      const last = path.at(-1)
      return last?.id ? `#${last.id}` : last?.classes[0] ? `.${last.classes[0]}` : (last?.tag ?? '')
    },
  )
}

function styled(nodes: readonly Node[], rules: Keyed, above: readonly Element[]): Node[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node
    const style = styleFor(node, rules, above)
    const children = styled(node.children, rules, [...above, node])
    return style === '' ? { ...node, children } : { ...node, attributes: { ...node.attributes, style }, children }
  })
}

function styleFor(element: Element, rules: Keyed, above: readonly Element[]): string {
  const { id, class: classes = '', style = '' } = element.attributes
  const keys = [id ? `#${id}` : '#', ...classes.split(/\s+/).map((name) => `.${name}`), element.tag, '']
  const found = keys
    .flatMap((key) => rules.get(key) ?? [])
    .filter((rule) => fits(rule.path, element, above))
    .sort((left, right) => left.weight - right.weight || left.order - right.order)
  if (found.length === 0) return style
  return [...found.map(({ declarations }) => declarations), style].filter(Boolean).join(';')
}

/** Each outer part of the path is looked for above the one before. */
function fits(path: readonly Compound[], element: Element, above: readonly Element[]): boolean {
  const last = path.at(-1)
  if (!last || !isOf(last, element)) return false
  let at = above.length - 1
  for (const part of path.slice(0, -1).toReversed()) {
    while (at >= 0 && !isOf(part, above[at])) at--
    if (at-- < 0) return false
  }
  return true
}

function isOf({ tag, id, classes }: Compound, element: Element | undefined): boolean {
  if (!element || (tag !== '' && tag !== element.tag) || (id !== '' && id !== element.attributes.id)) return false
  const own = (element.attributes.class ?? '').split(/\s+/)
  return classes.every((name) => own.includes(name))
}
