import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse } from '../../../../test/house.ts'
import { addChapter, post } from '../../../../test/posting.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'
import { LIMITS } from '../limits.ts'

const CLOSED = '<details class="content-notes fold"><summary>Content notes</summary><blockquote>'
const OPEN = CLOSED.replace('fold"', 'fold" open=""')

test('content notes stand closed before the text of their chapter, alone and in the entire work, and in no list', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { contentNotes: 'A *storm*<script>x</script>.', notesBefore: 'Hello.' })
  const guest = house.guest()
  const alone = (await guest.get(urls.work(work))).text
  expect(alone).toContain(`${CLOSED}<p>A <em>storm</em>&lt;script&gt;x&lt;/script&gt;.</p></blockquote></details>`)
  expect(alone.indexOf(CLOSED)).toBeLessThan(alone.indexOf('role="article"'))
  expect(alone.indexOf('class="title heading"')).toBeLessThan(alone.indexOf(CLOSED))

  const second = await addChapter(author, work, { contentNotes: 'A wreck.' })
  const chapter = (await guest.get(urls.chapter(work, second))).text
  expect(chapter).toContain(`${CLOSED}<p>A wreck.</p>`)
  expect(chapter).not.toContain('storm')
  const entire = (await guest.get(`${urls.work(work)}?view_full_work=true`)).text
  expect(entire.split(CLOSED)).toHaveLength(3)
  for (const list of [urls.works(), urls.userWorks('quillfeather'), urls.chapterIndex(work)])
    expect((await guest.get(list)).text).not.toMatch(/storm|wreck|content-notes/)
})

test('who would rather know at once finds them open; other guests do not', async () => {
  await using house = await openTestHouse()
  const work = await post(await house.as('quillfeather'), { contentNotes: 'A storm.' })
  const careful = house.guest()
  await careful.post(urls.look(), { notes: 'open' })
  expect((await careful.get(urls.work(work))).text).toContain(OPEN)
  expect((await house.guest().get(urls.work(work))).text).toContain(CLOSED)
})

test('content notes are previewed, edited, kept in versions, and refused beside their field when they are too long', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { contentNotes: 'A storm.' })
  const form = urls.editWork(work)
  const fields = fieldsIn((await author.get(form)).text, form)
  expect(fields.contentNotes).toBe('<p>A storm.</p>')
  const typed = { ...fields, contentNotes: 'A wreck.' }
  expect((await author.post(form, { ...typed, do: 'preview' })).text).toContain(`${CLOSED}<p>A wreck.</p>`)
  const long = await author.post(form, { ...fields, contentNotes: 'x'.repeat(LIMITS.notes + 1) })
  expect(long.status).toBe(422)
  expect(long.text).toContain('id="error-contentNotes"')
  expect((await author.post(form, typed)).status).toBe(303)

  const row = await house.db.selectFrom('chapters').select(['id', 'content_notes', 'version']).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ content_notes: '<p>A wreck.</p>', version: 2 })
  const kept = await house.db.selectFrom('revisions').select(['id', 'content_notes']).orderBy('id').execute()
  expect(kept.map((revision) => revision.content_notes)).toEqual(['<p>A storm.</p>', '<p>A wreck.</p>'])
  expect(wordsOf((await author.get(urls.versions(work, row.id))).text)).toContain('As it was posted')
})

test('the form of a work with several chapters leaves the content notes of each alone', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { contentNotes: 'A storm.' })
  await addChapter(author, work)
  const form = urls.editWork(work)
  const fields = fieldsIn((await author.get(form)).text, form)
  expect(fields).not.toHaveProperty('contentNotes')
  expect((await author.post(form, { ...fields, title: 'Rain' })).status).toBe(303)
  const rows = await house.db.selectFrom('chapters').select('content_notes').orderBy('position').execute()
  expect(rows.map((row) => row.content_notes)).toEqual(['<p>A storm.</p>', ''])
})
