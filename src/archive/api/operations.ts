import { ACCOUNT } from './operations/account.ts'
import { BOOKMARKS } from './operations/bookmarks.ts'
import { COLLECTIONS } from './operations/collections.ts'
import { FILTERS } from './operations/filters.ts'
import { FOLLOWING } from './operations/following.ts'
import { PEOPLE } from './operations/people.ts'
import { READING } from './operations/reading.ts'
import { TALK } from './operations/talk.ts'
import { WORKS } from './operations/works.ts'
import { WRITING } from './operations/writing.ts'

/** Everything that a program can ask for; the router, the document and its page are made from this. */
export const OPERATIONS = [
  ...WORKS,
  ...PEOPLE,
  ...COLLECTIONS,
  ...TALK,
  ...ACCOUNT,
  ...READING,
  ...BOOKMARKS,
  ...FOLLOWING,
  ...FILTERS,
  ...WRITING,
]
