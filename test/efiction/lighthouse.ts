import { createHash } from 'node:crypto'
import type { Cell, MadeTables } from './shapes.ts'

/** What people of the made archive log in with. */
export const PASSWORDS = { maren: 'harbour lights', oskar: 'Grüße vom Meer' } as const

const md5 = (words: string) => createHash('md5').update(words).digest('hex')

/** @returns the text as a program writes it that takes UTF-8 for Latin-1, so many times */
export function garbled(text: string, times = 1): Buffer {
  let bytes = Buffer.from(text)
  for (let time = 0; time < times; time++) bytes = Buffer.from(new TextDecoder('windows-1252').decode(bytes))
  return bytes
}

const [AUTUMN, WINTER] = ['2006-10-03 18:30:00', '2007-01-15 07:05:09']

/** A small archive with everything that old archives have: members of all kinds, lost files, mixed encodings, orphans. Stories of
 * lighthouse keepers, written for these tests. */
export const LIGHTHOUSE: MadeTables = {
  authors: [
    author(1, 'Maren', {
      email: 'maren@example.org',
      password: md5(PASSWORDS.maren),
      bio: 'Keeper of <b>lamps</b>.\nWrites at night.',
      website: 'lamps.example/maren',
    }),
    author(2, 'Lady Ōskar!', { email: 'oskar@example.org', password: md5(PASSWORDS.oskar), realname: 'Never Shown' }),
    author(3, 'Tide', { email: 'tide@example.org', password: '0', admincreated: 1 }),
    author(4, 'Nobody_Reachable', { email: '', password: md5('x') }),
    author(5, 'reader', { email: 'reader@example.org', password: md5('reading at sea') }),
    author(6, 'second', { email: 'MAREN@example.org', password: md5('other') }),
    author(7, 'admin', { email: 'boss@example.org', password: md5('the boss') }),
    author(8, 'Locked', { email: 'locked@example.org', password: md5('let me in') }),
  ],
  authorprefs: [
    { uid: 1, newreviews: 1, ageconsent: 1, alertson: 1, level: 0 },
    { uid: 5, newreviews: 0, ageconsent: 0, alertson: 0, level: 0 },
    { uid: 7, newreviews: 0, ageconsent: 0, alertson: 0, level: 1 },
    { uid: 8, newreviews: 0, ageconsent: 0, alertson: 0, level: -1 },
  ],
  categories: [
    { catid: 1, parentcatid: -1, category: 'The Lamp Room' },
    { catid: 2, parentcatid: 1, category: 'Storms, Great and Small' },
    { catid: 3, parentcatid: -1, category: 'Slash' },
  ],
  characters: [
    { charid: 1, catid: 1, charname: 'Ines Vogt' },
    { charid: 2, catid: -1, charname: garbled('José Almeida') },
    { charid: 3, catid: 2, charname: 'Ines Vogt' },
  ],
  classtypes: [
    { classtype_id: 1, classtype_name: 'genres', classtype_title: 'Genres' },
    { classtype_id: 2, classtype_name: 'warnings', classtype_title: 'Warnings' },
    { classtype_id: 3, classtype_name: 'pairings', classtype_title: 'Pairings' },
  ],
  classes: [
    { class_id: 1, class_type: 1, class_name: 'Hurt/Comfort' },
    { class_id: 2, class_type: 2, class_name: 'Character Death' },
    { class_id: 3, class_type: 2, class_name: 'Sea sickness' },
    { class_id: 4, class_type: 3, class_name: 'Ines Vogt/José Almeida' },
    { class_id: 5, class_type: 2, class_name: 'None' },
  ],
  ratings: [
    { rid: 1, rating: 'G', ratingwarning: '0' },
    { rid: 2, rating: 'PG-13', ratingwarning: '0' },
    { rid: 3, rating: 'NC-17', ratingwarning: '6' },
  ],
  stories: [
    story(10, "The Keeper\\'s Log &amp; Other Lights", {
      summary: garbled('A café by the sea — “closed”.'),
      catid: '1',
      classes: '1,2,4',
      charid: '1,2',
      rid: '2',
      uid: 1,
      validated: 1,
      completed: 1,
      count: 4321,
      updated: WINTER,
    }),
    story(11, 'Fog', {
      summary: 'Short.',
      catid: '0,,1,',
      classes: '5',
      rid: 'NC-17',
      uid: 2,
      validated: 1,
      coauthors: '1',
    }),
    story(12, 'Waiting for Yes', { catid: '2', rid: '1', uid: 1, validated: 0 }),
    story(13, 'Left by the Tide', {
      catid: '2,99',
      rid: '9',
      uid: 3,
      validated: 1,
      completed: 1,
      rr: 1,
      date: '0000-00-00 00:00:00',
    }),
    story(14, 'Nobody’s Lamp', { catid: '1', rid: '1', uid: 77, validated: 1, completed: 1 }),
    story(15, 'All Files Lost', { catid: '1', rid: '1', uid: 4, validated: 1 }),
    story(16, 'An Empty Room', { catid: '1', rid: '1', uid: 1, validated: 1 }),
  ],
  coauthors: [
    { sid: 11, uid: 1 },
    { sid: 11, uid: 2 },
    { sid: 11, uid: 99 },
  ],
  chapters: [
    chapter(100, 10, 1, { title: 'Dusk', uid: 1, notes: 'For [i]everyone[/i] at sea.' }),
    chapter(101, 10, 3, { title: garbled('Déjà vu', 2), uid: 2 }),
    chapter(102, 10, 3, { title: 'Dawn', uid: 1, validated: 0 }),
    chapter(110, 11, 1, { title: 'Fog', uid: 2, storytext: "It isn\\'t [b]fog[/b].\r\n\r\nIt is [i]breath[/i]." }),
    chapter(120, 12, 1, { title: 'Waiting', uid: 1, storytext: 'Still waiting for an answer.' }),
    chapter(130, 13, 1, {
      title: 'One',
      uid: 3,
      storytext: Buffer.from([0x93, 0x54, 0x68, 0x65, 0x20, 0x73, 0x65, 0x61, 0x94, 0x2c, 0x20, 0xe9, 0x21]),
    }),
    chapter(131, 13, 2, {
      title: 'Two',
      uid: 5,
      storytext: '<script>alert(1)</script><p onclick="x()">A guest wrote this.</p>',
    }),
    chapter(140, 14, 1, { title: 'Lamp', uid: 77, storytext: '<p>It burned for nobody.</p>' }),
    chapter(150, 15, 1, { title: 'Gone', uid: 4, storytext: null }),
    chapter(990, 999, 1, { title: 'Without a story', uid: 1, storytext: 'Drifting.' }),
  ],
  series: [
    { seriesid: 1, title: "Lights of the \\'North\\'", summary: 'All of <i>them</i>.', uid: 1 },
    { seriesid: 2, title: 'Below', summary: '', uid: 2 },
    { seriesid: 3, title: 'Empty Series', summary: '', uid: 1 },
  ],
  inseries: [
    { seriesid: 1, sid: 11, subseriesid: 0, confirmed: 1, inorder: 2 },
    { seriesid: 1, sid: 10, subseriesid: 0, confirmed: 1, inorder: 1 },
    { seriesid: 1, sid: 0, subseriesid: 2, confirmed: 1, inorder: 3 },
    { seriesid: 1, sid: 13, subseriesid: 0, confirmed: 0, inorder: 4 },
    { seriesid: 2, sid: 14, subseriesid: 0, confirmed: 1, inorder: 1 },
  ],
  reviews: [
    review(1, 10, 100, { uid: 5, reviewer: 'reader', review: garbled('J’adore !'), date: AUTUMN, rating: 10 }),
    review(2, 10, 0, {
      reviewer: 'A passing ship',
      review: "More!<br><br><i>Author's Response: It is <b>coming</b>.</i>",
      respond: 1,
      date: WINTER,
    }),
    review(3, 10, 100, { uid: 5, review: 'No Review', rating: 9 }),
    review(4, 10, 100, { reviewer: 'ghost', review: 'No Review', rating: -1 }),
    review(5, 999, 0, { reviewer: 'lost', review: 'On a story that is gone.' }),
    review(6, 1, 0, { uid: 3, reviewer: 'Tide', review: 'What a series.', type: 'SE' }),
    review(7, 4, 0, { reviewer: 'x', review: 'rec', type: 'RC' }),
    review(8, 11, 110, { uid: 1, reviewer: 'Maren', review: 'Answered elsewhere', respond: 1 }),
  ],
  favorites: [
    { uid: 5, item: 10, type: 'ST', comments: 'The best.' },
    { uid: 5, item: 1, type: 'SE', comments: '' },
    { uid: 5, item: 1, type: 'AU', comments: '' },
    { uid: 5, item: 3, type: 'AU', comments: '' },
    { uid: 3, item: 10, type: 'ST', comments: '' },
  ],
  challenges: [
    {
      chalid: 1,
      challenger: 'Maren',
      uid: 1,
      title: 'Write of rain',
      catid: '1',
      characters: '',
      summary: 'Any rain.',
    },
  ],
  news: [{ nid: 1, author: 'admin', title: 'We have moved', story: 'Twice.', time: AUTUMN }],
  settings: [
    {
      sitekey: 'main',
      sitename: 'Lighthouse Pages',
      slogan: '',
      url: 'http://lighthouse.example/fic',
      siteemail: 'x@example.org',
      tableprefix: '',
      storiespath: 'stories',
      store: 'files',
      version: '3.4.3',
      smtp_password: 'secret of the mail server',
    },
  ],
}

/** The stories folder of that archive: by name, what lies in each file. */
export const LIGHTHOUSE_FILES: Readonly<Record<string, Buffer>> = {
  '1/100.txt': Buffer.from('<p>The lamp was lit at six.</p>\n<p>“You are late,” said Ines.</p>'),
  // the co-author saved it last: this one counts, not the older copy beside the first author's files
  '2/101.txt': garbled('It was all déjà vu.<br />\n<br />\nAll of it.'),
  '1/101.txt': Buffer.from('An old copy.'),
  // moved by hand, once
  '3/102.txt': Buffer.from([0xd2, 0x44, 0x61, 0x77, 0x6e, 0xd3]),
  '1/777.txt': Buffer.from('A file without a chapter.'),
  'images/lamp.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
}

type Row = Readonly<Record<string, Cell>>

function author(uid: number, penname: string, rest: Row): Row {
  return {
    uid,
    penname,
    realname: '',
    email: '',
    website: '',
    bio: '',
    image: '',
    date: '2005-04-01 12:00:00',
    admincreated: 0,
    password: '0',
    ...rest,
  }
}

function story(sid: number, title: string, rest: Row): Row {
  return {
    ...{
      sid,
      title,
      summary: '',
      storynotes: '',
      catid: '0',
      classes: '0',
      charid: '0',
      rid: '0',
      date: AUTUMN,
      updated: AUTUMN,
    },
    ...{
      coauthors: '0',
      featured: 0,
      validated: 0,
      completed: 0,
      rr: 0,
      wordcount: 1,
      rating: 0,
      reviews: 0,
      count: 0,
      challenges: '0',
    },
    ...rest,
  }
}

function chapter(chapid: number, sid: number, inorder: number, rest: Row): Row {
  return {
    chapid,
    sid,
    inorder,
    title: '',
    notes: '',
    storytext: null,
    endnotes: '',
    validated: 1,
    wordcount: 1,
    rating: 0,
    reviews: 0,
    count: 0,
    ...rest,
  }
}

function review(reviewid: number, item: number, chapid: number, rest: Row): Row {
  return {
    reviewid,
    item,
    chapid,
    reviewer: '',
    uid: 0,
    review: '',
    date: AUTUMN,
    rating: -1,
    respond: 0,
    type: 'ST',
    ...rest,
  }
}
