import type { Transaction } from '../../../schema/index.ts'
import {
  freeLogin,
  insertPseud,
  insertUser,
  keepOldHash,
  setPreferences,
  setProfile,
  setStanding,
} from '../../accounts/index.ts'
import { setMails } from '../../following/index.ts'
import { setMail } from '../../notices/index.ts'
import { creditedOf, insertImportedAuthor, movedOf, noteMoved } from '../store.ts'
import { isTaken } from './here.ts'
import { coauthorsIn } from './lists.ts'
import type { Moving } from './moving.ts'
import { memberFrom, type OldMember, profileOf } from './people.ts'

/** Whom the works, series and reviews of the old archive are credited to, by their numbers there. */
export type People = Map<number, { readonly pseudId: number; readonly userId: number | null; readonly name: string }>

const AT_ONCE = 40

/** How a member comes in. */
type Way =
  | { readonly as: 'account'; readonly email: string; readonly md5: string }
  /** works under their name, without an account */
  | { readonly as: 'author'; readonly email: string | null }
  | { readonly as: 'nobody'; readonly why: string }

/** Brings members in: those who can log in as accounts, other authors as names that can be claimed.
 * @returns everybody who came in, now or before; undefined when somebody said to stop */
export async function moveMembers(moving: Moving): Promise<People | undefined> {
  const { staging, report, house, archiveId } = moving
  const known = await movedOf(house.db, archiveId, 'member')
  for (const [uid, author] of await movedOf(house.db, archiveId, 'author')) known.set(uid, author)
  const authors = authorsIn(moving)
  const addresses = new Set<string>()
  moving.begin('members', staging.count('select count(*) from authors'))
  const people: People = new Map()
  let batch: { readonly member: OldMember; readonly way: Way }[] = []
  for (const row of staging.each(MEMBERS)) {
    const member = memberFrom(row, moving.mapping.zone)
    const here = known.has(member.uid)
    const way = await wayOf(moving, member, { author: authors.has(member.uid), addresses })
    if (member.email) addresses.add(member.email.toLowerCase())
    if (here) report.count('members', 'here')
    else batch.push({ member, way })
    if (here || way.as !== 'nobody') people.set(member.uid, standIn(member, way))
    if (batch.length >= AT_ONCE) {
      await bringIn(moving, batch)
      batch = []
    }
    if (!moving.step(1)) return undefined
  }
  await bringIn(moving, batch)
  return credited(moving, people)
}

const MEMBERS = `select authors.*, authorprefs.newreviews, authorprefs.ageconsent, authorprefs.alertson, authorprefs.level,
  (select info from authorinfo join authorfields on field_id = field where authorinfo.uid = authors.uid and field_type = 1 limit 1) as site
  from authors left join authorprefs on authorprefs.uid = authors.uid where authors.uid > 0 group by authors.uid order by authors.uid`

/** Everybody whom something is credited to. */
function authorsIn({ staging }: Moving): ReadonlySet<number> {
  const uids = staging.all('select uid from stories union select uid from coauthors union select uid from series')
  const listed = staging.all("select coauthors from stories where coauthors is not null and coauthors not in ('', '0')")
  return new Set([...uids.map(({ uid }) => Number(uid)), ...listed.flatMap((row) => coauthorsIn(row.coauthors ?? ''))])
}

async function wayOf(
  { house }: Moving,
  { email, md5 }: OldMember,
  { author, addresses }: { readonly author: boolean; readonly addresses: ReadonlySet<string> },
): Promise<Way> {
  const shared = email !== undefined && addresses.has(email.toLowerCase())
  const taken = email !== undefined && !shared && (await isTaken(house.db, email))
  if (email && md5 && !shared && !taken) return { as: 'account', email, md5 }
  if (author) return { as: 'author', email: email ?? null }
  if (taken) return { as: 'nobody', why: 'their address has an account here already' }
  if (shared) return { as: 'nobody', why: 'their address is that of another member' }
  return { as: 'nobody', why: 'they have no address or no password, and no works' }
}

async function bringIn(
  moving: Moving,
  batch: readonly { readonly member: OldMember; readonly way: Way }[],
): Promise<void> {
  const { house, report, dryRun, archiveId } = moving
  const hashes = await Promise.all(
    batch.map(({ way }) => (way.as === 'account' && !dryRun ? keepOldHash(way.md5) : undefined)),
  )
  if (!dryRun && archiveId !== undefined) {
    await house.db.transaction().execute(async (trx) => {
      for (const [at, { member, way }] of batch.entries()) {
        if (way.as === 'account')
          await insertMember(moving, trx, archiveId, { member, email: way.email, hash: hashes[at] ?? null })
        if (way.as === 'author') await insertAuthor(moving, trx, archiveId, member, way.email)
      }
    })
  }
  for (const { member, way } of batch) tell(report, member, way)
}

function tell(report: Moving['report'], member: OldMember, way: Way): void {
  const { uid, penName, pseud, staff, locked } = member
  if (way.as === 'nobody') {
    report.count('members', 'left')
    report.leave('members', way.why)
    return
  }
  report.count('members', 'came')
  if (way.as === 'author') report.remark('members', uid, penName, authorWords(way.email))
  if (penName !== pseud) report.remark('members', uid, penName, `the pen name is ${pseud} here`)
  if (staff > 0) report.remark('members', uid, penName, `ran the old archive (level ${staff}); no role was given here`)
  if (locked && way.as === 'account')
    report.remark('members', uid, penName, 'was locked there, and is shut out here until you let them in')
  if (way.as === 'account' && profileOf(member).cut)
    report.remark('members', uid, penName, 'the profile was too long, and ends early')
}

function authorWords(email: string | null): string {
  return email === null
    ? 'has no account, and no address is known: the works stand under the name until somebody claims them'
    : 'has no account: the works stand under the name, and a claim link can be mailed'
}

type NewMember = { readonly member: OldMember; readonly email: string; readonly hash: string | null }

async function insertMember(
  { house, report, mapping }: Moving,
  trx: Transaction,
  archiveId: number,
  { member, email, hash }: NewMember,
): Promise<void> {
  const login = await freeLogin(trx, member.login)
  const now = member.joinedAt && member.joinedAt < house.now() ? member.joinedAt : house.now()
  const user = { login, email, passwordHash: hash, emailConfirmed: false, roles: [], pseud: member.pseud, now }
  const userId = await insertUser(trx, user)
  const { html } = profileOf(member)
  if (html !== '') await setProfile(trx, userId, html)
  if (member.ageConsent)
    await setPreferences(trx, userId, { showAdult: true, entireWork: false, keepHistory: true, hideSkins: false })
  if (!member.mails.reviews) for (const kind of ['comments', 'kudos'] as const) await setMail(trx, userId, kind, false)
  if (!member.mails.alerts) await setMails(trx, userId, 'never')
  if (member.locked) {
    const reason = `The account was locked at ${mapping.name}.`
    await setStanding(trx, userId, { bannedAt: house.now().toISOString(), reason })
  }
  await noteMoved(trx, archiveId, [{ kind: 'member', oldId: member.uid, newId: userId }])
  if (login !== member.login)
    report.remark('members', member.uid, member.penName, `logs in as ${login}, or with the address`)
}

async function insertAuthor(
  { house }: Moving,
  trx: Transaction,
  archiveId: number,
  { uid, pseud }: OldMember,
  email: string | null,
): Promise<void> {
  const pseudId = await insertPseud(trx, { userId: null, name: pseud, isDefault: false, now: house.now() })
  const author = await insertImportedAuthor(trx, { archiveId, oldId: uid, pseudId, name: pseud, email })
  await noteMoved(trx, archiveId, [{ kind: 'author', oldId: uid, newId: author }])
}

/** In a dry run nobody has a number here yet: less than nothing stands for it. */
function standIn({ uid, pseud }: OldMember, way: Way) {
  return { pseudId: -uid, userId: way.as === 'account' ? -uid : null, name: pseud }
}

async function credited({ house, archiveId, dryRun }: Moving, people: People): Promise<People> {
  const here = await creditedOf(house.db, archiveId)
  for (const [uid, { name }] of people) {
    const own = here.get(uid)
    if (own) people.set(uid, { ...own, name })
    else if (!dryRun) people.delete(uid)
  }
  return people
}
