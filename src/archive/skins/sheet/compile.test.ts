import type { CssNode, StyleSheet } from 'css-tree'
import parse from 'css-tree/parser'
import walk from 'css-tree/walker'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { hostileCss } from '../../../../test/hostile-css.ts'
import { compileSkin } from './compile.ts'

const CONTAINER = '#workskin .userstuff{contain:paint;isolation:isolate}\n'
const served = (source: string) => compileSkin(source).css.replace(CONTAINER, '').trim()
const why = (source: string) => compileSkin(source).leftOut.map((left) => left.why)

test('rules mean the text alone, with the classes that texts have, whatever container they name', () => {
  const css = '#workskin .userstuff .letter{color:red}'.replace('.letter', '.skin-letter')
  for (const selector of [
    '.letter',
    '#workskin .letter',
    '#workskin .userstuff .letter',
    '.userstuff .letter',
    '.skin-letter',
  ])
    expect(served(`${selector} { color: red }`), selector).toBe(css)
  expect(served('#workskin { color: red; position: absolute }')).toBe('#workskin .userstuff{color:red}')
})

test.each([
  ['+ p { color: red }', 'it would reach out of the text'],
  ['#workskin ~ p { color: red }', 'ids may not be used; classes may'],
  ['body { color: red }', 'no text holds an element body'],
  ['#outer { color: red }', 'ids may not be used; classes may'],
  ['p:has(a) { color: red }', ':has may not be used'],
  ['p { background: url(x) }', 'nothing is fetched'],
  ['p { background: \\75rl(x) }', '\\75rl( ) may not be used'],
  ['p { position: fixed }', 'it would leave its place'],
  ['p { --x: 1 }', '--x may not be set here'],
  ['p { color: var(--x) }', 'var( ) may not be used'],
  ['p { animation: a 2s infinite }', 'an animation runs once'],
  ['p { animation: a 100ms }', 'an animation takes a second at least'],
  ['p { transition: all 9s }', 'a movement takes five seconds at most'],
  ['p { width: 99999px }', 'a length is too large'],
  ['p { contain: none }', 'contain may not be set here'],
  ['@import "x";', '@import may not be used'],
  ['@font-face { src: url(x) }', '@font-face may not be used'],
  [
    '@media (device-width: 3px) { p { color: red } }',
    'it may ask for the width, the colours, the movement and for print',
  ],
])('%s is left out, and it is said why', (source, reason) => {
  expect(why(source)).toEqual([reason])
  expect(compileSkin(source).css).toBe('')
})

test('what is fine is served beside what is not, and each remark says where', () => {
  const { css, leftOut } = compileSkin(
    'p { color: red !important; behavior: url(x) }\n\n.a, body { font: 1em "Some Face" }',
  )
  expect(css).toBe(`${CONTAINER}#workskin .userstuff p{color:red}\n#workskin .userstuff .skin-a{font:1em"Some Face"}\n`)
  expect(leftOut).toEqual([
    { line: 1, what: 'behavior: url(x)', why: 'behavior may not be set here' },
    { line: 3, what: 'body', why: 'no text holds an element body' },
  ])
})

test('an animation of a skin is never one of the page', () => {
  expect(served('@keyframes glow { from { color: red } } p { animation: glow 2s ease-in }')).toBe(
    '@keyframes skin-glow{from{color:red}}\n#workskin .userstuff p{animation:skin-glow 2s ease-in}',
  )
})

/** Whether every rule of what is served stands below the text, reads nothing else, and moves within bounds. */
function escapes(css: string): readonly string[] {
  const found: string[] = []
  const tree = parse(css, { onParseError: () => found.push('cannot be read') }) as StyleSheet
  const inside = (selector: CssNode) => {
    const [id, space, text, next] = selector.type === 'Selector' ? selector.children.toArray() : []
    const root =
      id?.type === 'IdSelector' && id.name === 'workskin' && space?.type === 'Combinator' && space.name === ' '
    const below = text?.type === 'ClassSelector' && text.name === 'userstuff'
    return root && below && (next === undefined || (next.type === 'Combinator' && next.name === ' '))
  }
  walk(tree, function (node) {
    if (node.type === 'Raw' || node.type === 'Url') found.push(node.type)
    if (node.type === 'Atrule' && !['media', 'keyframes'].includes(node.name)) found.push(node.name)
    if (node.type === 'Selector' && this.atrule?.name !== 'keyframes' && !inside(node)) found.push('out of the text')
    if (node.type === 'ClassSelector' && !/^(?:skin-|userstuff$|footnotes$)/.test(node.name)) found.push(node.name)
    if (node.type === 'Declaration' && (node.property.startsWith('--') || node.important)) found.push(node.property)
    if (node.type === 'Function' && /^(?:var|env|attr|url|src|image-set|expression|element)$/i.test(node.name))
      found.push(node.name)
    if (node.type === 'Identifier' && /^(?:fixed|sticky|infinite)$/i.test(node.name)) found.push(node.name)
  })
  return found
}

test('nothing gets out of its text, however it is written, and what is served is read the same again', () => {
  fc.assert(
    fc.property(hostileCss, (source) => {
      const { css } = compileSkin(source)
      expect(escapes(css)).toEqual([])
      expect(css).not.toMatch(/<|@import|url\(|expression|javascript:/i)
      const again = compileSkin(css.replace(CONTAINER, ''))
      expect(again.leftOut).toEqual([])
    }),
    { numRuns: draws(3000) },
  )
})

test('a large style sheet is read quickly enough, and a deep one does not break the reader', () => {
  expect(served('p{color:red}\n'.repeat(4000)).split('\n')).toHaveLength(1000)
  for (const deep of [
    '('.repeat(20_000),
    '{'.repeat(20_000),
    'p{width:calc('.repeat(4000),
    '@media print{'.repeat(4000),
    '['.repeat(20_000),
  ])
    expect(escapes(compileSkin(`p{width:${deep}`).css)).toEqual([])
})
