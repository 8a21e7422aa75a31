import { expect } from 'vitest'
import type { Made } from './expected.ts'

const WORDS = 'She lit the lamp and waited for the boat, as she had every night since March.'
const text = (...lines: readonly string[]) => Buffer.from(lines.join('\n\n'))

const DOWNLOAD = `<!DOCTYPE html><html><head><title>The Lamp - lowtide</title></head><body><div id="preface"><h2 class="toc-heading">Preface</h2><p class="message"><b>Posted originally on the
<a href="http://a.example/">Archive</a> at <a href="http://a.example/works/7">http://a.example/works/7</a>.</b></p><div class="meta"><dl class="tags"><dt>Rating:</dt><dd><a href="x">Mature</a></dd>
<dt>Archive Warnings:</dt><dd><a href="x">Graphic Depictions Of Violence</a>, <a href="x">Major Character Death</a></dd><dt>Fandoms:</dt><dd><a href="x">Harbour Tales</a></dd>
<dt>Stats:</dt><dd>Published: 2019-05-01 Words: 20 Chapters: 2/?</dd></dl><h1>The Lamp</h1><div class="byline">by <a rel="author" href="x">lowtide</a></div><p>Summary</p><blockquote class="userstuff"><p>A lamp.</p></blockquote></div></div>
<div id="chapters" class="userstuff"><div class="meta group"><h2 class="heading">Chapter 1: Dusk</h2><p>Chapter Notes</p><blockquote class="userstuff"><p>Hello.</p></blockquote></div><div class="userstuff"><p>${WORDS}</p></div>
<div class="meta group"><h2 class="heading">Chapter 2</h2></div><div class="userstuff"><p>It came. <img src="a_files/map.png" alt=""></p></div></div>
<div id="afterword"><h2 class="toc-heading">Afterword</h2><div class="meta"><p>End Notes</p><blockquote class="userstuff"><p>Thanks.</p></blockquote></div><p class="message">Please drop by the Archive and comment</p></div></body></html>`

const SAVED = `<html><body><div id="header">Menu</div><div id="main"><dl class="work meta group"><dt class="rating tags">Rating:</dt><dd class="rating tags"><ul><li><a class="tag" href="x">Explicit</a></li></ul></dd>
<dt>Fandom:</dt><dd><ul><li><a class="tag" href="x">Harbour Tales</a></li></ul></dd><dt>Language:</dt><dd>English</dd></dl><div id="workskin"><div class="preface group"><h2 class="title heading">The Lamp</h2><h3 class="byline heading"><a rel="author" href="x">lowtide</a></h3>
<div class="summary module"><h3 class="heading">Summary:</h3><blockquote class="userstuff"><p>A lamp.</p></blockquote></div></div><div id="chapters"><div class="chapter" id="chapter-1"><div class="chapter preface group"><h3 class="title"><a href="x">Chapter 1</a>: Dusk</h3></div>
<div class="userstuff module" role="article"><h3 class="landmark heading">Chapter Text</h3><p>${WORDS}</p></div></div></div></div><div id="feedback"><p>What a lovely comment!</p></div></div></body></html>`

const OLDEST = `<html><body><div id="pre_story_links"><a href="/book/">Books</a> » <a href="/book/H/">Harbour Tales</a></div><div id="profile_top"><b class="xcontrast_txt">The Lamp</b> By: <a class="xcontrast_txt" href="/u/7/lowtide">lowtide</a><div class="xcontrast_txt">A lamp.</div>
<span class="xgray xcontrast_txt">Rated: Fiction T - English - Romance/Drama - Ada R., Mina H. - Chapters: 3 - Words: 900 - id: 7</span></div><select id="chap_select"><option value="1">1. Dusk</option><option value="2" selected>2. Dawn</option></select><div id="storytext"><p>${WORDS}</p></div></body></html>`

export const MADE_TEXTS: readonly Made[] = [
  {
    name: 'downloaded from the largest archive.html',
    bytes: text(DOWNLOAD),
    becomes: {
      title: 'The Lamp',
      author: 'lowtide',
      chapters: ['Dusk', ''],
      words: [WORDS, 'It came.'],
      before: ['Hello.', ''],
      summary: 'A lamp.',
      told: {
        rating: 'Mature',
        archive_warnings: ['Graphic Depictions Of Violence', 'Major Character Death'],
        fandoms: ['Harbour Tales'],
        expected_chapters: null,
        notes_after: expect.stringContaining('Thanks.'),
      },
      remarks: ['pictures 1'],
    },
  },
  {
    name: 'saved from the largest archive.html',
    bytes: text(SAVED),
    becomes: {
      title: 'The Lamp',
      author: 'lowtide',
      words: [WORDS],
      summary: 'A lamp.',
      told: { rating: 'Explicit', fandoms: ['Harbour Tales'], lang: 'en' },
    },
  },
  {
    name: 'saved from the oldest of the large sites.html',
    bytes: text(OLDEST),
    becomes: {
      title: 'The Lamp',
      author: 'lowtide',
      words: [WORDS],
      told: {
        fandoms: ['Harbour Tales'],
        additional_tags: ['Romance', 'Drama'],
        characters: ['Ada R.', 'Mina H.'],
        complete: false,
      },
      remarks: ['rating 1', 'chapters 2'],
    },
  },
  {
    name: 'chapters in one page.htm',
    bytes: text(
      `<title>The Lamp</title><h1>The Lamp</h1><h2>Chapter 1: Dusk</h2><p>${WORDS}</p><h2>Chapter 2: Dawn</h2><p>It came.</p>`,
    ),
    becomes: { title: 'The Lamp', chapters: ['Dusk', 'Dawn'], words: [WORDS, 'It came.'] },
  },
  {
    name: 'headings that are no chapters.html',
    bytes: text(`<h1>Five things</h1><h2>The first</h2><p>${WORDS}</p><h2>The second</h2><p>x</p>`),
    becomes: { title: 'Five things', chapters: [''] },
  },
  {
    name: 'chapters in plain text.txt',
    bytes: text('The Lamp', 'Chapter 1', WORDS, 'Chapter II: Dawn', 'It came.', 'Epilogue', 'It went.'),
    becomes: { title: 'The Lamp', chapters: ['', 'Dawn', 'Epilogue'], words: [WORDS, 'It came.', 'It went.'] },
  },
  {
    name: 'chapters in Markdown.md',
    bytes: text('---\ntitle: The Lamp\nrating: Mature\n---', '# Dusk', WORDS, '# Dawn', 'It *came*.'),
    becomes: {
      title: 'The Lamp',
      chapters: ['Dusk', 'Dawn'],
      html: [`<p>${WORDS}</p>`, '<p>It <em>came</em>.</p>'],
      told: { rating: 'Mature' },
    },
  },
  {
    name: 'one line of fifty thousand words.txt',
    bytes: Buffer.from(`${'She lit the lamp. '.repeat(12_500)}`),
    becomes: { chapters: [''], words: [expect.stringContaining('She lit the lamp. She lit the lamp.')] },
  },
  {
    name: 'a novel in one file.txt',
    bytes: text(...Array.from({ length: 5000 }, (_, at) => `${at}. ${WORDS} ${WORDS}`)),
    becomes: { chapters: ['', '', ''], remarks: ['long-chapters 2'] },
  },
  {
    name: 'quotes in quotes, and some that are missing.txt',
    bytes: text('“He said ‘no’,” she said.', '“And then, she went on.', '"Straight, too," said Mina.'),
    becomes: { words: ['“He said ‘no’,” she said.\n\n“And then, she went on.\n\n"Straight, too," said Mina.'] },
  },
  {
    name: 'the wrong encoding named.html',
    bytes: Buffer.concat([Buffer.from('<meta charset="iso-8859-1"><p>'), Buffer.from('Zoë’s'), Buffer.from('</p>')]),
    becomes: { words: ['Zoë’s'] },
  },
  {
    name: 'Russian of Windows.txt',
    bytes: Buffer.from('cde8eaf2ee20ede520efeff8b8eb20ede020eff0e8f1f2e0edfc2e', 'hex'),
    becomes: { words: ['Никто не ппшёл на пристань.'] },
  },
  { name: 'wide.txt', bytes: Buffer.from(`\ufeff${WORDS}`, 'utf16le'), becomes: { words: [WORDS] } },
  {
    name: 'a picture.txt',
    bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    becomes: { refused: /not text/ },
  },
  { name: 'empty.txt', bytes: Buffer.from(''), becomes: { refused: /no text/ } },
  {
    name: 'tags without end.html',
    bytes: text(`${'<b><i><p>'.repeat(3000)}${WORDS}`),
    becomes: { words: [expect.stringContaining(WORDS)] },
  },
]
