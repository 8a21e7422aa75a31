import { parseArgs } from 'node:util'
import { type Exported, exportArchive, wouldExport } from '../archive/bundle/index.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { Progress } from './progress.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'Usage: fanlight export FILE.tar|FOLDER [--dry-run] [--json]',
  sentence: 'Writes the whole archive as a bundle, for either database, while it runs.',
  details: [
    'A bundle is rows as lines of JSON, the pictures, and a sum for each part: see docs/bundle.md. It is of one moment.',
    'A name that ends in .tar becomes one file, any other a folder; neither is there before it is whole.',
    'It holds everything but logins, and with it mail addresses, drafts and what is hidden: keep it as you keep the archive.',
    '  --dry-run  writes nothing, and says what would be in it',
    '  --json     prints one JSON object: { "tables": { "works": { "rows": 12, "last_id": 14 } }, "media": 3, "bytes": 5678 }',
    'fanlight import-archive brings it into another archive, on SQLite or PostgreSQL.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const [to, ...others] = positionals
    if (!to || others.length > 0) throw new UsageError('export needs the name of one file or folder to write')
    const config = readConfig(process.env)
    // brings the database up to date first
    await (await openHouse(config, openLog('silent')))[Symbol.asyncDispose]()
    const told = values['dry-run'] ? await wouldExport(config) : await write(config, to)
    process.stdout.write(values.json ? `${JSON.stringify(told, null, 1)}\n` : wordsOf(to, told))
    return 0
  },
}

async function write(config: ReturnType<typeof readConfig>, to: string): Promise<Exported> {
  const progress = new Progress()
  const told = await exportArchive(config, to, new Date(), (done, total) => progress.of(total, done))
  progress.end()
  return told
}

function wordsOf(to: string, { tables, media, bytes }: Omit<Exported, 'bytes'> & Partial<Exported>): string {
  const counts = Object.entries(tables).filter(([, { rows }]) => rows > 0)
  const width = Math.max(0, ...counts.map(([name]) => name.length))
  return [
    ...(bytes === undefined ? ['Nothing is written; this is what a bundle would hold:', ''] : []),
    ...counts.map(([name, { rows }]) => `  ${name.padEnd(width)}  ${withThousands(rows)}`),
    `  ${'files'.padEnd(width)}  ${withThousands(media)}`,
    ...(bytes === undefined ? [] : ['', `${to}: ${withThousands(bytes)} bytes, whole`]),
    '',
  ].join('\n')
}
