/** @module-tag long */
import { getSeries, getUser, getWork, getWorkContent, getWorkWithChapters } from '@fujocoded/ao3.js'
import { getDownloadUrls, resetArchiveBaseUrl, setArchiveBaseUrl } from '@fujocoded/ao3.js/urls'
import { serve } from '@hono/node-server'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from './house.ts'
import { plantShapes } from './shapes.ts'

/** Serves the archive on a port of its own and lets the client read it there. */
async function served(house: TestHouse): Promise<AsyncDisposable> {
  const { promise: listening, resolve } = Promise.withResolvers<number>()
  const server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port))
  setArchiveBaseUrl(`http://127.0.0.1:${await listening}`)
  return {
    async [Symbol.asyncDispose]() {
      resetArchiveBaseUrl()
      await new Promise((closed) => server.close(closed))
    },
  }
}

test('AO3.js reads a work of every shape, told only where the archive is', async () => {
  await using house = await openTestHouse()
  const shapes = await plantShapes(house)
  await using _ = await served(house)
  const { restricted, seriesId, ...open } = shapes
  for (const [shape, { workId }] of Object.entries(open)) {
    const work = await getWork({ workId })
    expect([shape, work]).toMatchObject([
      shape,
      {
        id: workId,
        locked: false,
        authors: [
          { username: 'quillfeather', pseud: 'quillfeather' },
          ...(shape === 'quoted' ? [{ username: 'maren' }] : []),
        ],
        series: [{ id: seriesId, name: 'Tea & Other "Things"' }],
      },
    ])
  }
  expect(await getWork({ workId: open.quoted.workId })).toMatchObject({
    title: `"Tea" & <Sympathy>, it's 100%`,
    tags: { additional: [] },
    rating: 'General Audiences',
  })
  expect(await getWork({ workId: open.many.workId })).toMatchObject({
    chapters: { published: 5, total: 7 },
    language: 'English',
  })
})

test('AO3.js reads texts, chapters, series and people', async () => {
  await using house = await openTestHouse()
  const { one, many, seriesId } = await plantShapes(house)
  await using _ = await served(house)
  const content = await getWorkContent({ workId: one.workId })
  expect(JSON.stringify(content)).toContain('The kettle sang.')
  const failures: string[] = []
  // three calls build a short link that knows no host but one; they are read as far as they go
  for (const call of [
    () => getWorkWithChapters({ workId: many.workId }),
    () => getSeries({ seriesId }),
    () => getUser({ username: 'quillfeather' }),
  ])
    await call().catch((error: Error) => failures.push(error.message))
  expect(failures.filter((message) => !/short/i.test(message))).toEqual([])
})

test('the addresses of files that AO3.js makes are served', async () => {
  await using house = await openTestHouse()
  const { one } = await plantShapes(house)
  await using _ = await served(house)
  const work = await getWork({ workId: one.workId })
  if (work.locked) throw new Error('the work is open')
  const { epub, html, pdf } = getDownloadUrls(work)
  for (const address of [epub, html, pdf]) expect([address, (await fetch(address)).status]).toEqual([address, 200])
})
