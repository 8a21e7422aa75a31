import { childOf, childrenOf, type XmlElement, xmlText } from '../../../../platform/text/xml.ts'
import type { ZipArchive } from '../../../../platform/zip/read.ts'
import { openArchive, partXml } from '../archive.ts'
import type { DocumentRead } from '../document.ts'
import { languageNamed, soundFields } from '../facts.ts'
import { documentOfFlow } from '../flow.ts'
import { picturesOfZip } from '../picture-box.ts'
import { type Related, WordBody, type WordNote } from './body.ts'
import { numbersOf } from './lists.ts'
import { wordStyles } from './styles.ts'

const MAIN = 'word/document.xml'

/** Reads a DOCX, as Word, LibreOffice and Google Docs write it.
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/ */
export function readDocx(bytes: Uint8Array): DocumentRead {
  const zip = openArchive(bytes)
  if (!zip.ok) return zip
  const main = partXml(zip.value, MAIN)
  if (!main.ok) return main
  const part = (name: string) => rootOf(zip.value, name)
  const related = (name: string) => {
    const relations = part(`word/_rels/${name}.xml.rels`)
    return { links: targetsOf(relations, true), pictures: targetsOf(relations, false) }
  }
  const body = new WordBody({
    styles: wordStyles(part('word/styles.xml')),
    numbers: numbersOf(part('word/numbering.xml')),
    related: related('document'),
    notes: new Map([
      ...notesOf(part('word/footnotes.xml'), 'footnote', related('footnotes')),
      ...notesOf(part('word/endnotes.xml'), 'endnote', related('endnotes')),
    ]),
  })
  const nodes = body.blocks(childrenOf(childOf(main.value, 'body')))
  const core = part('docProps/core.xml')
  const said = (name: string) => xmlText(childOf(core, name)).trim()
  const told = soundFields({ lang: languageNamed(said('language')), summary: said('description') }, [])
  return documentOfFlow({
    nodes,
    marks: body.marks,
    title: said('title'),
    told,
    lost: body.pictures,
    box: picturesOfZip(zip.value),
    comments: childrenOf(part('word/comments.xml'), 'comment').length,
    deletions: body.deletions,
  })
}

function rootOf(zip: ZipArchive, name: string): XmlElement | undefined {
  const xml = partXml(zip, name)
  return xml.ok ? xml.value : undefined
}

/** @param external whether those that lead out of the file are asked for, or its parts */
function targetsOf(relations: XmlElement | undefined, external: boolean): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(relations, 'Relationship')
      .filter(({ attributes }) => (attributes.TargetMode === 'External') === external)
      .map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
  )
}

/** Those with a type are lines above the notes, not notes. */
function notesOf(
  root: XmlElement | undefined,
  name: string,
  related: Related,
): readonly (readonly [string, WordNote])[] {
  return childrenOf(root, name)
    .filter(({ attributes }) => attributes.type === undefined || attributes.type === 'normal')
    .map((note) => [`${name}${note.attributes.id}`, { said: childrenOf(note), related }])
}
