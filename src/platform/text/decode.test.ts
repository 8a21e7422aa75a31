import { expect, test } from 'vitest'
import { decodeText } from './decode.ts'

const bytes = (...list: number[]) => Uint8Array.from(list)
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, little: boolean) => {
  const buffer = Buffer.from(text, 'utf16le')
  return new Uint8Array(little ? buffer : buffer.swap16())
}

test('a text in UTF-8 is read with and without its mark', () => {
  expect(decodeText(utf8('Grüße, 猫'))).toEqual({ text: 'Grüße, 猫', encoding: 'utf-8' })
  expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ text: 'a', encoding: 'utf-8' })
  expect(decodeText(bytes())).toEqual({ text: '', encoding: 'utf-8' })
})

test('a text in UTF-16 is read with and without its mark', () => {
  const story = 'It rained. “Again,” she said.\r\n猫が好き'
  const read = 'It rained. “Again,” she said.\n猫が好き'
  expect(decodeText(utf16(story, true))).toEqual({ text: read, encoding: 'utf-16le' })
  expect(decodeText(utf16(story, false))).toEqual({ text: read, encoding: 'utf-16be' })
  expect(decodeText(bytes(0xff, 0xfe, 0x61, 0x00))).toEqual({ text: 'a', encoding: 'utf-16le' })
  expect(decodeText(bytes(0xfe, 0xff, 0x00, 0x61))).toEqual({ text: 'a', encoding: 'utf-16be' })
  expect(decodeText(utf16('ДОМ. Она вошла.\n'.repeat(20), true))?.encoding).toBe('utf-16le')
})

test('bytes that are no UTF-8 are Windows-1252, quotation marks and all', () => {
  expect(decodeText(bytes(0x93, 0x59, 0x65, 0x73, 0x94, 0x20, 0x97, 0x20, 0x63, 0x61, 0x66, 0xe9, 0x85))).toEqual({
    text: '“Yes” — café…',
    encoding: 'windows-1252',
  })
  expect(decodeText(bytes(0x80, 0x8e, 0x9f, 0x20, 0x61))?.text).toBe('€ŽŸ a')
})

test('a long UTF-8 text cut in the middle of a character is still UTF-8', () => {
  const cut = utf8('é'.repeat(100)).subarray(0, -1)
  expect(decodeText(cut)).toEqual({ text: `${'é'.repeat(99)}\ufffd`, encoding: 'utf-8' })
})

test('line endings and Unicode forms come out as one', () => {
  expect(decodeText(utf8('a\r\nb\rc\ne\u0301'))?.text).toBe('a\nb\nc\né')
})

test('what is not text is refused', () => {
  const files = {
    zip: bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00),
    png: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    jpeg: bytes(0xff, 0xd8, 0xff, 0xe0),
    gif: utf8('GIF89a....'),
    pdf: utf8('%PDF-1.7\n'),
    gzip: bytes(0x1f, 0x8b, 0x08, 0x00),
    word: bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
    zeros: bytes(0x61, 0x00, 0x00, 0x62, 0x00, 0x00, 0x63),
    noise: Uint8Array.from({ length: 500 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256),
    controls: bytes(1, 2, 3, 4, 5, 6, 0x61, 0x62),
  }
  for (const [name, file] of Object.entries(files)) expect(decodeText(file), name).toBeUndefined()
})

test('one stray control character spoils no story', () => {
  expect(decodeText(utf8(`Once\u0007 upon a time${' and again'.repeat(20)}`))?.text).toMatch(/^Once upon/)
})
