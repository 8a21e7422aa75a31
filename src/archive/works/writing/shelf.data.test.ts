import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse } from '../../../../test/house.ts'
import { plantWork } from '../../../../test/stories.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

test('a deleted work is gone for everybody, waits in the bin, and comes back as it was', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const { workId } = await plantWork(house, ['quillfeather'])
  const before = await house.guest().get(urls.work(workId))
  expect(wordsOf((await author.get(urls.deleteWork(workId))).text)).toContain('For 30 days you can put it back')
  expect((await author.post(urls.deleteWork(workId))).location).toBe(urls.userBin('quillfeather'))
  for (const visitor of [house.guest(), author, await house.as('maren')])
    expect((await visitor.get(urls.work(workId))).status).toBe(404)
  expect((await author.get(urls.editWork(workId))).status).toBe(404)
  const bin = wordsOf((await author.get(urls.userBin('quillfeather'))).text)
  expect(bin).toContain('Tea at Dawn')
  expect(bin).toContain('2026-04-08')
  expect((await author.post(urls.restoreWork(workId))).location).toBe(urls.work(workId))
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toBe(wordsOf(before.text))
})

test('drafts and bin are for their owner', async () => {
  await using house = await openTestHouse()
  await house.as('quillfeather')
  const other = await house.as('maren')
  for (const address of [urls.userDrafts('quillfeather'), urls.userBin('quillfeather')]) {
    expect((await other.get(address)).status).toBe(404)
    expect((await house.guest().get(address)).status).toBe(303)
  }
  expect((await other.get(urls.userDrafts('MAREN'))).status).toBe(200)
  expect(wordsOf((await other.get(urls.userBin('maren'))).text)).toContain('The bin is empty')
})

test('a draft of which a chapter is empty is not posted', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const { workId } = await plantWork(house, ['quillfeather'], { postedAt: null })
  await author.post(urls.newChapter(workId), { text: '', expectedChapters: '?', do: 'draft' })
  expect((await author.post(urls.postWork(workId))).location).toBe(urls.manageChapters(workId))
  expect((await house.guest().get(urls.work(workId))).status).toBe(404)
})

test('a work is put into series, moved, taken out, and a series is begun with it', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const first = (await plantWork(house, ['quillfeather'])).workId
  const second = (await plantWork(house, ['quillfeather'])).workId
  const save = async (id: number, changes: Readonly<Record<string, string | readonly string[]>>) => {
    const fields = fieldsIn((await author.get(urls.editWork(id))).text, urls.editWork(id))
    return author.post(urls.editWork(id), { ...fields, ...changes })
  }
  await save(first, { series: 'new', seriesTitle: 'Mornings & <b>Evenings</b>' })
  const { id } = await house.db.selectFrom('series').select('id').executeTakeFirstOrThrow()
  await save(second, { series: String(id), seriesPosition: '1' })
  const page = wordsOf((await house.guest().get(urls.work(first))).text)
  expect(page).toContain('Part 2 of Mornings & <b>Evenings</b>')
  await save(second, { leave: [String(id)] })
  expect(wordsOf((await house.guest().get(urls.work(first))).text)).toContain('Part 1 of')
  await save(first, { leave: [String(id)] })
  expect((await house.guest().get(urls.series(id))).status).toBe(404)
  expect(await house.db.selectFrom('series').selectAll().execute()).toEqual([])
})

test('nobody puts a work into another person’s series', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const { workId } = await plantWork(house, ['quillfeather'])
  const fields = fieldsIn((await author.get(urls.editWork(workId))).text, urls.editWork(workId))
  await author.post(urls.editWork(workId), { ...fields, series: 'new', seriesTitle: 'Mine' })
  const { id } = await house.db.selectFrom('series').select('id').executeTakeFirstOrThrow()
  const other = await house.as('maren')
  const theirs = (await plantWork(house, ['maren'])).workId
  const refused = await other.post(urls.editWork(theirs), {
    ...fieldsIn((await other.get(urls.editWork(theirs))).text, urls.editWork(theirs)),
    series: String(id),
  })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('This is none of your series.')
  expect((await other.get(urls.editSeries(id))).status).toBe(404)
  expect((await other.post(urls.editSeries(id), { title: 'Theirs' })).status).toBe(404)
})

test('a series is edited: words, order, what it holds', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const ids: number[] = []
  for (const title of ['One', 'Two', 'Three']) {
    const { workId } = await plantWork(house, ['quillfeather'])
    const fields = fieldsIn((await author.get(urls.editWork(workId))).text, urls.editWork(workId))
    const series = ids.length === 0 ? 'new' : '1'
    await author.post(urls.editWork(workId), {
      ...fields,
      title,
      series,
      seriesTitle: ids.length === 0 ? 'Counting' : '',
    })
    ids.push(workId)
  }
  const [one, two, three] = ids
  const address = urls.editSeries(1)
  const fields = fieldsIn((await author.get(address)).text, address)
  const refused = await author.post(address, { ...fields, title: '', [`place_${two}`]: 'soon' })
  expect(refused.status).toBe(422)
  expect(fieldsIn(refused.text, address)).toMatchObject({ title: '', [`place_${two}`]: 'soon' })
  const saved = {
    ...fields,
    title: 'Numbers',
    summary: 'Up *and* down.',
    complete: '1',
    [`place_${three}`]: '1',
    leave: [String(two)],
  }
  expect((await author.post(address, saved)).location).toBe(address)
  const page = wordsOf((await house.guest().get(urls.series(1))).text)
  expect(page).toContain('Numbers')
  expect(page).toContain('Up and down.')
  const order = await house.db.selectFrom('series_works').select('work_id').orderBy('position').execute()
  expect(order.map(({ work_id }) => work_id)).toEqual([three, one])
})

test('with several pen names an author chooses, and a byline holds only their own', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const { user_id } = await house.db.selectFrom('pseuds').select('user_id').executeTakeFirstOrThrow()
  const second = await house.db
    .insertInto('pseuds')
    .values({ user_id, name: 'Ink', name_key: 'ink', is_default: 0, created_at: '2026-01-01T00:00:00.000Z' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { workId } = await plantWork(house, ['maren', 'quillfeather'])
  const address = urls.editWork(workId)
  const fields = fieldsIn((await author.get(address)).text, address)
  expect((await author.post(address, { ...fields, pseuds: [] })).status).toBe(422)
  const marens = await house.db.selectFrom('pseuds').select('id').where('name', '=', 'maren').executeTakeFirstOrThrow()
  await author.post(address, { ...fields, pseuds: [String(second.id), String(marens.id)] })
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toContain('maren , Ink (quillfeather)')
})
