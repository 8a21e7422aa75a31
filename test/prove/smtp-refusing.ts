import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { movableClock } from './clock.ts'
import { type Fault, must } from './fault.ts'
import type { Person } from './person.ts'
import { Stage, until } from './stage.ts'

/** Longer than the longest pause between two tries of a task. */
const PAUSE = 7 * 3_600_000
const TRIES = 8
const SOON = 10_000

/** The mail server refuses for days, at first for now, then for good; at last it takes mail again. */
export const smtpRefusing: Fault = {
  name: 'SMTP refusing',
  async run() {
    await using mail = await openMailServer()
    using stage = new Stage()
    await stage.open()
    const clock = movableClock(stage.folder)
    await using served = await stage.serve({ ...clock.environment, FANLIGHT_SMTP_URL: mail.url })
    const admin = await stage.logIn(served.address)
    const asked = await admin.send('/users/password/new', { account: 'lamplighter@example.org' })
    must(asked.status === 200, `asking for a link was answered with ${asked.status}`)
    await refuseUntilGivenUp(mail, clock.set)
    const given = await until('the mail stands among what failed', SOON, async () =>
      (await admin.get('/admin/jobs')).text.includes(mail.words),
    )
    mail.taking = true
    const mails = await sendRound(admin, mail)
    return {
      seen: 'the person saw the usual page, the mail was tried eight times, stood on the page of failed tasks with the server’s words, and left when it was sent round again',
      figures: { tries: mail.tries, listedAfterMs: Math.round(given), mails, lost: 0 },
    }
  },
}

async function refuseUntilGivenUp(mail: MailServer, setClock: (offset: number) => void): Promise<void> {
  for (let tried = 1; tried <= TRIES; tried++) {
    await until(`try ${tried}`, SOON, async () => mail.tries >= tried)
    setClock(tried * PAUSE)
  }
}

/** @returns how many mails the server has taken then */
async function sendRound(admin: Person, mail: MailServer): Promise<number> {
  const page = (await admin.get('/admin/jobs')).text
  const [, job = ''] = /name="job" value="(\d+)"/.exec(page) ?? []
  await admin.send('/admin/jobs', { job, what: 'again' })
  await until('the mail leaves', SOON, async () => mail.taken > 0)
  return mail.taken
}

interface MailServer extends AsyncDisposable {
  readonly url: string
  /** what it says when it refuses */
  readonly words: string
  taking: boolean
  readonly tries: number
  readonly taken: number
}

/** Refuses every second time for now (451), and else for good (550). */
async function openMailServer(): Promise<MailServer> {
  const words = 'this mailbox is asleep'
  let [taking, tries, taken] = [false, 0, 0]
  const refusal = () => Object.assign(new Error(words), { responseCode: tries % 2 === 0 ? 451 : 550 })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      tries++
      done(taking ? undefined : refusal())
    },
    onData(stream, _session, done) {
      stream.resume().on('end', () => {
        taken++
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    words,
    get tries() {
      return tries
    },
    get taken() {
      return taken
    },
    get taking() {
      return taking
    },
    set taking(now) {
      taking = now
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
