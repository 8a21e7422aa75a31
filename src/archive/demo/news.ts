import { storyHtml } from '../../platform/text/blocks.ts'
import type { House } from '../house.ts'
import { saveEntry, savePost } from '../news/index.ts'

const DAY = 86_400_000

/** What those who keep the demo tell everybody, the oldest first. */
const NEWS: readonly { readonly daysAgo: number; readonly title: string; readonly text: string }[] = [
  {
    daysAgo: 9,
    title: 'The doors are open',
    text: 'Eight stories stand on the shelf, and there is room for more. Look around, log in as one of the five people of this demo, and try everything: nothing here can be broken that a new start does not mend.',
  },
  {
    daysAgo: 0,
    title: 'A quiet hour on Sundays',
    text: 'Every Sunday between four and five in the morning (UTC) the archive is copied and swept. It stays open meanwhile; pages may come a little slower.\n\nA search that you have saved can be *followed* now: what it finds comes to you by mail, at once, daily or weekly.',
  },
]

const QUESTIONS: readonly { readonly section: string; readonly question: string; readonly text: string }[] = [
  {
    section: 'Reading',
    question: 'How do I find my place again?',
    text: 'You need not do anything. The archive remembers the paragraph where you stopped, tells you above the work, and takes you there with one press. Without an account your browser remembers it, and nobody else.',
  },
  {
    section: 'Reading',
    question: 'Can I read on a train without a connection?',
    text: 'Yes: press *Keep on this device* above a work, or take it along as an EPUB for your e-reader.',
  },
  {
    section: 'Writing',
    question: 'Who sees a draft of mine?',
    text: 'You, and whoever you write it with. Beta readers see it once you have invited them, and nobody else can tell that it exists.',
  },
  {
    section: 'Writing',
    question: 'I deleted a work by mistake. Is it gone?',
    text: 'Not for thirty days. It lies in your bin, with everything that was said of it, and comes back with one press.',
  },
]

/** Puts news and questions with their answers into an archive that has none. */
export async function plantNews(house: Pick<House, 'db' | 'now'>): Promise<void> {
  const now = house.now()
  await house.db.transaction().execute(async (trx) => {
    for (const { daysAgo, title, text } of NEWS) {
      const postedAt = new Date(now.getTime() - daysAgo * DAY).toISOString()
      await savePost(trx, undefined, { title, html: storyHtml(text, 'markdown', 'note'), postedAt }, now)
    }
    for (const { section, question, text } of QUESTIONS)
      await saveEntry(trx, undefined, {
        section,
        question,
        html: storyHtml(text, 'markdown', 'note'),
        position: undefined,
      })
  })
}
