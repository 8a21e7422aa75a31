import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DrawnQuery,
  dice,
  drawWork,
  queries,
  type Step,
  settings,
  steps,
  tagType,
  workId,
} from '../../../test/catalogue-draws.ts'
import { draws } from '../../../test/draws.ts'
import { PlainCatalogue } from '../../../test/plain-catalogue.ts'
import { buildAll } from '../../../tools/build.ts'
import { findKernels } from '../../platform/sets/compiled.ts'
import { plainKernels } from '../../platform/sets/plain.ts'
import { Catalogue, type CatalogueQuery, type CatalogueWork, type Condition, type Settings } from './index.ts'

await buildAll()
const kernels = findKernels('dist')

const VALUE_TYPES = ['fandom', 'relationship', 'character', 'additional'] as const

/** A catalogue and the plain one that has been told the same. */
interface Pair {
  catalogue: Catalogue
  readonly plain: PlainCatalogue
  readonly tags: number
}

function openPair(works: number, seed: number, tags: number, chosen: Partial<Settings>, make = kernels): Pair {
  const pair = { catalogue: new Catalogue(make, chosen), plain: new PlainCatalogue(), tags }
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
  const { condition, members, facets = 0 } = query
  // every other time of some alone, as when a name is typed
  const among = drawn.at % 2 === 0 ? new Set(Array.from({ length: 30 }, (_, at) => at * 2 + 1)) : undefined
  const wanted = { types: VALUE_TYPES.slice(drawn.at % 3), most: facets, ...(among ? { among } : {}) }
  if (facets > 0)
    expect(pair.catalogue.values(condition, members, wanted)).toEqual(pair.plain.values(condition, members, wanted))
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
      fc.array(steps, { minLength: 50, maxLength: 60, size: 'max' }),
      (works, seed, chosen, script) => {
        const pair = openPair(works, seed, 64, chosen)
        for (const step of script) take(pair, step)
        asked += script.filter(({ kind }) => kind === 'ask').length
      },
    ),
    { numRuns: draws(75) },
  )
  expect(asked).toBeGreaterThan(draws(2000))
}, 120_000)

test('twenty thousand works, whose heavy terms are bits and whose rare ones have no short number, are found alike', {
  tags: 'long',
  timeout: 120_000,
}, () => {
  const small: Partial<Settings> = { shortMost: 500, invertedFrom: 300, sample: 128, keptFacets: 0 }
  const asked = fc.sample(queries, { numRuns: 30, seed: 11 })
  const [first, ...others] = [
    small,
    { ...small, method: 'inverted' as const, notedMost: 0 },
    { ...small, method: 'difference' as const, sparseShare: 1000 },
  ].map((chosen, index) => openPair(20_000, 5, 4000, chosen, index === 1 ? plainKernels : kernels))
  if (!first) throw new Error('no catalogue')
  expect(first.catalogue.figures()).toMatchObject({ works: 20_000, shortNumbers: 500 })
  expect(first.catalogue.figures().denseTerms).toBeGreaterThan(10)
  expect(first.catalogue.figures().bar).toBeGreaterThan(10)
  for (const drawn of asked) {
    const query = asQuery(first, drawn)
    const expected = first.plain.query(query)
    for (const { catalogue } of [first, ...others]) expect(catalogue.query(query)).toEqual(expected)
  }
})

test('a restored catalogue is the same one, to the last word of its memory', () => {
  const { catalogue } = openPair(300, 3, 64, { shortMost: 20 })
  const before = { words: catalogue.arrays().words.slice(), rest: JSON.stringify(catalogue.rest()) }
  const restored = Catalogue.restore(kernels, { words: before.words }, JSON.parse(before.rest))
  expect(JSON.stringify(restored.rest())).toBe(before.rest)
  expect(restored.arrays().words).toEqual(before.words)
  expect(restored.figures()).toEqual(catalogue.figures())
})

test('uses are counted for members and for guests', () => {
  const { catalogue, plain } = openPair(200, 8, 64, {})
  for (let tag = 1; tag <= 66; tag++) {
    for (const members of [true, false]) expect(catalogue.uses(tag, members)).toBe(plain.uses(tag, members))
  }
})

test('a listing can be had as ids alone', () => {
  const { catalogue, plain } = openPair(200, 8, 64, {})
  const expected = [...plain.works.values()].filter(({ tags, restricted }) => tags.includes(3) && !restricted)
  expect([...catalogue.worksOf({ tag: 3 }, false)].sort()).toEqual(expected.map(({ id }) => id).sort())
})

test('a page is read back from its cursors, forwards and backwards', () => {
  const { catalogue } = openPair(200, 4, 64, {})
  const base = { condition: { all: [] }, members: true, sort: 'title', descending: false, page: 1, size: 30 } as const
  const first = catalogue.query(base)
  const second = catalogue.query({ ...base, ...(first.last ? { after: first.last } : {}) })
  expect(second.works).toEqual(catalogue.query({ ...base, page: 2 }).works)
  expect(catalogue.query({ ...base, ...(second.first ? { before: second.first } : {}) }).works).toEqual(first.works)
})

test('five thousand unwanted tags and a thousand nested conditions are answered', () => {
  const { catalogue, plain } = openPair(300, 4, 64, {})
  const unwanted = { not: { any: Array.from({ length: 5000 }, (_, index) => ({ tag: index + 60 })) } }
  let nested: Condition = { tag: 2 }
  for (let depth = 0; depth < 1000; depth++)
    nested = depth % 2 ? { not: nested } : { any: [nested, { tag: 500 + depth }] }
  for (const condition of [unwanted, nested]) {
    const query: CatalogueQuery = { condition, members: true, sort: 'kudos', descending: true, page: 1 }
    expect(catalogue.query(query)).toEqual(plain.query(query))
  }
})
