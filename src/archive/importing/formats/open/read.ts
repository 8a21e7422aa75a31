import { refuse } from '../../../../platform/text/result.ts'
import { childOf, childrenOf, elementsBelow, type XmlElement, xmlText } from '../../../../platform/text/xml.ts'
import { openArchive, partXml } from '../archive.ts'
import type { DocumentRead } from '../document.ts'
import { languageNamed, soundFields } from '../facts.ts'
import { documentOfFlow } from '../flow.ts'
import { picturesOfZip } from '../picture-box.ts'
import { OpenBody } from './body.ts'
import { openStyles } from './styles.ts'

/** Reads an ODT, as LibreOffice and Google Docs write it.
 * @see https://docs.oasis-open.org/office/OpenDocument/v1.3/ */
export function readOdt(bytes: Uint8Array): DocumentRead {
  const zip = openArchive(bytes)
  if (!zip.ok) return zip
  const content = partXml(zip.value, 'content.xml')
  if (!content.ok) return content
  const other = (name: string): XmlElement | undefined => {
    const xml = partXml(zip.value, name)
    return xml.ok ? xml.value : undefined
  }
  const text = childOf(childOf(content.value, 'body'), 'text')
  if (!text) return refuse('it is no text document')
  const body = new OpenBody(openStyles([content.value, other('styles.xml')]))
  const nodes = body.blocks(childrenOf(text))
  const meta = other('meta.xml')
  const said = (name: string) => xmlText(meta && elementsBelow(meta, name)[0]).trim()
  return documentOfFlow({
    nodes,
    marks: body.marks,
    title: said('title'),
    told: soundFields({ lang: languageNamed(said('language')), summary: said('description') }, []),
    lost: body.pictures,
    box: picturesOfZip(zip.value),
    comments: body.comments,
    deletions: body.deletions,
  })
}
