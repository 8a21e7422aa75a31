import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { keepPicture, markupOf } from '../src/archive/media/index.ts'
import { urls } from '../src/archive/urls.ts'
import { gather, save } from './gathering.ts'
import { openTestHouse } from './house.ts'
import { omit } from './omissions.ts'
import { pictures } from './pictures.ts'
import { plantShapes } from './shapes.ts'
import { chapterDetails, plantWork, workDetails } from './stories.ts'

const EPUBCHECK = '/usr/bin/epubcheck'

// one engine is enough: the other writes the same bytes
test('EPUBCheck finds nothing in works of every shape', { timeout: 600_000 }, async () => {
  if (!existsSync(EPUBCHECK)) return omit('EPUBCheck on works of every shape', `there is no ${EPUBCHECK}`)
  await using house = await openTestHouse()
  const { seriesId, arabic, many } = await plantShapes(house)
  const member = await house.as('maren')
  const headers = { cookie: `fanlight_session=${member.cookie('fanlight_session')}` }
  const userId = (
    await house.db.selectFrom('users').select('id').where('login', '=', 'quillfeather').executeTakeFirstOrThrow()
  ).id
  const shown: string[] = []
  for (const sent of [await pictures.jpeg(40, 30), await pictures.png(9, 9, 99), pictures.gif(9, 7)]) {
    const kept = await keepPicture(house, userId, sent, 'An owl & its "tree"')
    if (kept.ok) shown.push(`<p>${markupOf(kept.value)}</p>`)
  }
  const pictured = await plantWork(house, ['quillfeather'], { chapters: [chapterDetails(shown.join(''))] })
  expect(shown).toHaveLength(3)
  const kept = await plantWork(house, ['quillfeather'], {
    details: workDetails({ title: 'Only <read>', downloads: 'nobody' }),
  })
  const gathered = [pictured, many, arabic, kept].map(({ workId }) => workId)
  await gather(house, 'winter', gathered)
  const pages = ['https://example.org/a page?b=c&d', 'https://example.org/x#[y]']
  const listId = await save(house, 'maren', { works: gathered, series: seriesId, pages })
  const addresses = [
    urls.downloadCollection('winter'),
    urls.downloadReadingList(listId),
    `/downloads/${pictured.workId}/x.epub`,
    `/downloads/series/${seriesId}/x.epub`,
    `/downloads/${arabic.workId}/x.epub`,
    `/downloads/${many.workId}/x.epub?from=2&to=2`,
  ]
  for (const [at, address] of addresses.entries()) {
    const file = path.join(house.folder, `${at}.epub`)
    const answer = await house.app.request(`http://archive.test${address}`, { headers })
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
    const { stdout, stderr } = await promisify(execFile)('java', ['-jar', EPUBCHECK, file]).catch(
      (error: { stdout: string; stderr: string }) => error,
    )
    expect(`${address}\n${stderr}`).toBe(`${address}\n`)
    expect(stdout).toContain('No errors or warnings detected')
  }
})
