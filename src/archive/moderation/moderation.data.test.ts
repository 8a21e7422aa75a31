import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { post } from '../../../test/posting.ts'
import { type Fields, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

let house: TestHouse
let author: Visitor
let judge: Visitor
let policy: Visitor
let workId = 0

beforeAll(async () => {
  house = await openTestHouse()
  author = await house.as('quill')
  judge = await house.as('mod', ['moderator'])
  policy = await house.as('lead', ['policy'])
})
beforeEach(async () => {
  workId = await post(author, { title: `Tea ${crypto.randomUUID().slice(0, 8)}` })
})
afterAll(() => house[Symbol.asyncDispose]())

const words = { category: 'harassment', text: 'It names my neighbour.', homepage: '' }

/** @returns the number of the newest case */
async function report(by: Visitor, address: string, fields: Fields = {}): Promise<number> {
  const answer = await by.post(urls.report(), { ...words, address, ...fields })
  expect([answer.status, wordsOf(answer.text)]).toEqual([200, expect.stringContaining('Thank you')])
  const row = await house.db.selectFrom('reports').select('case_id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return row.case_id
}

const act = (by: Visitor, caseId: number, fields: Fields) => by.post(urls.staffCase(caseId), fields)
const measure = (by: Visitor, caseId: number, kind: string, fields: Fields = {}) =>
  act(by, caseId, { act: 'measure', kind, reason: 'It names a neighbour.', ...fields })
const newestMeasure = async () =>
  (await house.db.selectFrom('measures').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
const lettersTo = async (to: string) => {
  await house.workOff()
  return (await mailsOf(house)).filter((mail) => mail.to.includes(to))
}

test('a guest reports a work, a moderator hides it, the author reads why, appeals, and gets it back', async () => {
  const caseId = await report(house.guest(), urls.work(workId), { email: 'reader@example.org' })
  expect(wordsOf((await judge.get(urls.staffReports())).text)).toContain('nobody yet')
  await act(judge, caseId, { act: 'claim' })
  expect((await measure(judge, caseId, 'hide')).status).toBe(303)
  await act(judge, caseId, { act: 'close', answer: 'It is hidden now.' })

  const [hidden, missing] = [await house.guest().get(urls.work(workId)), await house.guest().get(urls.work(999_999))]
  expect(hidden.status).toBe(404)
  expect(hidden.text).toBe(missing.text)
  expect((await house.guest().get(urls.works())).text).not.toContain(`id="work_${workId}"`)
  const own = wordsOf((await author.get(urls.work(workId))).text)
  expect(own).toContain('It names a neighbour.')
  expect(own).toContain('The kettle sang.')
  expect((await lettersTo('reader@example.org')).at(-1)?.text).toContain('It is hidden now.')

  const mail = (await lettersTo('quill@example.org')).at(-1)
  expect(mail?.subject).not.toContain('Tea')
  const appeal = linkIn(mail ?? { text: '' }, '/appeal/')
  expect((await house.guest().post(appeal, { text: 'She is made up.' })).status).toBe(303)
  const id = await newestMeasure()
  expect((await judge.post(urls.staffMeasure(id), { act: 'grant' })).status).toBe(403)
  expect(wordsOf((await policy.get(urls.staffReports('appeals'))).text)).toContain('She is made up.')
  await policy.post(urls.staffMeasure(id), { act: 'grant', answer: 'You are right.' })
  expect((await house.guest().get(urls.work(workId))).status).toBe(200)
  expect(wordsOf((await author.get(urls.standing('quill'))).text)).toContain('We agreed. You are right.')
  const trail = wordsOf((await author.get(urls.ownTrail('quill'))).text)
  expect(trail).toContain('A work was hidden')
  expect(trail).toContain('An appeal was granted')
  expect(trail).not.toContain('by mod')
})

test('several reports of one thing are one case; an urgent one is told to those who decide at once', async () => {
  const reader = await house.as('reader')
  const first = await report(reader, urls.work(workId))
  expect(await report(house.guest(), urls.work(workId), { category: 'illegal' })).toBe(first)
  expect(wordsOf((await judge.get(urls.staffReports())).text)).toContain('Urgent:')
  expect((await lettersTo('mod@example.org')).at(-1)?.subject).toContain('urgent')
  await act(judge, first, { act: 'close', answer: 'Thank you, we looked.' })
  expect(wordsOf((await reader.get(urls.standing('reader'))).text)).toContain('Thank you, we looked.')
  expect(await report(reader, urls.work(workId))).not.toBe(first)
})

test('cases are merged, noted, closed and opened again', async () => {
  const [one, two] = [
    await report(house.guest(), urls.work(workId)),
    await report(house.guest(), urls.profile('quill')),
  ]
  await act(judge, one, { act: 'note', note: 'The same as the profile.' })
  await act(judge, one, { act: 'merge', into: String(two) })
  const page = wordsOf((await judge.get(urls.staffCase(two))).text)
  expect(page).toContain('The same as the profile.')
  expect(page.match(/It names my neighbour/g)).toHaveLength(2)
  await act(judge, two, { act: 'close', answer: '' })
  await act(judge, two, { act: 'reopen' })
  expect(wordsOf((await judge.get(urls.staffCase(two))).text)).toContain('Answer and close')
})

test('a report of what one may not see is answered like one of what is not there', async () => {
  const draft = await post(author, { title: 'Hush', what: 'draft', draft: '1', restricted: '1' })
  const guest = house.guest()
  const [secret, missing] = [
    await guest.get(urls.report(urls.work(draft))),
    await guest.get(urls.report(urls.work(999_999))),
  ]
  expect(secret.status).toBe(404)
  expect(secret.text).toBe(missing.text)
  const refused = await guest.post(urls.report(), { ...words, address: urls.work(draft), text: '' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('Write what is wrong')
  expect((await guest.post(urls.report(), { ...words, address: '/works', homepage: 'x' })).status).toBe(422)
})

test('another rating and other warnings stand in front of the other tags, and come back', async () => {
  const before = wordsOf((await house.guest().get(urls.work(workId))).text)
  const caseId = await report(house.guest(), urls.work(workId), { category: 'tags' })
  const tags = { rating: 'Mature', warnings: ['Graphic Depictions Of Violence'] }
  expect((await measure(judge, caseId, 'retag', tags)).status).toBe(303)
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toContain('for adults')
  const shown = wordsOf((await house.guest().get(`${urls.work(workId)}?view_adult=true`)).text)
  expect(shown).toContain('Graphic Depictions Of Violence')
  expect(shown).toContain('Sherlock Holmes')
  await judge.post(urls.staffMeasure(await newestMeasure()), { act: 'lift', reason: 'It was fine.' })
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toBe(before)
})

test('a hidden comment is gone for others with its place kept for answers, and comes back', async () => {
  const reader = await house.as('reader')
  const said = await reader.post(urls.comments(workId), { 'comment[comment_content]': 'You are all wrong.' })
  const id = Number(/comments\/(\d+)/.exec(said.location ?? '')?.[1])
  await author.post(urls.replies(id), { 'comment[comment_content]': 'How so?' })
  const caseId = await report(house.guest(), urls.comment(id))
  await measure(judge, caseId, 'hide-comment')
  const page = wordsOf((await house.guest().get(urls.comments(workId))).text)
  expect(page).not.toContain('You are all wrong.')
  expect(page).toContain('How so?')
  expect((await house.guest().get(urls.comment(id))).status).toBe(404)
  expect((await reader.get(urls.comment(id))).status).toBe(200)
  await judge.post(urls.staffMeasure(await newestMeasure()), { act: 'lift', reason: 'Rude, but no more.' })
  // pages of guests are kept for a second
  house.clock.now = new Date(house.now().getTime() + 2000)
  expect(wordsOf((await house.guest().get(urls.comments(workId))).text)).toContain('You are all wrong.')
})

test('a suspended member reads, is told why on every page, and says nothing', async () => {
  const loud = await house.as('loud')
  const caseId = await report(house.guest(), urls.profile('loud'))
  await measure(judge, caseId, 'suspend', { days: '7' })
  expect(wordsOf((await loud.get(urls.works())).text)).toContain('suspended until 16 Mar 2026')
  expect(wordsOf((await loud.get(urls.works())).text)).toContain('It names a neighbour.')
  expect((await loud.post(urls.comments(workId), { 'comment[comment_content]': 'Ha.' })).status).toBe(403)
  expect((await loud.post('/kudos', { 'kudo[commentable_id]': String(workId) })).status).toBe(403)
  expect((await loud.post(urls.preferences('loud'), {})).status).toBe(303)
  house.clock.now = new Date('2026-03-17T00:00:00.000Z')
  expect((await loud.post(urls.comments(workId), { 'comment[comment_content]': 'Ha.' })).status).toBe(303)
  house.clock.now = new Date('2026-03-09T12:00:00.000Z')
})

test('only a policy lead shuts somebody out, who is out at once', async () => {
  const bad = await house.as('bad')
  const caseId = await report(house.guest(), urls.profile('bad'))
  expect((await measure(judge, caseId, 'ban')).status).toBe(422)
  expect((await bad.get(urls.preferences('bad'))).status).toBe(200)
  await measure(policy, caseId, 'ban')
  expect((await bad.get(urls.preferences('bad'))).status).toBe(303)
  expect(linkIn((await lettersTo('bad@example.org')).at(-1) ?? { text: '' }, '/appeal/')).toContain('/appeal/')
})

test('a deleted work leaves its text with the author, says what was decided, and is gone after thirty days', async () => {
  const caseId = await report(house.guest(), urls.work(workId))
  await measure(policy, caseId, 'remove', { shownAs: 'law' })
  expect((await house.guest().get(urls.work(workId))).status).toBe(451)
  expect((await lettersTo('quill@example.org')).at(-1)?.text).toContain('The kettle sang.')
  house.clock.now = new Date('2026-04-09T12:00:00.000Z')
  await house.workOff()
  expect(await house.db.selectFrom('works').select('id').where('id', '=', workId).execute()).toEqual([])
  house.clock.now = new Date('2026-03-09T12:00:00.000Z')
})

test('nobody judges their own matter, and nobody but staff finds the desk', async () => {
  const own = await house.as('both', ['moderator'])
  const id = await post(own, { title: 'Mine' })
  const caseId = await report(house.guest(), urls.work(id))
  expect(wordsOf((await measure(own, caseId, 'hide')).text)).toContain('your own matter')
  expect((await author.get(urls.staffCase(caseId))).status).toBe(403)
  expect((await house.guest().get(urls.staffReports())).status).toBe(303)
})
