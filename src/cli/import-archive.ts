import { parseArgs } from 'node:util'
import { type Bundle, importBundle, isEmptyArchive, openBundle, verifyBundle } from '../archive/bundle/index.ts'
import { type Config, readConfig } from '../config.ts'
import { type OpenHouse, openHouse } from '../open.ts'
import { holdFolder } from '../platform/db/folder.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { Progress } from './progress.ts'

export const importArchive: Command = {
  name: 'import-archive',
  usage: 'Usage: fanlight import-archive FILE.tar|FOLDER [--dry-run] [--json]',
  sentence: 'Makes an empty archive into the one that a bundle holds.',
  details: [
    'Every part is compared with its sum before anything is changed; then all comes in, or nothing does.',
    'The archive must be stopped, and hold no accounts and no works. On PostgreSQL, stop every process that serves it.',
    '  --dry-run  looks whether the bundle is whole and would fit, and changes nothing',
    '  --json     prints one JSON object: { "tables": { "works": { "rows": 12, "last_id": 14 } }, "media": 3 }',
    'People log in again afterwards. Links in mails that were sent before stay good only with the secret of the old data folder.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const [from, ...others] = positionals
    if (!from || others.length > 0) throw new UsageError('import-archive needs the name of one bundle')
    const bundle = await verified(from)
    const config = readConfig(process.env)
    using _folder = heldFolder(config)
    await using house = await openHouse(config, openLog('silent'))
    if (!(await isEmptyArchive(house)))
      throw new Error('there are accounts or works in this archive already: a bundle comes into an empty one only')
    const told = values['dry-run']
      ? { tables: bundle.end.tables, media: bundle.end.parts.filter(({ name }) => name.startsWith('media/')).length }
      : await bringIn(house, bundle)
    process.stdout.write(values.json ? `${JSON.stringify(told, null, 1)}\n` : wordsOf(told, values['dry-run']))
    return 0
  },
}

/** Nobody else may serve a SQLite file that changes as a whole. */
export function heldFolder(config: Config): Disposable | undefined {
  return config.database.startsWith('sqlite:') ? holdFolder(config.data) : undefined
}

/** Opens a bundle and reads all of it once.
 * @throws with a sentence that names it and says what is wrong */
export async function verified(from: string): Promise<Bundle> {
  const bundle = await openBundle(from)
  const progress = new Progress()
  const total = bundle.end.parts.reduce((sum, { size }) => sum + size, 0)
  try {
    await verifyBundle(bundle, (bytes) => progress.of(total, bytes))
  } catch (cause) {
    throw new Error(`${from} cannot be used, and nothing was changed`, { cause })
  } finally {
    progress.end()
  }
  return bundle
}

/** Makes the archive into the one that the bundle holds, and says how far it is. */
export async function bringIn(house: OpenHouse, bundle: Bundle) {
  const progress = new Progress()
  try {
    return await importBundle(house, bundle, (rows, total) => progress.of(total, rows))
  } catch (cause) {
    throw new Error('nothing came in, and the archive is as it was', { cause })
  } finally {
    progress.end()
  }
}

function wordsOf({ tables, media }: Awaited<ReturnType<typeof bringIn>>, dryRun: boolean): string {
  const rows = Object.values(tables).reduce((sum, one) => sum + one.rows, 0)
  const counts = `${withThousands(tables.works?.rows ?? 0)} works, ${withThousands(tables.users?.rows ?? 0)} accounts, ${withThousands(rows)} rows in all, ${withThousands(media)} files`
  return dryRun ? `The bundle is whole. It would bring ${counts}.\n` : `${counts}: the archive is here, whole\n`
}
