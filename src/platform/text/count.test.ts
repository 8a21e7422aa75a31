import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countWords } from './count.ts'

const words = (text: string) => countWords(text).words

test('words are counted as a person would count them', () => {
  const counted: readonly (readonly [string, number])[] = [
    ['', 0],
    ['   \n\t', 0],
    ['Tea.', 1],
    ['The kettle sang; nobody listened.', 5],
    ['Don’t, can’t, shan’t', 3],
    ["Don't look", 2],
    ['a well-known mother-in-law', 3],
    ['wait--what', 2],
    ['wait—what – now', 3],
    ['3.14 is about 22/7', 4],
    ['1,000,000 stars at 10:30', 4],
    ['U.S.A. and e.g. these', 4],
    ['Wait...what?', 2],
    ['No.Then silence', 3],
    ['‘Tis the ’phone', 3],
    ['either/or', 2],
    ['naïve café Ångström', 3],
    ['e\u0301tude', 1],
    ['soft\u00adhyphen', 1],
    ['snake_case and _italic_', 3],
    ['* * *', 0],
    ['“—”', 0],
    ['🌙 ✨ 👩‍👩‍👧', 0],
    ['moon🌙light', 2],
    ['Привет, мир!', 2],
    ['Καλημέρα κόσμε', 2],
    ['مرحبا بالعالم', 2],
    ['नमस्ते दुनिया', 2],
    ['안녕하세요 세계', 2],
    ['𝒜 fancy letter', 3],
  ]
  for (const [text, expected] of counted) expect(words(text), text).toBe(expected)
})

test('scripts without spaces are counted by their dictionaries', () => {
  expect(words('猫が好きです。')).toBe(4)
  expect(words('我喜欢读书')).toBe(3)
  expect(words('ฉันรักแมว')).toBe(3)
  expect(words('カタカナ')).toBe(1)
  expect(words('ខ្ញុំ')).toBeGreaterThan(0)
  expect(words('မြန်မာ')).toBeGreaterThan(0)
  expect(words('𠮷野家')).toBeGreaterThan(0)
})

test('mixed scripts add up', () => {
  expect(words('Tシャツ and 猫')).toBe(4)
  expect(words('Version 2は速い')).toBe(2 + words('は速い'))
})

test('markup and our ids are no words, and blocks never run together', () => {
  expect(words('<p id="p1">One</p><p id="p2">two</p>')).toBe(2)
  expect(words('<ul>\n<li id="p1">One</li>\n<li id="p2">two</li>\n</ul>')).toBe(2)
  expect(words('<p>one<br>two</p><hr id="p9">')).toBe(2)
  expect(words('<p>un<em>believ</em>able</p>')).toBe(1)
  expect(words('<p>AT&amp;T&nbsp;now &lt;3 x</p>')).toBe(5)
  expect(words('<p><img src="https://example.org/one-two.png" alt="a tree">x</p>')).toBe(1)
})

test('words that stand in lines, paragraphs or elements are the same in number', () => {
  const word = fc.constantFrom('tea', 'don’t', 'well-known', '3.14', 'Größe', '猫')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (list) => {
      expect(words(list.join(' '))).toBe(list.length)
      expect(words(list.map((one) => `<p>${one}</p>`).join(''))).toBe(list.length)
      expect(words(list.map((one) => `<em>${one}</em>`).join(' '))).toBe(list.length)
    }),
  )
})

test('characters are what is seen, white space and marks left out', () => {
  expect(countWords('a b\nc').characters).toBe(3)
  expect(countWords('e\u0301te\u0301').characters).toBe(3)
  expect(countWords('猫が好き。').characters).toBe(5)
  expect(countWords('<p>a&nbsp;b &amp; c</p>').characters).toBe(4)
  expect(countWords('👍🏽').characters).toBe(1)
  expect(countWords('𝒜').characters).toBe(1)
})

test('a million characters are counted without anyone noticing', () => {
  const english = '<p id="p1">It’s a <em>dark</em> and stormy night, said the mouse.</p>\n'.repeat(14_000)
  countWords(english)
  expect(countWords(english).words).toBe(14_000 * 9)
})

test('hundreds of thousands of marks are counted to the end, and are no words', () => {
  for (const mark of ['<!--', '<', "'", '&']) {
    expect(countWords(mark.repeat(400_000 / mark.length)), mark).toEqual({ words: 0, characters: 400_000 })
  }
  expect(countWords('a.'.repeat(200_000))).toEqual({ words: 1, characters: 400_000 })
})

test('a reading above a word is not a second word', () => {
  const plain = countWords('<p>“The 玉手箱,” he said.</p>')
  expect(
    countWords('<p>“The <ruby lang="ja">玉手箱<rp>(</rp><rt>たまてばこ</rt><rp>)</rp></ruby>,” he said.</p>'),
  ).toEqual(plain)
})
