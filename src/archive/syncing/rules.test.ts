import { expect, test } from 'vitest'
import type { BookMap } from '../files/index.ts'
import { pointerTo, spotOf } from './rules.ts'

const step = (path: string, block: string, length = 0) => ({ path, block, length })

const MAP: BookMap = [
  { chapterId: 0, steps: [] },
  { chapterId: 0, steps: [] },
  {
    chapterId: 7,
    steps: [
      step('section', ''),
      step('section/h1', ''),
      step('section/div', ''),
      step('section/div/p[1]', 'p1', 100),
      step('section/div/hr', 'p1'),
      step('section/div/p[2]', 'p2', 300),
    ],
  },
  { chapterId: 9, steps: [step('section', ''), step('section/div', ''), step('section/div/p', 'p5', 600)] },
]

test('a pointer into a paragraph, or into what stands in it, names the paragraph', () => {
  const second = { chapterId: 7, block: 'p2', before: ['p1'], through: 250 }
  for (const end of ['/text().12', '/em[2]/text()[3].4', '.0', ''])
    expect(spotOf(MAP, `/body/DocFragment[3]/body/section/div/p[2]${end}`)).toEqual(second)
  expect(spotOf(MAP, '/body/DocFragment[4]/body/section/div/p[1]/text().599')).toEqual({
    chapterId: 9,
    block: 'p5',
    before: [],
    through: 0,
  })
})

test('a rule stands with the paragraph before it, a heading at the beginning, a cover before the first chapter', () => {
  expect(spotOf(MAP, '/body/DocFragment[3]/body/section/div/hr.0')?.block).toBe('p1')
  expect(spotOf(MAP, '/body/DocFragment[3]/body/section/h1/text().3')).toMatchObject({ chapterId: 7, block: '' })
  expect(spotOf(MAP, '/body/DocFragment[1].0')).toMatchObject({ chapterId: 7, block: '', through: 0 })
  expect(spotOf(MAP, '/body/DocFragment[3]/body/aside/div[40]/p[2].0')).toMatchObject({ chapterId: 7, block: '' })
})

test('what leads nowhere is no place', () => {
  for (const progress of [
    '',
    '12',
    '/body/DocFragment[9]/body/p',
    '/body/DocFragment[0]/body/p',
    'epubcfi(/6/4)',
    '/body/p[2]',
  ])
    expect([progress, spotOf(MAP, progress)]).toEqual([progress, undefined])
})

test('a place is told by the paragraph, or the nearest before it that the file has', () => {
  expect(pointerTo(MAP, { chapterId: 7, block: 'p2', before: [] })).toEqual({
    progress: '/body/DocFragment[3]/body/section/div/p[2].0',
    percentage: 0.1,
  })
  const gone = { chapterId: 7, block: 'p99', before: ['p98', 'p1'] }
  expect(pointerTo(MAP, gone)?.progress).toBe('/body/DocFragment[3]/body/section/div/p[1].0')
  expect(pointerTo(MAP, { chapterId: 9, block: '', before: [] })).toEqual({
    progress: '/body/DocFragment[4]/body/section.0',
    percentage: 0.4,
  })
})

test('a chapter that is newer than the file is told as its end, and a file without chapters as nothing', () => {
  expect(pointerTo(MAP, { chapterId: 12, block: 'p80', before: [] })?.progress).toBe(
    '/body/DocFragment[4]/body/section/div/p.0',
  )
  expect(pointerTo([], { chapterId: 12, block: 'p80', before: [] })).toBeUndefined()
})

test('every paragraph comes back from its own pointer', () => {
  for (const { chapterId, steps } of MAP)
    for (const { block } of steps.filter(({ length }) => length > 0)) {
      const told = pointerTo(MAP, { chapterId, block, before: [] })
      expect(spotOf(MAP, told?.progress ?? '')).toMatchObject({ chapterId, block })
    }
})
