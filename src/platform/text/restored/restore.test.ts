import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { restoredPlain, restoreText } from './index.ts'

function parts(text: string): readonly (readonly [kind: string, text: string])[] {
  return restoreText(text).paragraphs.map(({ start, end, kind }) => [kind, text.slice(start, end)] as const)
}

const texts = (text: string) => parts(text).map(([, part]) => part)

/** Long enough to have lost something, and nothing in it begins anew by what is tried. */
const RAIN =
  'It rained on the harbour, and on the long grey roofs behind it, and on the men who carried barrels up the hill without a word. '.repeat(
    14,
  )

test('nothing has no paragraphs, and a sentence has one', () => {
  expect(restoreText('')).toEqual({ paragraphs: [], confidence: 1 })
  expect(restoreText(' \n\t ')).toEqual({ paragraphs: [], confidence: 1 })
  expect(texts('She poured the tea.')).toEqual(['She poured the tea.'])
})

test('a text that kept its paragraphs keeps them, and wrapped lines are joined', () => {
  expect(texts('“No.”\n\nShe left. “Wait!”\n\n***\n\nChapter 2\n\nMorning.')).toHaveLength(5)
  expect(parts('One.\n\n***\n\nChapter 2\n\nTwo.').map(([kind]) => kind)).toEqual(
    ['p', 'scene-break', 'p', 'p'].with(2, 'heading'),
  )
  const wrapped = RAIN.replace(/(.{50,64}) /g, '$1\n')
  const text = `${wrapped}\n\n${wrapped}`
  expect(restoreText(text)).toMatchObject({ confidence: 1, paragraphs: [{ start: 0 }, { kind: 'p' }] })
  expect(restoredPlain(text, restoreText(text)).split('\n\n')).toEqual([RAIN.trim(), RAIN.trim()])
})

test('a change of speaker begins a paragraph', () => {
  expect(
    texts(`${RAIN}“Tea?” “No.” “Then what?” “Rain,” she said, “and only rain.” “Oh,” said Mr. Vole.`).slice(-5),
  ).toEqual(['“Tea?”', '“No.”', '“Then what?”', '“Rain,” she said, “and only rain.”', '“Oh,” said Mr. Vole.'])
})

test.each([
  '“Stop!” Holmes cried.',
  '“Stop!” cried Holmes.',
  '“Who is there?” the old man whispered, and put out the light.',
  '"Who is there?" I asked.',
  '‘Who is there?’ Mrs. Vole called, from behind the door.',
  '"It is—" Tom said.',
  '“Really?” she said.',
])('%s is not torn apart', (speech) => {
  const torn = texts(`${RAIN}${speech} ${speech} ${RAIN}`).filter((part) =>
    /^(?:\p{L}+\.? ){0,3}(?:cried|whispered|asked|said|called)/u.test(part),
  )
  expect(torn).toEqual([])
})

test('dividers, chapter heads and notes are told apart', () => {
  for (const divider of ['★', '***', '* * *', '~', '—', 'x x x', '⁂', '~*~*~']) {
    const kinds = parts(`${RAIN}${divider} ${RAIN}`).filter(([kind]) => kind === 'scene-break')
    expect(kinds, divider).toEqual([['scene-break', divider]])
  }
  const heads = ['Chapter 3', 'CHAPTER IV', 'Chapter Three: The Long Rain', 'Epilogue']
  for (const head of heads)
    expect(
      parts(`${RAIN}${head} ${RAIN}`).filter(([kind]) => kind === 'heading'),
      head,
    ).toEqual([['heading', head]])
  const noted = `A/N: Thanks to my beta for reading! I don't own these characters. ${RAIN}Thank you for reading this chapter. Please leave kudos and comments, and I will update soon!`
  const kinds = parts(noted).map(([kind]) => kind)
  expect([kinds[0], kinds.at(-1)]).toEqual(['notes', 'notes'])
  expect(kinds.filter((kind) => kind === 'notes')).toHaveLength(2)
})

test('talk of chapters inside a sentence is no head, and a dash no divider', () => {
  const text = `${RAIN}He read chapter 3 again. Chapter 3 was short — and how. No. 5 * 3 is x x. ${RAIN}`
  expect(parts(text).filter(([kind]) => kind !== 'p')).toEqual([])
})

test('a closing mark that is missing does not put the rest out of step', () => {
  const talk = '“Tea?” he asked. “No.” “Then what?” “Rain,” she said. “Only rain.” “Why?” “It falls.” “So it does.” '
  const whole = texts(`${RAIN}${talk.repeat(6)}`)
  const damaged = texts(`${RAIN}${talk.replace('“No.”', '“No.')}${talk.repeat(5)}`)
  expect(damaged.slice(-25)).toEqual(whole.slice(-25))
})

test('quotations inside quotations, and straight marks, are no turns', () => {
  const text = `${RAIN}"He said 'never again!' and went," she told me. "So I went, too." "And then?" "Then 'nothing,' as they say."`
  expect(texts(text).slice(-2)).toEqual(['"And then?"', '"Then \'nothing,\' as they say."'])
})

test('other ways to mark speech are understood', () => {
  expect(texts(`${RAIN}‘Tea?’ ‘No.’ ‘Then what, Mr. Vole?’ ‘It’s rain.’`).slice(-4)).toHaveLength(4)
  expect(texts(`${RAIN}‘Tea?’ ‘No.’ ‘Then what?’ ‘It’s rain.’`).slice(-2)).toEqual(['‘Then what?’', '‘It’s rain.’'])
  expect(texts('「どこへ。」「外へ。」彼女は出て行った。'.repeat(90))[0]).toBe('「どこへ。」')
  expect(texts(`${RAIN}—Where to? —Out, she said. —Alone? —Yes.`).slice(-4)).toEqual([
    '—Where to?',
    '—Out, she said.',
    '—Alone?',
    '—Yes.',
  ])
})

test('sentences that lost even the space between them are parted there', () => {
  expect(texts(`${RAIN.trim()}Then the bell rang.Nobody moved. ${RAIN}`)).toContain('Then the bell rang.')
})

const SCRAPS = [
  '“Yes,” he said. ',
  '“No!” ',
  '"Well?" ',
  'She left. ',
  'Mr. Vole laughed.',
  '★ ',
  ' *** ',
  'Chapter 3 ',
  '“Open ',
  '” ',
  "'",
  '— ',
  '\n',
  'A/N: hi. ',
  '「はい。」',
  '😀 ',
  '... ',
]

test('whatever comes: paragraphs follow each other, and between them stands white space only', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 400 }), (scraps) => {
      const text = scraps.join('')
      let place = 0
      for (const { start, end } of restoreText(text).paragraphs) {
        expect(text.slice(place, start).trim()).toBe('')
        expect(end).toBeGreaterThan(start)
        place = end
      }
      expect(text.slice(place).trim()).toBe('')
    }),
    { numRuns: draws(60) },
  )
})

test('what is put behind a text changes its first paragraphs only near the end', () => {
  const talk =
    '“Tea?” he asked. He looked at the clock. “No.” She laughed. “Then what?” Nobody knew. “Rain,” she said. '
  const text = RAIN + talk.repeat(12)
  const starts = (whole: string) => restoreText(whole).paragraphs.map(({ start }) => start)
  const near = (start: number) => start < text.length * 0.6
  expect(starts(text + talk).filter(near)).toEqual(starts(text).filter(near))
})

test('one sentence of 50,000 words is one paragraph', () => {
  expect(texts('and the rain fell '.repeat(12_500))).toHaveLength(1)
})
