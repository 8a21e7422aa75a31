import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BookMap } from '../../files/index.ts'
import { spotIn, told } from './rules.ts'

const step = (block: string, length: number) => ({ path: `p[${block}]`, block, length })
const MAP: BookMap = [
  { chapterId: 0, steps: [] },
  { chapterId: 7, steps: [step('p1', 100), step('p2', 100)] },
  { chapterId: 9, steps: [step('p3', 50), step('p4', 150), step('p5', 100)] },
]

test('a reference names the paragraph, whatever path stands before it, the closest first', () => {
  const spot = { chapterId: 9, block: 'p4', before: ['p3'], through: 167 }
  expect(spotIn(MAP, ['EPUB/chapter-9.xhtml#p4'], 0)).toEqual(spot)
  expect(spotIn(MAP, ['chapter-7.xhtml', 'https://stories.example/works/1/chapters/9#p4'], 0)).toEqual(spot)
  expect(spotIn(MAP, ['chapter-9.xhtml#p99'], 0)?.block).toBe('')
})

test('without one that is understood, how far one is says where', () => {
  expect(spotIn(MAP, ['#t=67', 'chapter-8.xhtml#p4', 'cover.xhtml'], 0.6)?.block).toBe('p4')
  expect(spotIn(MAP, [], 0)).toEqual({ chapterId: 7, block: 'p1', before: [], through: 0 })
  expect(spotIn(MAP, [], 1)?.block).toBe('p5')
  expect(spotIn([{ chapterId: 0, steps: [] }], [], 0.5)).toBeUndefined()
})

test('what is told is read back as the same paragraph, with its reference and without', () => {
  const places = fc.constantFrom(
    ...MAP.flatMap(({ chapterId, steps }) => steps.map(({ block }) => ({ chapterId, block }))),
  )
  fc.assert(
    fc.property(places, ({ chapterId, block }) => {
      const said = told(MAP, { chapterId, block, before: [] })
      expect(spotIn(MAP, said?.references ?? [], 0)?.block).toBe(block)
      expect(spotIn(MAP, [], said?.progression ?? 0)?.block).toBe(block)
    }),
  )
})

test('a paragraph that is gone is told by the one before it', () => {
  expect(told(MAP, { chapterId: 9, block: 'p99', before: ['p98', 'p4'] })?.references).toEqual(['chapter-9.xhtml#p4'])
  expect(told(MAP, { chapterId: 8, block: 'p1', before: [] })).toBeUndefined()
})
