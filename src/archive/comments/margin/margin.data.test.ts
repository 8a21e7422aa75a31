import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { mailsOf } from '../../../../test/outbox.ts'
import { chapterDetails, plantWork } from '../../../../test/stories.ts'
import { type Answer, type Visitor, wordsOf } from '../../../../test/visitor.ts'
import { checkArchive } from '../../checking/index.ts'
import { urls } from '../../urls.ts'

const TEXT = '<p>The kettle sang its song to nobody at all.</p><p>She waited for the rain to stop, and it did not.</p>'
const say = (visitor: Visitor, address: string, text: string, more = {}) =>
  visitor.post(address, { 'comment[comment_content]': text, ...more })
const idIn = (answer: Answer) => Number(/\/comments\/(\d+)/.exec(answer.location ?? '')?.[1])
const page = async (visitor: Visitor, address: string) => wordsOf((await visitor.follow(address)).text)

async function openHall(choices: Readonly<Record<string, string>> = { margin: '1' }) {
  const house = await openTestHouse()
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], {
    chapters: [chapterDetails(TEXT), chapterDetails('<p>The second door.</p>')],
  })
  const author = await house.as('quillfeather')
  await author.post(urls.commentChoices(workId), { allowed: 'everyone', moderated: 'none', ...choices })
  return {
    house,
    workId,
    chapterId: chapterIds[0] ?? 0,
    author,
    maren: await house.as('maren'),
    tobias: await house.as('tobias'),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}

async function rewrite(house: TestHouse, author: Visitor, workId: number, chapterId: number, text: string) {
  house.clock.now = new Date(house.clock.now.getTime() + 5000)
  const { text: form } = await author.get(urls.editChapter(workId, chapterId))
  const version = /name="version" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const saved = await author.post(urls.editChapter(workId, chapterId), { version, title: '', text, position: '1' })
  expect(saved.status, wordsOf(saved.text)).toBe(303)
}

test('a passage is commented on, and the count beside its paragraph leads to what was said', async () => {
  await using hall = await openHall()
  const { house, workId, chapterId, author, maren } = hall
  const at = urls.marginAt(chapterId, 'p2')
  expect(await page(house.guest(), urls.margin(chapterId))).toContain(
    'Comment on “The kettle sang its song to nobody at al”',
  )
  const said = await say(maren, at, 'It never does.', { quote: 'the rain', from: '0' })
  const first = idIn(said)
  await say(author, urls.replies(first), 'Not in this town.')
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
  const chapter = await house.guest().get(urls.chapter(workId, chapterId))
  expect(chapter.text).toContain(`href="${at}">2<span class="landmark"> comments on this paragraph</span></a></p>`)
  expect(chapter.text).not.toContain('It never does.')
  const beside = await page(house.guest(), at)
  expect(beside).toContain('She waited for the rain to stop')
  expect(beside).toContain('It never does.')
  expect(beside).toContain('Not in this town.')
  expect(await page(house.guest(), urls.marginAt(chapterId, 'p1'))).not.toContain('It never does.')
  const all = await house.guest().get(urls.comments(workId))
  expect(wordsOf(all.text)).toContain('On a passage of this chapter the rain')
  expect(all.text).toContain('<details class="on-words">')
  expect(await page(author, urls.inbox('quillfeather'))).toContain('the rain')
  const mail = (await mailsOf(house)).find(({ to }) => to.includes('quillfeather'))
  expect(mail?.text).toContain('On the words “the rain”:')
  expect((await house.guest().get(urls.entireWork(workId))).text).toContain(`href="${at}"`)
})

test('it is for the author to say whether paragraphs can be commented on', async () => {
  await using hall = await openHall({})
  const { house, workId, chapterId, author, maren } = hall
  expect((await house.guest().get(urls.chapter(workId, chapterId))).text).not.toContain('to-margin')
  for (const address of [urls.margin(chapterId), urls.marginAt(chapterId, 'p1'), urls.marginAt(chapterId, 'end')])
    expect((await maren.get(address)).status).toBe(404)
  expect((await say(maren, urls.marginAt(chapterId, 'p1'), 'Hello')).status).toBe(404)
  await author.post(urls.commentChoices(workId), { defaults: '1', allowed: 'everyone', moderated: 'none' })
  await author.post(urls.talkPreferences('quillfeather'), { allowed: 'everyone', moderated: 'none', margin: '1' })
  expect((await say(maren, urls.marginAt(chapterId, 'p1'), 'Hello')).status).toBe(303)
  await author.post(urls.commentChoices(workId), { allowed: 'everyone', moderated: 'none' })
  expect(await page(house.guest(), urls.comments(workId))).toContain('Hello')
})

test('a refused comment keeps what was typed, its passage too', async () => {
  await using hall = await openHall()
  const { chapterId, maren } = hall
  const at = urls.marginAt(chapterId, 'p1')
  const refused = await say(maren, at, 'Mine', { quote: 'the samovar' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('These words do not stand in the paragraph')
  expect(refused.text).toContain('value="the samovar"')
  expect(refused.text).toContain('Mine</textarea>')
  const empty = await say(maren, at, '', { quote: 'kettle' })
  expect([empty.status, empty.text.includes('value="kettle"')]).toEqual([422, true])
  const gone = await say(maren, urls.marginAt(chapterId, 'p77'), 'Where is it?')
  expect(gone.status).toBe(422)
  expect(gone.text).toContain(`action="${urls.chapterComments(chapterId)}"`)
  expect(gone.text).toContain('Where is it?')
})

test('comments follow their paragraph through revisions, and come to the end when it is gone', async () => {
  await using hall = await openHall()
  const { house, workId, chapterId, author, maren } = hall
  await say(maren, urls.marginAt(chapterId, 'p1'), 'About the kettle')
  await say(maren, urls.marginAt(chapterId, 'p2'), 'About the rain', { quote: 'the rain' })
  await rewrite(
    house,
    author,
    workId,
    chapterId,
    '<p>A new beginning.</p><p>She waited for the long rain to stop, and it did not.</p>',
  )
  const { text } = await house.guest().get(urls.chapter(workId, chapterId))
  expect(text).toMatch(/it did not\. <a class="said"/)
  expect(wordsOf(text)).toContain('1 comment on passages that the author has changed since')
  expect(await page(house.guest(), urls.marginAt(chapterId, 'p2'))).toContain('About the rain')
  const end = await page(house.guest(), urls.marginAt(chapterId, 'end'))
  expect(end).toContain('The kettle sang its song to nobody at all.')
  expect(end).toContain('About the kettle')
  expect(end).not.toContain('About the rain')
  expect((await house.guest().get(urls.marginAt(chapterId, 'p1'))).location).toBe(urls.marginAt(chapterId, 'end'))
  expect((await house.guest().get(urls.marginAt(chapterId, 'p99'))).status).toBe(404)
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('what waits, is muted or was taken away does not count in a margin', async () => {
  await using hall = await openHall({ margin: '1', moderated: 'new' })
  const { house, workId, chapterId, author, maren, tobias } = hall
  const at = urls.marginAt(chapterId, 'p1')
  const countFor = async (visitor: Visitor) => {
    house.clock.now = new Date(house.clock.now.getTime() + 2000)
    const { text } = await visitor.get(urls.chapter(workId, chapterId))
    return Number(/class="said"[^>]*>(\d+)/.exec(text)?.[1] ?? 0)
  }
  const first = idIn(await say(maren, at, 'First'))
  expect(await countFor(house.guest())).toBe(0)
  await author.post(urls.waitingComments('quillfeather'), { comment: String(first), do: 'approve' })
  const second = idIn(await say(maren, at, 'Second'))
  expect(await countFor(house.guest())).toBe(2)
  await tobias.post(urls.distance('tobias'), { name: 'maren', do: 'mute' })
  expect([await countFor(tobias), await countFor(house.guest())]).toEqual([0, 2])
  await maren.post(urls.comment(second), { _method: 'delete' })
  expect(await countFor(house.guest())).toBe(1)
  await author.post(urls.distance('quillfeather'), { name: 'maren', do: 'block' })
  expect((await say(maren, at, 'Third')).status).toBe(422)
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('the same words can be said of two paragraphs, and once of each', async () => {
  await using hall = await openHall()
  const { house, chapterId, maren } = hall
  const [one, again, other] = [
    await say(maren, urls.marginAt(chapterId, 'p1'), 'Ha!'),
    await say(maren, urls.marginAt(chapterId, 'p1'), 'Ha!'),
    await say(maren, urls.marginAt(chapterId, 'p2'), 'Ha!'),
  ]
  expect(idIn(one)).toBe(idIn(again))
  expect(idIn(one)).not.toBe(idIn(other))
  expect(await house.db.selectFrom('comment_anchors').select('block').orderBy('comment_id').execute()).toEqual([
    { block: 'p1' },
    { block: 'p2' },
  ])
})

test('every paragraph of a long chapter has an address', async () => {
  await using hall = await openHall()
  const { house, workId, chapterId, author, maren } = hall
  const words = Array.from({ length: 40 }, (_, at) => `<p>Paragraph number ${at}, which says something of its own.</p>`)
  await rewrite(house, author, workId, chapterId, words.join(''))
  const { text } = await maren.get(urls.margin(chapterId))
  const addresses = [...text.matchAll(/href="(\/chapters\/\d+\/margin\/\w+)"/g)].map(([, address = '']) => address)
  expect(addresses).toHaveLength(40)
  for (const address of addresses.slice(-8)) expect((await maren.get(address)).status, address).toBe(200)
  expect((await say(maren, addresses.at(-1) ?? '', 'The last')).status).toBe(303)
})

test('when a chapter is split, and joined again, what was said goes with its paragraph', async () => {
  await using hall = await openHall()
  const { house, workId, chapterId, author, maren } = hall
  const first = idIn(await say(maren, urls.marginAt(chapterId, 'p2'), 'About the rain'))
  await say(author, urls.replies(first), 'An answer')
  const chapterOf = async () =>
    (await house.db.selectFrom('comments').select('chapter_id').distinct().execute()).map(
      ({ chapter_id }) => chapter_id,
    )
  await author.post(urls.splitChapter(workId, chapterId), { at: 'p2', title: '' })
  const [second = 0] = (await chapterOf()).map(Number)
  expect(second).not.toBe(chapterId)
  expect(await page(house.guest(), urls.marginAt(second, 'p2'))).toContain('An answer')
  expect(await page(house.guest(), `${urls.chapter(workId, second)}?show_comments=true`)).toContain('About the rain')
  expect((await checkArchive(house.db)).faults).toEqual([])
  await author.post(urls.joinChapter(workId, chapterId))
  expect(await chapterOf()).toEqual([chapterId])
  expect(await page(house.guest(), urls.marginAt(chapterId, 'p2'))).toContain('About the rain')
  expect((await checkArchive(house.db)).faults).toEqual([])
})
