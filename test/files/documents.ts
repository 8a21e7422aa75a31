import { zipOfFiles } from '../zips.ts'

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A DOCX as a test wants it: what stands in its body, and the parts beside it. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  return zipOfFiles({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Thought"><w:name w:val="Thought"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Inner"><w:name w:val="Inner"/><w:basedOn w:val="Thought"/></w:style><w:style w:type="character" w:styleId="Hervorhebung"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style></w:styles>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, xml.replace('>', ` ${W}>`)])),
  })
}

/** A paragraph of it. */
export function wp(runs: string, style = '', more = ''): string {
  const properties = style || more ? `<w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${more}</w:pPr>` : ''
  return `<w:p>${properties}${runs.includes('<w:') ? runs : wr(runs)}</w:p>`
}

/** A run of it. */
export function wr(text: string, properties = ''): string {
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

const O = ['office', 'text', 'style', 'fo', 'table', 'draw', 'svg', 'xlink', 'dc', 'meta']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ')

/** An ODT as a test wants it. */
export function odtOf(body: string, styles = '', meta = '', parts: Readonly<Record<string, string>> = {}): Buffer {
  return zipOfFiles({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${O}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${O}><office:styles><style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Horizontal_20_Line" style:display-name="Horizontal Line" style:family="paragraph"><style:paragraph-properties fo:border-bottom="1pt double #000"/></style:style></office:styles></office:document-styles>`,
    'meta.xml': `<office:document-meta ${O}><office:meta>${meta}</office:meta></office:document-meta>`,
    ...parts,
  })
}
