import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { hostileHtml } from '../../../test/hostile-html.ts'
import { toBlocks } from './normalise.ts'
import { sanitise } from './sanitise.ts'

const blocks = (html: string) => toBlocks(sanitise(html, 'chapter'))

test('bringing a text into form twice is doing it once', () => {
  fc.assert(
    fc.property(hostileHtml, (html) => {
      const once = blocks(html)
      expect(toBlocks(once)).toBe(once)
      expect(blocks(once)).toBe(once)
    }),
    { numRuns: draws(1500) },
  )
})

test('no word is lost on the way into blocks', () => {
  const letters = (html: string) => html.replace(/<[^<>]*>|&\w+;|[^a-z]/g, '')
  const part = fc.constantFrom(
    '<em>',
    '</em>',
    '<p>',
    '</p>',
    '<div>',
    '<br>',
    '<br><br>',
    '<li>',
    '<ul>',
    '</ul>',
    '<h2>',
    '</h2>',
    '<blockquote>',
    '<dd>',
    '<pre>',
  )
  const word = fc.constantFrom('one', 'two ', ' three', 'four\n')
  fc.assert(
    fc.property(fc.array(fc.oneof(part, word), { maxLength: 30 }), (parts) => {
      expect(letters(blocks(parts.join('')))).toBe(letters(parts.join('')))
    }),
    { numRuns: draws(1000) },
  )
})

test('loose text becomes paragraphs', () => {
  expect(blocks('One <em>two</em><p>three</p>four')).toBe('<p>One <em>two</em></p>\n<p>three</p>\n<p>four</p>')
  expect(blocks('One\ntwo')).toBe('<p>One two</p>')
})

test('empty lines part a paragraph, a single break does not', () => {
  expect(blocks('<p>a<br>b<br><br>c<br/>\n&nbsp;<br>d</p>')).toBe('<p>a<br>b</p>\n<p>c</p>\n<p>d</p>')
  expect(blocks('<p class="x">a <em>b<br><br>c</em> d</p>')).toBe(
    '<p class="skin-x">a <em>b</em></p>\n<p class="skin-x"><em>c</em> d</p>',
  )
  expect(blocks('<blockquote>a<br><br>b</blockquote>')).toBe('<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>')
  expect(blocks('<h2>a<br><br>b</h2>')).toBe('<h2>a<br>b</h2>')
})

test('empty paragraphs go, and so does white space nobody sees', () => {
  expect(blocks('<p> </p><p>&nbsp;</p><p><br></p><p><em> </em></p><p>\u200b</p><h3></h3><ul></ul>')).toBe('')
  expect(blocks('<p>\n  a \n b <em> c</em> <br> d<br></p>')).toBe('<p>a b <em>c</em> <br>d</p>')
  expect(blocks('<table><tr><td></td><td>a</td></tr></table>')).toContain('<td></td>\n<td>a</td>')
})

test('a divider typed as text becomes a rule', () => {
  for (const typed of [
    '<p>***</p>',
    '<p align="center">* * *</p>',
    '<center>~~~</center>',
    '<p><strong>x x x</strong></p>',
    '<h3>⁂</h3>',
    '<p>oOo</p>',
  ])
    expect(blocks(`<p>a</p>${typed}<p>b</p>`), typed).toBe('<p>a</p>\n<hr>\n<p>b</p>')
  expect(blocks('<p>…</p>')).toBe('<p>…</p>')
  expect(blocks('<p><img src="/media/a.png">***</p>')).toContain('***')
})

test('a block holds either one line of text or blocks', () => {
  expect(blocks('<div>a<p>b</p>c</div>')).toBe('<p>a</p>\n<p>b</p>\n<p>c</p>')
  expect(blocks('<div class="x">a<p>b</p></div>')).toBe('<div class="skin-x">\n<p>a</p>\n<p>b</p>\n</div>')
  expect(blocks('<ul><li>a<ul><li>b</li></ul></li></ul>')).toBe(
    '<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>',
  )
  expect(blocks('<em>a<p>b</p>c</em>')).toBe('<p><em>a</em></p>\n<p><em>b</em></p>\n<p><em>c</em></p>')
})

test('lists, definitions and details come out whole whatever they held', () => {
  expect(blocks('<li>a<li>b')).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>')
  expect(blocks('<ul><li>a</li><ul><li>b</li></ul></ul>')).toBe(
    '<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>',
  )
  expect(blocks('<dl><dt>a<dd>b</dl>')).toBe('<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>')
  expect(blocks('<details>x<summary>s</summary>y</details>')).toBe(
    '<details>\n<summary>s</summary>\n<p>x</p>\n<p>y</p>\n</details>',
  )
})

test('an unclosed heading does not swallow the text behind it', () => {
  const text = `<p>${'word '.repeat(60)}</p>`
  expect(blocks(`<h1>Title${text}${text}`)).toMatch(/^<h1>Title<\/h1>\n<p>word/)
  expect(blocks('<h2><p>Chapter</p><p>One</p></h2>')).toBe('<h2>Chapter<br>One</h2>')
})

test('preformatted text keeps its lines', () => {
  expect(blocks('<pre>\n\n a\n   b <em>c</em>\n</pre>')).toBe('<pre> a\n   b <em>c</em></pre>')
})

test("an author's anchor stands at the start of its block, or of the next that stays", () => {
  expect(blocks('<p id="a">x</p>')).toBe('<p><a id="u-a"></a>x</p>')
  expect(blocks('<p id="a"></p><hr id="b"><p>x</p>')).toBe('<hr>\n<p><a id="u-a"></a><a id="u-b"></a>x</p>')
  expect(blocks('<p>x</p><p><a name="end"></a></p>')).toBe('<p>x<a id="u-end"></a></p>')
  expect(blocks('<p id="a">x</p><p id="a">y</p>')).toBe('<p><a id="u-a"></a>x</p>\n<p>y</p>')
  expect(blocks('<ul id="a"><li>x</li></ul>')).toBe('<ul id="u-a">\n<li>x</li>\n</ul>')
})

test('what sanitise would not let through, blocks do not either', () => {
  expect(toBlocks('<p onclick="x" style="y">a<script>b</script><svg><text>c</text></svg></p>')).toBe('<p>a</p>')
  expect(toBlocks('<a href="javascript:alert(1)">a</a><img src="x" onerror="y">')).toBe('<p>a</p>')
  expect(toBlocks('<p title="&quot;&lt;b&gt;">&lt;b&gt; &amp;amp;</p>')).toBe(
    '<p title="&quot;&lt;b&gt;">&lt;b&gt; &amp;amp;</p>',
  )
})

test('half a million characters come into blocks, and hostile ones do not grow without bounds', {
  tags: 'long',
}, () => {
  const long = '<p>It was a <em>dark</em> and stormy night, and the rain fell in torrents.</p>'.repeat(6000)
  const nested = Array.from({ length: 50 }, (_, at) => `<b class="c${at}">`).join('')
  for (const html of [
    long,
    nested + '<p>x</p>'.repeat(50_000),
    '<em><div>'.repeat(3000),
    '<p><a id="x"></a><br>'.repeat(20_000),
    '<br>'.repeat(100_000),
    `<pre>a${' '.repeat(400_000)}b</pre>`,
  ]) {
    const clean = sanitise(html, 'chapter')
    expect(toBlocks(clean).length, html.slice(0, 30)).toBeLessThan(4_000_000)
  }
})

test('blocks nest so deep and no deeper', () => {
  const deep = blocks(`${'<blockquote><div class="x"><em>'.repeat(40)}word${'</em></div></blockquote>'.repeat(40)}`)
  expect(deep).toContain('word')
  expect(deep.match(/<blockquote/g)?.length).toBeLessThan(20)
  expect(blocks(deep)).toBe(deep)
})
