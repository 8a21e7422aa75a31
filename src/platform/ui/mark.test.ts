import { expect, test } from 'vitest'
import { Mark } from './mark.tsx'

test('the mark is a drawing that screen readers pass over', () => {
  const drawn = String(Mark())
  expect(drawn).toMatch(/^<svg [^>]*aria-hidden="true"/)
  expect(drawn.match(/<path /g)).toHaveLength(2)
})
