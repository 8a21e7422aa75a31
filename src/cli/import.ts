import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  chaptersOfOne,
  findCredit,
  importAll,
  type Outcome,
  openReader,
  type Plan,
  parseDefaults,
  type Source,
  type StoryReader,
  sourcesAt,
  type Told,
  unpacked,
} from '../archive/importing/index.ts'
import { readConfig } from '../config.ts'
import { type OpenHouse, openHouse } from '../open.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { reportOf } from './import-report.ts'
import { Progress } from './progress.ts'

const INTERRUPTED = 130

export const importStories: Command = {
  name: 'import',
  usage:
    'Usage: fanlight import PATH… [--as LOGIN-OR-PSEUD] [--tags FILE] [--chapters [--title TITLE]] [--post|--draft] [--dry-run] [--json]',
  sentence:
    'Brings stories in: folders with a work.json, .epub, .docx, .odt, .html, .md and .txt files, and zips of these.',
  details: [
    'A folder with a work.json is one work; any other folder is looked through, and so is a zip; a file is a work.',
    '  --as       whose works they become: a login, a pseud, or LOGIN/PSEUD. Without it, the pseud that the work.json',
    '             names (made under the first administrator where there is none); files need it unless there is only one account',
    '  --tags     a JSON file with fields of a work.json (fandoms, rating …) for whatever does not say them itself',
    '  --chapters the files of each folder or zip are chapters of one work, in the order of their names; --title names it',
    '  --post     shows them to readers at once; so it is without any option. What names no fandom is a draft in any case',
    '  --draft    keeps them all as drafts',
    '  --dry-run  does everything but write, and says what would happen',
    '  --json     prints one JSON array instead of words',
    'The same story twice is one work. The archive may be running. Ctrl-C stops after a whole work.',
    'Ends with 0 when everything came in or was here, 1 when something was skipped, 130 when stopped.',
  ].join('\n'),
  async run(words) {
    const { paths, ...asked } = readWords(words)
    const defaults = asked.tags === undefined ? {} : readDefaults(asked.tags)
    await using reader = openReader()
    const found = await unpacked(sourcesAt(paths), reader)
    const sources = asked.chapters ? chaptersOfOne(found, asked.title) : found
    await using house = await openHouse(readConfig(process.env), openLog('silent'))
    const credit = await findCredit(house.db, asked.as)
    if (!credit.ok) throw new Error(credit.problem)
    const plan = { credit: credit.value, defaults, post: !asked.draft, dryRun: asked.dryRun }
    return await importAndTell(house, { sources, plan, reader }, asked.json)
  },
}

function readWords(words: readonly string[]) {
  const { values, positionals: paths } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      tags: { type: 'string' },
      post: { type: 'boolean', default: false },
      draft: { type: 'boolean', default: false },
      chapters: { type: 'boolean', default: false },
      title: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  if (paths.length === 0) throw new UsageError('import needs the path of a file or a folder')
  if (values.post && values.draft) throw new UsageError('--post and --draft exclude each other')
  if (values.title !== undefined && !values.chapters) throw new UsageError('--title goes with --chapters')
  const { as, tags, draft, json, chapters, title } = values
  return { paths, as, tags, draft, json, chapters, title, dryRun: values['dry-run'] }
}

function readDefaults(file: string): Told {
  const read = parseDefaults(readFileSync(file, 'utf8'))
  if (!read.ok) throw new Error(`${file}: ${read.problem}`)
  if (read.value.unknown.length > 0) throw new Error(`${file}: not known: ${read.value.unknown.join(', ')}`)
  return read.value.value
}

/** Whatever ends the import, what has come in until then is told.
 * @returns the exit status */
async function importAndTell(
  house: OpenHouse,
  { sources, plan, reader }: { readonly sources: readonly Source[]; readonly plan: Plan; readonly reader: StoryReader },
  json: boolean,
): Promise<number> {
  const outcomes: Outcome[] = []
  const progress = new Progress(sources.length)
  let interrupted = false
  const interrupt = () => {
    interrupted = true
  }
  process.once('SIGINT', interrupt)
  try {
    const watch = (outcome: Outcome) => {
      outcomes.push(outcome)
      progress.step()
      return !interrupted
    }
    await importAll(house, sources, plan, watch, reader)
  } finally {
    process.removeListener('SIGINT', interrupt)
    progress.end()
    const stopped = outcomes.length < sources.length
    process.stdout.write(json ? `${JSON.stringify(outcomes, null, 1)}\n` : reportOf(outcomes, { ...plan, stopped }))
  }
  if (interrupted && outcomes.length < sources.length) return INTERRUPTED
  return outcomes.some(({ outcome }) => outcome === 'skipped') ? 1 : 0
}
