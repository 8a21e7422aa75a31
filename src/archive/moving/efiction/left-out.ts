import type { Moving } from './moving.ts'

/** Tables whose rows have no place here, and why. */
const NO_PLACE: Readonly<Record<string, readonly [string, string]>> = {
  news: ['news', 'there is no room for news here'],
  comments: ['comments on news', 'there is no room for news here'],
  messages: ['pages and messages of the site', 'write those you want to keep into the settings'],
  recommendations: ['recommendations', 'they are pages elsewhere, and belong to nobody here'],
  challenges: ['challenges', 'they are no collections here yet'],
  warnings: ['warnings of eFiction 2', 'version 3 keeps them as classes'],
  genres: ['genres of eFiction 2', 'version 3 keeps them as classes'],
  poll: ['polls', 'there are none here'],
  poll_votes: ['votes', 'there are no polls here'],
  shoutbox: ['lines of the shoutbox', 'there is none here'],
  tracker: ['lines of the tracker', 'what members have read is theirs alone here'],
}

/** Never read: passwords of mail servers, addresses of computers, programs. */
const NEVER = new Set(['settings', 'log', 'codeblocks', 'blocks', 'panels', 'pagelinks', 'modules', 'stats', 'online'])

/** Says of every table that did not move how much it held, and why. */
export function tellLeftOut({ staged, report }: Moving, prefix: string, moved: ReadonlySet<string>): void {
  for (const [table, rows] of staged.rows.get(prefix) ?? []) {
    const [what, why] = NO_PLACE[table] ?? []
    if (what !== undefined && why !== undefined) report.leave(what, why, rows)
    else if (!moved.has(table) && !NEVER.has(table))
      report.leave(`rows of the table ${table}`, 'nothing here knows it', rows)
  }
  for (const [table, rows] of staged.oddRows)
    report.leave(`rows of the table ${table}`, 'they have more or fewer values than the table has columns', rows)
}
