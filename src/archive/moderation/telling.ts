import { plainText } from '../../platform/text/blocks.ts'
import { blurbDay } from '../../platform/text/dates.ts'
import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import type { Report } from '../reports/index.ts'
import { urls } from '../urls.ts'
import { chaptersOf, chapterTexts } from '../works/index.ts'
import type { Measure, NewMeasure } from './store/measures.ts'
import { peopleOf } from './store/measures.ts'
import { whatHappened } from './words.ts'

/** A mail holds so many characters of a work at most. */
const MOST_OF_A_COPY = 2_000_000

/** These mails cannot be refused: they say what was done to somebody, and what they can do. Their subjects name nothing. */
export async function tellMeasure(
  house: House,
  trx: Transaction,
  measure: NewMeasure & { readonly id: number },
): Promise<void> {
  const appeal = absolute(house.config, urls.appeal(appealToken(house, measure.id)))
  const copy = measure.kind === 'remove' ? await copyOf(trx, measure.targetId) : undefined
  await writeTo(house, trx, measure.people, 'A decision about your account or your works', [
    whatHappened(measure, measure.until === null ? undefined : blurbDay(measure.until)),
    `The reason: ${measure.reason}`,
    `If you think that this is wrong, say so here, once; somebody else looks at it:`,
    appeal,
    ...(copy === undefined ? [] : ['What you wrote follows, so that nothing of it is lost.', copy]),
  ])
}

export function tellLifted(
  house: House,
  trx: Transaction,
  measure: Measure,
  people: readonly number[],
  reason: string,
): Promise<void> {
  return writeTo(house, trx, people, 'A decision was taken back', [
    'What was decided before about your account or your works does not hold any more:',
    whatHappened(measure, undefined),
    ...(reason === '' ? [] : [reason]),
  ])
}

export function tellAppeal(
  house: House,
  trx: Transaction,
  people: readonly number[],
  granted: boolean,
  answer: string,
): Promise<void> {
  const outcome = granted ? 'We agree with you.' : 'We looked at it again, and it stays as it was decided.'
  return writeTo(house, trx, people, 'Our answer to your appeal', [outcome, ...(answer === '' ? [] : [answer])])
}

/** Members and guests who said where to, each address once. */
export async function tellReporters(
  house: House,
  trx: Transaction,
  reports: readonly Report[],
  answer: string,
): Promise<void> {
  const archive = (await house.settings.read()).name || 'Fanlight'
  for (const to of new Set(reports.map(({ email }) => email).filter((email) => email !== '')))
    await enqueue(trx, house.now(), 'mail', {
      to,
      subject: `Your report at ${archive}`,
      text: `${['Hello,', 'you reported something to us. Thank you: it was looked at.', ...(answer === '' ? [] : [answer]), archive].join('\n\n')}\n`,
    })
}

/** @returns the part of an address that lets whoever has the mail appeal, logged in or not */
export function appealToken({ tokens }: Pick<House, 'tokens'>, measureId: number): string {
  return `${measureId}-${tokens.sign('appeal', String(measureId))}`
}

/** @returns the measure that the address is about; undefined when it is none of ours */
export function readAppealToken({ tokens }: Pick<House, 'tokens'>, token: string): number | undefined {
  const [, id = '', seal = ''] = /^(\d{1,10})-(.+)$/.exec(token) ?? []
  return id !== '' && tokens.signed('appeal', id, seal) ? Number(id) : undefined
}

async function writeTo(
  house: House,
  trx: Transaction,
  people: readonly number[],
  subject: string,
  paragraphs: readonly string[],
): Promise<void> {
  const archive = (await house.settings.read()).name || 'Fanlight'
  for (const { login, email } of await peopleOf(trx, people))
    await enqueue(trx, house.now(), 'mail', {
      to: email,
      subject: `${subject} at ${archive}`,
      text: `${[`Hello ${login},`, ...paragraphs, archive].join('\n\n')}\n`,
    })
}

async function copyOf(trx: Transaction, workId: number): Promise<string> {
  const heads = await chaptersOf(trx, workId, { drafts: true })
  const chapters = await chapterTexts(
    trx,
    heads.map(({ id }) => id),
  )
  const texts = chapters.map(({ title, html }, at) => `${at + 1}. ${title}\n\n${plainText(html)}`)
  return texts.join('\n\n').slice(0, MOST_OF_A_COPY)
}
