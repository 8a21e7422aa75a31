import { storyHtml } from '../../platform/text/blocks.ts'
import { guest, type Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { pseudsOf } from '../accounts/index.ts'
import { type Anchor, anchorTo, commentable, putInto, sayComment, setDefaults } from '../comments/index.ts'
import type { House } from '../house.ts'
import { leaveKudos } from '../kudos/index.ts'
import { chapterTexts } from '../works/index.ts'

/** One thing said: by whom (a login, or the name of a guest), and what is answered to it. */
interface Line {
  readonly by: string
  readonly text: string
  /** words of the last chapter, in whose margin it stands */
  readonly on?: string
  readonly answers?: readonly Line[]
}

const CONVERSATIONS: Readonly<Record<string, readonly Line[]>> = {
  'The Adventure of the Borrowed Violin': [
    {
      by: 'maren',
      text: 'I read this on a night train and nearly missed my stop. The *six Thursdays* are the best thing in it: one feels the room get colder each time.',
      answers: [
        {
          by: 'quillfeather',
          text: 'Thank you! There were eight Thursdays once. Two of them were only weather.',
          answers: [{ by: 'maren', text: 'I would read the weather, too.' }],
        },
        { by: 'gare_du_nord', text: 'Night trains are the proper place for this one. Seconded.' },
      ],
    },
    {
      by: 'A reader from Leeds',
      text: 'Does he ever get it back in tune? I need to know.',
      answers: [{ by: 'quillfeather', text: 'He says he has. The Doctor keeps his own counsel.' }],
    },
    {
      by: 'gare_du_nord',
      on: 'What was her name?',
      text: 'Four words, and one has to put the book down for a while.',
      answers: [{ by: 'maren', text: 'On a train, of all places.' }],
    },
  ],
  'Dear Dorothy, I Have Been Thinking': [
    { by: 'maren', text: 'It goes on being Tuesday! I have laughed at this all Wednesday.' },
    { by: 'knotwork', text: 'A small thing from the tag desk: thank you for tagging the letters as letters.' },
  ],
  'Half an Hour, Three Hundred Years': [
    {
      by: 'quillfeather',
      text: 'The beach at the beginning and the beach at the end are not the same beach. Well done.',
    },
  ],
}

const THANKED: Readonly<Record<string, readonly string[]>> = {
  'The Adventure of the Borrowed Violin': ['maren', 'gare_du_nord', 'knotwork', 'guest 1', 'guest 2', 'guest 3'],
  'Dear Dorothy, I Have Been Thinking': ['maren', 'knotwork', 'guest 1'],
  'Five Things Mrs. Hudson Never Told the Doctor': ['maren', 'guest 2'],
  'Half an Hour, Three Hundred Years': ['quillfeather', 'maren'],
}

/** Lets the cast talk about the sample shelf. Nothing is mailed: their addresses are nobody's. */
export async function plantTalk(house: Pick<House, 'db' | 'now'>): Promise<void> {
  const author = await viewerCalled(house.db, 'quillfeather')
  if (author.kind === 'member')
    await house.db
      .transaction()
      .execute((trx) => setDefaults(trx, author.id, { allowed: 'everyone', moderated: 'none', margin: true }))
  for (const [title, names] of Object.entries(THANKED)) {
    const { id } = await workCalled(house.db, title)
    for (const network of names) {
      const viewer = await viewerCalled(house.db, network)
      await house.db.transaction().execute((trx) => leaveKudos(trx, id, { viewer, network }, house.now()))
    }
  }
  for (const [title, lines] of Object.entries(CONVERSATIONS)) {
    const work = await workCalled(house.db, title)
    for (const line of lines) await say(house, work, line, undefined, [])
  }
}

type Place = { readonly id: number; readonly last_chapter_id: number | null }

async function say(
  house: Pick<House, 'db' | 'now'>,
  work: Place,
  line: Line,
  parentId: number | undefined,
  told: readonly number[],
): Promise<void> {
  const viewer = await viewerCalled(house.db, line.by)
  const by = viewer.kind === 'member' ? viewer.id : 0
  const [pseud] = await pseudsOf(house.db, by)
  const anchor = line.on === undefined ? undefined : await anchorOn(house.db, work, line.on)
  const id = await house.db.transaction().execute(async (trx) => {
    const said = await sayComment(trx, {
      workId: work.id,
      chapterId: work.last_chapter_id,
      parentId,
      viewer,
      pseudId: pseud?.id,
      guest: viewer.kind === 'guest' ? { name: line.by, email: 'guest@demo.invalid' } : undefined,
      html: storyHtml(line.text, 'plain', 'note'),
      anchor,
      now: house.now(),
    })
    if (!said.ok) throw new Error(`the demo's conversation does not stand: ${said.problem}`)
    const concerned = [...said.ground.creators, ...told].filter((userId) => userId !== by)
    await putInto(trx, [...new Set(concerned)], said.id)
    return said.id
  })
  for (const answer of line.answers ?? []) await say(house, work, answer, id, by ? [by] : [])
}

async function anchorOn(db: Db, { last_chapter_id }: Place, quote: string): Promise<Anchor> {
  const [chapter] = await chapterTexts(db, [last_chapter_id ?? 0])
  const anchors = commentable(chapter?.html ?? '').map((paragraph) => anchorTo(paragraph, quote, 0))
  const [anchor] = anchors.flatMap((one) => (one.ok ? [one.value] : []))
  if (!anchor) throw new Error(`no paragraph of the sample shelf says “${quote}”`)
  return anchor
}

async function workCalled(db: Db, title: string): Promise<Place> {
  return db
    .selectFrom('works')
    .select(['id', 'last_chapter_id'])
    .where('title', '=', title)
    .orderBy('id')
    .executeTakeFirstOrThrow()
}

/** @returns the member of that name, or a guest */
async function viewerCalled(db: Db, login: string): Promise<Viewer> {
  const user = await db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirst()
  return user ? { kind: 'member', id: user.id, login, roles: [], sessionId: '' } : guest
}
