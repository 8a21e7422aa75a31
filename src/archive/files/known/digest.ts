import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const SAMPLE = 1024
/** Where KOReader takes its samples: at the beginning, at 1 KiB, and each time four times as far. */
const PLACES = [0, ...Array.from({ length: 11 }, (_, power) => SAMPLE * 4 ** power)]

/** What KOReader knows a file by: the MD5 of samples from it.
 * @returns 32 hexadecimal digits
 * @throws when the file cannot be read */
export async function partialDigest(file: string): Promise<string> {
  const hash = createHash('md5')
  await using handle = await open(file, 'r')
  for (const position of PLACES) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(SAMPLE), 0, SAMPLE, position)
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
  }
  return hash.digest('hex')
}

/** What KOReader knows a file by when its owner has chosen “filename”. */
export function nameDigest(name: string): string {
  return createHash('md5').update(name).digest('hex')
}
