import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { zipOfFiles } from '../../../test/zips.ts'
import { placesShown } from './beside.ts'
import { sourcesAt } from './disk.ts'
import { load } from './reading/loaded.ts'
import { LocalReader } from './reading/reader.ts'
import type { Source } from './story.ts'
import { unpacked } from './zips.ts'

const reader = new LocalReader()
const PAGE =
  '<title>The Lamp</title><p>She lit it.</p><p><img alt="A lamp" src="images/l%C3%A4mp.png?x"></p><p><img src="../../secret.png" alt="A letter"><img src=/etc/x.png alt="Keys"></p>'

const files = {
  'tales/lamp.html': PAGE.replace('?x', ''),
  'tales/images/lämp.png': 'lamp',
  'tales/images/boat.jpg': 'boat',
  'tea.txt': 'Tea at dawn, and nobody to drink it with.',
}

async function readAll(sources: readonly Source[]) {
  const stories = await reader.readAll(sources.map(load), {})
  return stories.map((read, at) => {
    if (!read.ok) return [path.basename(sources[at]?.name ?? ''), read.problem]
    const pictures = (read.story.pictures ?? []).map(({ bytes }) => Buffer.from(bytes).toString())
    return [read.story.title, ...pictures, ...(read.story.remarks ?? []).map(({ what, count }) => `${what} ${count}`)]
  })
}

const BECOMES = [['boat.jpg', 'no page beside it shows it'], ['The Lamp', 'lamp', 'pictures 2'], ['Tea']]

test('a page in a zip brings the pictures beside it; those that lead out of the zip stay where they are', async () => {
  const zip: Source = { kind: 'file', name: 'all.zip', open: () => ({ ok: true, value: zipOfFiles(files) }) }
  const read = await readAll(await unpacked([zip], reader))
  expect(read.toSorted()).toEqual(BECOMES.toSorted())
})

test('so does a page in a folder, and what a link leads to outside of it stays there', async () => {
  const around = mkdtempSync(path.join(tmpdir(), 'fanlight-beside-'))
  const folder = path.join(around, 'stories')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  writeFileSync(path.join(around, 'secret.png'), 'secret')
  expect((await readAll(sourcesAt([folder]))).toSorted()).toEqual(BECOMES.toSorted())
  symlinkSync(path.join(around, 'secret.png'), path.join(folder, 'link.png'))
  writeFileSync(path.join(folder, 'sly.html'), '<title>Sly</title><p>x <img src="link.png" alt="A key"></p>')
  expect(await readAll(sourcesAt([path.join(folder, 'sly.html')]))).toEqual([['Sly', 'pictures 1']])
  expect(await readAll(sourcesAt([path.join(folder, 'tales', 'lamp.html')]))).toEqual([
    ['The Lamp', 'lamp', 'pictures 2'],
  ])
  rmSync(around, { recursive: true })
})

test('a page names what it shows by places in its folder, however its author wrote them', () => {
  const page = `<IMG SRC='a.png'><img class=x src=b/c.png><img data-src="no.png" src="../d.png"><img src="a.png"><img src="https://x.example/e.png"><img src="data:image/png;base64,xx"><img src="x&amp;y.png"><img src="..\\..\\f.png"><img src="../../../g.png">`
  expect(placesShown(Buffer.from(page), 'one/two/page.html')).toEqual([
    'one/two/a.png',
    'one/two/b/c.png',
    'one/d.png',
    'one/two/x&y.png',
    'one/two/..\\..\\f.png',
  ])
})
