import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { assignIds, forEditing, storyHtml } from '../../../platform/text/blocks.ts'
import { foldName } from '../../../platform/text/fold.ts'
import { checkArchive } from '../../checking/index.ts'
import type { Recipe } from './catalogue.ts'
import { seedCatalogue } from './seed.ts'

const RECIPE: Recipe = { works: 60, seed: 1, volume: 'short', passwordHash: null }

async function seeded(recipe: Partial<Recipe> = {}): Promise<TestHouse> {
  const house = await openTestHouse()
  await seedCatalogue(house, { ...RECIPE, ...recipe }, () => undefined)
  return house
}

const worksOf = ({ db }: TestHouse) => db.selectFrom('works').selectAll().orderBy('id').execute()
const textsOf = ({ db }: TestHouse) => db.selectFrom('chapter_texts').select('html').orderBy('chapter_id').execute()

test('the same seed makes the same works, another one makes others', async () => {
  await using one = await seeded()
  await using same = await seeded()
  await using other = await seeded({ seed: 2 })
  expect(await worksOf(same)).toEqual(await worksOf(one))
  expect(await textsOf(same)).toEqual(await textsOf(one))
  expect((await worksOf(other)).map(({ title }) => title)).not.toEqual((await worksOf(one)).map(({ title }) => title))
})

test('every work has what a posted work needs, and no tag twice', async () => {
  await using house = await seeded()
  const rows = await house.db
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(['work_id', 'tags.type', 'tags.name', 'tags.name_key'])
    .execute()
  const byWork = Map.groupBy(rows, ({ work_id }) => work_id)
  expect(byWork.size).toBe(60)
  for (const tags of byWork.values()) {
    for (const type of ['rating', 'warning', 'fandom']) expect(tags.some((tag) => tag.type === type)).toBe(true)
    expect(tags.length).toBeLessThanOrEqual(75)
  }
  expect(rows.every(({ name, name_key }) => foldName(name) === name_key && !name.includes(','))).toBe(true)
})

test('a text is as it would be if somebody had typed it', async () => {
  await using house = await seeded({ works: 12, volume: 'full' })
  for (const { html } of await textsOf(house)) {
    const saved = storyHtml(forEditing(html), 'html', 'chapter')
    expect(assignIds(saved, { previous: html, next: 1_000_000 })).toEqual({ html, next: 1_000_000 })
  }
})

test('works without texts are as long as they were drawn, and sound', async () => {
  await using house = await seeded({ works: 200, volume: 'none' })
  const works = await worksOf(house)
  expect(works.filter(({ word_count }) => word_count > 5000).length).toBeGreaterThan(20)
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('a catalogue goes into the log of changes as one line for each batch', async () => {
  await using house = await seeded()
  const lines = await house.db.selectFrom('changes').select(['work_id', 'tag_id']).execute()
  expect(lines).toEqual([{ work_id: null, tag_id: null }])
})

test('a second catalogue stands beside the first, and new works beside both', async () => {
  await using house = await seeded()
  await seedCatalogue(house, { ...RECIPE, seed: 2 }, () => undefined)
  const writer = await house.as('quillfeather')
  expect(await worksOf(house)).toHaveLength(120)
  expect((await writer.get('/users/quillfeather')).status).toBe(200)
  expect((await checkArchive(house.db)).faults).toEqual([])
})
