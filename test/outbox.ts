import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** What is asked of an archive whose mails are read; `workOff` does the jobs that are due. */
type Sending = { readonly folder: string; workOff(): Promise<void> }

/** Sends what waits and reads the mails in the outbox folder, oldest first.
 * @returns each as its sender wrote it, transfer encoding undone */
export async function mailsOf(house: Sending): Promise<readonly Mail[]> {
  await house.workOff()
  const folder = path.join(house.folder, 'outbox')
  // a mail that is still being written has a dot before its name
  const files = (await readdir(folder).catch(() => [])).filter((file) => !file.startsWith('.'))
  return Promise.all(files.sort().map(async (file) => readMail(await readFile(path.join(folder, file), 'utf8'))))
}

/** One mail as a person sees it. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** @param source as it stands in an .eml file or came over SMTP; plain text only */
export function readMail(source: string): Mail {
  const [head = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n\n')
  const headers = head.replace(/\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? ''
  const quoted = header('content-transfer-encoding') === 'quoted-printable'
  const body = rest.join('\n\n')
  return { to: header('to'), subject: decoded(header('subject')), text: quoted ? unquoted(body) : body }
}

/** @returns the path of the first link in the mail that leads below this address */
export function linkIn(mail: Mail | undefined, address: string): string {
  const [found] = mail?.text.match(new RegExp(`(?<=https?://[^/\\s]+)${address}[^\\s]*`)) ?? []
  if (!found) throw new Error(`no link to ${address} in the mail: ${mail?.text}`)
  return found
}

/** @see RFC 2047: words of a header that are not ASCII */
function decoded(header: string): string {
  return header
    .replace(/\?= =\?UTF-8\?Q\?/g, '')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/g, (_, words: string) => unquoted(words.replaceAll('_', ' ')))
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
