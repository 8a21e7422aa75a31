import { picturesIn, typeOf } from '../media/index.ts'
import { urls } from '../urls.ts'
import type { Book } from './book.ts'

/** A picture of this archive that a text shows. */
export interface Shown {
  /** of its file */
  readonly name: string
  readonly src: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** The pictures of a text that are still kept, one after the other; others are named in words.
 * @param html as stored */
export async function* picturesOf({ media }: Pick<Book, 'media'>, html: string): AsyncGenerator<Shown> {
  for (const name of picturesIn(html)) {
    const bytes = await media.read(name)
    if (bytes) yield { name, src: urls.picture(name), type: typeOf(name), bytes }
  }
}
