import { expect, test } from 'vitest'
import { fieldsIn } from '../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { post } from '../../../test/posting.ts'
import { type Answer, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

async function idOf(house: TestHouse, name: string): Promise<number> {
  const { id } = await house.db
    .selectFrom('tags')
    .select('id')
    .where('name', '=', name)
    .where('id', '>=', 10_000)
    .executeTakeFirstOrThrow()
  return id
}

/** Looks at a change and does it, as the two pages would. */
async function tie(wrangler: Visitor, parameters: Readonly<Record<string, string>>): Promise<Answer> {
  const seen = await wrangler.get(`${urls.deskChange()}?${new URLSearchParams(parameters)}`)
  expect(seen.status, wordsOf(seen.text)).toBe(200)
  return wrangler.post(urls.deskChange(), fieldsIn(seen.text, urls.deskChange()))
}

/** Two works: one with "Fluff", one with "Floof". */
async function plantFluff(house: TestHouse) {
  const author = await house.as('quillfeather')
  await post(author, { title: 'Soft', additional: 'Fluff', fandoms: 'Oz', characters: 'Dorothy Gale' })
  await post(author, { title: 'Softer', additional: 'Floof', fandoms: 'Oz', characters: 'Dorothy' })
  const wrangler = await house.as('knotwork', ['wrangler'])
  await wrangler.post(urls.deskNewTag(), { type: 'additional', name: 'Fluff' })
  await wrangler.post(urls.deskNewTag(), { type: 'fandom', name: 'Oz' })
  return { wrangler, fluff: await idOf(house, 'Fluff'), floof: await idOf(house, 'Floof'), oz: await idOf(house, 'Oz') }
}

test('the desk is for wranglers and administrators; others hear that it is not theirs', async () => {
  await using house = await openTestHouse()
  const [maren, knotwork, admin] = [
    await house.as('maren'),
    await house.as('knotwork', ['wrangler']),
    await house.as('lamplighter', ['admin']),
  ]
  for (const address of [urls.desk(), urls.deskBin(), urls.deskHistory(), urls.deskFandoms(), urls.deskMedia()]) {
    expect((await house.guest().get(address)).location, address).toContain(urls.login())
    expect((await maren.get(address)).status, address).toBe(403)
    expect((await knotwork.get(address)).status, address).toBe(200)
    expect((await admin.get(address)).status, address).toBe(200)
  }
  expect((await maren.post(urls.deskChange(), { wish: 'canonical:10000' })).status).toBe(403)
  expect((await maren.get('/')).text).not.toContain(`"${urls.desk()}"`)
  expect((await knotwork.get('/')).text).toContain(`"${urls.desk()}"`)
})

test('a synonym is tied by ticking it, is seen at once in the listing, and is undone', async () => {
  await using house = await openTestHouse()
  const { wrangler, floof } = await plantFluff(house)
  const listing = async () => wordsOf((await house.guest().get(urls.tagWorks('Fluff'))).text)
  expect(await listing()).toContain('1 - 1 of 1 Work')
  const bin = await wrangler.get(urls.deskBin('type=additional'))
  expect(wordsOf(bin.text)).toContain('Floof')
  expect(bin.text).toContain(`name="tag" value="${floof}"`)

  const before = await wrangler.get(`${urls.deskChange()}?verb=synonym&tag=${floof}&other=fluff&back=/desk/tags`)
  expect(wordsOf(before.text)).toContain('“Floof” is a synonym of “Fluff”.')
  expect(wordsOf(before.text)).toContain('1 work is found in other places than before: Softer')
  expect(wordsOf(before.text)).toContain('2 listings change: Fluff , Floof')
  expect(await listing()).toContain('1 - 1 of 1 Work')

  const done = await wrangler.post(urls.deskChange(), fieldsIn(before.text, urls.deskChange()))
  expect(done).toMatchObject({ status: 303, location: '/desk/tags' })
  expect(await listing()).toContain('1 - 2 of 2 Works')
  expect((await house.guest().get(urls.tagWorks('Floof'))).location).toBe(urls.tagWorks('Fluff'))

  const history = await wrangler.get(urls.deskHistory(floof))
  expect(wordsOf(history.text)).toContain('“Floof” is a synonym of “Fluff”. knotwork, 09 Mar 2026')
  const [, id = ''] = /href="\/desk\/history\/(\d+)"/.exec(history.text) ?? []
  expect(wordsOf((await wrangler.get(urls.deskUndo(Number(id)))).text)).toContain('“Floof” is a synonym of nothing.')
  expect((await wrangler.post(urls.deskUndo(Number(id)))).status).toBe(303)
  expect(await listing()).toContain('1 - 1 of 1 Work')
  const again = await wrangler.post(urls.deskUndo(Number(id)))
  expect(again.status).toBe(409)
  expect(wordsOf(again.text)).toContain('This change has been undone already.')
})

test('a name that no tag has is asked for again, with what was typed', async () => {
  await using house = await openTestHouse()
  const { wrangler, floof, fluff, oz } = await plantFluff(house)
  const wrong = await wrangler.get(`${urls.deskChange()}?verb=synonym&tag=${floof}&other=Fuff`)
  expect(wrong.status).toBe(422)
  expect(wordsOf(wrong.text)).toContain('No additional tag is called “Fuff”.')
  expect(fieldsIn(wrong.text, urls.deskChange())).toMatchObject({ verb: 'synonym', tag: String(floof), other: 'Fuff' })
  const blank = await wrangler.get(`${urls.deskChange()}?verb=limited&tag=${floof}`)
  expect(wordsOf(blank.text)).toContain('Say which tag.')
  expect(wordsOf(blank.text)).toContain('Say in which fandom.')
  for (const strange of [
    '',
    '?wish=x',
    '?wish=synonym:1:2:3:4',
    '?verb=canonical',
    '?verb=burn&tag=1',
    '?wish=canonical:9',
  ])
    expect((await wrangler.get(`${urls.deskChange()}${strange}`)).status, strange).toBe(422)
  const refused = await wrangler.get(`${urls.deskChange()}?wish=synonym:${fluff}:${oz}`)
  expect(wordsOf(refused.text)).toContain('“Fluff” and “Oz” are tags of different types.')
})

test('what somebody changed since the preview is not done unseen', async () => {
  await using house = await openTestHouse()
  const { wrangler, floof } = await plantFluff(house)
  const seen = await wrangler.get(`${urls.deskChange()}?wish=canonical:${floof}`)
  await tie(wrangler, { wish: `unwrangleable:${floof}` })
  const late = await wrangler.post(urls.deskChange(), fieldsIn(seen.text, urls.deskChange()))
  expect(late.status).toBe(409)
  expect(wordsOf(late.text)).toContain('Somebody changed one of these tags in the meantime.')
  expect((await wrangler.post(urls.deskChange(), fieldsIn(late.text, urls.deskChange()))).status).toBe(303)
})

test('bins hold what waits in a fandom, the most used first, until it is tied or set aside', async () => {
  await using house = await openTestHouse()
  const { wrangler } = await plantFluff(house)
  const author = await house.as('quillfeather')
  await post(author, { title: 'Elsewhere', fandoms: 'Narnia', characters: 'Lucy' })
  await post(author, { title: 'More', fandoms: 'Oz', characters: 'Dorothy' })
  await author.post(urls.newWork(), { title: 'Draft', fandoms: 'Oz', characters: 'Toto', save: 'draft' })
  const bin = async (ask: string) =>
    [
      ...(await wrangler.get(urls.deskBin(ask))).text.matchAll(/type="checkbox" name="tag"[^>]*aria-label="([^"]*)"/g),
    ].map(([, name]) => name)
  expect(await bin('type=character&fandom=Oz')).toEqual(['Dorothy', 'Dorothy Gale'])
  await tie(wrangler, { verb: 'parent', tag: String(await idOf(house, 'Dorothy Gale')), other: 'oz' })
  await tie(wrangler, { wish: `canonical:${await idOf(house, 'Dorothy Gale')}` })
  await tie(wrangler, { verb: 'synonym', tag: String(await idOf(house, 'Dorothy')), other: 'Dorothy Gale' })
  expect(await bin('type=character&fandom=Oz')).toEqual([])
  expect(await bin('type=character&fandom=Oz&status=canonical')).toEqual(['Dorothy Gale'])
  expect(await bin('type=character&fandom=Oz&status=synonym')).toEqual(['Dorothy'])
  expect(await bin('type=character')).toEqual(['Lucy'])
  expect(await bin('type=character&term=LUC')).toEqual(['Lucy'])
  expect(await bin('type=character&term=%25')).toEqual([])
  await tie(wrangler, { wish: `unwrangleable:${await idOf(house, 'Lucy')}` })
  expect(await bin('type=character')).toEqual([])
  expect(await bin('type=character&status=unwrangleable')).toEqual(['Lucy'])
})

test('the page of a tag makes and loosens every tie', async () => {
  await using house = await openTestHouse()
  const { wrangler, fluff, floof, oz } = await plantFluff(house)
  await wrangler.post(urls.deskNewTag(), { type: 'additional', name: 'Comfort' })
  await wrangler.post(urls.deskNewTag(), { type: 'fandom', name: 'Wonderlands' })
  const admin = await house.as('lamplighter', ['admin'])
  await admin.post(urls.deskMedia(), { what: 'add', name: 'Books' })
  const { id: books } = await house.db.selectFrom('media').select('id').executeTakeFirstOrThrow()
  const page = async (name: string) => wordsOf((await wrangler.get(urls.deskTag(name))).text)
  await tie(wrangler, { verb: 'metatag', tag: String(fluff), other: 'Comfort' })
  await tie(wrangler, { verb: 'metatag', tagName: 'Oz', type: 'fandom', other: 'Wonderlands' })
  await tie(wrangler, { verb: 'parent', tag: String(fluff), other: 'Oz' })
  await tie(wrangler, { verb: 'medium', tag: String(oz), medium: String(books) })
  await tie(wrangler, { verb: 'limited', tag: String(floof), other: 'Fluff', within: 'Oz' })
  expect(await page('Fluff')).toMatch(/Synonyms Floof in Oz Loosen Floof .*Metatags .*Comfort Loosen Comfort/)
  expect(await page('Fluff')).toContain('Fandoms Oz Loosen Oz')
  expect(await page('Wonderlands')).toMatch(/Subtags .* Oz Loosen Oz/)
  expect(await page('Oz')).toContain('Media Books Loosen Books')
  expect(await page('Floof')).toContain('In one fandom only Fluff in Oz')
  for (const wish of [
    `not-metatag:${fluff}:${await idOf(house, 'Comfort')}`,
    `not-limited:${floof}::${oz}`,
    `not-medium:${oz}:${books}`,
  ])
    await tie(wrangler, { wish })
  expect(await page('Fluff')).not.toContain('Loosen Comfort')
  expect(await page('Floof')).not.toContain('Fluff in Oz')
  expect((await wrangler.get(urls.deskTag('Nobody'))).status).toBe(404)
  expect((await wrangler.get(urls.deskTag('Explicit'))).status).toBe(404)
})

test('wranglers talk of a tag among themselves, in plain text', async () => {
  await using house = await openTestHouse()
  const { wrangler } = await plantFluff(house)
  const empty = await wrangler.post(urls.deskComments('Floof'), { words: '  ' })
  expect([empty.status, wordsOf(empty.text).includes('Write something first.')]).toEqual([422, true])
  const said = await wrangler.post(urls.deskComments('Floof'), { words: 'Is this <b>fluff</b>?' })
  expect(said.status).toBe(303)
  expect((await wrangler.get(urls.deskTag('Floof'))).text).toContain('Is this &lt;b&gt;fluff&lt;/b&gt;?')
  expect((await house.guest().get(urls.tag('Floof'))).text).not.toContain('Is this')
  expect((await wrangler.post(urls.deskComments('Floof'), { words: 'x'.repeat(2001) })).status).toBe(422)
})

test('fandoms are taken and left, and the desk shows one’s own', async () => {
  await using house = await openTestHouse()
  const { wrangler, oz, fluff } = await plantFluff(house)
  expect((await wrangler.post(urls.deskFandoms(), { fandom: String(oz), what: 'take' })).status).toBe(303)
  expect((await wrangler.post(urls.deskFandoms(), { fandom: String(fluff), what: 'take' })).status).toBe(404)
  expect(wordsOf((await wrangler.get(urls.deskFandoms())).text)).toContain('Oz knotwork')
  expect(wordsOf((await wrangler.get(`${urls.deskFandoms()}?nobodys=1`)).text)).not.toContain('Oz knotwork')
  expect(wordsOf((await wrangler.get(urls.desk())).text)).toContain('My fandoms Oz')
  await wrangler.post(urls.deskFandoms(), { fandom: String(oz), what: 'leave' })
  expect(wordsOf((await wrangler.get(urls.desk())).text)).toContain('My fandoms None yet.')
})

test('only administrators change the kinds of media, and none that is used goes', async () => {
  await using house = await openTestHouse()
  const { wrangler, oz } = await plantFluff(house)
  const admin = await house.as('lamplighter', ['admin'])
  expect((await wrangler.post(urls.deskMedia(), { what: 'add', name: 'Books' })).status).toBe(403)
  expect((await admin.post(urls.deskMedia(), { what: 'add', name: 'Books' })).status).toBe(303)
  expect(wordsOf((await admin.post(urls.deskMedia(), { what: 'add', name: 'BOOKS' })).text)).toContain(
    'There is a medium of that name already.',
  )
  const { id } = await house.db.selectFrom('media').select('id').executeTakeFirstOrThrow()
  await tie(admin, { wish: `medium:${oz}:${id}` })
  expect((await admin.post(urls.deskMedia(), { what: 'remove', medium: String(id), name: '' })).status).toBe(422)
  expect(
    (await admin.post(urls.deskMedia(), { what: 'rename', medium: String(id), name: 'Books & Letters' })).status,
  ).toBe(303)
  expect(wordsOf((await wrangler.get(urls.deskMedia())).text)).toContain('Books & Letters 1')
})
