import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LIGHTHOUSE } from '../../test/efiction/lighthouse.ts'
import { type Cell, type MadeTables, writtenDump } from '../../test/efiction/shapes.ts'

/** How large a made archive is, for so many stories. */
const STORIES_A_MEMBER = 4
const CHAPTERS_A_STORY = 2.5
const REVIEWS_A_STORY = 3
const PARAGRAPHS = 12

const SENTENCES = [
  'The lamp had gone out an hour before anybody noticed.',
  'She counted the steps on the way up, as she always did, and lost the number at the same place.',
  '“It is only weather,” he said, though the windows were white with salt.',
  'There was a letter on the table, and neither of them had written it.',
  'Far out a ship asked with its light whether anybody was there.',
  'In the morning the sea lay as if nothing had been said.',
]

/** What was made, and where it lies. */
export interface Made {
  readonly dump: string
  readonly stories: string
  readonly chapters: number
  readonly reviews: number
  readonly members: number
}

/** Writes an archive of so many stories down: half of the chapters in files, half in the database. */
export async function makeArchive(folder: string, stories: number): Promise<Made> {
  const members = Math.max(1, Math.floor(stories / STORIES_A_MEMBER))
  const [dump, files] = [path.join(folder, 'archive.sql'), path.join(folder, 'stories')]
  const chapters = chaptersOf(stories, members)
  for (let uid = 1; uid <= members; uid++) mkdirSync(path.join(files, String(uid)), { recursive: true })
  for (const chapter of chapters) {
    if (chapter.storytext === null)
      writeFileSync(path.join(files, String(chapter.uid), `${chapter.chapid}.txt`), textOf(Number(chapter.chapid)))
  }
  const tables: MadeTables = {
    ...LIGHTHOUSE,
    authors: numbered(members, authorOf),
    authorprefs: [],
    stories: numbered(stories, (sid) => storyOf(sid, members)),
    coauthors: [],
    chapters,
    series: [],
    inseries: [],
    reviews: numbered(stories * REVIEWS_A_STORY, (id) => reviewOf(id, stories, members)),
    favorites: numbered(stories, (id) => ({
      uid: (id % members) + 1,
      item: ((id * 7) % stories) + 1,
      type: 'ST',
      comments: '',
    })),
  }
  await pipeline(Readable.from(writtenDump(tables, { shape: 'mysqldump' })), createWriteStream(dump))
  return { dump, stories: files, chapters: chapters.length, reviews: stories * REVIEWS_A_STORY, members }
}

type Row = Readonly<Record<string, Cell>>

function numbered(count: number, make: (number: number) => Row): Row[] {
  return Array.from({ length: count }, (_, at) => make(at + 1))
}

function authorOf(uid: number): Row {
  const password = createHash('md5').update(`password ${uid}`).digest('hex')
  const given = { penname: `Keeper ${uid}`, email: `keeper${uid}@example.org`, password, date: '2004-05-06 07:08:09' }
  return { uid, ...given, admincreated: 0, bio: 'Writes of lamps.' }
}

function storyOf(sid: number, members: number): Row {
  return {
    ...{
      sid,
      title: `The Lamp of ${sid} Nights`,
      summary: SENTENCES[sid % SENTENCES.length] ?? '',
      catid: String((sid % 2) + 1),
    },
    ...{ classes: sid % 3 === 0 ? '1,2' : '5', charid: '1,2', rid: String((sid % 3) + 1), date: '2006-10-03 18:30:00' },
    ...{
      updated: '2007-01-15 07:05:09',
      uid: (sid % members) + 1,
      coauthors: '0',
      validated: 1,
      completed: sid % 2,
      rr: 0,
      count: sid,
    },
  }
}

function chaptersOf(stories: number, members: number): Row[] {
  return numbered(Math.floor(stories * CHAPTERS_A_STORY), (chapid) => {
    const sid = ((chapid - 1) % stories) + 1
    const storytext = chapid % 2 === 0 ? textOf(chapid) : null
    return {
      chapid,
      sid,
      title: `Night ${chapid}`,
      inorder: chapid,
      notes: '',
      endnotes: '',
      validated: 1,
      uid: (sid % members) + 1,
      storytext,
    }
  })
}

function textOf(chapid: number): string {
  return Array.from({ length: PARAGRAPHS }, (_, at) =>
    SENTENCES.map((_one, by) => SENTENCES[(chapid + at * 5 + by) % SENTENCES.length]).join(' '),
  ).join('<br />\n<br />\n')
}

function reviewOf(reviewid: number, stories: number, members: number): Row {
  const item = (reviewid % stories) + 1
  const said = { reviewer: `Keeper ${(reviewid % members) + 1}`, review: SENTENCES[reviewid % SENTENCES.length] ?? '' }
  return {
    reviewid,
    item,
    chapid: 0,
    uid: reviewid % 2 === 0 ? (reviewid % members) + 1 : 0,
    ...said,
    date: '2007-02-03 04:05:06',
    rating: -1,
    respond: 0,
    type: 'ST',
  }
}
