import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf, readMail } from '../../../test/outbox.ts'
import { deadJobs, enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'

/** A mail server on this machine that takes or refuses what it is given. */
async function openMailServer({ refusing = false } = {}) {
  const taken: { readonly from: string; readonly to: readonly string[]; readonly source: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(refusing ? new Error('no such mailbox') : undefined),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        taken.push({ from, to: rcptTo.map(({ address }) => address), source: Buffer.concat(parts).toString('utf8') })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    taken,
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function write(house: TestHouse, text: string): Promise<void> {
  const letter = { to: 'maren@example.org', subject: 'Grüße aus dem Archiv', text }
  return house.db.transaction().execute((trx) => enqueue(trx, house.now(), 'mail', letter))
}

test('where a mail server is named, the mail that confirms an address goes through it', async () => {
  await using mails = await openMailServer()
  await using house = await openTestHouse({
    FANLIGHT_SMTP_URL: mails.url,
    FANLIGHT_MAIL_FROM: 'The Reading Hall <hall@stories.example>',
    FANLIGHT_URL: 'https://stories.example',
  })
  const maren = { login: 'maren', email: 'maren@example.org', password: 'a lamp in the hall', age: '1', terms: '1' }
  const answer = await house.guest().post(urls.register(), maren)
  expect(answer.status).toBe(303)
  expect(mails.taken).toEqual([])
  await house.workOff()
  expect(mails.taken.map(({ from, to }) => ({ from, to }))).toEqual([
    { from: 'hall@stories.example', to: ['maren@example.org'] },
  ])
  const link = linkIn(readMail(mails.taken[0]?.source ?? ''), '/users/confirm/')
  expect((await house.guest().post(link)).status).toBe(303)
  expect(await readdir(path.join(house.folder, 'outbox')).catch(() => [])).toEqual([])
})

test('a mail that the server refuses is tried again and in the end shown to the administrator', {
  tags: 'long',
}, async () => {
  await using mails = await openMailServer({ refusing: true })
  await using house = await openTestHouse({ FANLIGHT_SMTP_URL: mails.url })
  await write(house, 'Hello')
  for (let tried = 0; tried < 8; tried++) {
    await house.workOff()
    house.clock.now = new Date(house.now().getTime() + 7 * 3_600_000)
  }
  const [dead] = await deadJobs(house.db)
  expect(dead?.attempts).toBe(8)
  expect(dead?.lastError).toContain('no such mailbox')
})

test('without a mail server, mails are kept in the outbox folder as they would have been sent', async () => {
  await using house = await openTestHouse()
  await write(house, 'Līga & 林檎 — „hallo“\n\nzweite Zeile\n')
  const [mail] = await mailsOf(house)
  expect(mail?.to).toBe('maren@example.org')
  expect(mail?.text.trimEnd()).toBe('Līga & 林檎 — „hallo“\n\nzweite Zeile')
  expect((await readdir(path.join(house.folder, 'outbox'))).every((file) => file.endsWith('.eml'))).toBe(true)
})
