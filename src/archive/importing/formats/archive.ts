import type { Result } from '../../../platform/text/result.ts'
import { allow, refuse } from '../../../platform/text/result.ts'
import { readXml, type XmlElement, type XmlProblem } from '../../../platform/text/xml.ts'
import { readZip, type ZipArchive, type ZipProblem } from '../../../platform/zip/read.ts'
import { textOf } from '../charset.ts'

const SENTENCES: Readonly<Record<ZipProblem | XmlProblem, string>> = {
  'no-zip': 'it is damaged: it is not the archive that its name says',
  'cut-off': 'it is damaged: its end is missing, as after a download that broke off',
  damaged: 'it is damaged: what it holds does not fit its check sum',
  locked: 'it is locked with a password',
  'packed-strangely': 'it is packed in a way that few programs know; pack it anew as an ordinary zip',
  'too-many-parts': 'it has more than 10,000 parts',
  'part-too-large': 'a part of it has more than 64 MB',
  'all-too-large': 'it has more than 256 MB when it is unpacked',
  bomb: 'it unpacks to so much more than it is that it was refused as a trap',
  'leads-outside': 'its name leads out of the archive',
  link: 'it is a link, not a file',
  'no-element': 'it is damaged: it is not XML',
  'own-entities': 'it declares entities of its own, which no story needs, and was refused as a trap',
  'too-deep': 'its elements lie too deep in each other',
  'too-large': 'it has more parts than can be read',
}

export function whyNot(problem: ZipProblem | XmlProblem): string {
  return SENTENCES[problem]
}

/** @returns the archive, or a sentence */
export function openArchive(bytes: Uint8Array): Result<ZipArchive, string> {
  const zip = readZip(bytes)
  return zip.ok ? zip : refuse(whyNot(zip.problem))
}

/** @returns the text of a part, or a sentence with its name */
export function partText(zip: ZipArchive, name: string): Result<string, string> {
  const part = zip.open(name) ?? zip.open(nameLike(zip, name) ?? '')
  if (!part) return refuse(`${name}: it is not there`)
  if (!part.ok) return refuse(`${name}: ${whyNot(part.problem)}`)
  const text = textOf(part.value)
  return text === undefined ? refuse(`${name}: it is not text`) : allow(text)
}

/** Some programs on some systems take no care of capitals. */
function nameLike(zip: ZipArchive, name: string): string | undefined {
  const folded = name.toLowerCase()
  return zip.names.find((one) => one.toLowerCase() === folded)
}

export function partXml(zip: ZipArchive, name: string): Result<XmlElement, string> {
  const text = partText(zip, name)
  if (!text.ok) return text
  const xml = readXml(text.value)
  return xml.ok ? xml : refuse(`${name}: ${whyNot(xml.problem)}`)
}

/** @returns the name of a part that another one leads to; undefined for what lies outside of the archive */
export function resolved(from: string, href: string): { readonly file: string; readonly anchor: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return undefined
  const [path = '', anchor = ''] = href.split('#')
  const place: string[] = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of decoded(path).split('/')) {
    if (step === '..') {
      if (place.pop() === undefined) return undefined
    } else if (step !== '' && step !== '.') place.push(step)
  }
  return { file: path === '' ? from : place.join('/'), anchor: decoded(anchor) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFC')
  } catch {
    return part
  }
}
