import { expect } from 'vitest'
import { epubOf } from './epubs.ts'
import type { Made } from './expected.ts'

const WORDS = 'She lit the lamp and waited for the boat, as she had every night since March.'
const one = { 'a.xhtml': `<h1>Chapter 1: Dusk</h1><p>${WORDS}</p>` }

/** The shape of the books that the largest archive gives out. */
const PREFACE = `<div id="preface"><h2 class="toc-heading">Preface</h2><p class="message"><b>Posted originally on the <a href="http://a.example/">Archive</a> at
<a href="http://a.example/works/7">http://a.example/works/7</a>.</b></p><div class="meta"><dl class="tags"><dt>Rating:</dt><dd><a href="x">Teen And Up Audiences</a></dd>
<dt>Archive Warning:</dt><dd><a href="x">No Archive Warnings Apply</a></dd><dt>Category:</dt><dd><a href="x">F/F</a></dd><dt>Fandom:</dt><dd><a href="x">Harbour Tales - R. Lowe</a></dd>
<dt>Relationship:</dt><dd><a href="x">Ada Reed/Mina Holt</a></dd><dt>Characters:</dt><dd><a href="x">Ada Reed</a>, <a href="x">Mina Holt</a></dd>
<dt>Additional Tags:</dt><dd><a href="x">Lighthouses</a>, <a href="x">Slow Burn</a></dd><dt>Language:</dt><dd>English</dd><dt>Series:</dt><dd>Part 2 of <a href="x">Ledgers</a></dd>
<dt>Stats:</dt><dd>Published: 2019-05-01 Updated: 2019-06-01 Words: 1,200 Chapters: 2/3</dd></dl><h1>The Lamp</h1><div class="byline">by <a rel="author" href="x">lowtide (ada)</a></div>
<p>Summary</p><blockquote class="userstuff"><p>A lamp, and who <em>lit</em> it.</p></blockquote><p>Notes</p><blockquote class="userstuff"><p>For Mina.</p></blockquote></div></div>`
const CHAPTER = (
  at: number,
  text: string,
) => `<div class="meta group"><h2 class="heading">Chapter ${at}: Night ${at}</h2><p>Chapter Summary</p>
<blockquote class="userstuff"><p>It is night ${at}.</p></blockquote><p>Chapter Notes</p><blockquote class="userstuff"><p>Before ${at}</p></blockquote></div>
<div class="userstuff"><p>${text}</p></div><div class="meta" id="endnotes${at}"><p>Chapter End Notes</p><blockquote class="userstuff"><p>After ${at}</p></blockquote></div>`
const AFTERWORD = `<div id="afterword"><h2 class="toc-heading">Afterword</h2><div class="meta"><p>End Notes</p><blockquote class="userstuff"><p>The end, nearly.</p></blockquote></div>
<p class="message">Please <a href="x">drop by the Archive and comment</a> to let the creator know if you enjoyed their work!</p></div>`

export const MADE_EPUBS: readonly Made[] = [
  {
    name: 'three documents, two chapters.epub',
    bytes: epubOf({
      pages: { ...one, 'b.xhtml': `<p>It came late.</p>`, 'c.xhtml': `<h1>Chapter 2</h1><p>${WORDS}</p>` },
      contents: [
        ['Chapter 1: Dusk', 'a.xhtml'],
        ['Chapter 2', 'c.xhtml'],
      ],
    }),
    becomes: {
      title: 'The Lamp',
      author: 'Ada Reed',
      chapters: ['Dusk', ''],
      html: [`<p>${WORDS}</p>\n<p>It came late.</p>`, `<p>${WORDS}</p>`],
      remarks: [],
    },
  },
  {
    name: 'old, two chapters in one document.epub',
    bytes: epubOf({
      old: true,
      pages: {
        'a.xhtml': `<div><div class="c"><h2 id="one">I. Dusk</h2><p>${WORDS}</p></div><div class="c"><a id="two"/><h2>II. Dawn</h2><p>It was gone.</p></div></div>`,
      },
      contents: [
        ['I. Dusk', 'a.xhtml#one'],
        ['II. Dawn', 'a.xhtml#two'],
      ],
    }),
    becomes: { chapters: ['I. Dusk', 'II. Dawn'], words: [WORDS, 'It was gone.'] },
  },
  {
    name: 'no table of contents.epub',
    bytes: epubOf({ pages: { ...one, 'b.xhtml': '<p>More of it.</p>', 'c.xhtml': '<h2>Dawn</h2><p>Gone.</p>' } }),
    becomes: { chapters: ['Dusk', 'Dawn'], words: [`${WORDS}\n\nMore of it.`, 'Gone.'] },
  },
  {
    name: 'slanted by class.epub',
    bytes: epubOf({
      css: '.calibre3, span.i { font-style: italic } p.scene { text-align: center } .b { font-weight: bold } .up { font-style: normal }',
      pages: {
        'a.xhtml':
          '<p>She <span class="calibre3">knew</span> it was <b class="b">late</b>.</p><p class="scene">* * *</p><p class="calibre3">All <span class="up">but</span> this.</p>',
      },
    }),
    becomes: {
      html: ['<p>She <em>knew</em> it was <strong>late</strong>.</p>\n<hr>\n<p><em>All </em>but<em> this.</em></p>'],
    },
  },
  {
    name: 'notes in a document of their own.epub',
    bytes: epubOf({
      pages: {
        'a.xhtml':
          '<h1>Dusk</h1><p>The lamp<a epub:type="noteref" href="n.xhtml#n1">1</a> and the boat<sup><a id="r2" href="n.xhtml#n2">2</a></sup>.</p>',
        'b.xhtml': '<h1>Dawn</h1><p>The tea<a href="n.xhtml#n3">[3]</a>.</p>',
        'n.xhtml':
          '<h1>Notes</h1><p id="n1"><a href="a.xhtml#r1">1</a>. Of brass.</p><p id="n2"><a href="a.xhtml#r2">2.</a> Of oak.</p><aside epub:type="footnote" id="n3"><p>Of China.</p></aside>',
      },
      contents: [
        ['Dusk', 'a.xhtml'],
        ['Dawn', 'b.xhtml'],
        ['Notes', 'n.xhtml'],
      ],
    }),
    becomes: {
      chapters: ['Dusk', 'Dawn'],
      html: [
        withNotes(
          '<p>The lamp<sup><a href="#u-fn1" id="u-fnref1">1</a></sup> and the boat<sup><a href="#u-fn2" id="u-fnref2">2</a></sup>.</p>',
          'Of brass.',
          'Of oak.',
        ),
        withNotes('<p>The tea<sup><a href="#u-fn1" id="u-fnref1">1</a></sup>.</p>', 'Of China.'),
      ],
    },
  },
  {
    name: 'from the largest archive.epub',
    bytes: epubOf({
      metadata:
        '<dc:title>The Lamp</dc:title><dc:creator>lowtide</dc:creator><dc:language>en</dc:language><dc:subject>Fanworks</dc:subject><dc:subject>Slow Burn</dc:subject>',
      pages: {
        'p.xhtml': PREFACE,
        '1.xhtml': CHAPTER(1, WORDS),
        '2.xhtml': CHAPTER(2, 'It came.'),
        'z.xhtml': AFTERWORD,
      },
      contents: [
        ['Preface', 'p.xhtml'],
        ['Chapter 1: Night 1', '1.xhtml'],
        ['Chapter 2: Night 2', '2.xhtml'],
        ['Afterword', 'z.xhtml'],
      ],
    }),
    becomes: {
      title: 'The Lamp',
      author: 'lowtide',
      chapters: ['Night 1', 'Night 2'],
      words: [WORDS, 'It came.'],
      summary: 'A lamp, and who lit it.',
      before: ['Before 1', 'Before 2'],
      after: ['After 1', 'After 2'],
      told: {
        rating: 'Teen And Up Audiences',
        archive_warnings: ['No Archive Warnings Apply'],
        categories: ['F/F'],
        fandoms: ['Harbour Tales - R. Lowe'],
        relationships: ['Ada Reed/Mina Holt'],
        characters: ['Ada Reed', 'Mina Holt'],
        additional_tags: ['Lighthouses', 'Slow Burn'],
        lang: 'en',
        series: { title: 'Ledgers', position: 2 },
        expected_chapters: 3,
        published: new Date('2019-05-01'),
      },
      remarks: ['title-page 1', 'afterword 1'],
    },
  },
  {
    name: 'from a downloader.epub',
    bytes: epubOf({
      pages: {
        'title_page.xhtml': `<h3><a href="https://a.example/s/7">The Lamp</a> by <a href="https://a.example/u/1">lowtide</a></h3><div><b>Category:</b> Harbour Tales<br/><b>Genre:</b> Drama, Romance<br/>
<b>Language:</b> English<br/><b>Characters:</b> Ada Reed, Mina Holt<br/><b>Status:</b> In-Progress<br/><b>Published:</b> 2012-01-05<br/><b>Rating:</b> T<br/><b>Words:</b> 1,200<br/><b>Summary:</b> A lamp, and who lit it.</div>`,
        'file0001.xhtml': `<h3 class="fff_chapter_title">1. Dusk</h3><p>${WORDS}</p>`,
        'file0002.xhtml': '<h3 class="fff_chapter_title">2. Dawn</h3><p>It came.</p>',
      },
      contents: [
        ['Title Page', 'title_page.xhtml'],
        ['1. Dusk', 'file0001.xhtml'],
        ['2. Dawn', 'file0002.xhtml'],
      ],
    }),
    becomes: {
      title: 'The Lamp',
      author: 'lowtide',
      chapters: ['Dusk', 'Dawn'],
      words: [WORDS, 'It came.'],
      summary: 'A lamp, and who lit it.',
      told: {
        fandoms: ['Harbour Tales'],
        additional_tags: ['Drama', 'Romance'],
        characters: ['Ada Reed', 'Mina Holt'],
        complete: false,
        published: new Date('2012-01-05'),
      },
      remarks: ['rating 1', 'title-page 1'],
    },
  },
  {
    name: 'a picture in a footnote.epub',
    bytes: epubOf({
      pages: {
        'a.xhtml':
          '<p>The lamp<a epub:type="noteref" href="#n1">1</a> burned.</p><aside epub:type="footnote" id="n1"><p>Of brass: <img src="lamp.png" alt="A lamp"/></p></aside>',
      },
      files: { 'lamp.png': 'x' },
    }),
    becomes: {
      html: [expect.stringMatching(/Of brass: <img src="\/media\/\S+" alt="A lamp" /)],
      pictures: 1,
      remarks: [],
    },
  },
  {
    name: 'pictures, ornaments, a cover and a title page.epub',
    bytes: epubOf({
      files: { 'map.png': 'x', 'orn.png': 'x' },
      pages: {
        'cover.xhtml': '<svg xmlns="http://www.w3.org/2000/svg"><image href="cover.png"/></svg>',
        'title.xhtml': '<h1>The Lamp</h1><p>by Ada Reed</p>',
        'a.xhtml': `<h1>Dusk</h1><p>${WORDS}</p><p class="orn"><img src="orn.png" alt="scene break"/></p><p><img src="map.png" alt="A map of the harbour"/></p><p><img src="owl.png" alt="An owl"/></p><p>Gone.</p>`,
      },
      contents: [['Dusk', 'a.xhtml']],
    }),
    becomes: {
      chapters: ['Dusk'],
      html: [
        expect.stringMatching(
          /<hr>\n<p><img src="\/media\/[a-z2-7]{32}\.png" alt="A map of the harbour" [^>]*><\/p>\n<p><em>\[An owl\]<\/em><\/p>\n<p>Gone/,
        ),
      ],
      pictures: 1,
      remarks: ['cover 1', 'title-page 1', 'pictures 1'],
    },
  },
  {
    name: 'programs and frames.epub',
    bytes: epubOf({
      pages: {
        'a.xhtml': `<script>alert(1)</script><h1 onclick="alert(2)">Dusk</h1><p>${WORDS}</p><iframe src="https://a.example/">x</iframe><p><a href="javascript:alert(3)">here</a></p><script src="x.js"/><p>After.</p>`,
      },
    }),
    becomes: { html: [`<p>${WORDS}</p>\n<p>here</p>\n<p>After.</p>`], remarks: ['links 1'] },
  },
  {
    name: 'an empty chapter and one name twice.epub',
    bytes: epubOf({
      pages: {
        'a.xhtml': '<h1 id="x">Dusk</h1><p id="x">One.</p><p id="x">Two.</p>',
        'b.xhtml': '<p> </p>',
        'c.xhtml': '<h1>Dawn</h1><p>Three.</p>',
      },
      contents: [
        ['Dusk', 'a.xhtml'],
        ['Empty', 'b.xhtml'],
        ['Dawn', 'c.xhtml'],
      ],
    }),
    becomes: { chapters: ['Dusk', 'Dawn'], words: ['One.\n\nTwo.', 'Three.'], remarks: ['empty-pages 1'] },
  },
  {
    name: 'metadata.epub',
    bytes: epubOf({
      metadata: `<dc:title>The Lamp</dc:title><dc:creator>Ada Reed</dc:creator><dc:creator>Mina Holt</dc:creator><dc:language>fr-FR</dc:language><dc:description>&lt;p&gt;A &lt;i&gt;lamp&lt;/i&gt;.&lt;/p&gt;</dc:description>
<dc:subject>Lighthouses</dc:subject><dc:subject>Sea, the</dc:subject><dc:date>1912-04-01</dc:date><meta name="calibre:series" content="Ledgers"/><meta name="calibre:series_index" content="3.0"/>`,
      pages: one,
    }),
    becomes: {
      summary: 'A lamp.',
      told: { lang: 'fr', additional_tags: ['Lighthouses', 'Sea – the'], series: { title: 'Ledgers', position: 3 } },
      remarks: ['co-authors 1', 'date 1'],
    },
  },
  {
    name: 'pages that lead out of the folder.epub',
    bytes: epubOf({
      pages: { 'a.xhtml': `<p>${WORDS} <a href="../../../etc/passwd#x">out</a></p>`, '../../x.xhtml': '<p>x</p>' },
    }),
    becomes: { words: [`${WORDS} out`], remarks: ['pages 1', 'links 1'] },
  },
  { name: 'cut off.epub', bytes: epubOf({ pages: one }).subarray(0, 700), becomes: { refused: /its end is missing/ } },
  { name: 'no book.epub', bytes: Buffer.from('Tea at dawn'), becomes: { refused: /it is damaged/ } },
  {
    name: 'a trap of entities.epub',
    bytes: epubOf({
      pages: one,
      metadata: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><dc:title>&b;</dc:title>',
    }),
    becomes: { refused: /entities of its own/ },
  },
  {
    name: 'a bomb.epub',
    bytes: epubOf({ pages: { 'a.xhtml': `<html><body><p>${' '.repeat(9_000_000)}</p></body></html>` } }),
    becomes: { refused: /refused as a trap/ },
  },
  {
    name: 'locked by a shop.epub',
    bytes: epubOf({ pages: one, files: { '../META-INF/encryption.xml': '' } }),
    becomes: { title: 'The Lamp' },
  },
]

function withNotes(text: string, ...notes: readonly string[]): string {
  const written = notes.map((note, at) => `<p><a href="#u-fnref${at + 1}" id="u-fn${at + 1}">${at + 1}</a> ${note}</p>`)
  return `${text}\n<section class="footnotes">\n${written.join('\n')}\n</section>`
}
