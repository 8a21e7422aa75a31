import { createHash } from 'node:crypto'
import path from 'node:path'
import { storyHtml } from '../../platform/text/blocks.ts'
import { hasLostBreaks, restoredPlain, restoreText } from '../../platform/text/restored/index.ts'
import { allow, type Result, refuse } from '../../platform/text/result.ts'
import { findLanguage, LIMITS, type TypedText } from '../works/index.ts'
import { textOf } from './charset.ts'
import { fitted } from './fitting.ts'
import type { DocumentRead } from './formats/document.ts'
import { type Format, formatOf, whyNoFormat } from './formats/endings.ts'
import { readEpub } from './formats/epub/read.ts'
import { readOdt } from './formats/open/read.ts'
import { type PagePictures, pagePictured, picturesBeside } from './formats/page/pictures.ts'
import { readFanPage } from './formats/page/read.ts'
import { readMarkdownChapters, readPlainChapters } from './formats/parted.ts'
import { shortTitle } from './formats/titles.ts'
import { readDocx } from './formats/word/read.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseTold, type Told } from './manifest.ts'
import { readPage } from './page.ts'
import type { LostText } from './paragraphs/rules.ts'
import type { Remark } from './remarks.ts'
import type { Reading, Source, Story } from './story.ts'

/** Formats that are text, and may be chapters of a story folder. */
export type TextFormat = Extract<Format, 'html' | 'markdown' | 'plain'>

export function isTextFormat(format: Format): format is TextFormat {
  return format === 'html' || format === 'markdown' || format === 'plain'
}

/** What a single file gave: its own words about itself, and the text without them. */
interface Parts {
  readonly title: string
  readonly told: Told
  readonly text: string
  readonly notes: readonly string[]
  readonly lost?: LostText
  readonly remarks?: readonly Remark[]
}

type FileSource = Source & { kind: 'file' }

/**
 * Reads a story from one file. The title is the page's, the first heading, or the first line standing
 * alone; else the file's name.
 * @param defaults for what the file does not say itself
 */
export function readFile(source: FileSource, defaults: Told): Reading {
  const format = formatOf(source.name)
  if (!format) return refuse(whyNoFormat(source.name))
  const opened = source.open()
  if (!opened.ok) return opened
  const story = isTextFormat(format)
    ? storyOfText(source, format, opened.value)
    : storyOfDocument(source.name, DOCUMENTS[format](opened.value))
  if (!story.ok) return story
  const { title, told, ...rest } = story.value
  return allow({
    ...rest,
    key: `file:${createHash('sha256').update(opened.value).digest('hex')}`,
    title: title || titleFrom(source.name),
    told: { ...defaults, ...told },
    notes: title === '' ? [...rest.notes, 'the title is the name of the file'] : rest.notes,
  })
}

/** A text that is longer is cut into chapters that fit. */
const MOST_TYPED = LIMITS.text * 0.75
const NO_NOTES = { summary: '', contentNotes: '', notesBefore: '', notesAfter: '' }

type Untold = Omit<Story, 'key'>

const DOCUMENTS: Readonly<Record<Exclude<Format, TextFormat>, (bytes: Uint8Array) => DocumentRead>> = {
  epub: readEpub,
  docx: readDocx,
  odt: readOdt,
}

function storyOfText({ name, beside }: FileSource, format: TextFormat, bytes: Uint8Array): Result<Untold, string> {
  const text = textOf(bytes)
  if (text === undefined) return refuse('it is not text')
  const around = picturesBeside(beside)
  const page = format === 'html' ? readFanPage(text, around) : undefined
  if (page) return storyOfDocument(name, page)
  const parts = PARTS[format](text, around)
  if (!parts.ok) return parts
  const { title, told, notes, lost, remarks = [] } = parts.value
  const { pictures } = around.box
  const chapters = chaptersIn(parts.value.text, format)
  if (chapters.some((chapter) => chapter.text.length > MOST_TYPED)) {
    const long = chapters.map((one) => ({ ...one, ...NO_NOTES, html: storyHtml(one.text, format, 'chapter') }))
    const story = storyOfDocument(name, allow({ title, told, chapters: long, remarks, pictures }))
    return story.ok ? allow({ ...story.value, notes }) : story
  }
  return allow({
    title,
    told,
    chapters: chapters.map((chapter) => ({
      ...WITHOUT_NOTES,
      file: name,
      title: chapter.title,
      text: { text: chapter.text, format },
    })),
    notes,
    ...(lost ? { lost } : {}),
    ...(remarks.length > 0 ? { remarks } : {}),
    ...(pictures.length > 0 ? { pictures } : {}),
  })
}

function chaptersIn(text: string, format: TextFormat): readonly { readonly title: string; readonly text: string }[] {
  const parted = format === 'html' ? [] : format === 'plain' ? readPlainChapters(text) : readMarkdownChapters(text)
  return parted.length > 1 ? parted : [{ title: '', text }]
}

function storyOfDocument(name: string, read: DocumentRead): Result<Untold, string> {
  if (!read.ok) return read
  const { title, told, chapters, remarks, pictures = [] } = fitted(read.value)
  return allow({
    title: shortTitle(title),
    told,
    chapters: chapters.map((chapter) => ({
      file: name,
      title: chapter.title,
      summary: html(chapter.summary),
      contentNotes: html(chapter.contentNotes),
      notesBefore: html(chapter.notesBefore),
      notesAfter: html(chapter.notesAfter),
      text: html(chapter.html),
    })),
    notes: [],
    remarks,
    ...(pictures.length > 0 ? { pictures } : {}),
  })
}

function html(text: string): TypedText {
  return { text, format: 'html' }
}

const NOTHING: TypedText = { text: '', format: 'plain' }
const WITHOUT_NOTES = { summary: NOTHING, contentNotes: NOTHING, notesBefore: NOTHING, notesAfter: NOTHING }

type Take = (
  text: string,
  around: PagePictures,
) => { readonly ok: true; readonly value: Parts } | { readonly ok: false; readonly problem: string }

const PARTS: Readonly<Record<TextFormat, Take>> = { html: partsOfPage, markdown: partsOfMarkdown, plain: partsOfPlain }

function partsOfPage(html: string, around: PagePictures): Result<Parts, string> {
  const { title, language, body } = readPage(html)
  const { text, remarks } = pagePictured(body, around)
  const known = findLanguage(language)?.code
  const notes = language !== '' && !known ? [`its language "${language}" is not one of this archive's`] : []
  return allow({ title, told: known ? { lang: known } : {}, text, notes, remarks })
}

function partsOfMarkdown(text: string): Result<Parts, string> {
  const { fields = {}, body, odd } = splitFrontMatter(text)
  const { title: named, ...others } = fields
  const told = parseTold(others)
  if (!told.ok) return refuse(`in the lines between --- on top: ${told.problem}`)
  const [heading, title = ''] = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(body) ?? []
  const notes = [
    ...told.value.unknown.map((name) => `the field "${name}" is not known`),
    ...odd.map((line) => `"${line}" was not understood`),
  ]
  // a heading is taken out of the text only when the title it becomes stands above it
  return allow({
    title: named === undefined ? title : String(named),
    told: told.value.value,
    text: named === undefined && heading !== undefined ? body.slice(heading.length) : body,
    notes,
  })
}

const FIRST_LINE = /^\s*(\S[^\n]{0,79})\n[ \t]*\n/

/** A short first line with nothing but air below it, and no end of a sentence, is a title. */
function partsOfPlain(given: string): Result<Parts, string> {
  const { text, notes, lost } = withBreaks(given)
  const kept = lost ? { lost } : {}
  const [line, title = ''] = FIRST_LINE.exec(text) ?? []
  const isTitle = line !== undefined && /[\p{L}\p{N}]/u.test(title) && !/[.!?…,;:"”’»—-]\s*$/u.test(title)
  if (!isTitle || text.length < line.length * 3) return allow({ title: '', told: {}, text, notes, ...kept })
  return allow({
    title: title.trim(),
    told: {},
    text: text.slice(line.length),
    notes: [...notes, 'the title is the first line of the text'],
    ...kept,
  })
}

/** A text that lost its line breaks gets them back, and the report says how far they can be trusted. */
function withBreaks(text: string): Pick<Parts, 'text' | 'notes' | 'lost'> {
  if (!hasLostBreaks(text)) return { text, notes: [] }
  const restored = restoreText(text)
  const sure = Math.round(restored.confidence * 100)
  return {
    text: restoredPlain(text, restored),
    lost: { text, paragraphs: restored.paragraphs },
    notes: [
      `its line breaks were lost: ${restored.paragraphs.length} paragraphs were found again, some ${sure} in a hundred of them rightly; read it through before you post it`,
    ],
  }
}

/** @returns `Alice 01` for `stories/alice-01.txt` */
export function titleFrom(file: string): string {
  const name = path.basename(file, path.extname(file)).normalize('NFC').replace(/[-_]+/g, ' ').trim()
  return name.charAt(0).toUpperCase() + name.slice(1)
}
