import { decodeText } from '../../platform/text/decode.ts'

/** Where a page of HTML or XHTML says how its bytes are to be read; within the first kilobyte, as browsers look.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i

/** @returns the text of a file; undefined for what is not text */
export function textOf(bytes: Uint8Array): string | undefined {
  const decoded = decodeText(bytes)
  // of what is not Unicode the encoding was guessed, unless the page itself knows better
  return decoded && !decoded.encoding.startsWith('utf-') ? (asDeclared(bytes) ?? decoded.text) : decoded?.text
}

function asDeclared(bytes: Uint8Array): string | undefined {
  const [, meta, xml] = DECLARED.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1')) ?? []
  const label = (meta ?? xml)?.toLowerCase()
  if (!label || label.startsWith('utf')) return undefined
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n').normalize('NFC')
  } catch {
    return undefined // an encoding nobody knows, or bytes that it does not allow
  }
}
