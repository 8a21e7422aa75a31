import { z } from 'zod'
import { archiveName } from '../accounts/index.ts'
import { openDesk, takeEpub } from '../files/index.ts'
import type { House } from '../house.ts'
import type { Post } from '../mail/index.ts'
import { findWork, mayDownload } from '../works/index.ts'
import { bookLetter } from './letters.ts'
import { MOST_BYTES } from './rules.ts'
import { setSent, toSend } from './store/sent.ts'

/** The kind of job that sends one work to one address. */
export const SEND_BOOK = 'send-book'

/** Makes the file and lets it leave. Whether the member may have it is asked now, whatever was true when it was asked for. A mail that
 * left just before the machine died leaves once more. */
export async function sendBook(house: House, post: Post, payload: unknown): Promise<void> {
  const { id } = z.object({ id: z.number() }).parse(payload)
  const sending = await toSend(house.db, id)
  if (!sending) return setSent(house.db, id, 'gone')
  const { address, member, workId } = sending
  const work = workId === null ? undefined : await findWork(house.db, workId, member)
  if (!work || !mayDownload(work, member)) return setSent(house.db, id, 'gone')
  const book = await takeEpub(openDesk(house), work, member)
  if (!book) return setSent(house.db, id, 'gone')
  if (book.size > MOST_BYTES) return setSent(house.db, id, 'too-large')
  await post.send(bookLetter(await archiveName(house), address, member.login, book))
  await setSent(house.db, id, 'sent')
}
