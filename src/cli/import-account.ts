import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ACCOUNT_PARTS } from '../account-parts.ts'
import { findUserByLogin } from '../archive/accounts/index.ts'
import { type AccountReport, bringAccount, openAccountFile } from '../archive/exporting/index.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { Progress } from './progress.ts'

const INTERRUPTED = 130

export const importAccount: Command = {
  name: 'import-account',
  usage: 'Usage: fanlight import-account FILE.zip --as NAME [--dry-run] [--json]',
  sentence: 'Brings an account that another Fanlight wrote into an account of this one.',
  details: [
    'Works come in with every version, draft and date, comments with the names of those who wrote them, bookmarks, lists and all else',
    'that can be at home here; docs/account-export.md says what stays. Counts of readers and kudos are believed, since you bring them.',
    '  --as NAME  the account here whose it becomes; make it first with fanlight user',
    '  --dry-run  does everything and undoes it, and says what would happen',
    '  --json     prints one JSON object instead of words',
    'Run twice, nothing comes in twice; broken off, it goes on where it stopped. Nobody gets a mail. The archive may be running.',
    'Ends with 0 when it came in to its end, 1 when the file is damaged, 130 when stopped.',
  ].join('\n'),
  async run(words) {
    const asked = readWords(words)
    if (!statSync(asked.file, { throwIfNoEntry: false })?.isFile())
      throw new Error(`${asked.file}: there is no such file`)
    const file = openAccountFile(readFileSync(asked.file))
    await using house = await openHouse(readConfig(process.env), openLog('silent'))
    const user = await findUserByLogin(house.db, asked.as)
    if (!user) throw new Error(`there is no account "${asked.as}"`)
    const progress = new Progress()
    let [stopped, before] = [false, 0]
    const interrupt = () => {
      stopped = true
    }
    process.once('SIGINT', interrupt)
    const report = await bringAccount(house, ACCOUNT_PARTS, file, user, {
      trusted: true,
      dryRun: asked.dryRun ? 'full' : 'no',
      told(done, total) {
        if (done > before) progress.of(total, done - before)
        before = done
        return !stopped
      },
    })
    progress.end()
    process.removeListener('SIGINT', interrupt)
    process.stdout.write(asked.json ? `${JSON.stringify(report, null, 1)}\n` : wordsOf(report, asked.dryRun))
    if (stopped) return INTERRUPTED
    return report.broken === '' ? 0 : 1
  },
}

function readWords(words: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new UsageError('import-account needs the name of one file')
  if (values.as === undefined) throw new UsageError('import-account needs --as with the login of an account here')
  return { file, as: values.as, dryRun: values['dry-run'], json: values.json }
}

function wordsOf({ from, kinds, broken }: AccountReport, dryRun: boolean): string {
  const width = Math.max(0, ...kinds.map(({ name }) => name.length))
  const lines = kinds.flatMap((kind) => [
    `  ${kind.name.padEnd(width)}  ${withThousands(kind.new)} came in, ${withThousands(kind.known)} were here, ${withThousands(kind.left)} left`,
    ...[...Object.entries(kind.why), ...Object.entries(kind.remarks)].map(
      ([sentence, often]) => `  ${''.padEnd(width)}    ${often > 1 ? `${withThousands(often)} × ` : ''}${sentence}`,
    ),
  ])
  return [
    `${from.login} of ${from.archive} (${from.address})`,
    ...(dryRun ? ['Nothing stays of this; it is what would happen:'] : []),
    '',
    ...lines,
    ...(broken === '' ? [] : ['', `It ended before its end: ${broken}`]),
    '',
  ].join('\n')
}
