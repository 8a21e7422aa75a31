import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { post } from '../../../test/posting.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { parsePack } from './pack/format.ts'
import { mergePack } from './pack/import.ts'

/** Ties as a pack says them. */
async function tie(house: TestHouse, tags: readonly object[]): Promise<void> {
  const pack = parsePack(JSON.stringify({ format: 'fanlight-tag-pack', version: 1, tags }))
  if (!pack.ok) throw new Error(pack.problem)
  const { kept } = await mergePack(house, pack.value, { userId: null, dryRun: false })
  expect(kept).toEqual([])
}

const OZ = { type: 'fandom', name: 'Oz', media: ['Books'] }

test('the page of a tag shows where it belongs, what stands above and below it, and what belongs to it', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await post(author, { fandoms: 'Oz', characters: 'Dot', restricted: '1' })
  await tie(house, [
    { type: 'fandom', name: 'Wonderlands' },
    { ...OZ, metatags: ['Wonderlands'], synonyms: ['Land of Oz'] },
    { type: 'fandom', name: 'Oz (1939)', metatags: ['Oz'] },
    {
      type: 'character',
      name: 'Dorothy Gale',
      parents: [{ type: 'fandom', name: 'Oz' }],
      limited: [{ name: 'Dot', fandom: 'Oz' }],
    },
  ])
  const page = async (name: string) => wordsOf((await house.guest().get(urls.tag(name))).text)
  expect(await page('Oz')).toMatch(/Belongs to Books .*Found under Wonderlands .*Found under it Oz \(1939\)/)
  expect(await page('Oz')).toContain('Its characters Dorothy Gale')
  expect(await page('Wonderlands')).toContain('Found under it Oz Oz (1939)')
  expect(await page('Dorothy Gale')).toContain('Belongs to Oz')
  // a name on works for members alone is not given away
  expect(await page('Dorothy Gale')).not.toContain('Dot')
  const member = await house.as('maren')
  expect(wordsOf((await member.get(urls.tag('Dorothy Gale'))).text)).toContain('Also called Dot in Oz')
  expect(wordsOf((await member.get(urls.tag('Dot'))).text)).toContain('In Oz it means Dorothy Gale .')
  expect(wordsOf((await member.get(urls.tag('Wonderlands'))).text)).toContain('Fandom, on 1 work.')
})

test('a tag whose own name holds what stands for a slash has a page of its own', async () => {
  await using house = await openTestHouse()
  await post(await house.as('quillfeather'), { additional: 'a*s*b, a/b, x/*s*' })
  for (const name of ['a*s*b', 'a/b', 'x/*s*'])
    expect((await house.guest().get(urls.tag(name))).text, name).toContain(
      `<h2 class="heading" dir="auto">${name}</h2>`,
    )
})

test('fandoms stand under their media, each medium with a page from A to Z', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await post(author, { fandoms: 'Oz, Narnia' })
  await post(author, { fandoms: 'Secret', restricted: '1' })
  await tie(house, [OZ, { type: 'fandom', name: 'Secret', media: ['Films & Plays'] }])
  const media = wordsOf((await house.guest().get(urls.media())).text)
  expect(media).toContain('Books All of them Oz (1)')
  expect(media).not.toContain('Films')
  const books = await house.guest().get(urls.mediumFandoms('books'))
  expect(wordsOf(books.text)).toContain('Fandoms: Books')
  expect(books.text).not.toContain('Narnia')
  expect(wordsOf((await house.guest().get(urls.fandoms('O', 'Books'))).text)).toContain('Fandoms: Books, O')
  expect((await (await house.as('maren')).get(urls.mediumFandoms('Films & Plays'))).text).toContain('Secret')
  expect((await house.guest().get(urls.mediumFandoms('Nothing'))).status).toBe(404)
})

test('members keep canonical tags at hand, twenty at most; they follow a synonym', async () => {
  await using house = await openTestHouse()
  await post(await house.as('quillfeather'), { fandoms: 'Oz' })
  const names = Array.from({ length: 21 }, (_, at) => `Fandom ${at}`)
  await tie(house, [OZ, ...names.map((name) => ({ type: 'fandom', name }))])
  const maren = await house.as('maren')
  expect((await maren.get(urls.tag('Oz'))).text).toContain('Keep it at hand')
  expect((await house.guest().get(urls.tag('Oz'))).text).not.toContain('Keep it at hand')
  expect((await house.guest().post(urls.favourite('Oz'), { what: 'keep' })).location).toContain(urls.login())
  await maren.post(urls.favourite('Oz'), { what: 'keep' })
  const home = async () => wordsOf((await maren.get('/')).text)
  expect(await home()).toContain('Your tags Oz')
  for (const name of names) await maren.post(urls.favourite(name), { what: 'keep' })
  expect(await house.db.selectFrom('tag_favourites').selectAll().execute()).toHaveLength(20)
  const wrangler = await house.as('knotwork', ['wrangler'])
  const [oz, first] = await house.db
    .selectFrom('tags')
    .select(['id'])
    .where('name', 'in', ['Oz', 'Fandom 20'])
    .orderBy('name', 'desc')
    .execute()
  await wrangler.post(urls.deskChange(), { wish: `synonym:${oz?.id}:${first?.id}`, seen: '1000' })
  expect(await home()).toContain('Fandom 20')
  await maren.post(urls.favourite('Fandom 20'), { what: 'drop' })
  expect(await home()).not.toContain('Fandom 20')
})

test('suggestions say why, and ticked ones are looked at together', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  for (const title of ['One', 'Two'])
    await post(author, { title, fandoms: 'Oz', characters: 'Dorothy-Gale', relationships: 'Scarecrow x Dorothy Gale' })
  await tie(house, [
    OZ,
    { type: 'character', name: 'Dorothy Gale' },
    { type: 'character', name: 'Scarecrow' },
    { type: 'relationship', name: 'Dorothy Gale/Tin Man' },
  ])
  const wrangler = await house.as('knotwork', ['wrangler'])
  const page = async (ask: string) => wordsOf((await wrangler.get(urls.deskSuggestions(ask))).text)
  expect(await page('type=character')).toContain(
    'Dorothy-Gale (2) a synonym of Dorothy Gale the same letters, with other signs between',
  )
  expect(await page('type=relationship')).toContain('belongs to Scarecrow its name says so')
  expect(await page('type=relationship')).toContain('belongs to Oz 2 of its 2 works are of this fandom')
  expect(await page('type=additional')).toContain('Nothing to suggest')
  const { text } = await wrangler.get(urls.deskSuggestions('type=relationship'))
  const wishes = [...text.matchAll(/name="wish" value="([^"]+)"/g)].map(([, wish]) => `wish=${wish}`)
  expect(wishes).toHaveLength(3)
  const preview = wordsOf((await wrangler.get(`${urls.deskChange()}?${wishes.join('&')}`)).text)
  expect(preview).toContain('“Scarecrow x Dorothy Gale” belongs to “Oz”.')
  expect(preview).toContain('“Scarecrow x Dorothy Gale” belongs to “Dorothy Gale”.')
})
