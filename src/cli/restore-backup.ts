import { parseArgs } from 'node:util'
import { restoreDatabase } from '../archive/backups/index.ts'
import { type Bundle, isEmptyArchive } from '../archive/bundle/index.ts'
import { type Config, readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { isInUse } from '../platform/db/replace.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { bringIn, heldFolder, verified } from './import-archive.ts'

export const restoreBackup: Command = {
  name: 'restore-backup',
  usage: 'Usage: fanlight restore-backup FILE.tar [--replace] [--dry-run] [--json]',
  sentence: 'Brings a backup back, into an archive that is stopped.',
  details: [
    'Every part is compared with its sum, and the database in it is checked, before anything is changed.',
    '  --replace  needed where an archive is lived in already. On SQLite the old database is kept beside the new one; on PostgreSQL',
    '             it is replaced in one transaction and is gone: make a backup of it first',
    '  --dry-run  looks whether the backup is whole, and changes nothing',
    '  --json     prints one JSON object: { "works": 12, "kept": "the file that was replaced, or null" }',
    'A backup of an archive on SQLite goes back to SQLite. To move to PostgreSQL: restore it, then export and import-archive.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        replace: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const [file, ...others] = positionals
    if (!file || others.length > 0) throw new UsageError('restore-backup needs the name of one backup')
    const bundle = await verified(file)
    const config = readConfig(process.env)
    using _folder = heldFolder(config)
    if (!values.replace && !(await isFree(config)))
      throw new Error('there are accounts or works in this archive; --replace puts the backup in their place')
    if (values['dry-run']) return say('The backup is whole. Nothing was changed.\n')
    const kept = await bringBack(config, bundle)
    const works = await countWorks(config)
    if (values.json) return say(`${JSON.stringify({ works, kept: kept ?? null })}\n`)
    return say(`${withThousands(works)} works are back${kept ? `; what was there before is ${kept}` : ''}\n`)
  },
}

async function isFree(config: Config): Promise<boolean> {
  await using house = await openHouse(config, openLog('silent'))
  return await isEmptyArchive(house)
}

/** @returns the file that the old database is in now */
async function bringBack(config: Config, bundle: Bundle): Promise<string | undefined> {
  const lite = config.database.startsWith('sqlite:')
  if (bundle.head.holds === 'tables') {
    await using house = await openHouse(config, openLog('silent'))
    await bringIn(house, bundle)
    return undefined
  }
  if (!lite)
    throw new Error(
      'this is a backup of an archive on SQLite, and DATABASE_URL names PostgreSQL: restore it without, then export and import-archive',
    )
  const file = config.database.slice('sqlite:'.length)
  if (isInUse(file)) throw new Error('another process has the database open: stop the archive first')
  return restoreDatabase(bundle, file, config, new Date())
}

async function countWorks(config: Config): Promise<number> {
  await using house = await openHouse(config, openLog('silent'))
  const { works } = await house.db
    .selectFrom('works')
    .select(({ fn }) => fn.countAll<number>().as('works'))
    .executeTakeFirstOrThrow()
  return works
}

function say(text: string): number {
  process.stdout.write(text)
  return 0
}
