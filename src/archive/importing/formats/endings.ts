import path from 'node:path'

/** How a file is read. */
export type Format = 'html' | 'markdown' | 'plain' | 'epub' | 'docx' | 'odt'

const ENDINGS: Readonly<Record<string, Format>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'plain',
  '.text': 'plain',
  '.epub': 'epub',
  '.docx': 'docx',
  '.odt': 'odt',
}

/** What people have that is none of these, and what they can do. */
const ADVICE: Readonly<Record<string, string>> = {
  '.pdf': 'a PDF holds pages, not text; the file that it was made from would do',
  '.mobi': 'turn it into an EPUB first, with Calibre for one',
  '.azw': 'turn it into an EPUB first, with Calibre for one',
  '.azw3': 'turn it into an EPUB first, with Calibre for one',
  '.fb2': 'turn it into an EPUB first, with Calibre for one',
  '.rtf': 'save it as .docx or .odt first, with Word, LibreOffice or the program that it was written with',
  '.doc': 'save it as .docx first, with Word or LibreOffice',
  '.wps': 'save it as .docx first, with Word or LibreOffice',
  '.pages': 'export it as .docx or EPUB first',
  '.rar': 'pack it as a zip first',
  '.7z': 'pack it as a zip first',
}

/** The endings that are read, for a sentence. */
export const READ_ENDINGS = '.epub, .docx, .odt, .html, .md, .txt and .zip are read'

export const PICTURE_ENDINGS: readonly string[] = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif']

/** @returns how a file of this name is read; undefined for names that are none of a story */
export function formatOf(file: string): Format | undefined {
  return ENDINGS[path.extname(file).toLowerCase()]
}

/** @returns whether a file of this name holds others */
export function isZip(file: string): boolean {
  return /\.zip$/i.test(file)
}

/** Why a file of this name is not read. */
export function whyNoFormat(file: string): string {
  const advice = ADVICE[path.extname(file).toLowerCase()]
  return advice ? `it is not read: ${advice}` : `it is not a story: ${READ_ENDINGS}`
}

/** @returns every ending, for a file field; pictures come with the pages that show them */
export function allEndings(): readonly string[] {
  return [...Object.keys(ENDINGS), '.zip', '.json', ...PICTURE_ENDINGS]
}
