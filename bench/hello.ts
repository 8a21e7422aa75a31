import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'

/** The least that a page can cost here: one route, one line, the same server. */
const app = new Hono().get('/', (c) => c.text('hello'))
const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.stdout.write(`open at http://127.0.0.1:${address.port}\n`)
})
