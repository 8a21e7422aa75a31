import { parseArgs } from 'node:util'
import { makeBackup, storeOf } from '../archive/backups/index.ts'
import { readConfig } from '../config.ts'
import { withThousands } from '../platform/text/dates.ts'
import { type Command, UsageError } from './command.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'Usage: fanlight backup FILE.tar [--off-site] [--json]',
  sentence: 'Copies the whole archive into one new file, while the archive runs.',
  details: [
    'The copy is of one moment, with the pictures; it is opened and checked before it counts, and never overwrites anything.',
    'On SQLite it holds the database as it is, on PostgreSQL a bundle (docs/bundle.md). fanlight restore-backup brings it back.',
    '  --off-site  sends it to the storage that FANLIGHT_BACKUP_S3 names, too',
    '  --json      prints one JSON object: { "file": "…", "bytes": 12345 }',
    'FANLIGHT_BACKUPS has one made each night. The secret of the data folder is in no backup: keep it apart.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'off-site': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const [file, ...others] = positionals
    if (!file || others.length > 0) throw new UsageError('backup needs the name of one file to write')
    if (!file.endsWith('.tar')) throw new UsageError('the name of a backup ends in .tar')
    const config = readConfig(process.env)
    const store = storeOf(config)
    if (values['off-site'] && !store) throw new Error('FANLIGHT_BACKUP_S3 names no storage')
    const made = await makeBackup(config, file, new Date())
    if (values['off-site']) await store?.put(file.replace(/^.*[/\\]/, ''), file)
    process.stdout.write(
      values.json
        ? `${JSON.stringify(made)}\n`
        : `${file}: ${withThousands(made.bytes)} bytes, opened again and whole${values['off-site'] ? ', here and off-site' : ''}\n`,
    )
    return 0
  },
}
