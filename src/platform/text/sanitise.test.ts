import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { hostileHtml } from '../../../test/hostile-html.ts'
import { sanitise } from './sanitise.ts'

const fields = ['chapter', 'note', 'inline'] as const
const chapter = (html: string) => sanitise(html, 'chapter')

test('sanitising a text twice is sanitising it once', () => {
  fc.assert(
    fc.property(hostileHtml, fc.constantFrom(...fields), (html, field) => {
      const once = sanitise(html, field)
      expect(sanitise(once, field)).toBe(once)
    }),
    { numRuns: draws(1500) },
  )
})

test('a story as authors write it passes unchanged', () => {
  const story = `<h2>One</h2>
<p class="skin-letter" align="center">She said <em>nothing</em>, <strong>twice</strong>.</p>
<blockquote>A letter.</blockquote>
<ul><li value="3">tea</li></ul>
<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>
<p><ruby>猫<rp>(</rp><rt>ねこ</rt><rp>)</rp></ruby> <span lang="ja" dir="ltr">猫</span></p>
<details open><summary>More</summary><p>Less</p></details>
<p><a href="/works/1">another</a> <a href="mailto:a@example.org">write</a> <q cite="https://example.org/">so</q></p>`
  expect(chapter(story)).toBe(story)
})

test('a link out of the archive lends it no name and no window', () => {
  expect(
    chapter('<a href="https://example.org/" rel="opener" target="_blank" ping="https://example.org/p">x</a>'),
  ).toBe('<a href="https://example.org/" rel="nofollow noopener">x</a>')
  expect(chapter('<a href="/works/1">x</a>')).toBe('<a href="/works/1">x</a>')
  expect(chapter('<a href="//example.org/a b">x</a>')).toBe(
    '<a href="https://example.org/a%20b" rel="nofollow noopener">x</a>',
  )
})

test('a picture loads late and tells nobody where it was seen', () => {
  expect(chapter('<img src="https://example.org/a.png" alt="a tree" width="300">')).toBe(
    '<img src="https://example.org/a.png" alt="a tree" width="300" loading="lazy" decoding="async" referrerpolicy="no-referrer" />',
  )
})

test('a picture too small to see is gone', () => {
  const sizes = `width=1 height=1|width="0"|height='2px'|width="1.5"|style="width:1px;height:1px"|style="display:none"
    |style="max-width: 0"|width=" 1 "|width="1%"|style="visibility: hidden"`
  for (const size of sizes.split('|')) expect(chapter(`<img src="https://example.org/a.gif" ${size}>`), size).toBe('')
  expect(chapter('<img src="https://example.org/a.gif" width="20">')).toContain('<img')
})

test('a picture comes from the web or from our media folder', () => {
  for (const src of ['/media/a.png', 'http://example.org/a.png', 'https://example.org/a.png?x=1'])
    expect(chapter(`<img src="${src}">`), src).toContain(`src="${src}"`)
  for (const src of [
    '/logout',
    '/media/../logout',
    '/media/%2e%2e/logout',
    '/media\\..\\x',
    'a.png',
    'data:image/png;base64,AAAA',
    'blob:x',
    'file:///x',
    '',
  ])
    expect(chapter(`<img src="${src}">`), src).toBe('')
})

test('an anchor of the author keeps working and never meets one of ours', () => {
  expect(chapter('<a name="fn1"></a><a href="#fn1">1</a>')).toBe('<a id="u-fn1"></a><a href="#u-fn1">1</a>')
  expect(chapter('<p id="p1">x</p><p id="main">y</p>')).toBe('<p id="u-p1">x</p><p id="u-main">y</p>')
  expect(chapter('<p id="u-u-note">x</p><p id="&quot;><b">y</p>')).toBe('<p id="u-note">x</p><p id="u-b">y</p>')
})

test('classes keep plain names only, under a name that no part of a page has', () => {
  expect(chapter('<p class="text-message a;b x{} _ok">x</p>')).toBe('<p class="skin-text-message skin-_ok">x</p>')
  expect(chapter('<p class="skin-text-message">x</p>')).toBe('<p class="skin-text-message">x</p>')
})

test('what no element may run or load goes with its content', () => {
  for (const name of [
    'script',
    'style',
    'title',
    'textarea',
    'noscript',
    'iframe',
    'object',
    'svg',
    'math',
    'select',
    'video',
    'template',
    'xmp',
  ])
    expect(chapter(`a<${name}>hidden</${name}>b`), name).toBe('ab')
})

test('unknown elements leave their text', () => {
  expect(chapter('<o:p>a</o:p><blink>b</blink><button>c</button><label>d</label>')).toBe('abcd')
  expect(chapter('<article>a</article><article>b</article>')).toBe('<div>a</div><div>b</div>')
})

test('a note holds no picture, table, heading, id or class', () => {
  expect(sanitise('<h2 id=a class=b>x</h2><img src="https://example.org/a.png"><p>y</p>', 'note')).toBe(
    '<p>x</p><p>y</p>',
  )
  expect(sanitise('<table><tr><td>a</td><td>b</td></tr></table>', 'note')).not.toMatch(/<t/)
})

test('a line holds no block, and its words stay apart', () => {
  expect(sanitise('<p>One <em>two</em></p><p>three<br>four</p>', 'inline').replace(/\s+/g, ' ').trim()).toBe(
    'One <em>two</em> three four',
  )
})

test('words slanted by a style stay slanted', () => {
  expect(chapter('<span style="font-style: italic">a</span><span style="font-weight:700">b</span>')).toBe(
    '<em>a</em><strong>b</strong>',
  )
  expect(
    chapter('<b style="font-weight:normal" id="docs-internal-guid-1"><p style="text-align:center">a</p></b>'),
  ).toBe('<span><p align="center">a</p></span>')
})

test('bytes of another code page are the quotation marks they were meant to be', () => {
  expect(chapter('\u0093Yes\u0094 &#147;No&#148;\u0000&#0;&#1;')).toBe('“Yes” “No”\ufffd')
})

test('markup nested without end is cleaned, and then stays as it is', { tags: 'long' }, () => {
  const shapes = [
    '<b>',
    '<x>',
    '<p><x>',
    '<table><tr><td>',
    '<noscript></p>',
    '<li><p>',
    '<iframe>',
    '<b class=a>',
    '<!--',
    '<',
    '<a href=x ',
  ]
  const closed = `${'<x>'.repeat(30_000)}${'</x>'.repeat(30_000)}`
  for (const html of [...shapes.map((shape) => shape.repeat(240_000 / shape.length)), closed]) {
    const clean = chapter(html)
    expect(chapter(clean), html.slice(0, 12)).toBe(clean)
  }
})
