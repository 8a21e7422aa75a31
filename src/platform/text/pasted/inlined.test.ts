import { expect, test } from 'vitest'
import { readHtml } from '../parse.ts'
import { inlineStyles } from './inlined.ts'
import { rawNodes, writeRaw } from './raw.ts'

const inlined = (html: string, ...sheets: string[]) => writeRaw(inlineStyles(rawNodes(readHtml(html) ?? []), sheets))

test('what classes, ids, tags and places say stands in the elements', () => {
  const css = `@charset "utf-8"; @font-face { src: url(a.ttf) }
    /* a { font-style: italic } */ .it, .thought span.in { font-style: italic !important; color: red }
    div.letter > p { text-align: right } #x { font-weight: bold } i { font-style: normal }
    @media print { p { display: none } } @media screen { h1 { text-align: center } }
    p:first-letter { font-weight: bold } p + p { text-align: right }`
  expect(inlined('<p class="it" id="x">a</p>', css)).toBe(
    '<p class="it" id="x" style="font-style: italic;font-weight: bold">a</p>',
  )
  expect(inlined('<p class="thought"><b><span class="in">a</span></b><span class="in">b</span></p>', css)).toContain(
    '<span class="in" style="font-style: italic">a</span>',
  )
  expect(inlined('<div class="letter"><p>a</p></div><p>b</p><i>c</i><h1>d</h1>', css)).toBe(
    '<div class="letter"><p style="text-align: right">a</p></div><p>b</p><i style="font-style: normal">c</i><h1 style="text-align: center">d</h1>',
  )
})

test('of two rules the heavier holds, of equal ones the later, and the element’s own word last', () => {
  const css = [
    'p.a { font-style: italic } .a { font-style: normal }',
    '.b { text-align: left } .b { text-align: right }',
  ]
  expect(inlined('<p class="a b" style="text-align: center">x</p>', ...css)).toBe(
    '<p class="a b" style="font-style: normal;text-align: left;text-align: right;font-style: italic;text-align: center">x</p>'.replace(
      'font-style: normal;text-align: left;text-align: right;font-style: italic',
      'font-style: normal;text-align: left;text-align: right;font-style: italic',
    ),
  )
})

test('a broken sheet breaks nothing', () => {
  for (const css of ['{', '}}}', 'a{b', '@media {', '.a{font-style:italic', '/* ', ',,,{font-style:italic}'])
    expect(inlined('<p class="a">x</p>', css)).toContain('x')
})
