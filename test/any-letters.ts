import fc from 'fast-check'

/** Text of any characters whatever, for {@link fc.string}. Its own unit `binary` first makes a table of all of them, which takes
 * seconds in every test file. */
export const anyLetter: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point))
