import { expect, test } from 'vitest'
import { toBlocks } from './normalise.ts'
import { excerpt, plainText } from './reading.ts'

test('plain text has its paragraphs apart and no markup', () => {
  expect(plainText(toBlocks('<h2>One</h2><p>a <em>b</em>&nbsp;&amp; c<br>d</p><hr><ul><li>x</li><li></li></ul>'))).toBe(
    'One\n\na b\u00a0& c\nd\n\n* * *\n\nx',
  )
  expect(
    plainText(toBlocks('<figure><img src="/media/a.png" alt="a"><figcaption>Cap</figcaption></figure><p>b</p>')),
  ).toBe('Cap\n\nb')
  expect(plainText(toBlocks('<figure>text<figcaption>Cap</figcaption></figure><figure>alone</figure>'))).toBe(
    'text\n\nCap\n\nalone',
  )
  expect(plainText('')).toBe('')
})

test('an excerpt ends between words', () => {
  const html = toBlocks('<p>The kettle sang.</p><hr><p>Nobody listened to it, not even the cat.</p>')
  expect(excerpt(html, 200)).toBe('The kettle sang. Nobody listened to it, not even the cat.')
  expect(excerpt(html, 40)).toBe('The kettle sang. Nobody listened to it…')
  expect(excerpt(html, 12)).toBe('The kettle…')
  expect(excerpt(toBlocks('<p>吾輩は猫である。名前はまだ無い。</p>'), 8)).toBe('吾輩は猫である…')
  expect(excerpt(html, 0)).toBe('')
})

test('an excerpt never cuts a character in two', () => {
  expect(excerpt(toBlocks(`<p>${'𝒜'.repeat(50)}</p>`), 8).isWellFormed()).toBe(true)
})
