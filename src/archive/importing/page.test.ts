import { expect, test } from 'vitest'
import { readPage } from './page.ts'

test('a page is its title, its language and its body', () => {
  const page = readPage(
    '<!doctype html><html lang="fr"><head><title> Une\nvisite </title></head><body><p>Bonsoir.</p></body></html>',
  )
  expect(page).toEqual({ title: 'Une visite', language: 'fr', body: '<p>Bonsoir.</p>' })
})

test('a heading that only repeats the title is not told twice', () => {
  expect(readPage('<title>Tea</title><h1>TEA</h1><p>Hot.</p>')).toMatchObject({ title: 'Tea', body: '<p>Hot.</p>' })
  expect(readPage('<title>Tea</title><h1>Part One</h1><p>Hot.</p>').body).toBe('<h1>Part One</h1><p>Hot.</p>')
})

test('without a title the first heading is one', () => {
  expect(readPage('<div><h1>Tea <em>at</em> Dawn</h1></div><p>Hot.</p>').title).toBe('Tea at Dawn')
})

test('a part of a work keeps its headings', () => {
  expect(readPage('<h1>Part One</h1><p>Hot.</p>', true)).toEqual({
    title: '',
    language: '',
    body: '<h1>Part One</h1><p>Hot.</p>',
  })
})

test('ten thousand nested elements are no stumbling block', () => {
  expect(readPage(`${'<div>'.repeat(10_000)}<h1>Deep</h1>`).title).toBe('Deep')
})
