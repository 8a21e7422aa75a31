/// <reference path="./css-tree.d.ts" />
import type { Atrule, Block, CssNode, Declaration, Rule, StyleSheet } from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import { mediaOf } from './media.ts'
import { PROPERTIES, PROPERTIES_OF_ALL } from './properties.ts'
import { scoped, TEXT } from './selectors.ts'
import { wrongWith } from './values.ts'

/** Something of a creator's that is not served, and why. */
export interface LeftOut {
  /** 1 for the first */
  readonly line: number
  /** the beginning of it, as it was typed */
  readonly what: string
  readonly why: string
}

/** A skin as it is served. */
export interface Compiled {
  /** empty when nothing of it may be used */
  readonly css: string
  /** at most {@link MOST_REMARKS} */
  readonly leftOut: readonly LeftOut[]
}

export const MOST_REMARKS = 50
const MOST_RULES = 1000
const MOST_STEPS = 4

/** The parser goes back for each bracket that is not closed. */
const DEEPEST = 30

function isTangled(source: string): boolean {
  let depth = 0
  for (const character of source) {
    if ('({['.includes(character)) depth++
    else if (')}]'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth > DEEPEST) return true
  }
  return false
}

/** Whatever a text does, it is painted within its own place, and what stands above in it stands above nothing else. */
const CONTAINER = `${TEXT}{contain:paint;isolation:isolate}`

interface Making {
  readonly source: string
  readonly leftOut: LeftOut[]
  rules: number
}

/**
 * Reads what a creator wrote and writes it anew: rules for parts of their text, with properties and values that are known to do no
 * harm. What cannot be used is left out, and said. Nothing of the source is copied without having been read.
 * @returns the same for the same source. Never throws
 */
export function compileSkin(source: string): Compiled {
  const making: Making = { source, leftOut: [], rules: 0 }
  if (isTangled(source)) {
    const why = `brackets stand in each other ${DEEPEST} deep at most, so nothing of it was read`
    return { css: '', leftOut: [{ line: 1, what: [...source.slice(0, 200)].slice(0, 80).join(''), why }] }
  }
  const tree = parse(source, { positions: true, parseCustomProperty: false }) as StyleSheet
  const rules = tree.children.toArray().map((node) => topLevel(node, making))
  const css = rules.filter((rule) => rule !== '').join('\n')
  return { css: css === '' ? '' : `${CONTAINER}\n${css}\n`, leftOut: making.leftOut.slice(0, MOST_REMARKS) }
}

function topLevel(node: CssNode, making: Making): string {
  if (node.type === 'Rule') return ruleOf(node, making)
  if (node.type === 'Atrule') return atRule(node, making)
  if (node.type === 'Raw' && node.value.trim() !== '') leaveOut(node, 'this cannot be read', making)
  return ''
}

function atRule(node: Atrule, making: Making): string {
  const name = node.name.toLowerCase()
  if (name === 'media' && node.block) return media(node, node.block, making)
  if (name === 'keyframes' && node.block) return keyframes(node, node.block, making)
  leaveOut(node, `@${name.slice(0, 40)} may not be used`, making)
  return ''
}

function media(node: Atrule, block: Block, making: Making): string {
  const query = mediaOf(node.prelude)
  if (query === undefined) {
    leaveOut(node, 'it may ask for the width, the colours, the movement and for print', making)
    return ''
  }
  const rules = block.children.toArray().map((inner) => {
    if (inner.type === 'Rule') return ruleOf(inner, making)
    leaveOut(inner, 'only rules stand in @media', making)
    return ''
  })
  const css = rules.join('')
  return css === '' ? '' : `@media ${query}{${css}}`
}

function keyframes(node: Atrule, block: Block, making: Making): string {
  const name = nameOf(node)
  const steps = block.children.toArray()
  if (name === undefined || steps.length > MOST_STEPS) {
    leaveOut(node, `an animation has a name and ${MOST_STEPS} steps at most`, making)
    return ''
  }
  const written = steps.map((step) => {
    const at = step.type === 'Rule' ? stepOf(step) : undefined
    if (step.type !== 'Rule' || at === undefined) {
      leaveOut(step, 'a step is from, to or a percentage', making)
      return ''
    }
    return `${at}{${declarations(step.block, PROPERTIES, making)}}`
  })
  return `@keyframes ${animationName(name)}{${written.join('')}}`
}

function nameOf({ prelude }: Atrule): string | undefined {
  if (prelude?.type !== 'AtrulePrelude') return undefined
  const [name, ...others] = prelude.children.toArray()
  return name?.type === 'Identifier' && others.length === 0 && /^[a-z][\w-]{0,40}$/i.test(name.name)
    ? name.name
    : undefined
}

/** So that no animation of a page is taken for a creator's, or the other way round. */
function animationName(name: string): string {
  return `skin-${name}`
}

function stepOf({ prelude }: Rule): string | undefined {
  const words = generate(prelude).toLowerCase()
  const parts = words.split(',')
  return parts.length <= MOST_STEPS && parts.every((part) => /^(?:from|to|\d{1,3}(?:\.\d{1,3})?%)$/.test(part))
    ? words
    : undefined
}

function ruleOf(node: Rule, making: Making): string {
  making.rules++
  if (making.rules > MOST_RULES) {
    leaveOut(node, `a skin holds ${MOST_RULES} rules`, making)
    return ''
  }
  if (node.prelude.type !== 'SelectorList') {
    leaveOut(node, 'the selector cannot be read', making)
    return ''
  }
  const [all, some]: [string[], string[]] = [[], []]
  for (const selector of node.prelude.children.toArray()) {
    const found = selector.type === 'Selector' ? scoped(selector) : undefined
    if (!found?.ok) leaveOut(selector, found?.problem ?? 'the selector cannot be read', making)
    else (found.value.all ? all : some).push(found.value.selector)
  }
  return block(all, PROPERTIES_OF_ALL, node, making) + block(some, PROPERTIES, node, making)
}

function block(selectors: readonly string[], properties: ReadonlySet<string>, node: Rule, making: Making): string {
  if (selectors.length === 0) return ''
  const css = declarations(node.block, properties, making)
  return css === '' ? '' : `${selectors.join(',')}{${css}}`
}

function declarations(written: Block, properties: ReadonlySet<string>, making: Making): string {
  return written.children
    .toArray()
    .flatMap((node) => {
      if (node.type === 'Declaration') return declaration(node, properties, making)
      if (node.type !== 'Raw' || node.value.replaceAll(';', '').trim() !== '')
        leaveOut(node, 'this cannot be read', making)
      return []
    })
    .join(';')
}

function declaration(node: Declaration, properties: ReadonlySet<string>, making: Making): readonly string[] {
  const property = node.property.toLowerCase()
  const wrong = properties.has(property)
    ? node.value.type === 'Value'
      ? wrongWith(property, node.value)
      : 'this value cannot be read'
    : `${property.slice(0, 40)} may not be set ${PROPERTIES.has(property) ? 'on the whole text' : 'here'}`
  if (wrong !== undefined) {
    leaveOut(node, wrong, making)
    return []
  }
  return [`${property}:${valueAs(property, node)}`]
}

/** Nothing is more important than what a reader has chosen. */
function valueAs(property: string, { value }: Declaration): string {
  if (value.type === 'Value' && (property === 'animation' || property === 'animation-name'))
    for (const node of value.children.toArray())
      if (node.type === 'Identifier' && !WORDS_OF_ANIMATIONS.has(node.name.toLowerCase()))
        node.name = animationName(node.name)
  return generate(value)
}

const WORDS_OF_ANIMATIONS = new Set(
  `none normal reverse alternate alternate-reverse forwards backwards both running paused linear ease ease-in ease-out ease-in-out
  step-start step-end initial inherit unset revert`.split(/\s+/),
)

function leaveOut(node: CssNode, why: string, { source, leftOut }: Making): void {
  if (leftOut.length >= MOST_REMARKS) return
  const start = node.loc?.start
  const what = start ? source.slice(start.offset, node.loc?.end.offset).replace(/\s+/g, ' ').trim() : ''
  leftOut.push({ line: start?.line ?? 1, what: [...what].slice(0, 80).join(''), why })
}
