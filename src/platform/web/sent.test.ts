import fc from 'fast-check'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { BrokenForm, readForm } from './form.ts'

const BOUNDARY = 'lantern'

/** Answers what was read of a form or of a cookie; whatever is broken is a broken form and nothing else. */
const app = new Hono()
  .post('/', async (c) => {
    const form = await readForm(c)
    const files = await Promise.all(form.files('picture').map(async (file) => [file.name, (await file.bytes()).length]))
    return c.json({ text: form.text('text'), all: form.all(), files })
  })
  .get('/', (c) => c.json({ look: getCookie(c, 'look') ?? null, all: getCookie(c) }))
app.onError((error, c) => (error instanceof BrokenForm ? c.text('broken', 400) : c.text(String(error), 500)))

const sign = fc.constantFrom(...'-"\\=;:,%/ \r\n\0', 'é', '猫', '\u{1f54e}', 'a', 'name', 'text', `--${BOUNDARY}`)
const piece = fc.constantFrom(
  `--${BOUNDARY}\r\n`,
  `--${BOUNDARY}--\r\n`,
  `--${BOUNDARY}`,
  'Content-Disposition: form-data; name="text"\r\n',
  'Content-Disposition: form-data; name="picture"; filename="../../owl.html"\r\n',
  'Content-Disposition: form-data; name="\r\n',
  'Content-Type: image/png\r\n',
  'Content-Type: multipart/mixed; boundary=other\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  '\r\n',
  '\r\n\r\n',
)
const bytesOf = (parts: readonly (string | Uint8Array)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)))
const body = fc
  .array(fc.oneof(piece, sign, fc.uint8Array({ maxLength: 12 })), { maxLength: 14 })
  .map((parts) => new Uint8Array(bytesOf(parts)))
const type = fc.constantFrom(
  `multipart/form-data; boundary=${BOUNDARY}`,
  `multipart/form-data; boundary="${BOUNDARY}"`,
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-7',
  'text/plain',
  'nothing',
)

test('whatever is sent as a form is read, or is a broken form', async () => {
  await fc.assert(
    fc.asyncProperty(type, body, async (contentType, bytes) => {
      const answer = await app.request('/', { method: 'POST', headers: { 'content-type': contentType }, body: bytes })
      expect([200, 400]).toContain(answer.status)
      if (answer.status === 400) return
      expect(((await answer.json()) as { text: string }).text).not.toMatch(/\0|\r\n/)
    }),
    { numRuns: draws(2000) },
  )
})

test('what a browser sends as a form comes out as it was, but for line ends and zeros', async () => {
  const word = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(''))
  await fc.assert(
    fc.asyncProperty(word, fc.uint8Array({ maxLength: 40 }), async (text, bytes) => {
      const form = new FormData()
      form.append('text', text)
      form.append('picture', new File([bytes as Uint8Array<ArrayBuffer>], 'owl.png'))
      const read = await (await app.request('/', { method: 'POST', body: form })).json()
      const sent = text.replace(/\r\n|\r|\n/g, '\n').replaceAll('\0', '')
      expect(read).toMatchObject({ text: sent, files: [['owl.png', bytes.length]] })
    }),
    { numRuns: draws(500) },
  )
})

test('whatever stands in the cookies, they are read as text or not at all', async () => {
  const part = fc.oneof(
    fc.constantFrom('look=', 'look', '; ', ';', '=', '"', '%', '%E0%A4%A', '%00', '__proto__=', 'a=b', 'constructor='),
    fc.array(fc.integer({ min: 0x21, max: 0xff }), { maxLength: 6 }).map((codes) => String.fromCharCode(...codes)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 10 }), async (parts) => {
      const answer = await app.request('/', { headers: { cookie: parts.join('') } })
      expect(answer.status).toBe(200)
      const { look } = (await answer.json()) as { look: unknown }
      expect(look === null || typeof look === 'string').toBe(true)
    }),
    { numRuns: draws(2000) },
  )
})
