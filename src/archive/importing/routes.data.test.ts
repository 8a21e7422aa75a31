import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { type Answer, type Fields, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { zipOfFiles } from '../../../test/zips.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { BRING_PARCEL, bringParcel, bringRest } from './parcels/bring.ts'
import { findParcel, startParcel } from './parcels/store.ts'

const worksOf = ({ db }: TestHouse) =>
  db.selectFrom('works').select(['id', 'title', 'posted_at', 'adult', 'chapter_count']).orderBy('id').execute()

const TALE = new File(
  ['Tea at Dawn\n\nShe poured the tea and waited for the harbour to wake, as she did every day.'],
  'tea.txt',
)

/** Sends files, and brings in all that is offered then. */
async function bring(author: Visitor, fields: Fields, more: Fields = {}): Promise<Answer> {
  const look = (await author.post(urls.importStories(), fields)).location ?? ''
  const { text } = await author.get(look)
  const piece = [...text.matchAll(/name="piece" value="(\d+)"/g)].map(([, id = '']) => id)
  return author.post(look, { piece, ...more })
}

test('a guest is asked to log in before bringing anything', async () => {
  await using house = await openTestHouse()
  expect((await house.guest().get(urls.importStories())).location).toContain(urls.login())
  expect((await house.guest().post(urls.importStories(), { files: TALE })).location).toContain(urls.login())
  expect(await worksOf(house)).toEqual([])
})

test('files come in as drafts that nobody else sees, and are posted all at once', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const files = [TALE, new File(['<title>Rain</title><p>It rained.</p>'], 'rain.html')]
  const fields = { files, fandoms: 'Oz - L. Frank Baum', rating: 'General Audiences', language: 'en' }
  expect((await bring(author, fields)).location).toBe(urls.importReport())
  expect(wordsOf((await author.get(urls.importReport())).text)).toContain('2 drafts came in')
  const drafts = await worksOf(house)
  expect(drafts).toMatchObject([
    { title: 'Tea at Dawn', posted_at: null },
    { title: 'Rain', posted_at: null },
  ])
  expect((await house.guest().get(urls.work(drafts[0]?.id ?? 0))).status).toBe(404)
  await author.post(urls.postImported(), { draft: drafts.map(({ id }) => String(id)) })
  expect(wordsOf((await author.get(urls.importReport())).text)).toContain('Posted: 2.')
  expect((await worksOf(house)).every(({ posted_at, adult }) => posted_at !== null && adult === 0)).toBe(true)
})

test('what lacks a fandom stays a draft and says so, and a stranger posts nothing of it', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await bring(author, { files: TALE, language: 'en' })
  const [draft] = await worksOf(house)
  const id = String(draft?.id)
  const stranger = await house.as('maren')
  await stranger.post(urls.postImported(), { draft: id })
  await author.post(urls.postImported(), { draft: id })
  const report = wordsOf((await author.get(urls.importReport())).text)
  expect(report).toContain('One lacks something')
  expect(report).toContain('Name at least one fandom')
  expect((await stranger.get(urls.importReport())).location).toBe(urls.importStories())
  expect(await worksOf(house)).toMatchObject([{ posted_at: null }])
})

test('a work.json and its chapters are one work, sent from a folder or chosen together', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const manifest = JSON.stringify({ title: 'Letters', chapters: [{ file: '1.txt' }, { file: '2.md' }] })
  const flat = [new File([manifest], 'work.json'), new File(['One.'], '1.txt'), new File(['*Two.*'], '2.md')]
  await bring(author, { files: flat, language: 'en' })
  const nested = flat.map((file) => new File([file], `tales/letters/${file.name}`))
  await bring(author, { files: nested, language: 'en' })
  expect(await worksOf(house)).toMatchObject([
    { title: 'Letters', chapter_count: 2 },
    { title: 'Letters', chapter_count: 2 },
  ])
  await bring(author, { files: flat.slice(0, 2), language: 'en' })
  expect(wordsOf((await author.get(urls.importReport())).text)).toContain('2.md: it was not sent along')
})

test('the same file again is shown where it is, and what is no story says so', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await bring(author, { files: TALE, language: 'en' })
  await bring(author, { files: [TALE, new File(['x'], 'cover.png')], language: 'en' })
  const again = await author.get(urls.importReport())
  expect(wordsOf(again.text)).toContain('Nothing new came in')
  expect(wordsOf(again.text)).toContain('Here already')
  expect(wordsOf(again.text)).toContain('it is not a story')
  expect(await worksOf(house)).toHaveLength(1)
})

test('a form without a file comes back with everything filled in', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const answer = await author.post(urls.importStories(), { fandoms: 'Oz, Kansas', rating: 'Mature', language: 'fr' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer.text)).toContain('Choose at least one file.')
  expect(answer.text).toContain('Oz, Kansas')
  expect(answer.text).toMatch(/<option value="Mature" selected/)
  expect(answer.text).toMatch(/<option value="fr" selected/)
})

test('markup in the name of a file is shown, not obeyed', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await bring(author, { files: new File(['x'], '<b>bold</b>.png'), language: 'en' })
  const { text } = await author.get(urls.importReport())
  expect(text).not.toContain('<b>bold')
  expect(wordsOf(text)).toContain('<b>bold')
})

test('the report follows what becomes of the works after', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const files = [TALE, new File(['<title>Rain</title><p>It rained.</p>'], 'rain.html')]
  await bring(author, { files, fandoms: 'Oz', language: 'en' })
  const [tea, rain] = await worksOf(house)
  await author.post(urls.postWork(tea?.id ?? 0))
  await author.post(urls.deleteWork(rain?.id ?? 0))
  const report = wordsOf((await author.get(urls.importReport())).text)
  expect(report).toMatch(/Tea at Dawn 1 chapter, \d+ words Posted/)
  expect(report).toMatch(/Rain 1 chapter, 2 words Deleted since/)
  expect(report).not.toContain('Post all')
})

test('what is sent is looked at first: nothing is written, and only what is ticked comes in', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const files = [TALE, new File(['<title>Rain</title><p>It rained.</p>'], 'rain.html'), new File(['x'], 'old.doc')]
  const look = (await author.post(urls.importStories(), { files, fandoms: 'Oz', language: 'en' })).location ?? ''
  const page = (await author.get(look)).text
  expect(wordsOf(page)).toContain('2 files, looked through')
  expect(wordsOf(page)).toContain('save it as .docx first')
  expect(wordsOf(page)).toContain('She poured the tea')
  expect(await worksOf(house)).toEqual([])
  expect((await (await house.as('maren')).get(look)).status).toBe(404)
  const [first = ''] = [...page.matchAll(/name="piece" value="(\d+)"/g)].map(([, id]) => id)
  await author.post(look, { piece: first })
  expect(await worksOf(house)).toMatchObject([{ title: 'Tea at Dawn' }])
  expect((await author.get(look)).location).toBe(urls.importReport())
})

test('what is thrown away comes in nowhere', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const look = (await author.post(urls.importStories(), { files: TALE, language: 'en' })).location ?? ''
  expect((await author.post(`${look}/discard`)).location).toBe(urls.importStories())
  expect((await author.get(look)).status).toBe(404)
  expect(await worksOf(house)).toEqual([])
})

test('the files of a zip are works, or chapters of one', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const files = { '10.txt': 'Ten came last.', '2 Dawn.txt': 'Two came late.', 'x/../../y.txt': 'x', 'in.zip': 'x' }
  const zip = new File([new Uint8Array(zipOfFiles(files))], 'tales.zip')
  await bring(author, { files: zip, language: 'en' }, { together: 'chapters', title: 'Numbers' })
  const [work] = await worksOf(house)
  expect(work).toMatchObject({ title: 'Numbers', chapter_count: 2 })
  const titles = await house.db.selectFrom('chapters').select('title').orderBy('position').execute()
  expect(titles.map(({ title }) => title)).toEqual(['2 Dawn', '10'])
  const report = wordsOf((await author.get(urls.importReport())).text)
  expect(report).toContain('its name leads out of the archive')
  expect(report).toContain('it is a zip in a zip')
  await bring(author, { files: zip, language: 'en' }, { together: 'chapters', title: 'Numbers' })
  expect(await worksOf(house)).toHaveLength(1)
  await bring(author, { files: zip, language: 'en' })
  expect(await worksOf(house)).toHaveLength(3)
})

test('an import that was interrupted goes on where it stopped, and twice changes nothing', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const files = [1, 2, 3].map((at) => new File([`Story ${at} is short.`], `${at}.txt`))
  const look = (await author.post(urls.importStories(), { files, language: 'en' })).location ?? ''
  const parcelId = Number(look.split('/').at(-1))
  await house.db.transaction().execute(async (trx) => {
    const pieces = await trx.selectFrom('import_pieces').select('id').orderBy('id').execute()
    await startParcel(trx, parcelId, { ids: pieces.map(({ id }) => id), now: house.now() })
    await enqueue(trx, house.now(), BRING_PARCEL, { parcelId })
  })
  const parcel = await findParcel(house.db, parcelId)
  if (!parcel) throw new Error('it is gone')
  expect(await bringParcel(house, parcel, -1)).toBe(false)
  const going = await author.get(look)
  expect([going.headers.get('refresh'), wordsOf(going.text)]).toEqual(['2', expect.stringContaining('0 of 3 are in')])
  await house.workOff()
  expect(await worksOf(house)).toHaveLength(3)
  await bringRest(house, { parcelId })
  expect(await worksOf(house)).toHaveLength(3)
  expect(wordsOf((await author.get(urls.importReport())).text)).toContain('3 drafts came in')
})
