import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { hostileHtml } from '../../../../test/hostile-html.ts'
import { storyHtml } from '../blocks.ts'
import { toBlocks } from '../normalise.ts'
import { readHtml } from '../parse.ts'
import { sanitise } from '../sanitise.ts'
import { cleanPasted } from './index.ts'

const FOLDER = 'test/clipboard'
const samples = readdirSync(FOLDER).filter((file) => !file.endsWith('.kept.html'))
const pasted = (html: string) => toBlocks(sanitise(cleanPasted(html, readHtml, true), 'chapter'))
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8')

for (const file of samples)
  test(`what is kept of the clipboard: ${file.replace('.html', '').replaceAll('-', ' ')}`, () => {
    const expected = read(file.replace('.html', '.kept.html')).trim()
    expect(pasted(read(file))).toBe(expected)
    expect(pasted(expected.replaceAll('u-', ''))).toBe(expected)
    expect(expected).not.toMatch(/style=|mso|class="(?!footnotes)|<span|<font/i)
  })

test('what a program wrote is cleaned without a script too', () => {
  for (const file of samples.filter((name) => !name.startsWith('web-page-with')))
    if (/mso|Mso|docs-internal|sdfootnote|Cocoa|LibreOffice|gmail_/.test(read(file)))
      expect(storyHtml(read(file), 'html', 'chapter'), file).toBe(pasted(read(file)))
})

test('HTML written by hand keeps its classes, its languages and its marks of what was struck out', () => {
  const written =
    '<p class="skin-letter">A <span lang="fr">mot</span>, <del>not</del> <ins datetime="2026-01-01">so</ins> <a id="x"></a>said.</p>'
  expect(storyHtml(written, 'html', 'chapter')).toBe(written.replace('id="x"', 'id="u-x"'))
})

test('no markup breaks the cleaning, and what comes out is as safe as ever', () => {
  fc.assert(
    fc.property(hostileHtml, (html) => {
      const once = pasted(html)
      expect(toBlocks(sanitise(once, 'chapter'))).toBe(once)
      expect(once).not.toMatch(/<(?:script|style|iframe)|<[^<>]* on\w+=|<[^<>]*"javascript:/)
    }),
    { numRuns: draws(500) },
  )
})

test('a novel from a word processor is cleaned in moderate time', { tags: 'long' }, () => {
  const line = `<p class=MsoNormal style='margin:0'><span style='font-family:"Garamond"'>It was a <i>dark</i> night.<o:p></o:p></span></p>`
  expect(storyHtml(line.repeat(5000), 'html', 'chapter').length).toBeGreaterThan(100_000)
  const hostile = `<style>${'a{'.repeat(50_000)}</style><p class=MsoNormal>x</p>${'<p style="mso-list:l0 level9">'.repeat(2000)}`
  expect(storyHtml(hostile, 'html', 'chapter')).toContain('x')
})
