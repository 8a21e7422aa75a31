import { insertUser } from '../src/archive/accounts/index.ts'
import { createSeries, insertWork, joinSeries } from '../src/archive/works/index.ts'
import type { Db, Transaction } from '../src/schema/index.ts'

/** What a made-up work says; what is absent is as usual: General Audiences, no warnings, Gen, one chapter of one. */
interface Said {
  readonly rel?: readonly string[]
  readonly char?: readonly string[]
  readonly add?: readonly string[]
  readonly rating?: string
  readonly warning?: string
  readonly category?: readonly string[]
  readonly words: number
  readonly kudos?: number
  /** posted and expected, `?` for nobody knows */
  readonly chapters?: string
  /** posted and updated on, from the morning to noon */
  readonly day?: string
  readonly updated?: string
  readonly restricted?: true
  readonly summary?: string
  readonly series?: string
}

/** What stands in the stories of some of them, and in notes. */
const STORIES: Readonly<Record<string, string>> = {
  'en-violin': '<p>She counted forty steps up to the attic; the rosin had dried.</p>',
  'en-fog': '<p>Two lighthouses were burning.</p><p>Nobody saw the third.</p>',
  'en-gloves': '<p>Quicksilver ran over the steps.</p>',
  'fr-ete': '<p>Les mouettes criaient au-dessus des falaises.</p>',
  'de-kaffee': '<p>Die Laternen brannten noch, und alle Häuser schliefen.</p>',
  'es-senor': '<p>Las golondrinas volvieron en mayo.</p>',
  'ja-tokyo': '<p>階段を上ると、灯台が見えた。</p>',
  'zh-san': '<p>灯塔在雨里亮着。</p>',
  'th-fon': '<p>ประภาคารอยู่ไกลมาก</p>',
  'ar-bahr': '<p>كانت السفن تعود ليلا.</p>',
}
const NOTES: Readonly<Record<string, string>> = { 'en-bees': '<p>For Margarethe, who keeps hives.</p>' }

type Line = readonly [key: string, title: string, login: string, fandoms: readonly string[], said: Said]

const HOLMES = 'Sherlock Holmes - Arthur Conan Doyle'
const ISLAND = 'Treasure Island - Robert Louis Stevenson'
const ALICE = "Alice's Adventures in Wonderland - Lewis Carroll"
const LUPIN = 'Arsène Lupin - Maurice Leblanc'
const NAUTILUS = 'The "Nautilus" Papers'
const LAMPS = 'Lamps/Lanterns'
const GRIMM = 'Grimms Märchen'
const QUIJOTE = 'Don Quijote de la Mancha'
const TAKETORI = '竹取物語'
const LIAOZHAI = '聊斋志异'
const APHAI = 'พระอภัยมณี'
const NIGHTS = 'ألف ليلة وليلة'
const ORIGINAL = 'Original Work'
const PAIR = 'Sherlock Holmes & John Watson'
const IRENE = 'Irene Adler/Sherlock Holmes'
const TEEN = 'Teen And Up Audiences'
const VIOLENCE = 'Graphic Depictions Of Violence'
const DEATH = 'Major Character Death'

/** Other names of tags: a work tagged with the first is found under the second. */
const SYNONYMS: readonly (readonly [name: string, canonical: string])[] = [
  ['Té', 'Tea'],
  ['Tee', 'Tea'],
  ['Thé', 'Tea'],
  ['茶', 'Tea'],
  ['シャーロック・ホームズ', HOLMES],
  ['Holmes & Watson', PAIR],
]

/** The language of each is the first part of its key. */
// biome-ignore format: a table
const WORKS: readonly Line[] = [
  ['en-violin', 'The Violin by the Window', 'ada', [HOLMES], { rel: [PAIR], char: ['Sherlock Holmes', 'John Watson'], add: ['Fluff', 'Tea'], words: 1200, kudos: 30, day: '2026-03-01', summary: '<p>An evening of rain, and <em>nobody</em> hurries.</p>' }],
  ['en-umbrella', 'A Borrowed Umbrella', 'ada', [HOLMES], { rel: [IRENE, PAIR], add: ['Case Fic'], rating: TEEN, category: ['F/M'], words: 5200, kudos: 120, chapters: '4/4', day: '2025-12-24', summary: '<p>The umbrella was never his.</p>', series: 'Baker Street Stories' }],
  ['en-bees', 'Bees in Sussex', 'bram', [HOLMES], { rel: [PAIR], add: ['Retirement', 'Fluff'], words: 800, kudos: 5, day: '2024-05-05' }],
  ['en-hudson', 'Mrs. Hudson’s Account Book', 'ada', [HOLMES], { char: ['Mrs. Hudson'], add: ['Epistolary'], rating: TEEN, words: 2500, kudos: 64 }],
  ['en-map', 'The Map of the Wrong Island', 'bram', [ISLAND], { rel: ['Jim Hawkins & Long John Silver'], char: ['Jim Hawkins'], add: ['Sea Voyages'], rating: TEEN, warning: VIOLENCE, words: 15_000, kudos: 101, chapters: '5/?', updated: '2026-02-27' }],
  ['en-parrot', 'What the Parrot Knew', 'celeste', [ISLAND], { char: ['Long John Silver'], add: ['Humor', 'Animals'], words: 950, kudos: 12 }],
  ['en-sea-tea', 'Tea at the Bottom of the Sea', 'dora', [ISLAND, ALICE], { add: ['Tea'], words: 3100, kudos: 44 }],
  ['en-clock', 'The Hatter’s Second Clock', 'dora', [ALICE], { rel: ['Alice & The Mad Hatter'], add: ['Tea', 'Fluff'], words: 2100 }],
  ['en-cat', 'Café au Lait for a Cheshire Cat', 'dora', [ALICE], { char: ['Cheshire Cat'], add: ['Fluff', 'Humor'], words: 700 }],
  ['en-gloves', 'The White Rabbit’s Gloves', 'ada', [ALICE], { add: ['Mystery'], rating: TEEN, words: 4100, restricted: true }],
  ['en-naive', 'The Naïve Detective', 'bram', [HOLMES, LUPIN], { rel: ['Arsène Lupin & Sherlock Holmes'], add: ['Case Fic', 'Rivals'], rating: TEEN, words: 12_000, kudos: 300, chapters: '6/6' }],
  ['en-lantern', 'Lamp/Lantern', 'celeste', [LAMPS], { add: ['Slow Build'], words: 20_000, chapters: '7/?' }],
  ['en-nautilus', 'The "Nautilus" Papers, Annotated', 'bram', [NAUTILUS], { add: ['Epistolary', 'Slow Build'], rating: 'Mature', words: 50_000, chapters: '20/20', series: 'The Deep Letters' }],
  ['en-obrien', 'O’Brien’s Kettle', 'dora', [ORIGINAL], { char: ["Maeve O'Brien"], add: ['Tea'], words: 333 }],
  ['en-fog', 'Fog on the Harbour', 'ada', [ORIGINAL], { add: ['Weather'], rating: 'Mature', warning: DEATH, words: 7000, kudos: 9 }],
  ['fr-gare', 'La Gare du Nord à minuit', 'gaston', [LUPIN], { char: ['Arsène Lupin'], add: ['Mystère'], rating: TEEN, words: 3000 }],
  ['fr-gants', 'Les Gants du voleur', 'gaston', [LUPIN], { rel: ['Arsène Lupin/Clarisse d’Étigues'], category: ['F/M'], words: 1800 }],
  ['fr-ete', 'Un été à Étretat', 'gaston', [LUPIN], { add: ['Été', 'Slow Build'], words: 9000, kudos: 77, chapters: '3/9' }],
  ['fr-lapin', 'Le Lapin blanc prend le thé', 'dora', [ALICE], { add: ['Thé'], words: 900 }],
  ['fr-noel', 'Noël chez Mrs. Hudson', 'celeste', [HOLMES], { char: ['Mrs. Hudson'], add: ['Noël', 'Fluff'], words: 1500, day: '2025-12-25' }],
  ['fr-coeur', 'Cœur de verre', 'celeste', [ORIGINAL], { words: 400 }],
  ['fr-garcon', 'Le Garçon à la lanterne', 'gaston', [ORIGINAL], { words: 2200, restricted: true }],
  ['de-maerchen', 'Märchen für den Winter', 'heidi', [GRIMM], { add: ['Winter'], words: 2600 }],
  ['de-strasse', 'Die Straße der Laternen', 'heidi', [GRIMM], { add: ['Slow Build'], words: 4800 }],
  ['de-wolf', 'Der Wolf, der Tee trank', 'heidi', [GRIMM], { add: ['Humor', 'Tee'], words: 1100 }],
  ['de-insel', 'Die Schatzinsel, zweite Karte', 'igor', [ISLAND], { words: 6000, chapters: '2/8' }],
  ['de-geige', 'Die Geige am Fenster', 'igor', [HOLMES], { rel: ['Holmes & Watson'], add: ['Fluff'], words: 1300 }],
  ['de-kaffee', 'Kaffee in der Baker Street', 'heidi', [HOLMES], { add: ['Case Fic'], words: 3500, series: 'Baker Street Stories' }],
  ['es-molino', 'El molino que soñaba', 'jimena', [QUIJOTE], { rel: ['Don Quijote & Sancho Panza'], words: 3300, kudos: 50 }],
  ['es-manana', 'Mañana, Sancho', 'jimena', [QUIJOTE], { rel: ['Don Quijote & Sancho Panza'], add: ['Humor'], words: 700 }],
  ['es-nino', 'El niño y la ballena', 'jimena', [ORIGINAL], { add: ['Animals'], words: 1900 }],
  ['es-lampara', 'La lámpara del puerto', 'kiko', [ORIGINAL], { rating: 'Mature', warning: DEATH, words: 8000 }],
  ['es-senor', 'El señor del violín', 'kiko', [HOLMES], { rel: [IRENE], category: ['F/M'], words: 2700 }],
  ['es-mapa', 'El mapa equivocado', 'kiko', [ISLAND], { words: 5100, kudos: 100 }],
  ['ja-tsuki', '月の庭', 'mizuki', [TAKETORI], { char: ['かぐや姫'], add: ['月'], words: 3000 }],
  ['ja-niwa', '庭の灯り', 'mizuki', [ORIGINAL], { add: ['日常'], words: 1200 }],
  ['ja-tokyo', '東京都の猫', 'mizuki', [ORIGINAL], { add: ['Animals'], words: 2400, kudos: 15 }],
  ['ja-kyoto', '京都の雨', 'natsu', [ORIGINAL], { add: ['雨'], words: 1800 }],
  ['ja-holmes', 'ホームズと紅茶', 'natsu', ['シャーロック・ホームズ'], { add: ['茶'], words: 2000 }],
  ['ja-fune', 'ガラスの船', 'natsu', [ISLAND], { words: 4500, chapters: '1/3' }],
  ['ja-neko', '猫の手紙', 'mizuki', [ALICE], { char: ['Cheshire Cat'], add: ['Epistolary'], words: 900 }],
  ['ja-take', '竹の中の光', 'natsu', [TAKETORI], { char: ['かぐや姫'], words: 700, series: '竹取の夜' }],
  ['zh-yue', '月下的琴声', 'lan', [LIAOZHAI], { add: ['月'], words: 2800 }],
  ['zh-deng', '灯笼街的茶馆', 'lan', [ORIGINAL], { add: ['茶'], words: 3600 }],
  ['zh-hu', '狐狸的信', 'lan', [LIAOZHAI], { add: ['Epistolary'], words: 1500 }],
  ['zh-haidao', '海盗与地图', 'lan', [ISLAND], { warning: VIOLENCE, words: 9500, chapters: '4/?' }],
  ['zh-san', '福尔摩斯的雨伞', 'peng', [HOLMES], { rel: [PAIR], words: 2100 }],
  ['zh-mao', '东京的猫', 'peng', [ORIGINAL], { add: ['Animals'], words: 1000 }],
  ['zh-nau', '深海来信', 'peng', [NAUTILUS], { add: ['Epistolary'], words: 5000, series: 'The Deep Letters' }],
  ['th-phrachan', 'พระจันทร์ในสวน', 'ratri', [APHAI], { words: 2200 }],
  ['th-cha', 'น้ำชายามบ่าย', 'ratri', [ALICE], { add: ['Tea'], words: 800 }],
  ['th-maew', 'แมวกับจดหมาย', 'ratri', [ORIGINAL], { add: ['Epistolary', 'Animals'], words: 1400 }],
  ['th-thale', 'ทะเลและแผนที่', 'suda', [ISLAND], { words: 3900 }],
  ['th-yam', 'ยามค่ำที่ริมน้ำ', 'suda', [APHAI], { words: 1700 }],
  ['th-fon', 'ฝนตกที่ถนนเบเกอร์', 'suda', [HOLMES], { rel: [PAIR], words: 2600 }],
  ['ar-layla', 'ليلة المصباح', 'tariq', [NIGHTS], { words: 3200 }],
  ['ar-qamar', 'قمر فوق البستان', 'tariq', [NIGHTS], { rating: TEEN, words: 1600 }],
  ['ar-bahr', 'البحر والخريطة', 'tariq', [ISLAND], { words: 4400, kudos: 20 }],
  ['ar-shay', 'شاي في الساعة الخامسة', 'uzma', [ALICE], { add: ['Tea'], words: 900 }],
  ['ar-kaman', 'كمان قرب النافذة', 'uzma', [HOLMES], { rel: [PAIR], add: ['Fluff'], words: 1250 }],
]

const LANGUAGES: Readonly<Record<string, string>> = { zh: 'zh-Hans' }
const USUAL_DAY = '2025-06-15'

/** Puts sixty works in eight languages into an empty archive, by hand and the same each time.
 * @returns their numbers by key, in the order in which they stand here */
export async function plantSixtyWorks(db: Db): Promise<ReadonlyMap<string, number>> {
  return db.transaction().execute(async (trx) => {
    const pseuds = new Map<string, number>()
    for (const login of new Set(WORKS.map(([, , login]) => login))) pseuds.set(login, await plantPerson(trx, login))
    const ids = new Map<string, number>()
    const series = new Map<string, number>()
    for (const line of WORKS) ids.set(line[0], await plantWork(trx, line, pseuds, series))
    for (const [name, canonical] of SYNONYMS) await mergeTag(trx, name, canonical)
    return ids
  })
}

async function plantPerson(trx: Transaction, login: string): Promise<number> {
  const now = new Date(0)
  const person = { login, email: `${login}@example.org`, passwordHash: null, emailConfirmed: true, roles: [], now }
  const userId = await insertUser(trx, person)
  const { id } = await trx.selectFrom('pseuds').select('id').where('user_id', '=', userId).executeTakeFirstOrThrow()
  return id
}

async function plantWork(
  trx: Transaction,
  [key, title, login, fandoms, said]: Line,
  pseuds: ReadonlyMap<string, number>,
  series: Map<string, number>,
): Promise<number> {
  const code = key.split('-')[0] ?? ''
  const now = new Date(`${said.day ?? USUAL_DAY}T08:00:00.000Z`)
  const [posted = '1', expected = '1'] = (said.chapters ?? '1/1').split('/')
  const pseudIds = [pseuds.get(login) ?? 0]
  const details = {
    title,
    summary: said.summary ?? '',
    notesBefore: NOTES[key] ?? '',
    notesAfter: '',
    language: LANGUAGES[code] ?? code,
    rating: said.rating ?? 'General Audiences',
    warnings: [said.warning ?? 'No Archive Warnings Apply'],
    categories: said.category ?? ['Gen'],
    fandoms,
    relationships: said.rel ?? [],
    characters: said.char ?? [],
    additional: said.add ?? [],
    restricted: said.restricted ?? false,
    expectedChapters: expected === '?' ? null : Number(expected),
  }
  const html = STORIES[key]
  const chapters =
    html === undefined ? [] : [{ title: '', summary: '', contentNotes: '', notesBefore: '', notesAfter: '', html }]
  const { workId } = await insertWork(trx, { details, pseudIds, chapters, postedAt: now, now })
  await trx
    .updateTable('works')
    .set({
      word_count: said.words,
      chapter_count: Number(posted),
      complete: posted === expected ? 1 : 0,
      updated_at: `${said.updated ?? said.day ?? USUAL_DAY}T12:00:00.000Z`,
    })
    .where('id', '=', workId)
    .execute()
  await trx
    .updateTable('work_counters')
    .set({ kudos: said.kudos ?? 0 })
    .where('work_id', '=', workId)
    .execute()
  if (said.series !== undefined) {
    const known = series.get(said.series) ?? (await createSeries(trx, { title: said.series, pseudIds, now }))
    series.set(said.series, known)
    await joinSeries(trx, known, workId, now)
  }
  return workId
}

async function mergeTag(trx: Transaction, name: string, canonical: string): Promise<void> {
  const { id, type } = await trx
    .updateTable('tags')
    .set({ canonical: 1 })
    .where('name', '=', canonical)
    .returning(['id', 'type'])
    .executeTakeFirstOrThrow()
  await trx.updateTable('tags').set({ merger_id: id }).where('name', '=', name).where('type', '=', type).execute()
}
