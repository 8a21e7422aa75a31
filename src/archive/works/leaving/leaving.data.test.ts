import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { plantWork, workDetails } from '../../../../test/stories.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { hashPassword } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import { binWork } from '../store/lifecycle.ts'

const PASSWORD = 'seven quiet candles'

async function openHouseWithAuthor() {
  const house = await openTestHouse()
  const author = await house.as('quillfeather')
  await house.db
    .updateTable('users')
    .set({ password_hash: await hashPassword(PASSWORD) })
    .execute()
  return { house, author, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}

const plant = async (house: TestHouse, title: string, logins: readonly string[] = ['quillfeather'], more = {}) =>
  (await plantWork(house, logins, { details: workDetails({ title }), ...more })).workId

test('an account goes with a choice for each work, and what readers keep is credited as was asked', async () => {
  await using open = await openHouseWithAuthor()
  const { house, author } = open
  const deleted = await plant(house, 'Gone')
  const orphaned = await plant(house, 'Orphaned')
  const kept = await plant(house, 'Kept')
  const shared = await plant(house, 'Shared', ['quillfeather', 'maren'])
  const draft = await plant(house, 'Unseen', ['quillfeather'], { postedAt: null })
  const binned = await plant(house, 'Binned')
  await house.db.transaction().execute((trx) => binWork(trx, binned, house.now()))
  const address = urls.deleteAccount('quillfeather')
  const choices = wordsOf((await author.get(address)).text)
  for (const title of ['Gone', 'Orphaned', 'Kept']) expect(choices).toContain(title)
  for (const title of ['Shared', 'Unseen', 'Binned']) expect(choices).not.toContain(title)
  const wishes = { fate: 'delete', [`fate_${orphaned}`]: 'orphan', [`fate_${kept}`]: 'keep' }
  const last = wordsOf((await author.post(address, { ...wishes, do: 'look' })).text)
  expect(last).toContain('3 works are deleted.')
  for (const title of ['Gone', 'Unseen', 'Binned']) expect(last).toContain(title)
  expect(last).toContain('“ Orphaned ” loses your name')
  expect(last).toContain('“ Shared ” stays with the others')
  expect((await author.post(address, { ...wishes, do: 'leave', password: PASSWORD })).location).toBe(urls.home())

  const works = await house.db.selectFrom('works').select('id').orderBy('id').execute()
  expect(works.map(({ id }) => id)).toEqual([orphaned, kept, shared])
  expect([deleted, draft, binned].every((id) => !works.some((work) => work.id === id))).toBe(true)
  const page = async (id: number) => (await house.guest().get(urls.work(id))).text
  expect(wordsOf(await page(orphaned))).toContain('orphan_account')
  expect(wordsOf(await page(orphaned))).not.toContain('quillfeather')
  expect(wordsOf(await page(kept))).toContain('quillfeather')
  expect(await page(kept)).not.toContain('/users/quillfeather')
  expect(wordsOf(await page(shared))).not.toContain('quillfeather')
  expect(wordsOf(await page(shared))).toContain('maren')
  expect((await house.guest().get(urls.user('quillfeather'))).status).toBe(404)
  expect((await author.get(urls.newWork())).status).toBe(303)
  expect(await house.db.selectFrom('sessions').selectAll().where('user_id', '=', 1).execute()).toEqual([])
})

test('a wrong password changes nothing, and without a choice nothing is deleted', async () => {
  await using open = await openHouseWithAuthor()
  const { house, author } = open
  const id = await plant(house, 'Still Here')
  const address = urls.deleteAccount('quillfeather')
  const refused = await author.post(address, { fate: 'delete', do: 'leave', password: 'a guess' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('This is not the password of your account.')
  expect(refused.text).toContain('<input type="hidden" name="fate" value="delete"')
  await author.post(address, { do: 'leave', password: PASSWORD })
  expect(wordsOf((await house.guest().get(urls.work(id))).text)).toContain('Still Here')
})

test('somebody else’s account cannot be deleted, nor the only administrator’s', async () => {
  await using open = await openHouseWithAuthor()
  const { house } = open
  const other = await house.as('maren')
  expect((await other.get(urls.deleteAccount('quillfeather'))).status).toBe(404)
  expect((await other.post(urls.deleteAccount('quillfeather'), { do: 'leave' })).status).toBe(404)
  const admin = await house.as('lamplighter', ['admin'])
  expect((await admin.get(urls.deleteAccount('lamplighter'))).status).toBe(403)
  expect((await admin.post(urls.deleteAccount('lamplighter'), { do: 'leave' })).status).toBe(403)
})

test('a series goes with its last work, stays with its works’ names, or is orphaned with them', async () => {
  await using open = await openHouseWithAuthor()
  const { house, author } = open
  const series = async (title: string, fate: string) => {
    const id = await plant(house, title)
    const fields = {
      title,
      text: 'x',
      rating: 'Not Rated',
      warnings: ['No Archive Warnings Apply'],
      fandoms: 'Oz',
      language: 'en',
    }
    await author.post(urls.editWork(id), { ...fields, series: 'new', seriesTitle: title })
    return [`fate_${id}`, fate]
  }
  const wishes = Object.fromEntries([
    await series('A', 'delete'),
    await series('B', 'keep'),
    await series('C', 'orphan'),
  ])
  await author.post(urls.deleteAccount('quillfeather'), { ...wishes, do: 'leave', password: PASSWORD })
  const rows = await house.db
    .selectFrom('series')
    .innerJoin('series_creators', 'series_creators.series_id', 'series.id')
    .innerJoin('pseuds', 'pseuds.id', 'series_creators.pseud_id')
    .select(['series.title', 'pseuds.name', 'pseuds.user_id'])
    .orderBy('series.title')
    .execute()
  expect(rows).toEqual([
    { title: 'B', name: 'quillfeather', user_id: null },
    { title: 'C', name: 'orphan_account', user_id: null },
  ])
})

test('all orphans share one name, and words of the one who left find nothing', async () => {
  await using open = await openHouseWithAuthor()
  const { house, author } = open
  await plant(house, 'One')
  await plant(house, 'Two')
  await author.post(urls.deleteAccount('quillfeather'), { fate: 'orphan', do: 'leave', password: PASSWORD })
  expect(await house.db.selectFrom('pseuds').select('name').execute()).toEqual([{ name: 'orphan_account' }])
  expect(await house.db.selectFrom('works').select('creators_sort').distinct().execute()).toEqual([
    { creators_sort: 'orphan_account' },
  ])
})
