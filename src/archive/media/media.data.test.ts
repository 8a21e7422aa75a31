import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { pictures } from '../../../test/pictures.ts'
import { chapterDetails, plantWork } from '../../../test/stories.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { removeUser } from '../accounts/index.ts'
import { urls } from '../urls.ts'
import { keepPicture, markupOf } from './keeping.ts'

const userOf = async ({ db }: TestHouse, login: string) =>
  (await db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id

/** A picture of quillfeather's, already kept. */
async function planted(house: TestHouse, width = 40) {
  await house.as('quillfeather')
  const kept = await keepPicture(house, await userOf(house, 'quillfeather'), await pictures.png(width, 30), 'An "owl"')
  if (!kept.ok) throw new Error(kept.problem)
  return kept.value
}

const sent = async (width: number) => new File([(await pictures.png(width, 9)) as Uint8Array<ArrayBuffer>], 'owl.html')

test('a picture is sent, listed with what shows it, described, and served as nothing but a picture', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const page = urls.pictures('quillfeather')
  expect((await author.post(page, { picture: await sent(40), alt: 'A "red" field' })).location).toBe(page)
  const list = (await author.get(page)).text
  const [, src = '', name = ''] = /&lt;img src=&quot;(\/media\/([a-z2-7]{32}\.png))&quot;/.exec(list) ?? []
  expect(list).toContain(
    'alt=&quot;A &amp;quot;red&amp;quot; field&quot; width=&quot;40&quot; height=&quot;9&quot;&gt;',
  )
  const served = await house.guest().get(src)
  expect(served.status).toBe(200)
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  expect((await house.guest().get('/media/../secret')).status).toBe(404)
  expect((await house.guest().get(src.replace(name[0] ?? '', name[0] === 'a' ? 'b' : 'a'))).status).toBe(404)
  const { id } = await house.db.selectFrom('pictures').select('id').executeTakeFirstOrThrow()
  await author.post(urls.editPicture('quillfeather', id), { alt: 'A field of poppies' })
  expect((await author.get(page)).text).toContain('value="A field of poppies"')
  const other = await house.as('maren')
  for (const address of [page, urls.deletePicture('quillfeather', id), urls.deletePicture('maren', id)])
    expect((await other.get(address)).status).toBe(404)
  expect((await other.post(urls.editPicture('maren', id), { alt: 'mine' })).status).toBe(404)
})

test('what cannot be kept is refused beside its field, and what was said of it stays', async () => {
  await using house = await openTestHouse({ FANLIGHT_PICTURE_MEGABYTES: '1' })
  const author = await house.as('quillfeather')
  const page = urls.pictures('quillfeather')
  const refused = async (picture: File | string, alt = 'An owl') => {
    const answer = await author.post(page, { picture, alt })
    expect(answer.status).toBe(422)
    if (alt.length < 100) expect(answer.text).toContain(`value="${alt}"`)
    return wordsOf(answer.text)
  }
  const bomb = Buffer.from(await pictures.png(4, 4))
  bomb.writeUInt32BE(10_000, 16)
  bomb.writeUInt32BE(6_000, 20)
  expect(await refused(new File([bomb], 'bomb.png'))).toContain('at most 30 megapixels')
  expect(await refused(new File(['<html><script>alert(1)</script>'], 'owl.jpg', { type: 'image/jpeg' }))).toContain(
    'not a picture of a kind that is taken',
  )
  expect(await refused(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'owl.png'))).toContain('at most 10 MB')
  expect(await refused('')).toContain('Choose a file')
  expect(await refused(await sent(8), 'x'.repeat(501))).toContain('at most 500 characters')
  const userId = await userOf(house, 'quillfeather')
  const row = { user_id: userId, name: 'x', bytes: 1024 * 1024, width: 1, height: 1, alt: '', print: 'x', kept_at: '' }
  await house.db.insertInto('pictures').values(row).execute()
  expect(await refused(await sent(8))).toContain('no room')
})

test('the editor gets the address and the size of what it sends, and the same file twice is one picture', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const send = async () =>
    author.post(urls.pictures('quillfeather'), { picture: await sent(12), alt: 'An owl' }, undefined, {
      accept: 'application/json',
    })
  const [first, again] = [await send(), await send()]
  expect([first.status, JSON.parse(first.text)]).toEqual([
    201,
    { src: expect.stringMatching(/^\/media\/[a-z2-7]{32}\.png$/), width: 12, height: 9, alt: 'An owl' },
  ])
  expect(again.text).toBe(first.text)
  const wrong = await author.post(urls.pictures('quillfeather'), { picture: new File(['no'], 'x') }, undefined, {
    accept: 'application/json',
  })
  expect(JSON.parse(wrong.text)).toEqual({ sentence: expect.stringContaining('not a picture') })
})

test('files of a work hold its pictures, and name them in words once they are deleted', async () => {
  await using house = await openTestHouse()
  const picture = await planted(house)
  const html = `<p>${markupOf(picture)}</p><p>Two eyes.</p>`
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], { chapters: [chapterDetails(html)] })
  const file = async (ending: string) => {
    const answer = await house.app.request(`http://archive.test/downloads/${workId}/x.${ending}`)
    return Buffer.from(await answer.arrayBuffer())
  }
  const book = unzipSync(await file('epub'))
  const inside = `pictures/${picture.src.split('/').at(-1)}`
  expect(
    Buffer.from(book[inside] ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  const chapter = () => Buffer.from(book[`chapter-${chapterIds[0]}.xhtml`] ?? []).toString()
  expect(chapter()).toContain(`<img src="${inside}" alt="An &quot;owl&quot;" width="40" height="30"/>`)
  expect(Buffer.from(book['content.opf'] ?? []).toString()).toContain(`href="${inside}" media-type="image/png"`)
  expect((await file('html')).toString()).toContain('<img src="data:image/png;base64,')

  const author = await house.as('quillfeather')
  const { id } = await house.db.selectFrom('pictures').select('id').executeTakeFirstOrThrow()
  expect(wordsOf((await author.get(urls.deletePicture('quillfeather', id))).text)).toContain('Tea at Dawn')
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
  await author.post(urls.deletePicture('quillfeather', id))
  await house.workOff()
  expect((await house.guest().get(picture.src)).status).toBe(404)
  expect((await file('html')).toString()).toContain('[Picture: An &quot;owl&quot;')
})

test('who leaves takes pictures along, but not those in works that stay', async () => {
  await using house = await openTestHouse()
  const [shown, other] = [await planted(house), await planted(house, 41)]
  const html = `<p>${markupOf(shown)}</p>`
  const { workId } = await plantWork(house, ['quillfeather', 'maren'], { chapters: [chapterDetails(html)] })
  await house.db.transaction().execute(async (trx) => {
    const userId = await userOf(house, 'quillfeather')
    await trx.deleteFrom('creatorships').where('work_id', '=', workId).where('position', '=', 0).execute()
    await removeUser(trx, userId)
    await house.announce(trx, { kind: 'user-removed', userId })
  })
  await house.workOff()
  expect((await house.guest().get(other.src)).status).toBe(404)
  expect((await house.guest().get(shown.src)).status).toBe(200)
})
