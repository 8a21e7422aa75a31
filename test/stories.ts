import type { ChapterDetails, WorkDetails } from '../src/archive/works/index.ts'
import { insertWork, type NewWork } from '../src/archive/works/index.ts'
import type { TestHouse } from './house.ts'

/** What the rules would let through, as short as it can be. */
export function workDetails(changes: Partial<WorkDetails> = {}): WorkDetails {
  return {
    title: 'Tea at Dawn',
    summary: '',
    notesBefore: '',
    notesAfter: '',
    language: 'en',
    rating: 'General Audiences',
    warnings: ['No Archive Warnings Apply'],
    categories: [],
    fandoms: ['Sherlock Holmes - Arthur Conan Doyle'],
    relationships: [],
    characters: [],
    additional: [],
    restricted: false,
    expectedChapters: null,
    ...changes,
  }
}

export function chapterDetails(html: string, title = ''): ChapterDetails {
  return { title, summary: '', contentNotes: '', notesBefore: '', notesAfter: '', html }
}

/** Puts a work in under these logins' own names; the accounts are made when they are not there.
 * @returns its number and those of its chapters */
export async function plantWork(
  house: TestHouse,
  logins: readonly string[],
  work: Partial<NewWork> = {},
): Promise<{ readonly workId: number; readonly chapterIds: readonly number[] }> {
  for (const login of logins) await house.as(login)
  return house.db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('pseuds').select(['id', 'name']).where('name', 'in', logins).execute()
    return insertWork(trx, {
      details: workDetails(),
      pseudIds: logins.flatMap((login) => rows.find(({ name }) => name === login)?.id ?? []),
      chapters: [chapterDetails('<p>The kettle sang.</p>')],
      postedAt: house.now(),
      now: house.now(),
      ...work,
    })
  })
}
