import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sourcesAt } from './disk.ts'
import { readFolder } from './folder.ts'
import type { Reading } from './story.ts'

type Tree = { readonly [name: string]: string | Tree }

function plant(folder: string, tree: Tree): void {
  for (const [name, content] of Object.entries(tree)) {
    const place = path.join(folder, name)
    if (typeof content === 'string') writeFileSync(place, content)
    else {
      mkdirSync(place)
      plant(place, content)
    }
  }
}

function inFolder(tree: Tree, run: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-disk-'))
  try {
    plant(folder, tree)
    run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function work(...files: readonly string[]): string {
  return JSON.stringify({ title: 'Tea', slug: 'tea', chapters: files.map((file) => ({ file })) })
}

function readOne(folder: string): Reading {
  const [source] = sourcesAt([folder])
  return source?.kind === 'folder' ? readFolder(source, {}) : { ok: false, problem: 'not a folder' }
}

test('folders of folders are looked through, each work found once, and what is no story says so', () => {
  const tree = {
    shelf: { b: { 'work.json': work('1.txt'), '1.txt': 'b' }, a10: { 'work.json': '{}' }, a2: { 'loose.md': 'x' } },
    'cover.png': '',
    '.hidden': '',
  }
  inFolder(tree, (folder) => {
    const found = sourcesAt([folder]).map(({ kind, name }) => `${kind} ${path.relative(folder, name)}`)
    expect(found).toEqual(['refused cover.png', 'file shelf/a2/loose.md', 'folder shelf/a10', 'folder shelf/b'])
  })
})

test('a path where nothing is says so, and the others are found', () => {
  inFolder({ 'a.txt': 'a' }, (folder) => {
    const found = sourcesAt([path.join(folder, 'missing'), path.join(folder, 'a.txt')])
    expect(found).toMatchObject([{ kind: 'refused', reason: 'there is no such file or folder' }, { kind: 'file' }])
  })
})

test('a folder gives its chapters in the order of the list, and names the files that nobody asked for', () => {
  inFolder(
    { 'work.json': work('2.txt', '1.html'), '1.html': '<html><body><p>one</p>', '2.txt': 'two', 'notes.txt': 'x' },
    (folder) => {
      const reading = readOne(folder)
      expect(reading.ok && reading.value.chapters.map(({ text }) => text)).toEqual([
        { text: 'two', format: 'plain' },
        { text: '<p>one</p>', format: 'html' },
      ])
      expect(reading.ok && reading.value.notes).toEqual(['no chapter names the file "notes.txt"; it was left alone'])
    },
  )
})

test.each(['../secret.txt', '/etc/passwd.txt', 'sub/1.txt', '..\\secret.txt', '.hidden.txt'])(
  'a chapter named %s is refused',
  (file) => {
    inFolder({ 'secret.txt': 's', tale: { 'work.json': work(file), sub: { '1.txt': 'x' } } }, (folder) => {
      expect(readOne(path.join(folder, 'tale'))).toEqual({
        ok: false,
        problem: `${file}: a chapter is a file in the folder itself`,
      })
    })
  },
)

test('a link that leads out of the folder is refused, one that stays inside is not', () => {
  inFolder({ 'secret.txt': 's', tale: { 'work.json': work('1.txt', '2.txt'), '1.txt': 'x' } }, (folder) => {
    const tale = path.join(folder, 'tale')
    symlinkSync(path.join(tale, '1.txt'), path.join(tale, '2.txt'))
    expect(readOne(tale).ok).toBe(true)
    rmSync(path.join(tale, '2.txt'))
    symlinkSync('../secret.txt', path.join(tale, '2.txt'))
    expect(readOne(tale)).toEqual({ ok: false, problem: '2.txt: it is a link that leads out of the folder' })
  })
})

test('without one of its chapters a work does not come in', () => {
  inFolder({ 'work.json': work('1.txt', '2.txt'), '1.txt': 'x' }, (folder) => {
    expect(readOne(folder)).toEqual({ ok: false, problem: '2.txt: there is no such file or folder' })
  })
})

test('links that go in a circle are not followed', () => {
  inFolder({ shelf: {} }, (folder) => {
    symlinkSync(folder, path.join(folder, 'shelf', 'again'))
    expect(sourcesAt([folder])).toMatchObject([
      { kind: 'refused', reason: 'it is a link; name what it leads to instead' },
    ])
  })
})
