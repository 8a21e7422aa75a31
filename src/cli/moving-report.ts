import type { MovedIn, Remark, Wishes } from '../archive/moving/index.ts'
import { withThousands } from '../platform/text/dates.ts'

/** Remarks of one kind that a person reads; a program gets all. */
const MOST_SHOWN = 25

type Asked = Pick<Wishes, 'dryRun'>

/** What moving an archive in says to a person: what came, what was changed, what was left and why. */
export function movingReport(moved: MovedIn, { dryRun }: Asked): string {
  const { site, mapping, report, faults, stopped } = moved
  const version = site.version === '' ? '' : `, eFiction ${site.version}`
  return [
    ...(dryRun ? ['Nothing is written; this is what would happen:', ''] : []),
    `${mapping.name} (${mapping.archive}${version})`,
    '',
    ...[...report.tallies].map(([kind, { came, here, left }]) => tallyLine(kind, came, here, left)),
    ...section('Encodings', encodingLines(moved)),
    ...section('Faults of the dump', faults),
    ...remarkLines(report.remarks),
    ...section(
      'Left out',
      report.leftOut.map(({ what, count, why }) => `${withThousands(count).padStart(8)} ${what}: ${why}`),
    ),
    '',
    ...(stopped ? ['Stopped before the end; what is counted here is whole. Run it again to go on.', ''] : []),
  ].join('\n')
}

function tallyLine(kind: string, came: number, here: number, left: number): string {
  const parts = [
    `${withThousands(came)} came in`,
    ...(here > 0 ? [`${withThousands(here)} were here`] : []),
    ...(left > 0 ? [`${withThousands(left)} left`] : []),
  ]
  return `${kind.padEnd(24)} ${parts.join(', ')}`
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)]
}

function encodingLines({ repaired }: MovedIn): readonly string[] {
  const lines: readonly (readonly [number, string])[] = [
    [repaired.once, 'values were UTF-8 that had been read as Latin-1: repaired'],
    [repaired.oftener, 'values had been so twice or more: repaired'],
    [repaired.windows, 'values were no UTF-8: read as Windows-1252'],
    [repaired.macintosh, 'values were written on an old Macintosh'],
    [repaired.declared, 'values were read in the character set that they were declared in'],
    [repaired.cut, 'values ended in the middle of a character, and lost it'],
  ]
  return lines.filter(([count]) => count > 0).map(([count, words]) => `${withThousands(count)} ${words}`)
}

function remarkLines(remarks: readonly Remark[]): readonly string[] {
  return [...Map.groupBy(remarks, ({ kind }) => kind)].flatMap(([kind, all]) => {
    const more = all.length - MOST_SHOWN
    const lines = all.slice(0, MOST_SHOWN).map(({ oldId, name, words }) => {
      const number = oldId > 0 ? `${oldId} ` : ''
      return name === '' && number === '' ? words : `${number}${name}: ${words}`
    })
    const rest = more > 0 ? [`… and ${withThousands(more)} more; --json tells all`] : []
    return section(`About ${kind}`, [...lines, ...rest])
  })
}

/** The same for a program. */
export function movingJson({ site, mapping, report, repaired, faults, stopped }: MovedIn, { dryRun }: Asked): string {
  const told = {
    archive: mapping.archive,
    name: mapping.name,
    version: site.version,
    dryRun,
    stopped,
    counts: Object.fromEntries(report.tallies),
    repaired,
    faults,
    remarks: report.remarks,
    leftOut: report.leftOut,
  }
  return `${JSON.stringify(told, null, 1)}\n`
}
