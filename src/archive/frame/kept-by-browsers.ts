/** Sections that are the viewer's own, or of those who keep the archive, or whose addresses are secrets. */
const PRIVATE: ReadonlySet<string> = new Set([
  ...['admin', 'staff', 'desk', 'set-up', 'report', 'appeal'],
  ...['my', 'bonds', 'beta', 'autosaves', 'import', 'imported', 'claim', 'claims', 'e-readers', 'r'],
  ...['unsubscribe', 'unfollow'],
])
/** What of a person others may see as well. */
const SHOWN: ReadonlySet<string> = new Set([
  ...['profile', 'works', 'pseuds', 'series', 'bookmarks', 'gifts', 'collections'],
])
/** What of works, collections and people is for those who make or look after them. */
const INSIDE: ReadonlySet<string> = new Set([
  ...['preview', 'versions', 'plan', 'dates', 'beta', 'drafts', 'bin', 'machines', 'send'],
  ...['items', 'people', 'settings', 'matching', 'assignments'],
])

/** Whether a browser may not keep a page, not even for going back: mail addresses, the inbox, the account, what somebody reads and
 * follows, drafts, bonds, and whatever those who keep the archive see. Forms in which one writes a story may be kept: going back must
 * find what was typed.
 * @param path of the page, without what is asked
 * @see ASVS 5.0, 14.3.2 */
export function isNotKept(path: string): boolean {
  const [, section = '', name = '', ...parts] = path.split('/')
  if (PRIVATE.has(section)) return true
  if (section === 'users' && parts.length > 0 && !SHOWN.has(parts[0] ?? '')) return true
  return name !== '' && parts.some((part) => INSIDE.has(part))
}
