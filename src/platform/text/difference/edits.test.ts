import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { assignIds, storyHtml } from '../blocks.ts'
import { paragraphsOf } from '../paragraphs.ts'
import { editsBetween, mergeEdits, stepsOfEdits } from './edits.ts'
import { markedHtml } from './marked.ts'

const inside = (html: string) =>
  paragraphsOf(assignIds(storyHtml(`<p>${html}</p>`, 'html', 'chapter'), { next: 1 }).html).list[0]?.html ?? ''

test('edits are told apart, and each is made alone', () => {
  const before = 'She poured the tea and waited for the rain to stop.'
  const edits = editsBetween(before, 'She poured the cold tea and waited for the storm to stop.')
  expect(edits.map(({ added }) => added)).toEqual(['cold ', 'storm'])
  expect(mergeEdits(before, before, edits.slice(1)).html).toBe('She poured the tea and waited for the storm to stop.')
  expect(markedHtml(stepsOfEdits(before, edits), 'both')).toBe(
    'She poured the <ins>cold </ins>tea and waited for the <del>rain</del><ins>storm</ins> to stop.',
  )
})

test('an edit is made in what became of the paragraph, unless its own words are others by now', () => {
  const before = 'She poured the tea and waited for the rain to stop.'
  const edits = editsBetween(before, 'She poured the tea and waited for the storm to stop.')
  const merged = (now: string) => mergeEdits(before, now, edits)
  expect(merged('Slowly she poured the cold tea and waited for the rain to stop.')).toEqual({
    html: 'Slowly she poured the cold tea and waited for the storm to stop.',
    fits: ['fits'],
  })
  expect(merged('She poured the tea and waited for the snow to stop.').fits).toEqual(['changed'])
  expect(merged('She poured the tea and waited for the storm to stop.').fits).toEqual(['there'])
  expect(merged('Nobody had ever asked him about boats.')).toEqual({
    html: 'Nobody had ever asked him about boats.',
    fits: ['changed'],
  })
})

test('what an edit opens it closes', () => {
  const before = 'a <em>b c</em> d'
  for (const after of ['a <em>b</em> c d', 'a b <em>c d</em>', '<em>a b</em> c d', 'a b c d', '<strong>a</strong> d'])
    for (const edit of editsBetween(inside(before), inside(after))) {
      const { html } = mergeEdits(inside(before), inside(before), [edit])
      expect(inside(html)).toBe(html)
    }
})

const word = fc.constantFrom(...'the a lamp rain kettle of and sang was she he 猫 <em>no</em> &amp; . ,'.split(' '))
const words = fc.array(word, { minLength: 6, maxLength: 30 })
const change = fc.tuple(fc.nat(), fc.constantFrom('cut', 'add', 'swap'), word)

function changed(list: readonly string[], changes: readonly (readonly [number, string, string])[], side: 0 | 1) {
  const [result, half] = [[...list], Math.floor(list.length / 2)]
  for (const [at, verb, fresh] of changes) {
    const place = side === 0 ? at % Math.max(1, half - 2) : half + 2 + (at % Math.max(1, list.length - half - 2))
    if (result[place] === undefined) continue
    result[place] = verb === 'cut' ? '' : verb === 'add' ? `${result[place]} ${fresh}x` : `${fresh}y`
  }
  return result
}

test('whatever changed, the edits made together give the new text, and none makes it unsound', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [inside(one.join(' ')), inside(other.join(' '))]
      const edits = editsBetween(before, after)
      expect(mergeEdits(before, before, edits).html).toBe(after)
      for (const edit of edits) {
        const { html } = mergeEdits(before, before, [edit])
        expect(inside(`_${html}_`)).toBe(`_${html}_`)
      }
    }),
    { numRuns: draws(150) },
  )
})

test('what the author changed in one half and a beta in the other come together, or the edit says that the text has changed', () => {
  let [made, all] = [0, 0]
  fc.assert(
    fc.property(words, fc.array(change, { maxLength: 3 }), fc.array(change, { maxLength: 3 }), (list, own, theirs) => {
      const written = (parts: readonly string[]) => inside(parts.filter((part) => part !== '').join(' '))
      const [base, now] = [written(list), written(changed(list, own, 0))]
      const edits = editsBetween(base, written(changed(list, theirs, 1)))
      const { html, fits } = mergeEdits(base, now, edits)
      expect(inside(`_${html}_`)).toBe(`_${html}_`)
      all += edits.length
      made += fits.filter((fit) => fit === 'fits').length
      if (fits.every((fit) => fit === 'changed')) expect(html).toBe(now)
      if (fits.every((fit) => fit === 'fits'))
        expect(html.replaceAll(' ', '')).toBe(written(changed(changed(list, own, 0), theirs, 1)).replaceAll(' ', ''))
    }),
    { numRuns: draws(150) },
  )
  expect(made / all).toBeGreaterThan(0.5)
})
