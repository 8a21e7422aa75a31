import { parseArgs } from 'node:util'
import { hashPassword } from '../archive/accounts/index.ts'
import { type Recipe, seedCatalogue } from '../archive/demo/index.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { Progress } from './progress.ts'

/** Above so many works, texts are short unless asked for otherwise. */
const FULL_UP_TO = 20_000
const MOST_WORKS = 20_000_000

export const seed: Command = {
  name: 'seed',
  usage: 'Usage: fanlight seed --works N [--seed S] [--text short|full] [--password P]',
  sentence: 'Fills the archive with made-up works, for trials and measurements.',
  details: [
    'Tags, lengths and dates are spread as in a large archive; titles and texts are made of our own words and harmless.',
    '  --works     how many works',
    '  --seed      a number; the same one gives the same catalogue (1)',
    `  --text      full: as long as real stories; short: a few paragraphs a chapter (full up to ${withThousands(FULL_UP_TO)} works)`,
    '  --password  of every made-up author; without it nobody can log in as one',
    'What is in the archive stays. Nothing takes the made-up works out again: use a folder of its own.',
  ].join('\n'),
  async run(words) {
    const { works, password, ...recipe } = readWords(words)
    const passwordHash = password === undefined ? null : await hashPassword(password)
    await using house = await openHouse(readConfig(process.env), openLog('silent'))
    const progress = new Progress(works)
    const began = performance.now()
    await seedCatalogue(house, { ...recipe, works, passwordHash }, (batch) => progress.step(batch))
    progress.end()
    const seconds = (performance.now() - began) / 1000
    process.stdout.write(
      `${withThousands(works)} works in ${seconds.toFixed(1)} s, ${withThousands(Math.round(works / seconds))} works a second\n`,
    )
    return 0
  },
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
  const volume = values.text ?? (works > FULL_UP_TO ? 'short' : 'full')
  if (volume !== 'short' && volume !== 'full') throw new UsageError('--text is short or full')
  return { works, seed: wholeNumber('--seed', values.seed), volume, password: values.password }
}

function wholeNumber(option: string, typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new UsageError(`${option} needs a whole number`)
  return Number(typed)
}
