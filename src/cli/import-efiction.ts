import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  moveIn,
  namesDatabase,
  type OldDatabase,
  parseMapping,
  parseOldDatabase,
  readMapping,
  type Watcher,
  type Wishes,
} from '../archive/moving/index.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { movingJson, movingReport } from './moving-report.ts'
import { Progress } from './progress.ts'

const INTERRUPTED = 130
/** Holds the password of the old database: what stands on the command line, everybody on the machine can read. */
const PASSWORD = 'FANLIGHT_EFICTION_PASSWORD'

export const importEfiction: Command = {
  name: 'import-efiction',
  usage:
    'Usage: fanlight import-efiction DUMP.sql[.gz] [--stories FOLDER] [--mapping FILE] [--prefix WORD] [--dry-run] [--json]\n' +
    '       fanlight import-efiction DUMP.sql[.gz] --write-mapping FILE [--prefix WORD]\n' +
    '       fanlight import-efiction mysql://USER@HOST:PORT/DATABASE …',
  sentence: 'Moves a whole eFiction archive in: members, stories, series, reviews, favourites.',
  details: [
    'The dump is one of mysqldump, phpMyAdmin or eFiction’s own backup button; see docs/moving-in.md, step by step.',
    'In its place stands mysql://USER:PASSWORD@HOST:PORT/DATABASE to ask the old MySQL or MariaDB itself, all as it is at one moment;',
    `the password may stand in the variable ${PASSWORD} instead, and a socket behind the address: ?socket=FILE. It only reads.`,
    '  --stories        the stories folder of the old archive; without it, texts are taken from the database',
    '  --write-mapping  writes a file that says which category is which fandom, which class which tag, which rating which;',
    '                   read it, change what you want, and name it with --mapping',
    '  --mapping        goes by such a file; without it, by what it would say unchanged',
    '  --prefix         of the tables, when the database holds several archives',
    '  --dry-run        does everything but write, and says what would happen',
    '  --json           prints one JSON object instead of words',
    'Run twice, nothing comes in twice; broken off, it goes on where it stopped. Nobody gets a mail. The archive may be running.',
    'Ends with 0 when everything came in or was here, 1 when a story was left, 130 when stopped.',
  ].join('\n'),
  async run(words) {
    const asked = readWords(words)
    const wishes: Wishes = {
      from: namesDatabase(asked.from) ? databaseAt(asked.from) : asked.from,
      stories: asked.stories === undefined ? undefined : folderAt(asked.stories),
      mapping: asked.mapping === undefined ? undefined : mappingIn(asked.mapping),
      prefix: asked.prefix,
      dryRun: asked.dryRun,
    }
    await using house = await openHouse(readConfig(process.env), openLog('silent'))
    if (asked.writeMapping !== undefined) return await writeMapping(house, wishes, asked.writeMapping)
    return await moveAndTell(house, wishes, asked.json)
  },
}

function readWords(words: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      stories: { type: 'string' },
      mapping: { type: 'string' },
      'write-mapping': { type: 'string' },
      prefix: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [from, ...others] = positionals
  if (from === undefined || others.length > 0)
    throw new UsageError('import-efiction needs the name of one dump, or the address of a database')
  const { stories, mapping, prefix, json } = values
  return { from, stories, mapping, prefix, json, dryRun: values['dry-run'], writeMapping: values['write-mapping'] }
}

function databaseAt(address: string): OldDatabase {
  const read = parseOldDatabase(address, process.env[PASSWORD])
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function folderAt(folder: string): string {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${folder}: there is no such folder`)
  return folder
}

function mappingIn(file: string) {
  const read = parseMapping(readFileSync(file, 'utf8'))
  if (!read.ok) throw new Error(`${file} cannot be used:\n${read.problem}`)
  return read.value
}

async function writeMapping(house: Parameters<typeof readMapping>[0], wishes: Wishes, file: string): Promise<number> {
  using watcher = new Teller()
  const read = await readMapping(house, wishes, watcher)
  if (!read.ok) throw new Error(read.problem)
  writeFileSync(file, `${JSON.stringify(read.value, null, 2)}\n`, { flag: 'wx' })
  process.stdout.write(`${file} is written; read it, change what you want, and name it with --mapping\n`)
  return 0
}

async function moveAndTell(house: Parameters<typeof moveIn>[0], wishes: Wishes, json: boolean): Promise<number> {
  using watcher = new Teller()
  const moved = await moveIn(house, wishes, watcher)
  watcher.end()
  if (!moved.ok) throw new Error(moved.problem)
  process.stdout.write(json ? movingJson(moved.value, wishes) : movingReport(moved.value, wishes))
  if (moved.value.stopped) return INTERRUPTED
  return (moved.value.report.tallies.get('stories')?.left ?? 0) > 0 || moved.value.faults.length > 0 ? 1 : 0
}

/** Says how far each step is, and hears Ctrl-C. */
class Teller implements Watcher, Disposable {
  private progress: Progress | undefined
  private interrupted = false
  private readonly interrupt = () => {
    this.interrupted = true
  }

  constructor() {
    process.once('SIGINT', this.interrupt)
  }

  begin(step: string, total: number): void {
    this.end()
    this.progress = new Progress(total, step)
  }

  step(done: number): boolean {
    if (done > 0) this.progress?.step(done)
    return !this.interrupted
  }

  end(): void {
    this.progress?.end()
    this.progress = undefined
  }

  [Symbol.dispose](): void {
    this.end()
    process.removeListener('SIGINT', this.interrupt)
  }
}
