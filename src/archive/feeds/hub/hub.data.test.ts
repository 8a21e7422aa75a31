import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openTestHouse } from '../../../../test/house.ts'
import { addChapter, post } from '../../../../test/posting.ts'
import { deadJobs } from '../../jobs/index.ts'
import { PING_HUB, TELL_HUB } from './ping.ts'

/** A hub on this machine. @param status what it answers */
async function openHub(status = 202) {
  const topics: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const told = new URLSearchParams(body)
    if (told.get('hub.mode') === 'publish') topics.push(told.get('hub.url') ?? '')
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { topics, url, [Symbol.asyncDispose]: async () => void server.close() }
}

const URL_OF = 'https://stories.example'

test('a hub hears once of every feed that has something new, and of none that guests may not read', async () => {
  await using hub = await openHub()
  await using house = await openTestHouse({ FANLIGHT_HUB: hub.url, FANLIGHT_URL: URL_OF })
  const author = await house.as('quillfeather')
  const work = await post(author)
  await addChapter(author, work, { do: 'post' })
  await post(author, { title: 'For members', restricted: '1' })
  await house.workOff()
  house.clock.now = new Date(house.now().getTime() + 61_000)
  await house.workOff()
  const atoms = hub.topics.filter((topic) => topic.endsWith('.atom'))
  expect(atoms).toContain(`${URL_OF}/works/feed.atom`)
  expect(atoms).toContain(`${URL_OF}/works/${work}/feed.atom`)
  expect(atoms).toContain(`${URL_OF}/users/quillfeather/works/feed.atom`)
  expect(atoms).toContain(`${URL_OF}/tags/Sherlock%20Holmes%20-%20Arthur%20Conan%20Doyle/works/feed.atom`)
  expect(atoms.length).toBe(new Set(atoms).size)
  expect(hub.topics.length).toBe(2 * atoms.length)
  expect(hub.topics.join()).not.toContain(`/works/${work + 1}/`)
  for (const topic of atoms) {
    const feed = await house.guest().get(topic.replace(URL_OF, ''))
    expect(feed.status).toBe(200)
    expect(feed.text).toContain(`<link rel="hub" href="${hub.url}"/>`)
    expect(feed.headers.get('link')).toContain(`<${hub.url}>; rel="hub"`)
    expect(feed.headers.get('link')).toContain(`<${topic}>; rel="self"`)
  }
  const json = JSON.parse((await house.guest().get('/works/feed.json')).text) as { hubs: unknown }
  expect(json.hubs).toEqual([{ type: 'WebSub', url: hub.url }])
})

test('a hub that refuses is asked again, and one that sends elsewhere is not followed', async () => {
  await using hub = await openHub(302)
  await using house = await openTestHouse({ FANLIGHT_HUB: hub.url })
  await post(await house.as('quillfeather'))
  for (let tried = 0; tried < 9; tried++) {
    await house.workOff()
    house.clock.now = new Date(house.now().getTime() + 7 * 3_600_000)
  }
  const dead = await deadJobs(house.db)
  expect(dead.length).toBeGreaterThan(0)
  expect(dead.every(({ kind, attempts }) => kind === 'ping-hub' && attempts === 8)).toBe(true)
})

test('without a hub nothing leaves, and no feed names one', async () => {
  await using house = await openTestHouse()
  await post(await house.as('quillfeather'))
  await house.workOff()
  const waiting = await house.db.selectFrom('jobs').select('kind').execute()
  expect(waiting.filter(({ kind }) => kind === TELL_HUB || kind === PING_HUB)).toEqual([])
  const feed = await house.guest().get('/works/feed.atom')
  expect([feed.text.includes('rel="hub"'), feed.headers.get('link')]).toEqual([false, null])
})
