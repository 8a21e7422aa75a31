import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { seedCatalogue } from '../demo/index.ts'
import { freeze } from './index.ts'

const quiet = () => undefined

/** Three works, one of them for members alone. */
async function smallArchive(): Promise<TestHouse> {
  const house = await openTestHouse({ FANLIGHT_URL: 'https://stories.example' })
  await seedCatalogue(house, { works: 3, seed: 3, volume: 'short', passwordHash: null }, quiet)
  await house.db.updateTable('works').set({ restricted: 0, adult: 0 }).execute()
  await house.db
    .updateTable('works')
    .set({ restricted: 1, title: 'For the household alone' })
    .where('id', '=', 2)
    .execute()
  return house
}

function frozenInto(house: TestHouse, folder: string, asked: string[] = []) {
  const answer = (request: Request) => {
    asked.push(new URL(request.url).pathname)
    return house.app.fetch(request)
  }
  return freeze(house, answer, folder, quiet)
}

const pagesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))

/** Links of a page that lead to no file. */
function deadLinks(folder: string, file: string): readonly string[] {
  const html = readFileSync(path.join(folder, file), 'utf8')
  const links = [...html.matchAll(/ (?:href|src)="([^"#]*)(?:#[^"]*)?"/g)].map(([, link = '']) => link)
  return links
    .filter((link) => link !== '' && !/^(?:https?|mailto|data):/.test(link))
    .map((link) =>
      path.join(path.dirname(file), decodeURIComponent(link.replaceAll('&amp;', '&').replaceAll('&#39;', "'"))),
    )
    .filter((to) => !existsSync(path.join(folder, to)))
}

test('a frozen archive has every page that a guest may see, no dead link, and nothing for members alone', {
  tags: 'long',
}, async () => {
  await using house = await smallArchive()
  const folder = path.join(house.folder, 'frozen')
  const told = await frozenInto(house, folder)
  expect(told.works).toBe(2)
  const pages = pagesIn(folder)
  expect(pages).toEqual(
    expect.arrayContaining(['index.html', 'works/1/index.html', 'works/3/index.html', 'search/index.html']),
  )
  expect(pages.flatMap((file) => deadLinks(folder, file).map((to) => `${file} → ${to}`))).toEqual([])
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const telling = all.filter(
    (entry) =>
      /html|json|atom/.test(entry.name) &&
      readFileSync(path.join(entry.parentPath, entry.name), 'utf8').includes('For the household'),
  )
  expect(telling).toEqual([])
  expect(all.some(({ name }) => name.endsWith('.epub'))).toBe(true)
  expect(pages.some((file) => readFileSync(path.join(folder, file), 'utf8').includes('<form action'))).toBe(false)
})

test('one that was cut short goes on where it stopped, and a folder of somebody else is left alone', {
  tags: 'long',
}, async () => {
  await using house = await smallArchive()
  const folder = path.join(house.folder, 'frozen')
  let left = 8
  const broken = freeze(
    house,
    (request) => {
      if (left-- === 0) throw new Error('the lamp fell')
      return house.app.fetch(request)
    },
    folder,
    quiet,
  )
  await expect(broken).rejects.toThrow('the lamp fell')
  const asked: string[] = []
  await frozenInto(house, folder, asked)
  const whole: string[] = []
  await frozenInto(house, path.join(house.folder, 'again'), whole)
  expect(asked.length).toBeLessThan(whole.length)
  expect(pagesIn(folder).sort()).toEqual(pagesIn(path.join(house.folder, 'again')).sort())
  const other = path.join(house.folder, 'letters')
  mkdirSync(other)
  writeFileSync(path.join(other, 'letter.txt'), 'Dear Maren')
  await expect(frozenInto(house, other)).rejects.toThrow('is there already')
})
