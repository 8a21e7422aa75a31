import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { assignIds } from './ids.ts'
import { toBlocks } from './normalise.ts'

const ids = (html: string) => [...html.matchAll(/ id="(p\w+)"/g)].map((match) => match[1])
const stored = (html: string) => assignIds(toBlocks(html), { next: 1 })
const saved = (before: { html: string; next: number }, html: string) =>
  assignIds(toBlocks(html), { previous: before.html, next: before.next })

test('every leaf block gets an id and no container does', () => {
  const { html, next } = stored(
    '<h2>a</h2><blockquote><p>b</p></blockquote><ul><li>c</li></ul><hr><table><tr><td>d</td><td></td></tr></table>',
  )
  expect(html).toBe(
    '<h2 id="p1">a</h2>\n<blockquote>\n<p id="p2">b</p>\n</blockquote>\n<ul>\n<li id="p3">c</li>\n</ul>\n<hr id="p4">\n' +
      '<table>\n<tbody>\n<tr>\n<td id="p5">d</td>\n<td id="p6"></td>\n</tr>\n</tbody>\n</table>',
  )
  expect(next).toBe(7)
})

test('a picture and its caption are two places', () => {
  expect(ids(stored('<figure><img src="/media/a.png" alt="a"><figcaption>b</figcaption></figure>').html)).toEqual([
    'p1',
    'p2',
  ])
})

test('ids count in base 36', () => {
  expect(ids(stored('<p>a</p>'.repeat(37)).html).slice(8)).toEqual(
    [...'9abcdefghijklmnopqrstuvwxyz'].map((sign) => `p${sign}`).concat('p10', 'p11'),
  )
})

test('saving twice without a change changes nothing', () => {
  const first = stored('<p>One.</p><p>Two.</p><p>One.</p><hr><p>Three.</p><hr>')
  expect(saved(first, '<p>One.</p><p>Two.</p><p>One.</p><hr><p>Three.</p><hr>')).toEqual(first)
})

test('an edit keeps the ids of what it did not touch', () => {
  const before = stored('<p>One is here.</p><p>Two is here.</p><p>Three is here.</p>')
  expect(ids(saved(before, '<p>New words entirely.</p><p>One is here.</p><p>Three is here.</p>').html)).toEqual([
    'p4',
    'p1',
    'p3',
  ])
})

test('a paragraph that moved takes its id along', () => {
  const before = stored('<p>The kettle sang.</p><p>The cat left.</p><p>The rain stayed.</p><p>The door closed.</p>')
  expect(
    ids(
      saved(before, '<p>The door closed.</p><p>The kettle sang.</p><p>The cat left.</p><p>The rain stayed.</p>').html,
    ),
  ).toEqual(['p4', 'p1', 'p2', 'p3'])
})

test('a paragraph that is still mostly the same keeps its id', () => {
  const before = stored('<p>a</p><p>She poured the tea and waited for the rain to stop.</p><p>b</p>')
  expect(
    ids(saved(before, '<p>a</p><p>She poured the cold tea and waited for rain to stop again.</p><p>b</p>').html),
  ).toEqual(['p1', 'p2', 'p3'])
  expect(ids(saved(before, '<p>a</p><p>Nobody had ever asked him about boats.</p><p>b</p>').html)).toEqual([
    'p1',
    'p4',
    'p3',
  ])
})

test('a paragraph that moved and changed a little is found again', () => {
  const before = stored(
    `<p>She poured the tea and waited for the rain to stop at last.</p>${'<p>x y</p><p>z w</p>'.repeat(3)}`,
  )
  expect(
    ids(
      saved(
        before,
        `${'<p>x y</p><p>z w</p>'.repeat(3)}<p>She poured the tea and waited for the rain to stop at once.</p>`,
      ).html,
    ).at(-1),
  ).toBe('p1')
})

test('a changed mark or element does not change the id', () => {
  const before = stored('<p>She <em>never</em> spoke.</p>')
  expect(saved(before, '<h2>She never <strong>spoke</strong>.</h2>').html).toBe(
    '<h2 id="p1">She never <strong>spoke</strong>.</h2>',
  )
})

test('a changed sentence in a script without spaces keeps its id', () => {
  const before = stored('<p>吾輩は猫である。名前はまだ無い。</p><p>どこで生れたか。</p>')
  expect(ids(saved(before, '<p>吾輩は犬である。名前はまだ無い。</p><p>どこで生れたか。</p>').html)).toEqual([
    'p1',
    'p2',
  ])
})

test('repeated texts are matched in order', () => {
  const before = stored('<p>Yes.</p><hr><p>Yes.</p><hr><p>Yes.</p>')
  expect(ids(saved(before, '<p>Yes.</p><hr><p>Yes.</p>').html)).toHaveLength(3)
  expect(ids(saved(before, '<p>Oh.</p><p>Yes.</p><hr><p>Yes.</p><hr><p>Yes.</p>').html)).toEqual([
    'p6',
    'p1',
    'p2',
    'p3',
    'p4',
    'p5',
  ])
})

test('a split gives the id to the greater half, a merge keeps one', () => {
  const before = stored('<p>One two three four five six seven eight nine ten.</p><p>Eleven twelve.</p>')
  expect(
    ids(saved(before, '<p>One two three four five six seven.</p><p>Eight nine ten.</p><p>Eleven twelve.</p>').html),
  ).toEqual(['p1', 'p3', 'p2'])
  expect(ids(saved(before, '<p>One two three four five six seven eight nine ten. Eleven twelve.</p>').html)).toEqual([
    'p1',
  ])
})

test('an id is never given twice, even when the counter fell behind', () => {
  const before = stored('<p>One.</p><p>Two.</p>')
  const after = assignIds(toBlocks('<p>One.</p><p>Two.</p><p>Three.</p>'), { previous: before.html, next: 1 })
  expect(ids(after.html)).toEqual(['p1', 'p2', 'p3'])
  expect(after.next).toBe(4)
})

test('an id that went with its paragraph does not come back', () => {
  const before = stored('<p>One.</p><p>Two.</p>')
  const without = saved(before, '<p>One.</p>')
  expect(ids(saved(without, '<p>One.</p><p>Kettle and cat.</p>').html)).toEqual(['p1', 'p3'])
})

test('ids already in a text are replaced, not doubled', () => {
  const before = stored('<p class="x">One.</p>')
  expect(assignIds(before.html, { next: 5 }).html).toBe('<p id="p5" class="skin-x">One.</p>')
})

test('a long chapter with fifty edits is matched at once', () => {
  const paragraphs = Array.from(
    { length: 5000 },
    (_, at) => `<p>It was night number ${at} and the rain of ${at * 7} evenings fell on the sleeping town.</p>`,
  )
  const before = stored(paragraphs.join(''))
  const edited = paragraphs.map((text, at) => (at % 100 === 7 ? text.replace('sleeping', 'waking and weary') : text))
  edited.splice(2000, 1)
  edited.push(...edited.splice(10, 1))
  const html = toBlocks(edited.join(''))
  const after = assignIds(html, { previous: before.html, next: before.next })
  expect(after.next).toBe(before.next)
  expect(new Set(ids(after.html)).size).toBe(4999)
})

test('a chapter rewritten from its first word to its last is matched in moderate time', () => {
  const text = (salt: number) =>
    Array.from(
      { length: 4000 },
      (_, at) => `<p>${Array.from({ length: 15 }, (_, word) => `w${(at * 31 + word * salt) % 9000}`).join(' ')}</p>`,
    ).join('')
  const before = stored(text(17))
  const html = toBlocks(text(23))
  const after = assignIds(html, { previous: before.html, next: before.next })
  expect(new Set(ids(after.html)).size).toBe(4000)
})

const base = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.array(fc.nat(400), { minLength: 6, maxLength: 20 }) },
    { weight: 1, arbitrary: fc.constantFrom([1], [2]) },
  ),
  { minLength: 1, maxLength: 60 },
)
type Edit = readonly [verb: 'cut' | 'add' | 'move' | 'change', at: number, to: number, words: readonly number[]]
const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(
    fc.constantFrom('cut', 'add', 'move', 'change'),
    fc.nat(),
    fc.nat(),
    fc.array(fc.nat(400), { minLength: 6, maxLength: 20 }),
  ),
  { maxLength: 15 },
)

/** A paragraph on its way through edits. */
type Followed = { readonly words: readonly number[]; readonly id: string | undefined; readonly touched: boolean }

function afterEdits(paragraphs: readonly Followed[], list: readonly Edit[]): readonly Followed[] {
  const now = [...paragraphs]
  for (const [verb, one, to, words] of list) {
    const at = now.length === 0 ? 0 : one % now.length
    const there = now[at]
    if (verb === 'add') now.splice(at, 0, { words, id: undefined, touched: true })
    else if (verb === 'cut') now.splice(at, 1)
    else if (verb === 'move') now.splice(to % now.length || 0, 0, ...now.splice(at, 1))
    else if (there)
      now[at] = { words: [...there.words.slice(0, -2), ...words.slice(0, 2)], id: there.id, touched: true }
  }
  return now
}

test('whatever is cut, added, moved and changed, at least 99 in 100 untouched paragraphs keep their ids, and none is doubled', () => {
  let [untouched, kept] = [0, 0]
  const written = (words: readonly number[]) => `<p>${words.map((word) => `w${word}`).join(' ')}</p>`
  fc.assert(
    fc.property(base, edits, (paragraphs, list) => {
      const before = stored(paragraphs.map(written).join(''))
      const followed = ids(before.html).map((id, at) => ({ words: paragraphs[at] ?? [], id, touched: false }))
      const now = afterEdits(followed, list)
      const after = ids(saved(before, now.map(({ words }) => written(words)).join('')).html)
      expect(new Set(after).size).toBe(now.length)
      now.forEach(({ id, touched, words }, at) => {
        if (touched) return
        untouched++
        // of several that say the same, any may have any of their ids
        const same = followed.filter((other) => written(other.words) === written(words)).map((other) => other.id)
        if (after[at] === id || same.includes(after[at])) kept++
      })
    }),
    { numRuns: draws(1000) },
  )
  expect(kept / untouched).toBeGreaterThanOrEqual(0.99)
})
