import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { declaredCharset, repairText } from './encoding.ts'

const repaired = (text: string | Uint8Array) => repairText(typeof text === 'string' ? Buffer.from(text) : text)

test.each([
  ['CafÃ© â€œnoirâ€\u009d', 'Café “noir”', 1],
  ['CafÃƒÂ©', 'Café', 2],
  ['Ð”Ð¾Ð¼', 'Дом', 1],
  ['SÃO PAULO', 'SÃO PAULO', 0],
  ['naïve Ärger', 'naïve Ärger', 0],
  ['日本語', '日本語', 0],
  ['plain', 'plain', 0],
  ['„Das macht Spaß”', '„Das macht Spaß”', 0],
  ['“Touché…”', '“Touché…”', 0],
  ['UN CAFÉ… NOIR', 'UN CAFÉ… NOIR', 0],
])('%j is %j', (bytes, text, undone) => {
  expect(repaired(bytes)).toMatchObject({ text, undone })
})

test('bytes that are no UTF-8 are Windows-1252, what the dump declares, or what old Macintoshes wrote', () => {
  expect(repaired(Buffer.from([0x93, 0x63, 0xe9, 0x94]))).toMatchObject({ text: '“cé”', read: 'windows-1252' })
  expect(repairText(Buffer.from([0xc4, 0xee, 0xec]), declaredCharset('cp1251'))).toMatchObject({
    text: 'Дом',
    read: 'declared',
  })
  const macintosh = Buffer.from([
    0xd2, 0x59, 0x65, 0x73, 0x2c, 0xd3, 0x20, 0x68, 0x65, 0x20, 0x73, 0x61, 0x69, 0x64, 0xd1,
  ])
  expect(repaired(macintosh)).toMatchObject({ text: '“Yes,” he said—', read: 'macintosh' })
})

test('a text that was cut in the middle of a character loses that one only', () => {
  const bytes = Buffer.from('Café où')
  expect(repaired(bytes.subarray(0, bytes.length - 1))).toMatchObject({ text: 'Café o', cut: true })
})

test('what was read wrongly once or twice comes back, whatever it was', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aé ßŁЖ日“”—😀'), maxLength: 12 }).map((text) => `é ${text}`)
  fc.assert(
    fc.property(letters, fc.integer({ min: 1, max: 2 }), (text, times) => {
      let bytes = Buffer.from(text)
      for (let time = 0; time < times; time++) bytes = Buffer.from(asWindows(bytes))
      expect(repaired(bytes).text).toBe(text)
    }),
    { numRuns: draws(500) },
  )
})

function asWindows(bytes: Buffer): string {
  return new TextDecoder('windows-1252').decode(bytes)
}
