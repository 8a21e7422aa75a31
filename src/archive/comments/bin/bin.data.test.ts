import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { plantWork } from '../../../../test/stories.ts'
import { type Visitor, wordsOf } from '../../../../test/visitor.ts'
import { checkArchive } from '../../checking/index.ts'
import { urls } from '../../urls.ts'
import { planSweep } from '../../works/index.ts'

const DAY = 86_400_000

test('a comment that was deleted is put back by its writer alone: into its place, with its answers and its counter', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const [maren, quill, other] = [await house.as('maren'), await house.as('quillfeather'), await house.as('knotwork')]
  const first = await say(maren, urls.comments(workId), 'The lamp was lovely.')
  const answer = await say(quill, urls.replies(first), 'Thank you.')
  await maren.post(urls.comment(first), { _method: 'delete' })
  expect(wordsOf((await house.guest().get(urls.comments(workId))).text)).not.toContain('The lamp was lovely.')
  expect(await counted(house, workId)).toBe(1)
  const page = wordsOf((await maren.get(urls.commentBin('maren'))).text)
  expect(page).toContain('The lamp was lovely.')
  expect(page).toContain('maren on Tea at Dawn')
  for (const [who, login] of [
    [other, 'knotwork'],
    [quill, 'quillfeather'],
  ] as const)
    expect((await who.post(urls.commentBin(login), { comment: String(first) })).status).toBe(404)
  const back = await maren.post(urls.commentBin('maren'), { comment: String(first) })
  expect(back.location).toBe(`${urls.comment(first)}#comment_${first}`)
  expect(await counted(house, workId)).toBe(2)
  const shown = wordsOf((await house.guest().get(`${urls.comments(workId)}?again`)).text)
  expect(shown.indexOf('The lamp was lovely.')).toBeLessThan(shown.indexOf('Thank you.'))
  expect(answer).toBeGreaterThan(first)
  expect((await maren.post(urls.commentBin('maren'), { comment: String(first) })).status).toBe(404)
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('one without answers comes back where it stood; with nothing over it any more, it begins a thread', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const [maren, quill] = [await house.as('maren'), await house.as('quillfeather')]
  const first = await say(maren, urls.comments(workId), 'One.')
  await say(maren, urls.comments(workId), 'Two.')
  const answer = await say(quill, urls.replies(first), 'An answer.')
  await quill.post(urls.comment(answer), { _method: 'delete' })
  await maren.post(urls.comment(first), { _method: 'delete' })
  expect(await counted(house, workId)).toBe(1)
  expect((await checkArchive(house.db)).faults).toEqual([])
  await quill.post(urls.commentBin('quillfeather'), { comment: String(answer) })
  await maren.post(urls.commentBin('maren'), { comment: String(first) })
  expect(await counted(house, workId)).toBe(3)
  const rows = await house.db.selectFrom('comments').select(['id', 'parent_id', 'number']).orderBy('id').execute()
  expect(rows).toMatchObject([
    { parent_id: null, number: 1 },
    { number: 2 },
    { id: answer, parent_id: null, number: 3 },
  ])
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('what a creator removed or rejected they can put back; the writer cannot, and nobody comes back to where they may say nothing', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const [maren, quill] = [await house.as('maren'), await house.as('quillfeather')]
  const removed = await say(maren, urls.comments(workId), 'Where is chapter two?')
  await quill.post(urls.comment(removed), { _method: 'delete' })
  expect((await maren.post(urls.commentBin('maren'), { comment: String(removed) })).status).toBe(404)
  await quill.post(urls.commentBin('quillfeather'), { comment: String(removed) })
  expect((await maren.get(urls.comment(removed))).status).toBe(200)

  await maren.post(urls.comment(removed), { _method: 'delete' })
  await quill.post(urls.distance('quillfeather'), { name: 'maren', do: 'block' })
  const refused = await maren.post(urls.commentBin('maren'), { comment: String(removed) })
  expect(refused.location).toBe(urls.commentBin('maren'))
  expect(wordsOf((await maren.get(urls.commentBin('maren'))).text)).toContain('Where is chapter two?')
  await quill.post(urls.distance('quillfeather'), { name: 'maren', do: 'unblock' })

  await quill.post(urls.commentChoices(workId), { allowed: 'everyone', moderated: 'all' })
  const waiting = await say(maren, urls.comments(workId), 'Does this wait?')
  await quill.post(urls.waitingComments('quillfeather'), { comment: String(waiting), do: 'reject' })
  await quill.post(urls.commentBin('quillfeather'), { comment: String(waiting) })
  expect(wordsOf((await quill.get(urls.waitingComments('quillfeather'))).text)).toContain('Does this wait?')
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('after thirty days a deleted comment is gone for good', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const maren = await house.as('maren')
  const id = await say(maren, urls.comments(workId), 'Gone soon.')
  await maren.post(urls.comment(id), { _method: 'delete' })
  house.clock.now = new Date(house.now().getTime() + 30 * DAY)
  const later = await house.as('maren')
  expect((await later.post(urls.commentBin('maren'), { comment: String(id) })).status).toBe(404)
  expect(await house.db.selectFrom('comment_bin').selectAll().execute()).toHaveLength(1)
  await house.db.transaction().execute((trx) => planSweep(trx, house.now()))
  house.clock.now = new Date(house.now().getTime() + DAY)
  await house.workOff()
  expect(await house.db.selectFrom('comment_bin').selectAll().execute()).toEqual([])
})

test('a comment in a margin comes back to its paragraph', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'])
  const [maren, quill] = [await house.as('maren'), await house.as('quillfeather')]
  await quill.post(urls.commentChoices(workId), { allowed: 'everyone', moderated: 'none', margin: '1' })
  const at = urls.marginAt(chapterIds[0] ?? 0, 'p1')
  const id = await say(maren, at, 'This line.')
  expect(id).toBeGreaterThan(0)
  await maren.post(urls.comment(id), { _method: 'delete' })
  expect(wordsOf((await maren.get(at)).text)).not.toContain('This line.')
  await maren.post(urls.commentBin('maren'), { comment: String(id) })
  expect(wordsOf((await maren.get(at)).text)).toContain('This line.')
  expect((await checkArchive(house.db)).faults).toEqual([])
})

async function say(visitor: Visitor, address: string, words: string): Promise<number> {
  const answer = await visitor.post(address, { 'comment[comment_content]': words })
  return Number(/\/comments\/(\d+)/.exec(answer.location ?? '')?.[1])
}

async function counted({ db }: TestHouse, workId: number): Promise<number> {
  const row = await db.selectFrom('work_counters').select('comments').where('work_id', '=', workId).executeTakeFirst()
  return row?.comments ?? 0
}
