import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium, hasChromium, openBrowser, openContext } from './chromium.ts'

const inBrowser = test.runIf(hasChromium('the browser that journeys stand on'))
const FOREIGN = 'http://elsewhere.example/pixel.png'
const PAGE = `<!doctype html><title>Door</title><h1>Tea at Dawn</h1><img src="${FOREIGN}">`

const server = createServer((request, response) => {
  if (request.url === '/away') return response.writeHead(302, { location: FOREIGN }).end()
  return response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
})
let home = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => void server.close())

inBrowser('a page of this machine opens; what it wants from elsewhere is refused and recorded', async () => {
  await using browser = await openBrowser()
  const { context, foreignRequests } = await openContext(browser, { viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  await page.goto(home)
  expect(await page.getByRole('heading').textContent()).toBe('Tea at Dawn')
  expect(foreignRequests).toEqual([FOREIGN])
  expect(await page.evaluate('document.images[0].naturalWidth')).toBe(0)
})

inBrowser('a redirect to another machine is refused and recorded', async () => {
  await using browser = await openBrowser()
  const { context, foreignRequests } = await openContext(browser)
  const page = await context.newPage()
  await expect(page.goto(`${home}away`)).rejects.toThrow('net::ERR_')
  expect(foreignRequests).toEqual([FOREIGN])
})

inBrowser('a fetch from another machine and a socket to one are refused and recorded', async () => {
  await using browser = await openBrowser()
  const { context, foreignRequests } = await openContext(browser)
  const page = await context.newPage()
  await page.goto(home)
  await page.evaluate(() => fetch('https://192.0.2.1/').catch(() => undefined))
  await page.evaluate(
    () => new Promise((closed) => new WebSocket('ws://elsewhere.example/').addEventListener('close', closed)),
  )
  expect(foreignRequests).toEqual([FOREIGN, 'https://192.0.2.1/', 'ws://elsewhere.example/'])
})

inBrowser('even a page opened past the refusals reaches no other machine', async () => {
  await using browser = await openBrowser()
  const page = await browser.newPage()
  await expect(page.goto('http://elsewhere.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  await expect(page.goto('http://192.0.2.1/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
})

test('a FANLIGHT_CHROMIUM that is not there is said, not passed over', () => {
  const found = findChromium({ FANLIGHT_CHROMIUM: '/no/such/chromium' })
  expect(found).toEqual({ missing: 'FANLIGHT_CHROMIUM names /no/such/chromium, which is not there' })
})
