import { Parser } from 'htmlparser2'
import { allow, type Result, refuse } from './result.ts'

/** An element of an XML document; its name without the prefix of its vocabulary. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** Why a document is not read. */
export type XmlProblem = 'no-element' | 'own-entities' | 'too-deep' | 'too-large'

const DEEPEST = 256
const MOST_NODES = 3_000_000

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

class Unreadable extends Error {
  readonly problem: XmlProblem
  constructor(problem: XmlProblem) {
    super(problem)
    this.problem = problem
  }
}

/**
 * Reads an XML document that somebody sent. Nothing is fetched, and a document that declares entities of its own, which could
 * unfold to any size, is refused. What is not well-formed is read as far as it can be.
 * @returns the root element; names of elements and attributes without prefixes, of two attributes with one name the first
 */
export function readXml(text: string): Result<XmlElement, XmlProblem> {
  if (/<!ENTITY/i.test(text.slice(0, 100_000))) return refuse('own-entities')
  const top: Open = { name: '', attributes: {}, children: [] }
  const open = [top]
  let nodes = 0
  const add = (node: XmlElement | string) => {
    if (++nodes > MOST_NODES) throw new Unreadable('too-large')
    open.at(-1)?.children.push(node)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name: local(name), attributes: localNames(attributes), children: [] }
        add(element)
        open.push(element)
        if (open.length > DEEPEST) throw new Unreadable('too-deep')
      },
      ontext: add,
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  )
  try {
    parser.end(text.replace(/^\ufeff/, ''))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return refuse(error.problem)
  }
  const root = top.children.find((child) => typeof child !== 'string')
  return root ? allow(root) : refuse('no-element')
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const named: Record<string, string> = {}
  for (const name in attributes) named[local(name)] ??= attributes[name] ?? ''
  return named
}

/** @returns its child elements, all or those of a name */
export function childrenOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const elements = element?.children.filter((child) => typeof child !== 'string') ?? []
  return name === undefined ? elements : elements.filter((child) => child.name === name)
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

/** @returns every element of that name below, in the order of the document */
export function elementsBelow(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsBelow(child, name),
  ])
}

/** @returns all text in it, as it stands */
export function xmlText(element: XmlElement | undefined): string {
  return element?.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('') ?? ''
}
