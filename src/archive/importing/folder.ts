import { foldName } from '../../platform/text/fold.ts'
import { allow, type Result, refuse } from '../../platform/text/result.ts'
import type { TypedText } from '../works/index.ts'
import { textOf } from './charset.ts'
import { isTextFormat } from './file.ts'
import { formatOf } from './formats/endings.ts'
import { type Manifest, parseManifest, type Told } from './manifest.ts'
import { readPage } from './page.ts'
import type { Opened, Reading, Source, StoryChapter } from './story.ts'

type Folder = Source & { kind: 'folder' }

/**
 * Reads a folder that holds a work.json and chapter files.
 * @param defaults for what the work.json does not say
 * @returns the whole work, or why there is none: a work without one of its chapters does not come in
 * @see docs/story-folder.md
 */
export function readFolder(folder: Folder, defaults: Told): Reading {
  const json = readText(folder.open('work.json'))
  if (!json.ok) return refuse(`work.json: ${json.problem}`)
  const manifest = parseManifest(json.value)
  if (!manifest.ok) return refuse(`work.json: ${manifest.problem}`)
  const { title, chapters: listed, ...told } = manifest.value.value
  const chapters: StoryChapter[] = []
  for (const one of listed) {
    const chapter = readChapter(folder, one)
    if (!chapter.ok) return refuse(`${one.file}: ${chapter.problem}`)
    chapters.push(chapter.value)
  }
  return allow({
    key: `folder:${told.slug ?? folder.folder}:${foldName(told.author ?? '')}`,
    title,
    told: { ...defaults, ...told },
    chapters,
    notes: [...manifest.value.unknown.map((name) => `the field "${name}" is not known`), ...leftAlone(folder, listed)],
  })
}

type Listed = Manifest['chapters'][number]

function readChapter(folder: Folder, listed: Listed): Result<StoryChapter, string> {
  const format = formatOf(listed.file)
  if (/[/\\]/.test(listed.file) || listed.file.startsWith('.'))
    return refuse('a chapter is a file in the folder itself')
  if (!format || !isTextFormat(format)) return refuse('it is not a chapter: .html, .htm, .md and .txt are read')
  const text = readText(folder.open(asOnDisk(folder, listed.file)))
  if (!text.ok) return text
  return allow({
    file: listed.file,
    title: listed.title,
    summary: typedNote(listed.summary),
    contentNotes: typedNote(listed.content_notes),
    notesBefore: typedNote(listed.notes_before),
    notesAfter: typedNote(listed.notes_after),
    text: { text: format === 'html' ? readPage(text.value, true).body : text.value, format },
  })
}

function readText(opened: Opened): Result<string, string> {
  if (!opened.ok) return opened
  const text = textOf(opened.value)
  return text === undefined ? refuse('it is not text') : allow(text)
}

/** @param text of a summary or a note: HTML when it begins with an element, else plain */
export function typedNote(text: string): TypedText {
  return { text, format: text.startsWith('<') ? 'html' : 'plain' }
}

function leftAlone({ files }: Folder, listed: readonly Listed[]): readonly string[] {
  const known = new Set(['work.json', ...listed.map(({ file }) => file.normalize('NFC'))])
  return files
    .filter((file) => !known.has(file.normalize('NFC')))
    .map((file) => `no chapter names the file "${file}"; it was left alone`)
}

/** Some systems spell é as two characters in the names of files. */
function asOnDisk({ files }: Folder, file: string): string {
  return files.find((one) => one.normalize('NFC') === file) ?? file
}
