import { parseArgs } from 'node:util'
import { createApp } from '../app.ts'
import { freeze } from '../archive/freezing/index.ts'
import { visibleTo } from '../archive/works/index.ts'
import { readConfig } from '../config.ts'
import { type OpenHouse, openHouse } from '../open.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { Progress } from './progress.ts'

export const freezeCommand: Command = {
  name: 'freeze',
  usage: 'Usage: fanlight freeze FOLDER [--dry-run] [--json]',
  sentence: 'Writes what guests see as files that any web space can serve for ever.',
  details: [
    'Pages, feeds, EPUBs, and a search that runs in the reader’s browser. Links lead from file to file, so the folder may lie anywhere.',
    'What a guest may not see is in none of them. Works for adults are asked about first, as in the archive.',
    'Cut short, the same command goes on where it stopped, unless the archive has changed since. Best with the archive stopped.',
    '  --dry-run  writes nothing, and says how many works would be frozen',
    '  --json     prints one JSON object: { "files": 123, "missing": 0, "works": 12 }',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const [folder, ...others] = positionals
    if (!folder || others.length > 0) throw new UsageError('freeze needs the name of one folder to write')
    await using house = await openHouse(readConfig(process.env), openLog('silent'))
    if (values['dry-run']) {
      const works = await countVisible(house)
      process.stdout.write(values.json ? `{ "works": ${works} }\n` : `${withThousands(works)} works would be frozen\n`)
      return 0
    }
    const progress = new Progress()
    let before = 0
    const app = createApp(house)
    const told = await freeze(
      house,
      (request) => app.fetch(request),
      folder,
      (done, total) => {
        progress.of(total, done - before)
        before = done
      },
    )
    progress.end()
    process.stdout.write(
      values.json
        ? `${JSON.stringify(told)}\n`
        : `${folder}: ${withThousands(told.works)} works in ${withThousands(told.files)} files; open ${folder}/index.html\n`,
    )
    return 0
  },
}

async function countVisible({ db }: OpenHouse): Promise<number> {
  const { works } = await db
    .selectFrom('works')
    .select(({ fn }) => fn.countAll<number>().as('works'))
    .where(visibleTo({ kind: 'guest' }))
    .executeTakeFirstOrThrow()
  return works
}
