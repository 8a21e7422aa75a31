import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Fields } from './visitor.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * What a browser would send of the form with this address, if nobody touched it; buttons and the token are left out.
 * A field that several boxes share is a list.
 */
export function fieldsIn(html: string, action: string): Fields {
  const form = all(parse(html), 'form').find((one) => attributeOf(one, 'action') === action)
  if (!form) throw new Error(`the page has no form that posts to ${action}`)
  const fields: Record<string, string | string[]> = {}
  for (const [name, value, several] of controls(form)) {
    if (name === 'authenticity_token') continue
    const known = fields[name]
    if (several) fields[name] = [...(Array.isArray(known) ? known : []), value]
    else fields[name] = value
  }
  return fields
}

type Control = readonly [name: string, value: string, several: boolean]

function controls(form: Element): readonly Control[] {
  return [
    ...all(form, 'input').flatMap(fromInput),
    ...all(form, 'textarea').map((area): Control => [attributeOf(area, 'name') ?? '', textOf(area), false]),
    ...all(form, 'select').map((select): Control => [attributeOf(select, 'name') ?? '', chosenIn(select), false]),
  ].filter(([name]) => name !== '')
}

function fromInput(input: Element): readonly Control[] {
  const type = attributeOf(input, 'type') ?? 'text'
  const ticked = attributeOf(input, 'checked') !== undefined
  if ((type === 'checkbox' || type === 'radio') && !ticked) return []
  const value = attributeOf(input, 'value') ?? (type === 'checkbox' ? 'on' : '')
  return [[attributeOf(input, 'name') ?? '', value, type === 'checkbox' && value !== '1']]
}

function chosenIn(select: Element): string {
  const options = all(select, 'option')
  const chosen = options.find((option) => attributeOf(option, 'selected') !== undefined) ?? options[0]
  return chosen ? (attributeOf(chosen, 'value') ?? textOf(chosen)) : ''
}

function all(node: Node, tag: string): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap((child) => all(child, tag)) : []
  return node.nodeName === tag ? [node as Element, ...children] : children
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}
