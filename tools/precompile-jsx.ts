import { type Options, Parser } from 'acorn'
import jsx from 'acorn-jsx'
import MagicString from 'magic-string'

/** A node of the ESTree plus the JSX extension; only the fields that the rewriting reads. */
type Node = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

const VOID_ELEMENTS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Attributes whose value hono/jsx treats by other rules than "name=value". */
const RENAMED: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  crossOrigin: 'crossorigin',
  httpEquiv: 'http-equiv',
}
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const PARSE: Options = { ecmaVersion: 'latest', sourceType: 'module' }
/** The name under which the rewritten file asks for `src/platform/ui/template.ts`; each bundler resolves it. */
export const RUNTIME = 'fanlight:jsx-template'
const JsxParser = Parser.extend(jsx())

/**
 * Turns the JSX of a TypeScript file into tagged templates, the "precompile" transform that hono/jsx knows
 * from Deno: what is the same at every rendering becomes one constant string, what changes stays a value and is
 * escaped when it is written. The result is the same bytes as hono/jsx (see the test) for a fraction of the time.
 * @param source the text of a .tsx file
 * @param name its path, for messages
 * @returns plain JavaScript, with a source map inside
 * @see https://docs.deno.com/runtime/reference/jsx/ (precompile transform)
 */
export async function precompileJsx(source: string, name: string): Promise<string> {
  const { transform } = await import('esbuild')
  const plain = await transform(source, { loader: 'tsx', jsx: 'preserve', sourcefile: name, target: 'esnext' })
  const text = new MagicString(plain.code)
  const tree = JsxParser.parse(plain.code, PARSE) as unknown as Node
  visit(tree, plain.code, text)
  text.prepend(`import { template as $template, attribute as $attribute, raw as $raw } from '${RUNTIME}';\n`)
  return `${text.toString()}\n//# sourceMappingURL=${text.generateMap({ source: name, includeContent: true, hires: 'boundary' }).toUrl()}`
}

function visit(node: Node, code: string, text: MagicString): void {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    text.overwrite(node.start, node.end, rewrite(node, code))
    return
  }
  for (const child of childrenOf(node)) visit(child, code, text)
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof value === 'object' && value !== null && 'type' in value)
}

/** @returns the JavaScript that stands for one element, fragment or component */
function rewrite(node: Node, code: string): string {
  if (node.type === 'JSXElement' && isComponent(node)) return component(node, code)
  const parts = new TemplateParts()
  element(node, code, parts)
  return parts.toString()
}

/** The pieces of a tagged template: text that never changes, and expressions between. */
class TemplateParts {
  private readonly pieces: string[] = []

  text(html: string): void {
    this.pieces.push(html.replace(/[\\`]|\$\{/g, '\\$&'))
  }

  value(expression: string): void {
    this.pieces.push(`\${${expression}}`)
  }

  toString(): string {
    return `$template\`${this.pieces.join('')}\``
  }
}

function element(node: Node, code: string, parts: TemplateParts): void {
  if (node.type === 'JSXFragment') {
    for (const child of node.children as Node[]) part(child, code, parts)
    return
  }
  const opening = node.openingElement as Node
  const name = nameOf(opening.name as Node)
  parts.text(`<${name}`)
  const attributes = opening.attributes as Node[]
  for (const attribute of attributes) writeAttribute(attribute, code, parts)
  if (VOID_ELEMENTS.has(name)) {
    parts.text('/>')
    return
  }
  parts.text('>')
  const raw = attributes.find((attribute) => attributeName(attribute) === 'dangerouslySetInnerHTML')
  if (raw) parts.value(`$raw(${expressionOf(raw.value as Node, code)}.__html)`)
  for (const child of node.children as Node[]) part(child, code, parts)
  parts.text(`</${name}>`)
}

function part(child: Node, code: string, parts: TemplateParts): void {
  if (child.type === 'JSXText') {
    const words = jsxText(child.value as string)
    if (words) parts.text(escapeText(words))
    return
  }
  if (child.type === 'JSXExpressionContainer') {
    if ((child.expression as Node).type !== 'JSXEmptyExpression') parts.value(expressionOf(child, code))
    return
  }
  if (child.type === 'JSXElement' && isComponent(child)) parts.value(component(child, code))
  else element(child, code, parts)
}

/** The part of an attribute, as hono/jsx itself would write it (true → name="", false and null → nothing). */
function writeAttribute(attribute: Node, code: string, parts: TemplateParts): void {
  if (attribute.type === 'JSXSpreadAttribute')
    throw new Error('spread attributes on an element are not supported: name them')
  const name = RENAMED[attributeName(attribute)] ?? attributeName(attribute)
  if (name === 'dangerouslySetInnerHTML' || name === 'key') return
  const value = attribute.value as Node | null
  if (value === null) parts.text(` ${name}=""`)
  else if (value.type === 'Literal') parts.text(` ${name}="${escapeText(value.value as string)}"`)
  else parts.value(`$attribute(${JSON.stringify(name)}, ${expressionOf(value, code)})`)
}

function component(node: Node, code: string): string {
  const opening = node.openingElement as Node
  const properties = (opening.attributes as Node[]).map((attribute) => property(attribute, code))
  const children = (node.children as Node[]).map((child) => childValue(child, code)).filter((value) => value !== '')
  if (children.length === 1) properties.push(`children: ${children[0]}`)
  else if (children.length > 1) properties.push(`children: [${children.join(', ')}]`)
  return `${componentName(opening.name as Node, code)}({ ${properties.join(', ')} })`
}

function property(attribute: Node, code: string): string {
  if (attribute.type === 'JSXSpreadAttribute') return `...${source(attribute.argument as Node, code)}`
  const name = JSON.stringify(attributeName(attribute))
  const value = attribute.value as Node | null
  if (value === null) return `${name}: true`
  if (value.type === 'Literal') return `${name}: ${JSON.stringify(value.value)}`
  return `${name}: ${expressionOf(value, code)}`
}

function childValue(child: Node, code: string): string {
  if (child.type === 'JSXText') {
    const words = jsxText(child.value as string)
    return words ? JSON.stringify(words) : ''
  }
  if (child.type === 'JSXExpressionContainer') {
    return (child.expression as Node).type === 'JSXEmptyExpression' ? '' : expressionOf(child, code)
  }
  return rewrite(child, code)
}

function expressionOf(container: Node, code: string): string {
  if (container.type === 'JSXElement' || container.type === 'JSXFragment') return rewrite(container, code)
  return `(${source(container.expression as Node, code)})`
}

/** An expression's own text, with the JSX inside it rewritten too. */
function source(node: Node, code: string): string {
  const inner = new MagicString(code)
  visit(node, code, inner)
  return inner.slice(node.start, node.end)
}

function nameOf(name: Node): string {
  if (name.type === 'JSXNamespacedName') return `${(name.namespace as Node).name}:${(name.name as Node).name}`
  return name.name as string
}

function componentName(name: Node, code: string): string {
  return code.slice(name.start, name.end)
}

function attributeName(attribute: Node): string {
  return attribute.type === 'JSXAttribute' ? nameOf(attribute.name as Node) : ''
}

function isComponent(node: Node): boolean {
  const name = (node.openingElement as Node).name as Node
  return name.type === 'JSXMemberExpression' || /^[A-Z$_]/.test(nameOf(name))
}

/** White space of JSX text by the language's rule: lines are trimmed and joined by one space, empty ones vanish. */
function jsxText(raw: string): string {
  if (!raw.includes('\n')) return raw
  const lines = raw.split('\n')
  return lines
    .map((line, at) => trimLine(line.replaceAll('\t', ' '), at === 0, at === lines.length - 1))
    .filter((line) => line !== '')
    .join(' ')
}

/** Not String.trim: a no-break space is a letter here. */
function trimLine(line: string, first: boolean, last: boolean): string {
  const start = first ? line : line.replace(/^ +/, '')
  return last ? start : start.replace(/ +$/, '')
}

function escapeText(words: string): string {
  return words.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
