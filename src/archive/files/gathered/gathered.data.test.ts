import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { gather, save } from '../../../../test/gathering.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { plantShapes } from '../../../../test/shapes.ts'
import { plantWork, workDetails } from '../../../../test/stories.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

async function fetched(visitor: Visitor, address: string) {
  const answer = await visitor.open(address)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, bytes }
}

function opened(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString()]),
  )
}

/** A collection, and a list with the same works, of every kind that matters here. */
async function plantGathered(house: TestHouse) {
  const shapes = await plantShapes(house)
  const kept = await plantWork(house, ['quillfeather'], {
    details: workDetails({ title: 'Only <read> here', downloads: 'nobody' }),
  })
  const works = [shapes.many, shapes.restricted, shapes.quoted, kept].map(({ workId }) => workId)
  await gather(house, 'winter', works)
  const listId = await save(house, 'maren', {
    works,
    series: shapes.seriesId,
    pages: ['https://example.org/a page?b=c&d', 'https://example.org/x#[y]'],
  })
  return { ...shapes, kept, listId }
}

test('a collection is a book of what one may take away of it, which says what is not in it', async () => {
  await using house = await openTestHouse()
  const { many, restricted, quoted, kept } = await plantGathered(house)
  const [guest, maren, author] = [house.guest(), await house.as('maren'), await house.as('quillfeather')]
  const address = urls.downloadCollection('winter')
  expect((await guest.get(urls.collection('winter'))).text).toContain(`href="${address}"`)
  const forGuests = await fetched(guest, address)
  expect([forGuests.status, forGuests.headers.get('content-type')]).toEqual([200, 'application/epub+zip'])
  expect(forGuests.headers.get('content-disposition')).toContain('filename="Gathered kept winter.epub"')
  const files = opened(forGuests.bytes)
  const works = (of: Readonly<Record<string, string>>) => Object.keys(of).filter((name) => name.startsWith('work-'))
  expect(works(files)).toEqual([`work-${many.workId}.xhtml`, `work-${quoted.workId}.xhtml`])
  expect(files['preface.xhtml']).toContain('<p class="byline">gathered by knotwork</p>')
  const left = /<ul class="left-out">.*<\/ul>/s.exec(files['preface.xhtml'] ?? '')?.[0] ?? ''
  expect(left).toContain(`/works/${kept.workId}">Only &lt;read&gt; here</a> is read at the archive`)
  expect(files['preface.xhtml']).not.toContain('For Members')
  expect(files['content.opf']).toContain('scheme="marc:relators">com</meta>')
  expect(works(opened((await fetched(maren, address)).bytes))).toContain(`work-${restricted.workId}.xhtml`)
  expect(works(opened((await fetched(author, address)).bytes))).toContain(`work-${kept.workId}.xhtml`)
  for (const nothing of ['summer', 'WINTER/x.exe?', 'winter/x.epub?part=2', 'winter/x.epub?part=0'])
    expect(
      (await guest.get(`/downloads/collections/${nothing.includes('/') ? nothing : `${nothing}/x.epub`}`)).status,
    ).toBe(404)
})

test('reading lists and bookmarks are books for their owner alone, and the same bytes while nothing changes', async () => {
  await using house = await openTestHouse()
  const { listId, many } = await plantGathered(house)
  const [maren, other] = [await house.as('maren'), await house.as('tobias')]
  const [list, all] = [urls.downloadReadingList(listId), urls.downloadBookmarks()]
  expect((await maren.get(urls.readingList('maren', listId))).text).toContain(`href="${list}"`)
  expect((await maren.get(urls.userBookmarks('maren'))).text).toContain(`href="${all}"`)
  expect((await house.guest().get(urls.userBookmarks('maren'))).text).not.toContain(all)
  expect((await other.get(list)).status).toBe(404)
  expect((await other.get(all)).status).toBe(404)
  expect((await house.guest().get(list)).location).toContain(urls.login())
  const book = await fetched(maren, list)
  const files = opened(book.bytes)
  expect(Object.keys(files)).toContain(`work-${many.workId}.xhtml`)
  expect(files['preface.xhtml']).toContain('is a series, which is a book of its own')
  expect(files['preface.xhtml']).toContain('href="https://example.org/a%20page?b=c&amp;d"')
  expect(opened((await fetched(maren, all)).bytes)['content.opf']).toContain('<dc:title>Bookmarks by maren</dc:title>')

  await using again = await openTestHouse()
  const same = await plantGathered(again)
  const there = await fetched(await again.as('maren'), urls.downloadReadingList(same.listId))
  expect(there.bytes.equals(book.bytes)).toBe(true)
})

test('a download of a collection counts for each work in it, but not for one’s own', async () => {
  await using house = await openTestHouse()
  const { many, quoted } = await plantGathered(house)
  await (await house.as('maren')).get(urls.downloadCollection('winter'))
  await house.guest().get(urls.downloadCollection('winter'))
  const rows = await house.db
    .selectFrom('work_days')
    .select(['work_id', 'downloads'])
    .where('downloads', '>', 0)
    .execute()
  const counted = new Map(rows.map(({ work_id, downloads }) => [work_id, downloads]))
  expect([counted.get(many.workId), counted.get(quoted.workId)]).toEqual([2, 1])
})

test('e-readers find collections and lists in the catalogue, with the book of all works', async () => {
  await using house = await openTestHouse()
  const { listId, seriesId } = await plantGathered(house)
  const [guest, maren] = [house.guest(), await house.as('maren')]
  expect((await guest.get(urls.opds())).text).toContain(`href="${urls.opdsCollections()}"`)
  expect((await guest.get(urls.opdsCollections())).text).toContain('href="/opds/works?collection_id=winter"')
  expect((await maren.get(urls.opdsOwn('lists'))).text).toContain(`href="${urls.opdsReadingList(listId)}"`)
  for (const [visitor, address] of [
    [guest, urls.opdsWorks('collection_id=winter')],
    [guest, urls.opdsSeries(seriesId)],
    [maren, urls.opdsReadingList(listId)],
    [maren, urls.opdsOwn('bookmarks')],
  ] as const) {
    const told = JSON.parse((await visitor.get(address, { accept: 'application/opds+json' })).text)
    const [whole] = told.publications
    expect([address, whole.metadata['@type']]).toEqual([address, 'http://schema.org/Book'])
    const { text } = await visitor.get(address)
    for (const [href, type] of [
      [whole.links[0].href, 'application/epub+zip'],
      [whole.images[0].href, 'image/png'],
    ]) {
      expect(text).toContain(`href="${href.replaceAll('&', '&amp;')}"`)
      expect((await visitor.get(href)).headers.get('content-type')).toBe(type)
    }
  }
  expect((await (await house.as('tobias')).get(urls.opdsReadingList(listId))).status).toBe(404)
  expect((await guest.get(urls.opdsReadingList(listId))).status).toBe(401)
})
