import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { historyOf } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { undo } from '../change.ts'
import { writePack } from './export.ts'
import { parsePack } from './format.ts'
import { mergePack } from './import.ts'

const PACK = JSON.stringify({
  format: 'fanlight-tag-pack',
  version: 1,
  tags: [
    { type: 'fandom', name: 'Sherlock Holmes & Related' },
    {
      type: 'fandom',
      name: 'Sherlock',
      synonyms: ['BBC Sherlock'],
      metatags: ['Sherlock Holmes & Related'],
      media: ['Television'],
    },
    {
      type: 'character',
      name: 'John Watson',
      synonyms: ['Dr. Watson'],
      limited: [{ name: 'John', fandom: 'Sherlock' }],
      parents: [{ type: 'fandom', name: 'Sherlock' }],
    },
  ],
  setAside: [{ type: 'additional', name: 'ugh' }],
})

async function exported(house: TestHouse): Promise<string> {
  let json = ''
  for await (const piece of writePack(house.db)) json += piece
  return json
}

function packFrom(json: string) {
  const pack = parsePack(json)
  if (!pack.ok) throw new Error(pack.problem)
  return pack.value
}

function merge(house: TestHouse, json: string, dryRun = false) {
  return mergePack(house, packFrom(json), { userId: null, dryRun })
}

test('a pack comes in as it went out, and the second time changes nothing', async () => {
  await using house = await openTestHouse()
  await using other = await openTestHouse()
  expect(await merge(house, PACK)).toMatchObject({ made: 7, same: 0, kept: [] })
  const json = await exported(house)
  const byName = (packed: string) => packFrom(packed).tags.toSorted((one, next) => (one.name < next.name ? -1 : 1))
  expect(byName(json)).toEqual(byName(PACK))
  expect(packFrom(json).setAside).toEqual(packFrom(PACK).setAside)
  expect(await merge(house, json)).toMatchObject({ made: 0, tied: [], same: 10, kept: [] })
  await merge(other, json)
  expect(await exported(other)).toBe(json)
})

test('a dry run tells what would come, and writes nothing', async () => {
  await using house = await openTestHouse()
  const before = await exported(house)
  const told = await merge(house, PACK, true)
  expect(await exported(house)).toBe(before)
  expect(await house.db.selectFrom('media').selectAll().execute()).toEqual([])
  expect(await historyOf(house.db, { most: 1 })).toEqual([])
  expect(await merge(house, PACK)).toEqual(told)
  expect(told.tied).toContain('“John” means “John Watson” in “Sherlock”')
})

test('where a pack and the archive differ, the archive’s own stays, and the report says so', async () => {
  await using house = await openTestHouse()
  await merge(
    house,
    JSON.stringify({
      format: 'fanlight-tag-pack',
      version: 1,
      tags: [
        { type: 'fandom', name: 'BBC Sherlock', synonyms: ['Sherlock'] },
        { type: 'character', name: 'Dr. Watson' },
        { type: 'character', name: 'John Smith', limited: [{ name: 'John', fandom: 'BBC Sherlock' }] },
      ],
    }),
  )
  const told = await merge(house, PACK)
  expect(told.kept).toEqual([
    '“Sherlock” is canonical: it is otherwise here',
    '“BBC Sherlock” is a synonym of “Sherlock”: it is otherwise here',
    '“Dr. Watson” is a synonym of “John Watson”: it is otherwise here',
    expect.stringContaining('“Sherlock” stands below “Sherlock Holmes & Related”: “Sherlock” is a synonym of'),
  ])
})

test('what a pack tied is undone from the history', async () => {
  await using house = await openTestHouse()
  await merge(house, PACK)
  const [change] = await historyOf(house.db, { most: 5 })
  expect(change?.by).toBeUndefined()
  await undo(house, change?.id ?? 0, null)
  expect(packFrom(await exported(house)).tags).toEqual([])
})

test('what is no pack is refused with a sentence that says where', () => {
  const wrong = (json: string) => {
    const read = parsePack(json)
    return read.ok ? '' : read.problem
  }
  expect(wrong('{')).toBe('this is not JSON')
  expect(wrong('[]')).toContain('no tag pack')
  expect(wrong(PACK.replace('"version":1', '"version":2'))).toContain('version')
  expect(wrong(PACK.replace('"metatags"', '"metas"'))).toContain('tags.1')
  expect(wrong(PACK.replace('"type":"character"', '"type":"rating"'))).toContain('tags.2.type')
})

test('on the desk a pack is looked at before it comes in', async () => {
  await using house = await openTestHouse()
  const wrangler = await house.as('knotwork', ['wrangler'])
  const file = new File([PACK], 'tags.json', { type: 'application/json' })
  const seen = await wrangler.post(urls.deskPack(), { file })
  expect(wordsOf(seen.text)).toContain('7 new tags, 10 new ties, 0 as they are here')
  expect(packFrom(await exported(house)).tags).toEqual([])
  expect((await wrangler.post(urls.deskPack(), fieldsIn(seen.text, urls.deskPack()))).status).toBe(303)
  expect(packFrom((await wrangler.get(`${urls.deskPack()}/tags.json`)).text).tags).toHaveLength(3)
  expect((await wrangler.post(urls.deskPack(), { file: new File(['{'], 'x.json') })).status).toBe(422)
  expect((await wrangler.post(urls.deskPack())).status).toBe(422)
})
