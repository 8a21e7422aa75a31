import { type FileHandle, open } from 'node:fs/promises'
import { sumOf } from './tar.ts'

const BLOCK = 512
/** What stands about a part in a part of its own is a path and a size. */
const MOST_ABOUT = 64 * 1024

/** A part of a TAR archive: its bytes are those of the file from `offset` on. */
export interface TarPart {
  readonly name: string
  readonly size: number
  readonly offset: number
}

/** Goes from head to head without reading what is between.
 * @throws with a sentence when the file is no TAR archive, was cut short, or holds something else than plain files */
export async function listTar(path: string): Promise<readonly TarPart[]> {
  await using file = await open(path)
  const { size: length } = await file.stat()
  const parts: TarPart[] = []
  let about: { readonly name?: string; readonly size?: number } = {}
  for (let at = 0; ; ) {
    const block = await bytesAt(file, at, BLOCK)
    if (block.every((byte) => byte === 0)) return parts
    const { name, size, kind } = headIn(block)
    const part = { name: about.name ?? name, size: about.size ?? size, offset: at + BLOCK }
    if (part.offset + part.size > length) throw new Error('it was cut short')
    if (kind === 'x') about = aboutIn(await bytesAt(file, part.offset, Math.min(size, MOST_ABOUT)))
    else {
      if (kind !== '0' && kind !== '\0') throw new Error(`${part.name} is not a plain file`)
      parts.push(part)
      about = {}
    }
    at = part.offset + Math.ceil(part.size / BLOCK) * BLOCK
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new Error('it was cut short')
  return buffer
}

function headIn(block: Buffer): { readonly name: string; readonly size: number; readonly kind: string } {
  const sum = Number.parseInt(block.toString('latin1', 148, 156), 8)
  if (sum !== sumOf(block)) throw new Error('it is not a TAR archive, or is damaged')
  const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '')
  return {
    name,
    size: Number.parseInt(block.toString('latin1', 124, 136), 8),
    kind: block.toString('latin1', 156, 157),
  }
}

function aboutIn(bytes: Buffer): { readonly name?: string; readonly size?: number } {
  const text = bytes.toString('utf8')
  const [, name] = /^\d+ path=(.*)$/m.exec(text) ?? []
  const [, size] = /^\d+ size=(\d+)$/m.exec(text) ?? []
  return { ...(name === undefined ? {} : { name }), ...(size === undefined ? {} : { size: Number(size) }) }
}
