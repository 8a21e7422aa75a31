import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DrawnQuery,
  dice,
  drawWork,
  type Step,
  settings,
  steps,
  tagType,
  workId,
} from '../../../test/catalogue-draws.ts'
import { PlainCatalogue } from '../../../test/plain-catalogue.ts'
import { findKernels } from '../../platform/sets/compiled.ts'
import { Catalogue, type CatalogueQuery, type CatalogueWork, type Settings } from './index.ts'

const kernels = findKernels('dist')

/** A catalogue and the plain one that has been told the same. */
interface Pair {
  catalogue: Catalogue
  readonly plain: PlainCatalogue
  readonly tags: number
}

function openPair(works: number, seed: number, tags: number, chosen: Partial<Settings>): Pair {
  const pair = { catalogue: new Catalogue(kernels, chosen), plain: new PlainCatalogue(), tags }
  const roll = dice(seed)
  for (const side of [pair.catalogue, pair.plain]) {
    // one tag in eight has no type yet
    for (let tag = 1; tag <= tags; tag++) if (tag % 8 !== 7) side.nameTag(tag, tagType(tag))
    side.tieTag(2, [30, 31, 5])
    side.tieTag(5, [40, 2])
  }
  const drawn = Array.from({ length: works }, (_, index) => drawWork(workId(index), roll, tags))
  for (const side of [pair.catalogue, pair.plain]) side.enterMany(drawn)
  return pair
}

function asQuery({ plain }: Pair, { cursor, at, ...query }: DrawnQuery): CatalogueQuery {
  const works = [...plain.works.values()]
  const work = works[at % Math.max(1, works.length)]
  if (cursor === 'none' || !work) return query
  // every third cursor is of a work that has left meanwhile
  const place = plain.cursorOf(work, query.sort)
  return { ...query, [cursor]: at % 3 === 0 ? { ...place, id: place.id + 1 } : place }
}

function ask(pair: Pair, drawn: DrawnQuery): void {
  const query = asQuery(pair, drawn)
  const expected = pair.plain.query(query)
  expect(pair.catalogue.query(query)).toEqual(expected)
  expect(pair.catalogue.total(query.condition, query.members)).toBe(expected.total)
}

function drawMany({ at, seed, works }: Extract<Step, { kind: 'many' }>, tags: number): readonly CatalogueWork[] {
  const roll = dice(seed)
  return Array.from({ length: works }, (_, index) => drawWork(workId(at + index * 3), roll, tags))
}

function take(pair: Pair, step: Step): void {
  const { catalogue, plain } = pair
  if (step.kind === 'ask') ask(pair, step.query)
  else if (step.kind === 'restore') {
    const { words } = catalogue.arrays()
    pair.catalogue = Catalogue.restore(kernels, { words: words.slice() }, JSON.parse(JSON.stringify(catalogue.rest())))
  } else {
    for (const side of [catalogue, plain]) {
      if (step.kind === 'enter') side.enter(drawWork(workId(step.at), dice(step.seed), pair.tags))
      else if (step.kind === 'many') side.enterMany(drawMany(step, pair.tags))
      else if (step.kind === 'leave') side.leave(workId(step.at))
      else if (step.kind === 'count') side.count(workId(step.at), step.counters)
      else if (step.kind === 'name') side.nameTag(step.tag, step.type)
      else side.tieTag(step.tag, step.subtags)
    }
  }
}

test('every answer is what a plain look at all works gives, whatever happened before', () => {
  let asked = 0
  fc.assert(
    fc.property(
      fc.nat(400),
      fc.nat(),
      settings,
      fc.array(steps, { minLength: 30, maxLength: 60, size: 'max' }),
      (works, seed, chosen, script) => {
        const pair = openPair(works, seed, 64, chosen)
        for (const step of script) take(pair, step)
        asked += script.filter(({ kind }) => kind === 'ask').length
      },
    ),
    { numRuns: 100 },
  )
  expect(asked).toBeGreaterThan(2000)
})
