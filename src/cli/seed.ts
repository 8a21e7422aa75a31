import { parseArgs } from 'node:util'
import { hashPassword } from '../archive/accounts/index.ts'
import { printCatalogue, type Recipe, seedCatalogue } from '../archive/demo/index.ts'
import { type Config, readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { holdFolder } from '../platform/db/folder.ts'
import { isInUse } from '../platform/db/replace.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { Progress } from './progress.ts'

/** Above so many works, there are no texts unless asked for. */
const FULL_UP_TO = 5000
/** Below so many works a second thread costs more than it does. */
const WORTH_A_THREAD = 5000
const MOST_WORKS = 20_000_000

export const seed: Command = {
  name: 'seed',
  usage: 'Usage: fanlight seed --works N [--seed S] [--text none|short|full] [--password P]',
  sentence: 'Fills the archive with made-up works, for trials and measurements.',
  details: [
    'Tags, lengths and dates are spread as in a large archive; titles and texts are made of our own words and harmless.',
    '  --works     how many works',
    '  --seed      a number; the same one gives the same catalogue (1)',
    '  --text      full: as long as real stories; short: a few paragraphs a chapter; none: lengths alone, for listings, and of',
    `              the words only those of titles, names and fandoms are found (full up to ${withThousands(FULL_UP_TO)} works, then none)`,
    '  --password  of every made-up author; without it nobody can log in as one',
    'An archive without works is filled all at once: until the end it is as it was, and a seed that is cut short can begin again.',
    'What is in the archive stays. Nothing takes the made-up works out again: use a folder of its own.',
  ].join('\n'),
  async run(words) {
    const { works, password, ...recipe } = readWords(words)
    const passwordHash = password === undefined ? null : await hashPassword(password)
    const progress = new Progress(works)
    const began = performance.now()
    await fill(readConfig(process.env), { ...recipe, works, passwordHash }, (batch) => progress.step(batch))
    progress.end()
    const seconds = (performance.now() - began) / 1000
    process.stdout.write(
      `${withThousands(works)} works in ${seconds.toFixed(1)} s, ${withThousands(Math.round(works / seconds))} works a second\n`,
    )
    return 0
  },
}

async function fill(config: Config, recipe: Recipe, watch: (works: number) => void): Promise<void> {
  if (await fillNew(config, recipe, watch)) return
  await using house = await openHouse(config, openLog('silent'))
  await seedCatalogue(house, recipe, watch)
}

/** @returns false when the archive has works already, is being served, or is not in a file of its own */
async function fillNew(config: Config, recipe: Recipe, watch: (works: number) => void): Promise<boolean> {
  const file = config.database.startsWith('sqlite:') ? config.database.slice(7) : ''
  using hold = file === '' ? undefined : heldFolder(config.data)
  if (!hold || !(await isWithoutWorks(config)) || isInUse(file)) return false
  const second = new URL('./print-tags.js', import.meta.url)
  await printCatalogue(file, recipe, new Date(), watch, recipe.works > WORTH_A_THREAD ? second : undefined)
  return true
}

function heldFolder(folder: string): Disposable | undefined {
  try {
    return holdFolder(folder)
  } catch {
    return undefined
  }
}

async function isWithoutWorks(config: Config): Promise<boolean> {
  await using house = await openHouse(config, openLog('silent'))
  return (await house.db.selectFrom('works').select('id').limit(1).execute()).length === 0
}

function readWords(words: readonly string[]): Omit<Recipe, 'passwordHash'> & { readonly password: string | undefined } {
  const { values } = parseArgs({
    args: [...words],
    options: {
      works: { type: 'string' },
      seed: { type: 'string', default: '1' },
      text: { type: 'string' },
      password: { type: 'string' },
    },
  })
  const works = wholeNumber('--works', values.works ?? '')
  if (works < 1 || works > MOST_WORKS) throw new UsageError(`--works goes from 1 to ${withThousands(MOST_WORKS)}`)
  const volume = values.text ?? (works > FULL_UP_TO ? 'none' : 'full')
  if (volume !== 'none' && volume !== 'short' && volume !== 'full')
    throw new UsageError('--text is none, short or full')
  return { works, seed: wholeNumber('--seed', values.seed), volume, password: values.password }
}

function wholeNumber(option: string, typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new UsageError(`${option} needs a whole number`)
  return Number(typed)
}
