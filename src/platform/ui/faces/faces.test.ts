import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FACES, FIRST_FACES, faceRule, faceUrl } from './faces.ts'

test('every font file the style sheet names is in its package', () => {
  const missing = FACES.filter(({ file }) => !existsSync(`node_modules/${file}`)).map(({ file }) => file)
  expect(missing).toEqual([])
})

test('no two faces are served under one address', () => {
  expect(new Set(FACES.map(faceUrl)).size).toBe(FACES.length)
})

test('the reading and the interface face are the two fetched first', () => {
  expect(FIRST_FACES).toEqual([
    '/assets/fonts/literata-latin-wght-normal.woff2',
    '/assets/fonts/source-sans-3-latin-wght-normal.woff2',
  ])
})

test('faces.css says what the list says (npx vitest run src/platform/ui/faces -u writes it anew)', async () => {
  await expect(FACES.map(faceRule).join('\n')).toMatchFileSnapshot('./faces.css')
})
