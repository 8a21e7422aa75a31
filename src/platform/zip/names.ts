import { decodeText } from '../text/decode.ts'

/** @param marked the archive says that its names are UTF-8; most that do not say so have it all the same
 * @returns with slashes between folders */
export function nameFrom(bytes: Uint8Array, marked: boolean): string {
  const read = marked ? new TextDecoder().decode(bytes) : (decodeText(bytes)?.text ?? '')
  const name = read === '' ? Buffer.from(bytes).toString('latin1') : read
  return name.replaceAll('\\', '/').normalize('NFC')
}

/** Whether a name would lead out of the folder that it is unpacked in, on any system. */
export function unsafeName(name: string): boolean {
  return /^\/|^[a-z]:|\0/i.test(name) || name.split('/').includes('..')
}
