import { createSeries, joinSeries } from '../src/archive/works/index.ts'
import { storyHtml } from '../src/platform/text/blocks.ts'
import type { TestHouse } from './house.ts'
import { chapterDetails, plantWork, workDetails } from './stories.ts'

const story = (html: string) => storyHtml(html, 'html', 'chapter')

const RICH = story(`<h2>Tables, notes &amp; pictures</h2>
<p>A note<sup><a href="#fn1">1</a></sup> and <a href="/works/1">a link home</a>, <a href="https://example.org/a|b?c=[d]&amp;e">one out</a>,
<a href="#nowhere">one to nowhere</a>, <a href="mailto:a@example.org">a letter</a>.</p>
<p><img src="https://example.org/a.png" alt="A kettle" width="300"></p>
<center>In the middle</center><p align="right">To the right</p>
<p><big>Big</big> <tt>tt</tt> <strike>gone</strike> <acronym title="as soon">ASAP</acronym> <time datetime="2026">then</time>
<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <bdo>plain</bdo> <bdo dir="rtl">turned</bdo> a&nbsp;b &lt;c&gt; <q>said</q> <span lang="fr">oui</span></p>
<table border="1"><caption>Who came</caption><thead><tr><th>Name</th><th>When</th></tr></thead><tbody><tr><td colspan="2">All</td></tr></tbody></table>
<ul type="square"><li value="3">One</li><li>Two<ol start="4" type="a"><li value="7">Three</li></ol></li></ul>
<dl><dt>Tea</dt><dd>A drink</dd></dl>
<details open><summary>More</summary><p>Inside</p></details>
<blockquote cite="https://example.org/"><p>Quoted</p></blockquote><hr><pre>  kept
as is</pre><figure><img src="https://example.org/b.png" alt=""><figcaption>A figure</figcaption></figure>
<p id="fn1">1. What the note says. <a href="#back">↑</a></p>`)

/** A work of every shape that a reader's tool may meet, all in one series; whoever needs one finds it by its name. */
export async function plantShapes(house: TestHouse) {
  const plain = story('<p>The kettle sang.</p><p>Nobody else did.</p>')
  const plant = (
    details: Parameters<typeof workDetails>[0],
    chapters = [chapterDetails(plain)],
    logins = ['quillfeather'],
  ) => plantWork(house, logins, { details: workDetails(details), chapters })
  const many = Array.from({ length: 5 }, (_, at) =>
    chapterDetails(plain, at % 2 === 0 ? '' : `The ${at + 1}th & “last”`),
  )
  const shapes = {
    one: await plant({ title: 'One Chapter', summary: '<p>A kettle, and what came of it.</p>', expectedChapters: 1 }),
    many: await plant(
      { title: 'Many Chapters', expectedChapters: 7, notesBefore: '<p>Before</p>', notesAfter: '<p>After</p>' },
      many,
    ),
    restricted: await plant({ title: 'For Members', restricted: true }),
    tagged: await plant({
      title: 'Seventy-Five',
      additional: Array.from({ length: 70 }, (_, at) => `Tag ${at} & "more" <less>/#${at}?`),
      relationships: ['Sherlock Holmes/John Watson'],
      characters: ['John Watson', 'Mrs. Hudson'],
      categories: ['Gen', 'M/M'],
      warnings: ['Graphic Depictions Of Violence', 'Major Character Death'],
    }),
    japanese: await plant({ title: '夜明けのお茶', language: 'ja' }, [
      chapterDetails(story('<p>やかんが歌った。</p>')),
    ]),
    arabic: await plant({ title: 'شاي عند الفجر', language: 'ar' }, [
      chapterDetails(story('<p>غنّى الإبريق.</p>'), 'الأول'),
      chapterDetails(story('<p>ثم صمت.</p>')),
    ]),
    quoted: await plant({ title: `"Tea" & <Sympathy>, it's 100%`, summary: '<p>5 &lt; 6 &amp; “so”</p>' }, undefined, [
      'quillfeather',
      'maren',
    ]),
    rich: await plant({ title: 'Everything', rating: 'Mature' }, [
      {
        ...chapterDetails(RICH),
        summary: '<p>Short</p>',
        contentNotes: '<p>A kettle that <em>boils over</em>.</p>\n<ul>\n<li>Steam</li>\n</ul>',
        notesBefore: '<p>See below</p>',
        notesAfter: '<p>Thanks</p>',
      },
    ]),
    draftless: await plant({ title: `${'𝔉𝔞𝔫'.repeat(60)} 🫖`, fandoms: ['R&B "Tea" <x>'] }),
  }
  const seriesId = await putInSeries(
    house,
    Object.values(shapes).map(({ workId }) => workId),
  )
  return { ...shapes, seriesId }
}

async function putInSeries(house: TestHouse, workIds: readonly number[]): Promise<number> {
  return house.db.transaction().execute(async (trx) => {
    const pseud = await trx
      .selectFrom('pseuds')
      .select('id')
      .where('name', '=', 'quillfeather')
      .executeTakeFirstOrThrow()
    const id = await createSeries(trx, { title: 'Tea & Other "Things"', pseudIds: [pseud.id], now: house.now() })
    for (const workId of workIds) await joinSeries(trx, id, workId, house.now())
    return id
  })
}
