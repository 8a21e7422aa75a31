import { type Person, TITLES } from '../../platform/text/people/index.ts'

/** More than these make a list that nobody reads. */
const MOST = 12
/** Named less often than one time in so many of the most prominent, somebody is only passing through. */
const SHARE = 40

/** The people of a story who are worth a tag, the most prominent first. */
export function charactersAmong(people: readonly Person[]): readonly Person[] {
  const most = people[0]?.times ?? 0
  return people
    .filter(({ times, name }) => !TITLES.has(name.toLowerCase()) && times * SHARE >= most && (times > 1 || most < 8))
    .slice(0, MOST)
}
