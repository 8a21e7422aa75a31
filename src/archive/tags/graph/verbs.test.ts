import { expect, test } from 'vitest'
import { Graph, type GraphParts, type TagState } from './graph.ts'
import { sentenceOf } from './refusals.ts'
import { type Step, tagsIn } from './steps.ts'
import { planWish, type Wish } from './verbs.ts'

function tag(id: number, state: Partial<TagState> = {}): TagState {
  return { id, type: 'character', name: `tag ${id}`, canonical: false, unwrangleable: false, mergerId: null, ...state }
}

const canonical = (id: number, state: Partial<TagState> = {}) => tag(id, { canonical: true, ...state })
const fandom = (id: number) => canonical(id, { type: 'fandom' })

function planned(parts: GraphParts, wish: Wish): readonly Step[] {
  const plan = planWish(new Graph(parts), wish)
  if (!plan.ok) throw new Error(plan.refusal.name)
  return plan.steps
}

function refused(parts: GraphParts, wish: Wish): string {
  const plan = planWish(new Graph(parts), wish)
  if (plan.ok) throw new Error('it was allowed')
  return plan.refusal.name
}

test('a tag becomes canonical, and ends being a synonym or set aside', () => {
  const tags = [canonical(1), tag(2, { mergerId: 1 }), tag(3, { unwrangleable: true })]
  expect(planned({ tags }, { verb: 'canonical', tag: 2 })).toEqual([
    { kind: 'synonym', tag: 2, from: 1, to: null },
    { kind: 'canonical', tag: 2, from: false, to: true },
  ])
  expect(planned({ tags }, { verb: 'canonical', tag: 3 }).map(({ kind }) => kind)).toEqual([
    'unwrangleable',
    'canonical',
  ])
  expect(refused({ tags }, { verb: 'canonical', tag: 1 })).toBe('already')
  expect(refused({ tags: [canonical(9, { type: 'rating' })] }, { verb: 'canonical', tag: 9 })).toBe('fixed')
})

test('a canonical pairing takes its other orders with it and is tied to its characters and their fandoms', () => {
  const parts: GraphParts = {
    tags: [
      tag(1, { type: 'relationship' }),
      tag(2, { type: 'relationship' }),
      canonical(3),
      tag(4, { mergerId: 3 }),
    ].concat(fandom(5), tag(6, { type: 'relationship', unwrangleable: true })),
    parents: [[3, 5]],
    named: new Map([[1, [4]]]),
    alike: new Map([[1, [2, 6]]]),
  }
  expect(planned(parts, { verb: 'canonical', tag: 1 })).toEqual([
    { kind: 'canonical', tag: 1, from: false, to: true },
    { kind: 'parent', tag: 1, other: 3, from: false, to: true },
    { kind: 'parent', tag: 1, other: 5, from: false, to: true },
    { kind: 'synonym', tag: 2, from: null, to: 1 },
  ])
})

test('a synonym is of one type with a canonical tag, and never of another synonym', () => {
  const tags = [canonical(1), tag(2, { mergerId: 1 }), tag(3), tag(4, { type: 'additional' }), tag(5)]
  expect(planned({ tags }, { verb: 'synonym', tag: 3, other: 2 })).toEqual([
    { kind: 'synonym', tag: 3, from: null, to: 1 },
  ])
  expect(refused({ tags }, { verb: 'synonym', tag: 4, other: 1 })).toBe('other-type')
  expect(refused({ tags }, { verb: 'synonym', tag: 3, other: 5 })).toBe('not-canonical')
  expect(refused({ tags }, { verb: 'synonym', tag: 1, other: 2 })).toBe('itself')
  expect(refused({ tags }, { verb: 'synonym', tag: 3, other: 99 })).toBe('unknown')
})

test('what stood with a canonical tag stands with the one it becomes a synonym of', () => {
  const parts: GraphParts = {
    tags: [canonical(1), canonical(2), tag(3, { mergerId: 1 }), canonical(4), canonical(5), fandom(6), tag(7)].concat(
      tag(8, { type: 'relationship' }),
    ),
    metas: [
      [1, 4],
      [5, 1],
      [2, 1],
    ],
    parents: [
      [1, 6],
      [8, 1],
    ],
    limits: [{ tag: 7, fandom: 6, canonical: 1 }],
  }
  const graph = new Graph(parts)
  expect(planWish(graph, { verb: 'synonym', tag: 1, other: 2 }).ok).toBe(true)
  expect(graph.synonymsOf(2).toSorted()).toEqual([1, 3])
  expect(graph.synonymsOf(1)).toEqual([])
  expect(graph.metas.above(2)).toEqual([4])
  expect(graph.metas.below(2)).toEqual([5])
  expect(graph.parents.above(2)).toEqual([6])
  expect(graph.parents.below(2)).toEqual([8])
  expect(graph.limit(7, 6)).toBe(2)
  expect(graph.tag(1)).toMatchObject({ canonical: false, mergerId: 2 })
})

test('what is no longer canonical lets everything go that needs it so, and keeps where it belongs', () => {
  const parts: GraphParts = {
    tags: [canonical(1), tag(2, { mergerId: 1 }), canonical(3), fandom(4), tag(5, { type: 'relationship' })],
    metas: [[1, 3]],
    parents: [
      [1, 4],
      [5, 1],
    ],
  }
  const graph = new Graph(parts)
  expect(planWish(graph, { verb: 'not-canonical', tag: 1 }).ok).toBe(true)
  expect(graph.synonymsOf(1)).toEqual([])
  expect(graph.metas.above(1)).toEqual([])
  expect(graph.parents.below(1)).toEqual([])
  expect(graph.parents.above(1)).toEqual([4])
})

test('a synonym may hold in one fandom only, and in each for another', () => {
  const tags = [tag(1), canonical(2), canonical(3), fandom(4), fandom(5)]
  const graph = new Graph({ tags })
  expect(planWish(graph, { verb: 'limited', tag: 1, other: 2, fandom: 4 }).ok).toBe(true)
  expect(planWish(graph, { verb: 'limited', tag: 1, other: 3, fandom: 5 }).ok).toBe(true)
  expect([graph.limit(1, 4), graph.limit(1, 5)]).toEqual([2, 3])
  expect(refused({ tags }, { verb: 'limited', tag: 2, other: 3, fandom: 4 })).toBe('canonical')
  expect(refused({ tags }, { verb: 'limited', tag: 1, other: 2, fandom: 3 })).toBe('no-fandom')
  expect(planWish(graph, { verb: 'synonym', tag: 1, other: 2 }).ok).toBe(true)
  expect([graph.limit(1, 4), graph.limit(1, 5)]).toEqual([null, null])
})

test('a metatag never comes to stand below itself, and the refusal names the way', () => {
  const tags = [canonical(1), canonical(2), canonical(3), tag(4)]
  const metas = [
    [1, 2],
    [2, 3],
  ] as const
  const graph = new Graph({ tags, metas })
  const plan = planWish(graph, { verb: 'metatag', tag: 3, other: 1 })
  expect(plan).toEqual({ ok: false, refusal: { name: 'circle', tag: 3, with: [3, 1, 2, 3] } })
  expect(graph.metas.has(3, 1)).toBe(false)
  if (!plan.ok)
    expect(sentenceOf(plan.refusal, (id) => `tag ${id}`)).toBe(
      '“tag 3” would stand below itself: “tag 3” → “tag 1” → “tag 2” → “tag 3”.',
    )
  expect(refused({ tags, metas }, { verb: 'synonym', tag: 1, other: 3 })).toBe('circle')
  expect(refused({ tags }, { verb: 'metatag', tag: 4, other: 1 })).toBe('not-canonical')
  expect(refused({ tags }, { verb: 'metatag', tag: 1, other: 4 })).toBe('not-canonical')
})

test('characters belong to fandoms, relationships to characters too, fandoms to media', () => {
  const tags = [fandom(1), canonical(2), tag(3, { type: 'relationship' }), tag(4), tag(5, { type: 'fandom' })]
  for (const [lower, parent] of [
    [4, 1],
    [3, 1],
    [3, 2],
  ] as const)
    expect(planned({ tags }, { verb: 'parent', tag: lower, other: parent })).toHaveLength(1)
  expect(refused({ tags }, { verb: 'parent', tag: 1, other: 2 })).toBe('no-parent-of-this-type')
  expect(refused({ tags }, { verb: 'parent', tag: 4, other: 5 })).toBe('not-canonical')
  expect(planned({ tags }, { verb: 'medium', tag: 1, other: 7 })).toHaveLength(1)
  expect(refused({ tags }, { verb: 'medium', tag: 4, other: 7 })).toBe('no-medium')
})

test('only what is loose can be set aside', () => {
  const tags = [canonical(1), tag(2, { mergerId: 1 }), tag(3)]
  expect(planned({ tags }, { verb: 'unwrangleable', tag: 3 })).toHaveLength(1)
  expect(refused({ tags }, { verb: 'unwrangleable', tag: 1 })).toBe('canonical')
  expect(refused({ tags }, { verb: 'unwrangleable', tag: 2 })).toBe('synonym')
  expect(refused({ tags }, { verb: 'wrangleable', tag: 3 })).toBe('already')
})

test('steps name every tag that they speak of', () => {
  const tags = [tag(1), canonical(2), fandom(3)]
  expect(tagsIn(planned({ tags }, { verb: 'limited', tag: 1, other: 2, fandom: 3 })).toSorted()).toEqual([1, 2, 3])
})
