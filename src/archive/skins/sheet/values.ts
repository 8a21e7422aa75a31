import type { CssNode, Value } from 'css-tree'
import walk from 'css-tree/walker'
import { FUNCTIONS, MOST_NUMBER, MOST_OF, MOST_PERCENT } from './properties.ts'

/** Milliseconds that a movement may take. Nothing goes on for longer than five seconds, so that nobody needs a button to stop it. */
const LONGEST = 5000
/** One turn of an animation takes a second at least; with few steps in it nothing flashes three times in a second. */
const SHORTEST_TURN = 1000

const WRITTEN = new Set([
  'Value',
  'Identifier',
  'Dimension',
  'Percentage',
  'Number',
  'Hash',
  'String',
  'Function',
  'Operator',
  'Parentheses',
])

/** @param property in lower case
 * @returns why a value may not stand there, in words that follow "left out: "; undefined when it may */
export function wrongWith(property: string, value: Value): string | undefined {
  const found: string[] = []
  walk(value, (node) => {
    const wrong = wrongWithPart(node) ?? (isMovement(property) ? wrongWithMovement(property, node) : undefined)
    if (wrong !== undefined) found.push(wrong)
  })
  return found[0] ?? wrongWithWhole(property, value)
}

function wrongWithPart(node: CssNode): string | undefined {
  if (node.type === 'Url') return 'nothing is fetched'
  if (!WRITTEN.has(node.type)) return 'this value cannot be read'
  if (node.type === 'Function' && !FUNCTIONS.has(node.name.toLowerCase()))
    return `${node.name.slice(0, 40)}( ) may not be used`
  if (node.type === 'Identifier' && !/^-?[a-z_][\w-]*$/i.test(node.name)) return 'names of one’s own may not be used'
  if (node.type === 'Operator' && !['+', '-', '*', '/', ','].includes(node.value.trim()))
    return 'this value cannot be read'
  if (node.type === 'Hash' && !/^[\da-f]{3,8}$/i.test(node.value)) return 'this is no colour'
  if (node.type === 'String' && !isPlain(node.value)) return 'this value cannot be read'
  if (node.type === 'Number' && tooMuch(node.value, MOST_NUMBER)) return 'a number is too large'
  if (node.type === 'Percentage' && tooMuch(node.value, MOST_PERCENT)) return 'a percentage is too large'
  return node.type === 'Dimension' ? wrongWithDimension(node.value, node.unit.toLowerCase()) : undefined
}

function wrongWithDimension(value: string, unit: string): string | undefined {
  if (unit === 's' || unit === 'ms')
    return tooMuch(value, unit === 's' ? LONGEST / 1000 : LONGEST) ? 'a movement takes five seconds at most' : undefined
  const most = Object.hasOwn(MOST_OF, unit) ? MOST_OF[unit] : undefined
  if (most === undefined) return `${unit.slice(0, 20)} is no unit that may be used`
  return tooMuch(value, most) ? 'a length is too large' : undefined
}

/** Written so that what is no number at all counts as too much. */
function tooMuch(value: string, most: number): boolean {
  return !(Math.abs(Number(value)) <= most)
}

/** A name of a face, or what stands in marks before and after: without anything that could end its line. */
function isPlain(text: string): boolean {
  return text.length <= 200 && !/[\p{Cc}<>\\]/u.test(text)
}

function isMovement(property: string): boolean {
  return property.startsWith('animation') || property.startsWith('transition')
}

/** An animation runs once. */
function wrongWithMovement(property: string, node: CssNode): string | undefined {
  if (!property.startsWith('animation') || property === 'animation-timing-function') return undefined
  if (node.type === 'Identifier' && node.name.toLowerCase() === 'infinite') return 'an animation runs once'
  if (node.type === 'Number') return 'an animation runs once'
  if (node.type !== 'Dimension') return undefined
  const milliseconds = Number(node.value) * (node.unit.toLowerCase() === 's' ? 1000 : 1)
  const turns = property === 'animation' || property === 'animation-duration'
  return turns && milliseconds > 0 && milliseconds < SHORTEST_TURN ? 'an animation takes a second at least' : undefined
}

function wrongWithWhole(property: string, value: Value): string | undefined {
  const names = value.children
    .toArray()
    .flatMap((node) => (node.type === 'Identifier' ? [node.name.toLowerCase()] : []))
  if (property === 'position')
    return names.some((name) => name === 'fixed' || name === 'sticky') ? 'it would leave its place' : undefined
  return undefined
}
