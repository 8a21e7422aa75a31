import { createWriteStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type Merged, mergePack, parsePack, writePack } from '../archive/wrangling/index.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'

export const tags: Command = {
  name: 'tags',
  usage: 'Usage: fanlight tags export FILE\n       fanlight tags import FILE [--dry-run] [--json]',
  sentence: 'Takes the graph of tags along as a file, or brings another archive’s in.',
  details: [
    'A tag pack is JSON: canonical tags with their synonyms, metatags, parents and media, and no works. See docs/tag-pack.md.',
    '  export     writes a new file, and never over another',
    '  import     brings in what is not here; where the two differ, what is here stays',
    '  --dry-run  writes nothing, and says what would change',
    '  --json     prints one JSON object: { "made": 3, "tied": ["…"], "same": 12, "kept": ["…"] }',
    'The archive may be running. What an import ties can be undone in the history of the tag desk.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const [what, file, ...others] = positionals
    if (!file || others.length > 0 || (what !== 'export' && what !== 'import'))
      throw new UsageError('tags needs one of the words export and import, and the name of one file')
    return what === 'export' ? exportTo(file) : importFrom(file, { dryRun: values['dry-run'], json: values.json })
  },
}

async function exportTo(file: string): Promise<number> {
  await using house = await openHouse(readConfig(process.env), openLog('silent'))
  await pipeline(Readable.from(writePack(house.db)), createWriteStream(file, { flags: 'wx' }))
  process.stdout.write(`${file} is written\n`)
  return 0
}

async function importFrom(
  file: string,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Promise<number> {
  const pack = parsePack(readFileSync(file, 'utf8'))
  if (!pack.ok) throw new Error(`${file}: ${pack.problem}`)
  await using house = await openHouse(readConfig(process.env), openLog('silent'))
  const merged = await mergePack(house, pack.value, { userId: null, dryRun })
  process.stdout.write(json ? `${JSON.stringify(merged, null, 1)}\n` : wordsOf(merged, dryRun))
  return 0
}

function wordsOf({ made, tied, same, kept }: Merged, dryRun: boolean): string {
  const counts = [
    `${withThousands(made)} new tags`,
    `${withThousands(tied.length)} new ties`,
    `${withThousands(same)} as they are here`,
    `${withThousands(kept.length)} kept as they are here`,
  ]
  return [
    ...(dryRun ? ['Nothing is written; this is what would happen:', ''] : []),
    ...tied.map((sentence) => `new   ${sentence}`),
    ...kept.map((sentence) => `kept  ${sentence}`),
    '',
    counts.join(', '),
    '',
  ].join('\n')
}
