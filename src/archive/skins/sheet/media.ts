import type { AtrulePrelude, CssNode, Raw } from 'css-tree'
import generate from 'css-tree/generator'
import walk from 'css-tree/walker'

/** Answers that each question of a query may have; what is not here is asked for a length. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'prefers-color-scheme': ['light', 'dark'],
  'prefers-reduced-motion': ['reduce', 'no-preference'],
  'prefers-contrast': ['more', 'less', 'no-preference'],
  orientation: ['portrait', 'landscape'],
  hover: ['hover', 'none'],
}
const LENGTHS = new Set(['width', 'min-width', 'max-width'])
const PARTS = new Set([
  'AtrulePrelude',
  'MediaQueryList',
  'MediaQuery',
  'Condition',
  'Feature',
  'Identifier',
  'Dimension',
])

/** @returns the query of a creator's @media as it is served; undefined when it asks for anything that skins may not know */
export function mediaOf(prelude: AtrulePrelude | Raw | null): string | undefined {
  if (prelude?.type !== 'AtrulePrelude') return undefined
  let fine = true
  walk(prelude as CssNode, (node: CssNode) => {
    fine &&= PARTS.has(node.type) && isKnown(node)
  })
  const words = generate(prelude)
  return fine && words.length <= 300 && /^[\w\s():.,-]+$/.test(words) ? words : undefined
}

function isKnown(node: CssNode): boolean {
  if (node.type === 'MediaQuery')
    return [null, 'all', 'screen', 'print'].includes(node.mediaType) && [null, 'only', 'not'].includes(node.modifier)
  if (node.type !== 'Feature') return true
  const { value } = node
  if (LENGTHS.has(node.name)) return value?.type === 'Dimension' && ['px', 'em', 'rem'].includes(value.unit)
  return value?.type === 'Identifier' && (WORDS[node.name]?.includes(value.name) ?? false)
}
