import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailsOf } from '../../../test/outbox.ts'
import { plantWork, workDetails } from '../../../test/stories.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { guest } from '../../platform/web/viewer.ts'
import { urls } from '../urls.ts'
import { planKudosNight } from './nightly.ts'
import { leaveKudos } from './store.ts'

const onto = (workId: number) => ({ 'kudo[commentable_id]': String(workId), 'kudo[commentable_type]': 'Work' })
const from = (address: string) => ({ 'x-forwarded-for': address })
const give = (visitor: Visitor, workId: number, address = '192.0.2.1') =>
  visitor.post(urls.kudos(), onto(workId), undefined, from(address))

const open = () => openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })

async function counterOf(house: TestHouse, workId: number): Promise<number> {
  const row = await house.db.selectFrom('work_counters').select('kudos').where('work_id', '=', workId).execute()
  return row[0]?.kudos ?? -1
}

test('members are thanked by name, guests as a number, and nobody twice', async () => {
  await using house = await open()
  const { workId } = await plantWork(house, ['quillfeather'])
  const maren = await house.as('maren')
  const answer = await give(maren, workId)
  expect([answer.status, answer.location]).toEqual([303, `${urls.work(workId)}#kudos`])
  expect(wordsOf((await give(maren, workId).then(() => maren.get(urls.work(workId)))).text)).toContain(
    'You have already left kudos here',
  )
  for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2']) await give(house.guest(), workId, address)
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
  const page = await house.guest().get(urls.work(workId))
  expect(wordsOf(page.text)).toContain('maren and 2 guests left kudos on this work.')
  expect(page.text).toContain('<a href="/users/maren">maren</a>')
  expect(page.text).toContain(`id="kudo_commentable_id" name="kudo[commentable_id]" value="${workId}"`)
  expect((await maren.get(urls.work(workId))).text).not.toContain('id="new_kudo"')
  expect(await counterOf(house, workId)).toBe(3)
  const moved = await house.db.selectFrom('work_counters').select('moved_at').execute()
  expect(moved[0]?.moved_at).not.toBe('')
})

test('own works, works one cannot open, and people who have blocked each other get none', async () => {
  await using house = await open()
  const { workId } = await plantWork(house, ['quillfeather'])
  const locked = await plantWork(house, ['quillfeather'], { details: workDetails({ restricted: true }) })
  const author = await house.as('quillfeather')
  const maren = await house.as('maren')
  expect(await give(author, workId).then(() => counterOf(house, workId))).toBe(0)
  expect((await author.get(urls.work(workId))).text).not.toContain('id="new_kudo"')
  expect((await give(house.guest(), locked.workId)).status).toBe(404)
  expect((await give(house.guest(), 99_999_999_999)).status).toBe(404)
  await author.post(urls.distance('quillfeather'), { name: 'maren', do: 'block' })
  await give(maren, workId)
  expect(await counterOf(house, workId)).toBe(0)
  await author.post(urls.distance('quillfeather'), { name: 'maren', do: 'unblock' })
  await give(maren, workId)
  expect(await counterOf(house, workId)).toBe(1)
})

test('readers’ tools get what they look for', async () => {
  await using house = await open()
  const { workId } = await plantWork(house, ['quillfeather'])
  const maren = await house.as('maren')
  const script = (visitor: Visitor) => visitor.post(urls.kudosForScripts(), onto(workId))
  expect((await script(maren)).status).toBe(201)
  const again = await script(maren)
  expect([again.status, JSON.parse(again.text)]).toMatchObject([
    422,
    { error_message: expect.stringContaining('already left kudos'), errors: { user_id: [expect.any(String)] } },
  ])
  expect((await script(house.guest())).status).toBe(201)
  expect(JSON.parse((await script(house.guest())).text)).toMatchObject({ errors: { ip_address: [expect.any(String)] } })
  expect((await maren.post(urls.kudosForScripts(), onto(4711))).status).toBe(404)
})

test('of many at the same instant from one person, one counts', async () => {
  await using house = await open()
  const { workId } = await plantWork(house, ['quillfeather'])
  const giver = { viewer: guest, network: '192.0.2.7' }
  const problems = await Promise.all(
    Array.from({ length: 12 }, () =>
      house.db.transaction().execute((trx) => leaveKudos(trx, workId, giver, house.now())),
    ),
  )
  expect(problems.filter((problem) => problem === undefined)).toHaveLength(1)
  expect(await counterOf(house, workId)).toBe(1)
})

test('a creator hears of a day’s kudos in one mail, and can have no more in one click', async () => {
  await using house = await open()
  const { workId } = await plantWork(house, ['quillfeather'], {
    details: workDetails({ title: 'A Secret', rating: 'Explicit' }),
  })
  await give(await house.as('maren'), workId)
  await give(house.guest(), workId)
  await house.db.transaction().execute((trx) => planKudosNight(trx, house.now()))
  expect(await mailsOf(house)).toEqual([])
  house.clock.now = new Date('2026-03-10T00:00:01.000Z')
  const [mail, ...more] = await mailsOf(house)
  expect(more).toEqual([])
  expect(mail?.to).toBe('quillfeather@example.org')
  expect(mail?.subject).toBe('New kudos at Fanlight')
  expect(mail?.text).toContain('A Secret: maren and a guest')
  expect(mail?.text).toContain('You get this mail because')
  expect(await house.db.selectFrom('kudos').select('guest_key').where('guest_key', 'is not', null).execute()).toEqual(
    [],
  )
  expect(await house.db.selectFrom('kudos_salts').selectAll().execute()).toEqual([])
  const [link = ''] = /\/unsubscribe\/\S+/.exec(mail?.text ?? '') ?? []
  expect((await house.guest().get(link)).text).toContain('<button type="submit"')
  expect(await house.db.selectFrom('mail_refusals').selectAll().execute()).toEqual([])
  // as a mail program sends it: no cookie, no token, from nowhere
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  expect((await house.guest().send(link, { method: 'POST', body })).status).toBe(200)
  expect((await house.guest().send(`${link}x`, { method: 'POST', body })).status).toBe(403)
  await give(house.guest(), workId, '192.0.2.9')
  house.clock.now = new Date('2026-03-11T00:00:01.000Z')
  expect(await mailsOf(house)).toHaveLength(1)
  expect(await counterOf(house, workId)).toBe(3)
})

test('many names are shown a page at a time, and an account that goes leaves its kudos as a guest’s', async () => {
  await using house = await open()
  const { workId } = await plantWork(house, ['quillfeather'])
  for (let reader = 0; reader < 52; reader++) await give(await house.as(`reader_${reader}`), workId)
  const page = wordsOf((await house.guest().get(urls.work(workId))).text)
  expect(page).toContain('reader_51 , reader_50')
  expect(page).toContain('and 2 more members left kudos on this work.')
  const list = await house.guest().get(urls.kudosList(workId))
  expect(list.text).toContain('class="kudos-index region"')
  expect(wordsOf(list.text)).toContain('52 members and 0 guests')
  expect(wordsOf(list.text)).toContain('reader_0')
  await house.db.deleteFrom('users').where('login', '=', 'reader_3').execute()
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
  expect(wordsOf((await house.guest().get(urls.kudosList(workId))).text)).toContain('51 members and 1 guest')
  expect(await counterOf(house, workId)).toBe(52)
})
