import { expect, test } from 'vitest'
import { z } from 'zod'
import { openTestHouse } from '../../../test/house.ts'
import { plantShapes } from '../../../test/shapes.ts'
import { chapterDetails, plantWork, workDetails } from '../../../test/stories.ts'
import { brokenIn } from '../../../test/xml.ts'
import { hashPassword } from '../accounts/index.ts'
import { urls } from '../urls.ts'

test('the works of a page are in its feed, with the query of the page', async () => {
  await using house = await openTestHouse()
  const { many, seriesId, rich } = await plantShapes(house)
  const guest = house.guest()
  for (const page of [
    urls.works(),
    `${urls.works()}?work_search[complete]=T`,
    `${urls.searchWorks()}?work_search[query]=kettle`,
    urls.tagWorks('Sherlock Holmes - Arthur Conan Doyle'),
    urls.userWorks('maren'),
    urls.series(seriesId),
    urls.chapter(many.workId, many.chapterIds[0] ?? 0),
  ]) {
    const { text } = await guest.get(page)
    const [, address = ''] =
      /<link rel="alternate" type="application\/atom\+xml" title="Atom" href="([^"]+)"/.exec(text) ?? []
    const feed = await guest.get(address.replaceAll('&amp;', '&'))
    expect([page, feed.status, feed.headers.get('content-type')]).toEqual([
      page,
      200,
      'application/atom+xml; charset=utf-8',
    ])
    expect(brokenIn(feed.text)).toEqual([])
    const listed = [...text.matchAll(/<li id="work_(\d+)"/g)].map(([, id]) => id)
    const told = [...feed.text.matchAll(/<entry[^>]*>\n<id>http:\/\/127\.0\.0\.1:8080\/works\/(\d+)<\/id>/g)].map(
      ([, id]) => id,
    )
    if (!page.includes('/chapters/')) expect([page, told.toSorted()]).toEqual([page, listed.toSorted()])
    else expect(feed.text.match(/<entry/g)).toHaveLength(5)
  }
  const adult = await guest.get(`/works/${rich.workId}/feed.atom`)
  expect(adult.text).not.toContain('A note')
})

test('nothing that only members may see is told to a guest, and nothing of a text for adults to anyone', async () => {
  await using house = await openTestHouse()
  await plantWork(house, ['quillfeather'], { details: workDetails({ title: 'Hidden', restricted: true }) })
  const { workId } = await plantWork(house, ['quillfeather'], {
    details: workDetails({ title: 'Grown', rating: 'Explicit', summary: '<p>What nobody should read by chance</p>' }),
    chapters: [chapterDetails('<p>x</p>')],
  })
  const [guest, maren] = [house.guest(), await house.as('maren')]
  for (const address of ['/works/feed.atom', '/works/feed.json', urls.opdsWorks()]) {
    const { text } = await guest.get(address)
    expect(text).toContain('Grown')
    expect(text).not.toContain('Hidden')
    expect(text).not.toContain('by chance')
    expect((await maren.get(address)).text).toContain('Hidden')
  }
  expect((await guest.get(`/works/${workId}/feed.json`)).text).not.toContain('by chance')
  expect((await guest.get('/works/999999/feed.atom')).status).toBe(404)
  expect((await guest.get('/tags/No%20Such%20Tag/works/feed.atom')).status).toBe(404)
})

test('a tag’s feed is found by its number, and is not sent twice', async () => {
  await using house = await openTestHouse()
  await plantWork(house, ['quillfeather'])
  const { id } = await house.db.selectFrom('tags').select('id').where('type', '=', 'fandom').executeTakeFirstOrThrow()
  const feed = await house.guest().get(urls.tagFeed(id))
  expect(feed.status).toBe(200)
  expect(feed.text).toContain('<title>Works in Sherlock Holmes - Arthur Conan Doyle')
  const etag = feed.headers.get('etag') ?? ''
  expect((await house.guest().get(urls.tagFeed(id), { 'if-none-match': `"x", ${etag}` })).status).toBe(304)
})

const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  items: z.array(
    z.strictObject({
      id: z.url(),
      url: z.url(),
      title: z.string(),
      content_html: z.string(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: z.array(z.strictObject({ name: z.string().min(1), url: z.url().optional() })).min(1),
      tags: z.array(z.string()),
      language: z.string().optional(),
    }),
  ),
})

test('JSON Feed is what its specification says', async () => {
  await using house = await openTestHouse()
  await plantShapes(house)
  const feed = jsonFeed.parse(JSON.parse((await house.guest().get('/works/feed.json')).text))
  expect(feed.items).toHaveLength(8)
})

const link = z.object({ rel: z.string(), href: z.string(), type: z.string() })
/** The parts of the published schema of OPDS 2.0 that say what must be there. */
const opds2 = z.object({
  metadata: z.object({ title: z.string().min(1), modified: z.iso.datetime(), numberOfItems: z.int().optional() }),
  links: z.array(link).refine((links) => links.some(({ rel }) => rel === 'self')),
  navigation: z
    .array(link.extend({ title: z.string().min(1) }))
    .min(1)
    .optional(),
  publications: z
    .array(
      z.object({
        metadata: z.object({
          '@type': z.url(),
          title: z.string().min(1),
          identifier: z.url(),
          modified: z.iso.datetime(),
          author: z.array(z.object({ name: z.string() })),
        }),
        links: z.array(link).min(1),
        images: z.array(z.object({ href: z.string(), type: z.enum(['image/png', 'image/jpeg']) })).min(1),
      }),
    )
    .optional(),
  facets: z
    .array(
      z.object({
        metadata: z.object({ title: z.string() }),
        links: z.array(link.extend({ title: z.string() })).min(1),
      }),
    )
    .optional(),
})

test('the catalogue can be walked in both forms, to files that are there', async () => {
  await using house = await openTestHouse()
  const { seriesId } = await plantShapes(house)
  const guest = house.guest()
  const accept = { accept: 'application/opds+json' }
  for (const address of [
    urls.opds(),
    urls.opdsWorks(),
    urls.opdsFandoms(),
    urls.opdsSeries(seriesId),
    `${urls.opdsWorks()}?query=kettle`,
  ]) {
    const one = await guest.get(address)
    expect([address, one.status]).toEqual([address, 200])
    expect(one.headers.get('content-type')).toMatch(
      /^application\/atom\+xml;profile=opds-catalog;kind=(?:navigation|acquisition)/,
    )
    expect(brokenIn(one.text)).toEqual([])
    for (const rel of ['self', 'start', 'search']) expect(one.text).toContain(`<link rel="${rel}"`)
    const two = await guest.get(address, accept)
    const told = opds2.parse(JSON.parse(two.text))
    expect(told.navigation === undefined).not.toBe(told.publications === undefined)
    expect(two.headers.get('vary')).toContain('Accept')
  }
  const works = opds2.parse(JSON.parse((await guest.get(urls.opdsWorks(), accept)).text))
  const [first] = works.publications ?? []
  const epub = first?.links.find(({ rel }) => rel === 'http://opds-spec.org/acquisition')
  expect((await guest.get(epub?.href ?? '')).headers.get('content-type')).toBe('application/epub+zip')
  expect((await guest.get(first?.images[0]?.href ?? '')).headers.get('content-type')).toBe('image/png')
  for (const { links } of works.facets ?? [])
    for (const { href } of links) expect([href, (await guest.get(href)).status]).toEqual([href, 200])
})

test('pages of the catalogue hold fifty works and lead to each other', async () => {
  await using house = await openTestHouse()
  for (let at = 0; at < 53; at++)
    await plantWork(house, ['quillfeather'], { details: workDetails({ title: `Tea ${at}` }) })
  const guest = house.guest()
  const first = await guest.get(urls.opdsWorks())
  expect(first.text.match(/<entry>/g)).toHaveLength(50)
  const [, next = ''] = /<link rel="next" [^>]*href="([^"]+)"/.exec(first.text) ?? []
  expect((await guest.get(next.replaceAll('&amp;', '&'))).text.match(/<entry>/g)).toHaveLength(3)
})

test('an e-reader logs in by name and password, and sees what its member may', async () => {
  await using house = await openTestHouse()
  const { restricted } = await plantShapes(house)
  await house.as('maren')
  const passwordHash = await hashPassword('correct horse battery')
  await house.db.updateTable('users').set({ password_hash: passwordHash }).where('login', '=', 'maren').execute()
  const guest = house.guest()
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`maren:${password}`).toString('base64')}`,
  })
  const asked = await guest.get(urls.opdsLogin())
  expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Members", charset="UTF-8"'])
  expect(JSON.parse(asked.text).authentication[0].type).toBe('http://opds-spec.org/auth/basic')
  expect((await guest.get(urls.opdsWorks(), basic('wrong'))).status).toBe(401)
  expect((await guest.get(urls.opdsWorks(), basic('correct horse battery'))).text).toContain('For Members')
  const file = `/downloads/${restricted.workId}/x.epub`
  expect((await guest.get(file, basic('correct horse battery'))).status).toBe(200)
  expect((await guest.get(file)).status).toBe(404)
  expect((await guest.get(urls.work(restricted.workId), basic('correct horse battery'))).status).toBe(404)
})

test('search engines and shared links learn of what everybody may read, and of nothing else', async () => {
  await using house = await openTestHouse()
  const { one, restricted, rich } = await plantShapes(house)
  const guest = house.guest()
  expect((await guest.get(urls.robots())).text).toContain('Sitemap: http://127.0.0.1:8080/sitemap.xml')
  const map = await guest.get(urls.sitemap())
  const [, first = ''] = /<loc>http:\/\/127\.0\.0\.1:8080([^<]+)<\/loc>/.exec(map.text) ?? []
  const works = await guest.get(first)
  expect(brokenIn(map.text + works.text.replace(/^<\?xml.*\n/, ''))).toEqual([])
  expect(works.text).toContain(`/works/${one.workId}</loc>`)
  for (const hidden of [restricted, rich]) expect(works.text).not.toContain(`/works/${hidden.workId}</loc>`)

  const shown = await guest.get(urls.work(one.workId))
  expect(shown.text).toContain('<meta property="og:description" content="A kettle, and what came of it."')
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(shown.text) ?? []
  expect(JSON.parse(data)).toMatchObject({ '@type': 'CreativeWork', name: 'One Chapter', inLanguage: 'en' })
  const maren = await house.as('maren')
  for (const hidden of [
    await maren.get(urls.work(restricted.workId)),
    await guest.get(`${urls.work(rich.workId)}?view_adult=true`),
  ]) {
    expect(hidden.text).toContain('<meta name="robots" content="noindex')
    expect(hidden.text).not.toMatch(/property="og:|application\/ld\+json|name="description"/)
  }
})
