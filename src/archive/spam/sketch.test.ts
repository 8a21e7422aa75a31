import { expect, test } from 'vitest'
import { isNear, sketchOf } from './sketch.ts'

const LURE =
  'Hello dear author, I love the way you write and I would be glad to draw a comic of this story for you, write to me on the app where we all talk'

test('nearly the same text has nearly the same sketch, another text another one', () => {
  expect(isNear(sketchOf(LURE), sketchOf(LURE.replace('dear author', 'dear Quillfeather')))).toBe(true)
  expect(isNear(sketchOf(LURE), sketchOf(LURE.toUpperCase().replaceAll(',', ' !!')))).toBe(true)
  const other =
    'What a chapter this was, I did not see the lamplighter coming at all and now I have to read everything again from the start'
  expect(isNear(sketchOf(LURE), sketchOf(other))).toBe(false)
})

test('short texts are never the same: many people say them', () => {
  expect(sketchOf('Thank you so much for this!')).toBe('')
  expect(isNear('', '')).toBe(false)
})
