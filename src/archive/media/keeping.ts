import { createHash } from 'node:crypto'
import { redraw } from '../../platform/pictures/redraw.ts'
import { escapeAttribute } from '../../platform/text/characters.ts'
import { allow, type Result, refuse } from '../../platform/text/result.ts'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import { mediaOf } from './bucket.ts'
import { newPictureName } from './names.ts'
import { checkSent, type MediaProblem, roomFor } from './rules.ts'
import { findByPrint, insertPicture, keptBy } from './store.ts'

/** A picture that is kept, and how a text shows it. */
export interface KeptPicture {
  /** address on this site, never to be guessed */
  readonly src: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/**
 * Keeps a picture for a member: draws it anew without what cameras and programs write into it, makes it smaller when it is very
 * large, puts it into the media folder. The same file twice is one picture. Takes a second or so, and writes by itself: call it
 * outside of transactions.
 * @param alt what is to be seen; empty when it is not known
 * @returns where it is; or what is wrong, with a sentence in {@link SENTENCES}
 */
export async function keepPicture(
  house: Pick<House, 'db' | 'config' | 'now'>,
  userId: number,
  sent: Uint8Array,
  alt: string,
): Promise<Result<KeptPicture, MediaProblem>> {
  const said = alt.replace(/\s+/g, ' ').trim()
  const wrong = checkSent(sent.length, said)
  if (wrong) return refuse(wrong)
  const print = createHash('sha256').update(sent).digest('hex')
  const known = await findByPrint(house.db, userId, print)
  if (known) return allow(shownAs(known.name, { ...known, alt: said || known.alt }))
  const full = roomFor(0, (await keptBy(house.db, userId)).bytes, house.config.pictures)
  if (full) return refuse(full)
  const drawn = await redraw(sent)
  if (!drawn.ok) return drawn
  const { kind, bytes, width, height } = drawn.value
  const name = newPictureName(kind)
  const folder = mediaOf(house.config)
  await folder.put(name, bytes)
  const picture = { userId, name, bytes: bytes.length, width, height, alt: said, print, now: house.now() }
  const problem = await house.db
    .transaction()
    .execute(async (trx) => {
      const short = roomFor(bytes.length, (await keptBy(trx, userId)).bytes, house.config.pictures)
      if (!short) await insertPicture(trx, picture)
      return short
    })
    .catch(async (error: unknown) => {
      await folder.remove(name)
      throw error
    })
  if (!problem) return allow(shownAs(name, picture))
  await folder.remove(name)
  return refuse(problem)
}

/** @returns what shows a picture of this name */
export function shownAs(
  name: string,
  { width, height, alt }: { readonly width: number; readonly height: number; readonly alt: string },
): KeptPicture {
  return { src: urls.picture(name), width, height, alt }
}

/** @returns what an author writes to show a picture; width and height keep its place while it is on its way */
export function markupOf({ src, width, height, alt }: KeptPicture): string {
  return `<img src="${src}" alt="${escapeAttribute(alt)}" width="${width}" height="${height}">`
}
