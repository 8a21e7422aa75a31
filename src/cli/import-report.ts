import { lengthOf, type Outcome } from '../archive/importing/index.ts'
import { urls } from '../archive/urls.ts'
import { withThousands } from '../platform/text/dates.ts'

const WORDS: Readonly<Record<Outcome['outcome'], string>> = {
  imported: 'imported',
  draft: 'draft',
  'already-here': 'already here',
  skipped: 'skipped',
}
const INDENT = ' '.repeat(14)

/** What an import says to a person when it ends: a line for each work, its notes below, numbers at the end. */
export function reportOf(
  outcomes: readonly Outcome[],
  { dryRun, stopped }: { readonly dryRun: boolean; readonly stopped: boolean },
): string {
  const lines = outcomes.flatMap((one) => [lineOf(one), ...belowOf(one).map((note) => `${INDENT}${note}`)])
  const counts = (Object.keys(WORDS) as Outcome['outcome'][]).map(
    (kind) => `${withThousands(outcomes.filter(({ outcome }) => outcome === kind).length)} ${WORDS[kind]}`,
  )
  if (dryRun) lines.unshift('Nothing is written; this is what would happen:', '')
  const end = stopped ? 'Stopped before the end; what is listed here is whole.' : undefined
  return [...lines, '', counts.join(', '), ...(end ? [end] : []), ''].join('\n')
}

function lineOf(one: Outcome): string {
  const { outcome, source, id, title = '', byline } = one
  const kind = WORDS[outcome].padEnd(INDENT.length)
  if (outcome === 'skipped') return `${kind}${source}`
  return `${kind}${id === undefined ? '' : `${urls.work(id)}  `}${title} by ${byline}: ${lengthOf(one)}`
}

function belowOf({ outcome, source, reason, notes, remarks = [] }: Outcome): readonly string[] {
  const from = outcome === 'skipped' ? [] : [`from ${source}`]
  return [...from, ...(reason ? [reason] : []), ...notes, ...remarks.map(({ sentence }) => sentence)]
}
