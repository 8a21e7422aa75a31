import { expect } from 'vitest'
import { docxOf, odtOf, wp, wr } from './documents.ts'
import type { Made } from './expected.ts'

const WORDS = 'She lit the lamp and waited for the boat, as she had every night since March.'

export const MADE_DOCUMENTS: readonly Made[] = [
  {
    name: 'headings to chapters.docx',
    bytes: docxOf(
      [
        wp('The Lamp', 'Titel'),
        wp('Chapter 1', 'berschrift1'),
        wp(WORDS),
        wp('Chapter 2: Dawn', 'berschrift1'),
        wp('It came.'),
      ].join(''),
    ),
    becomes: { title: 'The Lamp', chapters: ['', 'Dawn'], html: [`<p>${WORDS}</p>`, '<p>It came.</p>'], remarks: [] },
  },
  {
    name: 'slanted, heavy, struck.docx',
    bytes: docxOf(
      [
        wp(
          `${wr('She ')}${wr('knew', '<w:i/>')}${wr(' it was ')}${wr('la', '<w:b/>')}${wr('te', '<w:b w:val="1"/>')}${wr('.', '<w:b w:val="0"/>')}`,
        ),
        wp(`${wr('All ')}${wr('but', '<w:rStyle w:val="Hervorhebung"/>')}${wr(' this.')}`, 'Inner'),
        wp(
          wr('H') + wr('2', '<w:vertAlign w:val="subscript"/>') + wr('O', '<w:strike/>') + wr('hidden', '<w:vanish/>'),
        ),
        wp('In the middle', '', '<w:jc w:val="center"/>'),
      ].join(''),
    ),
    becomes: {
      html: [
        '<p>She <em>knew</em> it was <strong>late</strong>.</p>\n<p><em>All </em>but<em> this.</em></p>\n<p>H<sub>2</sub><s>O</s></p>\n<p align="center">In the middle</p>',
      ],
    },
  },
  {
    name: 'notes, comments and tracked changes.docx',
    bytes: docxOf(
      [
        wp(
          `${wr('The lamp')}<w:r><w:footnoteReference w:id="2"/></w:r>${wr(' burned')}<w:r><w:endnoteReference w:id="2"/></w:r>${wr('.')}`,
        ),
        wp(
          `${wr('It was ')}<w:del><w:r><w:delText>dark</w:delText></w:r></w:del><w:ins>${wr('light')}</w:ins><w:r><w:commentReference w:id="1"/></w:r>`,
        ),
      ].join(''),
      {
        'word/footnotes.xml': `<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${wp(`<w:r><w:footnoteRef/></w:r>${wr(' Of brass.')}`)}</w:footnote></w:footnotes>`,
        'word/endnotes.xml': `<w:endnotes><w:endnote w:id="2">${wp('For years.')}</w:endnote></w:endnotes>`,
        'word/comments.xml': `<w:comments><w:comment w:id="1">${wp('Really?')}</w:comment></w:comments>`,
      },
    ),
    becomes: {
      words: ['The lamp1 burned2.\n\nIt was light\n\n1 Of brass.\n\n2 For years.'],
      remarks: ['comments 1', 'deletions 1'],
    },
  },
  {
    name: 'blank lines as scene breaks, a line, a list.docx',
    bytes: docxOf(
      [
        ...Array.from({ length: 6 }, () => wp(WORDS)),
        wp(''),
        wp('Later.'),
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>',
        wp('Tea', '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        wp('Milk', '', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
      ].join(''),
      {
        'word/numbering.xml':
          '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl><w:numFmt w:val="decimal"/></w:lvl><w:lvl><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
      },
    ),
    becomes: {
      html: [
        `${Array.from({ length: 6 }, () => `<p>${WORDS}</p>`).join('\n')}\n<hr>\n<p>Later.</p>\n<hr>\n<ol>\n<li>\n<p>Tea</p>\n<ul>\n<li>Milk</li>\n</ul>\n</li>\n</ol>`,
      ],
      remarks: ['scene-breaks 1'],
    },
  },
  {
    name: 'who knows of no styles, and words in front.docx',
    bytes: docxOf(
      [wp('For Mina, who asked.'), wp('CHAPTER ONE'), wp(WORDS), wp('Chapter Two'), wp('It came.')].join(''),
    ),
    becomes: {
      chapters: ['', ''],
      told: { notes_before: expect.stringContaining('For Mina, who asked.') },
      remarks: ['notes 1'],
    },
  },
  {
    name: 'pictures, links, boxes, tables.docx',
    bytes: docxOf(
      `${wp(`<w:r><w:drawing><pic/></w:drawing></w:r><w:hyperlink r:id="rId1">${wr('here')}</w:hyperlink>`)}<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${wp('A letter.')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${wp('A letter.')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:tbl><w:tr><w:tc>${wp('a')}</w:tc><w:tc>${wp('b')}</w:tc></w:tr></w:tbl>`,
      {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="https://example.org/" TargetMode="External"/></Relationships>',
      },
    ),
    becomes: { words: ['here\n\nA letter.\n\na\n\nb'], remarks: ['pictures 1'] },
  },
  {
    name: 'a picture that lies in it, another that does not.docx',
    bytes: docxOf(
      [
        wp(WORDS),
        wp(
          '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="A lamp"/><pic:blipFill><a:blip r:embed="rId2"/></pic:blipFill></wp:inline></w:drawing></w:r>',
        ),
        wp('<w:r><w:pict><v:shape alt="image1.png"><v:imagedata r:id="rId3"/></v:shape></w:pict></w:r>'),
      ].join(''),
      {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="rId2" Target="media/image1.png"/><Relationship Id="rId3" Target="../../outside.png"/></Relationships>',
        'word/media/image1.png': 'x',
      },
    ),
    becomes: {
      html: [expect.stringMatching(/March\.<\/p>\n<p><img src="\/media\/[a-z2-7]{32}\.png" alt="A lamp" /)],
      pictures: 1,
      remarks: ['pictures 1'],
    },
  },
  {
    name: 'a picture.odt',
    bytes: odtOf(
      `<text:p>${WORDS}</text:p><text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>A boat</svg:desc></draw:frame></text:p>`,
      '',
      '',
      { 'Pictures/1.png': 'x' },
    ),
    becomes: { html: [expect.stringMatching(/<p><img src="\/media\/\S+" alt="A boat" /)], pictures: 1, remarks: [] },
  },
  {
    name: 'a picture in a footnote, by the names of its own part.docx',
    bytes: docxOf(wp(`${wr('The lamp')}<w:r><w:footnoteReference w:id="2"/></w:r>${wr(' burned.')}`), {
      'word/footnotes.xml': `<w:footnotes><w:footnote w:id="2">${wp(`${wr('Of brass: ')}<w:r><w:drawing><wp:docPr id="1" descr="A lamp"/><a:blip r:embed="rId1"/></w:drawing></w:r>`)}</w:footnote></w:footnotes>`,
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="media/other.png"/></Relationships>',
      'word/_rels/footnotes.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="media/lamp.png"/></Relationships>',
      'word/media/lamp.png': 'x',
    }),
    becomes: {
      html: [expect.stringMatching(/Of brass: <img src="\/media\/[a-z2-7]{32}\.png" alt="A lamp" /)],
      pictures: 1,
      remarks: [],
    },
  },
  {
    name: 'pictures in a footnote, one of them gone.odt',
    bytes: odtOf(
      '<text:p>The lamp<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of brass: <draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>A lamp</svg:desc></draw:frame><draw:frame><draw:image xlink:href="../2.png"/></draw:frame></text:p></text:note-body></text:note> burned.</text:p>',
      '',
      '',
      { 'Pictures/1.png': 'x' },
    ),
    becomes: {
      html: [expect.stringMatching(/Of brass: <img src="\/media\/\S+" alt="A lamp" /)],
      pictures: 1,
      remarks: ['pictures 1'],
    },
  },
  { name: 'nothing in it.docx', bytes: docxOf(wp(' ')), becomes: { refused: /no text in it/ } },
  { name: 'cut off.docx', bytes: docxOf(wp(WORDS)).subarray(0, 500), becomes: { refused: /its end is missing/ } },
  {
    name: 'a book that calls itself one.docx',
    bytes: Buffer.from('PK\u0003\u0004 no'),
    becomes: { refused: /damaged/ },
  },
  { name: 'a rich one.rtf', bytes: Buffer.from('{\\rtf1 x}'), becomes: { refused: /save it as \.docx or \.odt/ } },
  { name: 'an old one.doc', bytes: Buffer.from('x'), becomes: { refused: /save it as \.docx/ } },
  { name: 'pages.pdf', bytes: Buffer.from('%PDF-1.7'), becomes: { refused: /a PDF holds pages/ } },
  {
    name: 'headings, slanted words, a note.odt',
    bytes: odtOf(
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h text:outline-level="1">Dusk</text:h>
<text:p text:style-name="P1">She <text:span text:style-name="T1">knew</text:span><text:s text:c="3"/>it<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Of brass.</text:p></text:note-body></text:note> was <text:span text:style-name="Emphasis">late</text:span><office:annotation><text:p>Really?</text:p></office:annotation>.</text:p>
<text:p text:style-name="Horizontal_20_Line"/><text:p>A line<text:line-break/>and <text:a xlink:href="https://example.org/">out</text:a>.</text:p>
<text:h text:outline-level="1">Dawn</text:h><text:p text:style-name="P2">It came.</text:p><text:list text:style-name="L1"><text:list-item><text:p>Tea</text:p></text:list-item></text:list><text:p><draw:frame><draw:image/></draw:frame></text:p>`,
      `<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic" fo:font-weight="bold"/></style:style><style:style style:name="P1" style:family="paragraph"/>
<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-style="italic"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>`,
      '<dc:title>The Lamp</dc:title><dc:language>fr-FR</dc:language>',
    ),
    becomes: {
      title: 'The Lamp',
      chapters: ['Dusk', 'Dawn'],
      words: ['She knew it1 was late.\n\n* * *\n\nA line\nand out.\n\n1 Of brass.', 'It came.\n\nTea'],
      told: { lang: 'fr' },
      remarks: ['pictures 1', 'comments 1', 'deletions 1'],
    },
  },
  { name: 'no text.odt', bytes: odtOf(''), becomes: { refused: /no text in it/ } },
]
