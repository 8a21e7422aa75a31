import { plainText, storyHtml } from '../../../platform/text/blocks.ts'
import { emailProblem, loginFrom, pseudProblem, tidyPseud } from '../../accounts/index.ts'
import type { StagedRow } from '../staging.ts'
import { shownHtml } from './markup.ts'
import { momentFrom } from './moment.ts'
import { plain } from './site.ts'

/** A member of the old archive. */
export interface OldMember {
  readonly uid: number
  /** as it was there */
  readonly penName: string
  /** what is most like it among the names that a pen name may have here */
  readonly pseud: string
  readonly login: string
  /** undefined when there is none that mail could reach */
  readonly email: string | undefined
  /** 32 hexadecimal digits; undefined for somebody who never could log in */
  readonly md5: string | undefined
  readonly joinedAt: Date | undefined
  /** HTML, not yet cleaned */
  readonly bio: string
  readonly website: string | undefined
  readonly ageConsent: boolean
  /** wanted mails about reviews, and about new chapters of what they followed */
  readonly mails: { readonly reviews: boolean; readonly alerts: boolean }
  readonly locked: boolean
  /** ran the archive: 1 for everything, 2 and 3 for parts */
  readonly staff: number
}

/** @param row of authors with authorprefs beside it */
export function memberFrom(row: StagedRow, zone: string): OldMember {
  const uid = Number(row.uid)
  const penName = plain(row.penname)
  const pseud = pseudFrom(penName) || `Member ${uid}`
  const level = Number(row.level ?? 0)
  const email = (row.email ?? '').trim()
  const md5 = (row.password ?? '').trim()
  return {
    uid,
    penName,
    pseud,
    login: loginFrom(penName || pseud),
    email: emailProblem(email) ? undefined : email,
    md5: /^[0-9a-f]{32}$/i.test(md5) && Number(row.admincreated) === 0 ? md5 : undefined,
    joinedAt: momentFrom(row.date, zone),
    bio: row.bio ?? '',
    website: websiteFrom(row.website ?? row.site ?? ''),
    ageConsent: Number(row.ageconsent) === 1,
    mails: { reviews: Number(row.newreviews) === 1, alerts: Number(row.alertson) === 1 },
    locked: level === -1,
    staff: level >= 1 && level <= 3 ? level : 0,
  }
}

function pseudFrom(name: string): string {
  const whole = tidyPseud(name)
  if (pseudProblem(whole) === undefined) return whole
  const letters = tidyPseud(whole.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, ' '))
  const short = [...letters].slice(0, 40).join('').trim()
  return pseudProblem(short) === undefined ? short : ''
}

function websiteFrom(typed: string): string | undefined {
  const words = typed.trim()
  if (words === '') return undefined
  const url = URL.parse(/^https?:/i.test(words) ? words : `http://${words}`)
  return url && /\./.test(url.hostname) && words.length < 200 ? url.href : undefined
}

const MOST_OF_PROFILE = 5000

/** @returns what stands on a member's page, sanitised; and whether something of it had no room */
export function profileOf({ bio, website }: OldMember): { readonly html: string; readonly cut: boolean } {
  const link = website ? `<p><a href="${website.replaceAll('"', '%22')}">${website.replace(/[<&]/g, '')}</a></p>` : ''
  const html = storyHtml(shownHtml(bio).html + link, 'html', 'note')
  const words = plainText(html)
  if ([...words].length <= MOST_OF_PROFILE) return { html, cut: false }
  return { html: storyHtml([...words].slice(0, MOST_OF_PROFILE).join(''), 'plain', 'note'), cut: true }
}
