import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { assignIds, storyHtml } from '../blocks.ts'
import { paragraphsOf } from '../paragraphs.ts'
import { textWithin } from './passages.ts'
import { placeNotes } from './places.ts'

const stored = (paragraphs: readonly string[], before?: { html: string; next: number }) =>
  assignIds(storyHtml(paragraphs.map((text) => `<p>${text}</p>`).join(''), 'html', 'chapter'), {
    next: before?.next ?? 1,
    ...(before ? { previous: before.html } : {}),
  })
const standing = (html: string) =>
  paragraphsOf(html).list.flatMap(({ id, html: inner }) => (id ? { id, html: inner } : []))
const about = (html: string, at: number, quote = '') => {
  const { id: block = '', html: paragraph = '' } = standing(html)[at] ?? {}
  const begins = quote === '' ? 0 : textWithin(paragraph).indexOf(quote)
  return { block, paragraph, begins, ends: begins + quote.length }
}

const FIRST = ['The kettle sang its song.', 'She poured the tea and waited for the rain to stop.', 'The door closed.']

test('a note stays with its paragraph and its passage', () => {
  const before = stored(FIRST)
  const note = about(before.html, 1, 'the rain')
  const after = stored(
    ['Nobody came.', 'At last she poured the tea and waited for the rain to stop.', ...FIRST],
    before,
  )
  const [place] = placeNotes([note], standing(after.html))
  const now = standing(after.html).find(({ id }) => id === place?.block)
  expect(place?.lost).toBe(false)
  expect(textWithin(now?.html ?? '').slice(place?.passage?.begins, place?.passage?.ends)).toBe('the rain')
})

test('a paragraph whose number is gone is found by its words; one that is gone is not', () => {
  const before = stored(FIRST)
  const notes = [about(before.html, 1, 'waited for the rain'), about(before.html, 1), about(before.html, 0)]
  const joined = ['Before all of this began, nobody had ever asked her about boats, nor about the sea.', FIRST[1]].join(
    ' ',
  )
  const after = stored([joined, 'The lamp.'])
  expect(
    placeNotes(
      notes,
      standing(after.html).map((one) => ({ ...one, id: `x${one.id}` })),
    ),
  ).toMatchObject([{ block: 'xp1', lost: false }, { block: 'xp1', passage: undefined }, undefined])
})

test('a passage that is gone leaves the note with its paragraph', () => {
  const before = stored(FIRST)
  const after = stored([FIRST[0] ?? '', 'She poured the tea and waited for nothing at all.', FIRST[2] ?? ''], before)
  expect(placeNotes([about(before.html, 1, 'rain to stop')], standing(after.html))).toEqual([
    { block: 'p2', passage: undefined, lost: true },
  ])
})

const sentence = fc.array(fc.nat(400), { minLength: 6, maxLength: 24 })
type Verb = 'cut' | 'add' | 'move' | 'touch' | 'split' | 'join'
const edits = fc.array(
  fc.tuple(
    fc.constantFrom<Verb>('cut', 'add', 'move', 'touch', 'touch', 'split', 'join'),
    fc.nat(),
    fc.nat(),
    sentence,
  ),
  { maxLength: 12 },
)

/** A word, and the paragraph that it stood in at first; undefined for one that came. */
type Word = { readonly word: number; readonly from: number | undefined }
const fresh = (words: readonly number[]): readonly Word[] => words.map((word) => ({ word, from: undefined }))

function afterEdits(
  paragraphs: readonly (readonly number[])[],
  list: readonly (readonly [Verb, number, number, readonly number[]])[],
): readonly (readonly Word[])[] {
  const now = paragraphs.map((words, from): readonly Word[] => words.map((word) => ({ word, from })))
  for (const [verb, one, to, words] of list) {
    const at = now.length === 0 ? 0 : one % now.length
    const [there, next] = [now[at], now[at + 1]]
    const half = Math.ceil((there?.length ?? 0) * 0.7)
    if (verb === 'add') now.splice(at, 0, fresh(words))
    else if (!there) continue
    else if (verb === 'cut') now.splice(at, 1)
    else if (verb === 'move') now.splice(to % now.length, 0, ...now.splice(at, 1))
    else if (verb === 'touch') now[at] = there.toSpliced(to % there.length, 1, ...fresh(words.slice(0, 1)))
    else if (verb === 'split' && half < there.length) now.splice(at, 1, there.slice(0, half), there.slice(half))
    else if (verb === 'join' && next) now.splice(at, 2, [...there, ...next])
  }
  return now
}

test('whatever an author cuts, adds, moves, changes, splits and joins, at least 99 in 100 notes stay with the right paragraph', () => {
  let [all, right] = [0, 0]
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 40 }), edits, (paragraphs, list) => {
      const before = stored(paragraphs.map((words) => words.map((word) => `w${word}`).join(' ')))
      const now = afterEdits(paragraphs, list)
      const written = now.map((words) => words.map(({ word }) => `w${word}`).join(' '))
      const after = standing(stored(written, before).html)
      const places = placeNotes(
        paragraphs.map((_, at) => about(before.html, at)),
        after,
      )
      paragraphs.forEach((_, at) => {
        // the right one has as much of it as any other
        const shares = now.map((words) => words.filter(({ from }) => from === at).length)
        const most = Math.max(0, ...shares)
        if (most === 0) return
        all++
        if (shares[after.findIndex(({ id }) => id === places[at]?.block)] === most) right++
      })
    }),
    { numRuns: draws(200) },
  )
  expect(right / all).toBeGreaterThanOrEqual(0.99)
})
