import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { plantShapes } from '../../../test/shapes.ts'
import { plantWork, workDetails } from '../../../test/stories.ts'
import { urls } from '../urls.ts'
import { updateWork } from '../works/index.ts'

async function fetched(house: TestHouse, address: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await house.app.request(`http://archive.test${address}`, { headers })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

function opened(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString()]),
  )
}

test('a work page offers its files in the shape that readers’ tools know', async () => {
  await using house = await openTestHouse()
  const { many } = await plantShapes(house)
  const { text } = await house.guest().get(`${urls.work(many.workId)}?view_full_work=true`)
  const list = /<li class="download">.*?<ul class="expandable secondary">(.*?)<\/ul>/s.exec(text)?.[1] ?? ''
  expect(
    [...list.matchAll(/<li><a href="([^"]+)">([^<]+)<\/a><\/li>/g)].map(([, href, word]) => `${word} ${href}`),
  ).toEqual(
    [
      ['EPUB', 'epub'],
      ['PDF', 'pdf'],
      ['HTML', 'html'],
      ['Plain text', 'txt'],
      ['Markdown', 'md'],
    ].map(([word, ending]) => `${word} /downloads/${many.workId}/Many_Chapters.${ending}?updated_at=1773057600`),
  )
})

test('an EPUB is whole, keeps the paragraphs’ ids, and is the same bytes as long as nothing changes', async () => {
  await using house = await openTestHouse()
  const { many } = await plantShapes(house)
  const one = await fetched(house, `/downloads/${many.workId}/work.epub`)
  expect([one.status, one.headers.get('content-type')]).toEqual([200, 'application/epub+zip'])
  expect(one.bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
  const files = opened(one.bytes)
  expect(files['content.opf']).toContain(
    `<dc:identifier id="book">http://127.0.0.1:8080/works/${many.workId}</dc:identifier>`,
  )
  expect(files['content.opf']).toContain('<meta property="dcterms:modified">2026-03-09T12:00:00Z</meta>')
  expect(files['content.opf']).toContain('<meta name="calibre:series" content="Tea &amp; Other &quot;Things&quot;"/>')
  expect(files[`chapter-${many.chapterIds[0]}.xhtml`]).toContain('<p id="p1">The kettle sang.</p>')
  expect(files['preface.xhtml']?.match(/\/works\/\d+"/g)).toHaveLength(1)

  await using again = await openTestHouse()
  const other = await plantShapes(again)
  expect((await fetched(again, `/downloads/${other.many.workId}/x.epub`)).bytes.equals(one.bytes)).toBe(true)
})

test('a file that a reader has already is not sent again; after an edit another one is', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const address = `/downloads/${workId}/x.epub`
  const etag = (await fetched(house, address)).headers.get('etag') ?? ''
  expect((await fetched(house, address, { 'if-none-match': `"other", W/${etag}` })).status).toBe(304)
  house.clock.now = new Date('2026-03-10T08:00:00.000Z')
  await house.db
    .transaction()
    .execute((trx) => updateWork(trx, workId, workDetails({ title: 'Tea at Noon' }), house.now()))
  const after = await fetched(house, address, { 'if-none-match': etag })
  expect(after.status).toBe(200)
  expect(opened(after.bytes)['content.opf']).toContain('Tea at Noon')
})

test('who may not read a work gets no file of it, and neither does who may not download it', async () => {
  await using house = await openTestHouse()
  const { restricted, seriesId } = await plantShapes(house)
  const [guest, maren, quillfeather] = [house.guest(), await house.as('maren'), await house.as('quillfeather')]
  expect((await guest.get(`/downloads/${restricted.workId}/x.epub`)).status).toBe(404)
  expect((await maren.get(`/downloads/${restricted.workId}/x.epub`)).status).toBe(200)
  expect(Object.keys(opened((await fetched(house, `/downloads/series/${seriesId}/x.epub`)).bytes))).not.toContain(
    `work-${restricted.workId}.xhtml`,
  )
  const kept = await plantWork(house, ['quillfeather'], { details: workDetails({ downloads: 'members' }) })
  const own = await plantWork(house, ['quillfeather'], { details: workDetails({ downloads: 'nobody' }) })
  const answers = async (workId: number) => [
    (await guest.get(`/downloads/${workId}/x.html`)).status,
    (await maren.get(`/downloads/${workId}/x.html`)).status,
    (await quillfeather.get(`/downloads/${workId}/x.html`)).status,
  ]
  expect(await answers(kept.workId)).toEqual([403, 200, 200])
  expect(await answers(own.workId)).toEqual([403, 403, 200])
  expect((await guest.get(urls.work(kept.workId))).text).not.toContain('class="download"')
})

test('a range of chapters is a book of its own; one that holds nothing is not there', async () => {
  await using house = await openTestHouse()
  const { many } = await plantShapes(house)
  const files = opened((await fetched(house, `/downloads/${many.workId}/x.epub?from=2&to=3`)).bytes)
  expect(Object.keys(files).filter((name) => name.startsWith('chapter-'))).toEqual([
    `chapter-${many.chapterIds[1]}.xhtml`,
    `chapter-${many.chapterIds[2]}.xhtml`,
  ])
  for (const range of ['from=6', 'from=3&to=2', 'from=0', 'from=x', 'to=-1'])
    expect([range, (await fetched(house, `/downloads/${many.workId}/x.epub?${range}`)).status]).toEqual([range, 404])
  for (const address of [
    '/downloads/999999/x.epub',
    `/downloads/${many.workId}/x.exe`,
    `/downloads/${many.workId}/epub`,
  ])
    expect((await fetched(house, address)).status).toBe(404)
  expect((await fetched(house, `/downloads/${many.workId}/x.azw3`)).status).toBe(422)
})

test('names of files are right in any script', async () => {
  await using house = await openTestHouse()
  const { japanese, quoted, draftless } = await plantShapes(house)
  const name = async (workId: number) =>
    (await fetched(house, `/downloads/${workId}/x.epub`)).headers.get('content-disposition')
  expect(await name(japanese.workId)).toBe(
    `attachment; filename="work.epub"; filename*=UTF-8''${encodeURIComponent('夜明けのお茶.epub')}`,
  )
  expect(await name(quoted.workId)).toBe(
    `attachment; filename="Tea Sympathy its 100.epub"; filename*=UTF-8''Tea%20Sympathy%20its%20100.epub`,
  )
  expect((await name(draftless.workId))?.length).toBeLessThan(900)
})

test('HTML, plain text and Markdown hold the same words', async () => {
  await using house = await openTestHouse()
  const { rich, many } = await plantShapes(house)
  const html = (await fetched(house, `/downloads/${rich.workId}/x.html`)).bytes.toString()
  expect(html).not.toMatch(/<(?:script|link|img)\b/)
  const message = /<p class="message">.*?<\/p>/s.exec(html)?.[0] ?? ''
  expect([...message.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    'http://127.0.0.1:8080/',
    `http://127.0.0.1:8080/works/${rich.workId}`,
  ])
  expect(html).toContain('Words: ')
  expect(html).toMatch(/<details class="content-notes">\n<summary>Content notes<\/summary>\n<blockquote>.*boils over/)
  const text = (await fetched(house, `/downloads/${many.workId}/x.txt`)).bytes.toString()
  expect(text).toMatch(/^Many Chapters\n=+\n\nby quillfeather\n/)
  expect(text).toContain('Chapter 2: The 2th & “last”\n')
  const markdown = (await fetched(house, `/downloads/${rich.workId}/x.md`)).bytes.toString()
  expect(markdown).toContain('### Summary')
  expect(markdown).toContain('### Content notes\n\nA kettle that *boils over*.')
  expect(markdown).toContain('[one out](<https://example.org/a|b?c=[d]&e>)')
  expect(markdown).toContain('> Quoted')
})

test('a PDF has its faces inside, a table of contents, and the same bytes each time', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  const { many, rich, arabic } = await plantShapes(house)
  const pdf = (await fetched(house, `/downloads/${many.workId}/x.pdf`)).bytes
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7')
  const bytes = pdf.toString('latin1')
  for (const part of ['/Outlines', '/FontFile2', '/ToUnicode', '/Lang (en)', '/Dests']) expect(bytes).toContain(part)
  expect((await fetched(house, `/downloads/${rich.workId}/x.pdf`)).status).toBe(200)
  const refused = await house.guest().get(`/downloads/${arabic.workId}/x.pdf`)
  expect([refused.status, refused.text.includes('no face with the letters')]).toEqual([422, true])

  await using again = await openTestHouse()
  const other = await plantShapes(again)
  expect((await fetched(again, `/downloads/${other.many.workId}/x.pdf`)).bytes.equals(pdf)).toBe(true)
})
