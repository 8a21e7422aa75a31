import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { snapshotSqlite } from '../platform/db/snapshot.ts'
import { withThousands } from '../platform/text/dates.ts'
import { type Command, UsageError } from './command.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'Usage: fanlight backup FILE',
  sentence: 'Copies the database into one new file, while the archive runs.',
  details: [
    'The copy is of one moment, is opened and checked before it gets its name, and never overwrites anything.',
    'To go back to it, stop the archive and put the file in the place of fanlight.sqlite in the data folder.',
    'Media, mail outbox and secret are ordinary files beside the database: copy the data folder for those.',
    'With PostgreSQL, use pg_dump.',
  ].join('\n'),
  async run(words) {
    const { positionals } = parseArgs({ args: [...words], allowPositionals: true })
    const [file, ...others] = positionals
    if (!file || others.length > 0) throw new UsageError('backup needs the name of one file to write')
    const { database } = readConfig(process.env)
    if (!database.startsWith('sqlite:'))
      throw new Error('this archive is on PostgreSQL: back it up with pg_dump --format=custom "$DATABASE_URL" > FILE')
    const { bytes } = snapshotSqlite(database.slice(7), file)
    process.stdout.write(`${file}: ${withThousands(bytes)} bytes, checked and whole\n`)
    return 0
  },
}
