import path from 'node:path'
import { refuse } from '../../../platform/text/result.ts'
import { unsafeName } from '../../../platform/zip/names.ts'
import { isPageName, isPictureName } from '../beside.ts'
import { openArchive, whyNot } from '../formats/archive.ts'
import { formatOf, whyNoFormat } from '../formats/endings.ts'

/** A file in a zip, or why it is not taken out. */
export type Part =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly name: string; readonly problem: string }

/** What lies in a zip, by name; or why the zip is not opened. */
export type Unpacked =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly problem: string }

/** What systems leave in archives by themselves. */
const LITTER = /(?:^|\/)(?:\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini)$/i

/** Takes stories out of a zip, in the order of their names, and where there are pages the pictures too. What is no story stays in, and is told. */
export function unpack(name: string, bytes: Uint8Array): Unpacked {
  const zip = openArchive(bytes)
  if (!zip.ok) return zip
  const names = zip.value.names.filter((one) => !LITTER.test(one))
  const inOrder = names.toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }))
  if (inOrder.length === 0) return refuse(`${path.basename(name)} is empty`)
  const pages = inOrder.some(isPageName)
  return {
    ok: true,
    parts: inOrder.map((one): Part => {
      const full = `${name}/${one}`
      if (unsafeName(one)) return { ok: false, name: full, problem: whyNot('leads-outside') }
      if (/\.zip$/i.test(one)) return { ok: false, name: full, problem: 'it is a zip in a zip; take it out first' }
      const wanted = formatOf(one) || path.posix.basename(one) === 'work.json' || (pages && isPictureName(one))
      if (!wanted) return { ok: false, name: full, problem: whyNoFormat(one) }
      const opened = zip.value.open(one)
      if (opened?.ok) return { ok: true, name: full, bytes: opened.value }
      return { ok: false, name: full, problem: opened ? whyNot(opened.problem) : 'it is not there' }
    }),
  }
}
