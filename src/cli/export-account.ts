import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ACCOUNT_PARTS } from '../account-parts.ts'
import { findUserByLogin } from '../archive/accounts/index.ts'
import { makeAccountFile } from '../archive/exporting/index.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import { type Command, UsageError } from './command.ts'
import { Progress } from './progress.ts'

export const exportAccount: Command = {
  name: 'export-account',
  usage: 'Usage: fanlight export-account NAME FILE.zip [--json]',
  sentence: 'Writes everything that belongs to a member as one file: pages, EPUBs, records.',
  details: [
    'The same file that members make for themselves on their page; docs/account-export.md says what is in it.',
    'It is of one moment, and is there when it is whole; nothing is ever written over. The archive may be running.',
    '  --json  prints one JSON object: { "kinds": { "works": 12, … }, "files": 90, "bytes": 5678, "seconds": 2.1, "peak_memory": 123456789 }',
    'fanlight import-account brings it into another archive.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [name, file, ...others] = positionals
    if (!name || !file || others.length > 0) throw new UsageError('export-account needs a login and a file to write')
    if (existsSync(file)) throw new Error(`${file} is there already; nothing is ever written over`)
    await using house = await openHouse(readConfig(process.env), openLog('silent'))
    const user = await findUserByLogin(house.db, name)
    if (!user) throw new Error(`there is no account "${name}"`)
    const progress = new Progress()
    const began = performance.now()
    const told = await makeAccountFile(house, ACCOUNT_PARTS, user, path.resolve(file), () => progress.count())
    progress.end()
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const peak_memory = process.resourceUsage().maxRSS * 1024
    const json = `${JSON.stringify({ ...told, seconds, peak_memory }, null, 1)}\n`
    process.stdout.write(values.json ? json : wordsOf(file, told))
    return 0
  },
}

function wordsOf(file: string, { kinds, bytes }: Awaited<ReturnType<typeof makeAccountFile>>): string {
  const counts = Object.entries(kinds).filter(([, count]) => count > 0)
  const width = Math.max(0, ...counts.map(([kind]) => kind.length))
  const lines = counts.map(([kind, count]) => `  ${kind.padEnd(width)}  ${withThousands(count)}`)
  return `${[...lines, '', `${file}: ${withThousands(bytes)} bytes, whole`].join('\n')}\n`
}
