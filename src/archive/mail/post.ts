import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import type { Log } from '../../platform/web/log.ts'
import { letter } from './rules.ts'

/** The way mails leave. */
export interface Post {
  /** @param payload a letter; @throws when it is none, or the server refuses it: then the queue tries again */
  send(payload: unknown): Promise<void>
  close(): void
}

/** What the post office needs to know. */
export interface PostSettings {
  /** smtp://…, or empty: then mails are kept in the outbox */
  readonly smtp: string
  readonly mailFrom: string
  /** the outbox is a folder in here */
  readonly data: string
}

/** Mails go over SMTP where the operator named a server, else as .eml files into the outbox folder. */
export function openPost({ smtp, mailFrom, data }: PostSettings, log: Log): Post {
  return smtp === '' ? outbox(path.join(data, 'outbox'), mailFrom, log) : server(smtp, mailFrom)
}

function server(smtp: string, from: string): Post {
  const transport = createTransport(smtp, { from })
  return {
    async send(payload) {
      await transport.sendMail(letter.parse(payload))
    },
    close: () => transport.close(),
  }
}

function outbox(folder: string, from: string, log: Log): Post {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from })
  return {
    async send(payload) {
      const { message } = await transport.sendMail(letter.parse(payload))
      const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${crypto.randomUUID().slice(0, 8)}.eml`
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, `.${name}`), message as Buffer, { mode: 0o600 })
      await rename(path.join(folder, `.${name}`), path.join(folder, name))
      log.info({ file: name }, 'no mail server is set: the mail was kept in the outbox folder')
    },
    close: () => transport.close(),
  }
}
