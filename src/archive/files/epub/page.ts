import { languageOf } from '../../works/index.ts'
import { xml } from '../about.ts'

/** One document of a book. */
export interface Page {
  /** its file; names an item of the manifest, too, without the ending */
  readonly file: string
  readonly title: string
  readonly xhtml: string
}

/** @param body XHTML; @param type what it is for a reading system */
export function page(
  file: string,
  title: string,
  { body, type, language }: { readonly body: string; readonly type: string; readonly language: string },
): Page {
  const { dir } = languageOf(language)
  const direction = dir === 'auto' ? '' : ` dir="${dir}"`
  const spoken = language === 'und' ? '' : ` lang="${language}" xml:lang="${language}"`
  return {
    file,
    title,
    xhtml: `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${spoken}${direction}>
<head>
<title>${xml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body epub:type="${type}">
${body}
</body>
</html>
`,
  }
}

/** A part of a page that an author wrote, under its heading; nothing for nothing.
 * @param type what it is for a reading system, where there is a word for that */
export function said(heading: string, xhtml: string, name: string, type?: string): string {
  if (xhtml === '') return ''
  return `<section class="${name}"${type === undefined ? '' : ` epub:type="${type}"`}>\n<h2 class="small">${heading}</h2>\n<div class="said">${xhtml}</div>\n</section>\n`
}
