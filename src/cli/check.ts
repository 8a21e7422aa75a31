import { parseArgs } from 'node:util'
import { checkArchive, type Fault, type Health } from '../archive/checking/index.ts'
import { urls } from '../archive/urls.ts'
import { readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { withThousands } from '../platform/text/dates.ts'
import { openLog } from '../platform/web/log.ts'
import type { Command } from './command.ts'
import { Progress } from './progress.ts'

export const check: Command = {
  name: 'check',
  usage: 'Usage: fanlight check [--json]',
  sentence: 'Looks whether the archive is sound: the database, and every count against what it counts.',
  details: [
    'Changes nothing; the archive may be running.',
    '  --json  prints one JSON object: { "works": 12, "faults": [{ "workId": 3, "fault": "…" }] }',
    'Ends with 0 when all is well, 1 when there is a fault.',
  ].join('\n'),
  async run(words) {
    const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean', default: false } } })
    await using house = await openHouse(readConfig(process.env), openLog('silent'))
    const { total } = await house.db
      .selectFrom('works')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const progress = new Progress(total)
    const health = await checkArchive(house.db, (works) => progress.step(works))
    progress.end()
    process.stdout.write(values.json ? `${JSON.stringify(health, null, 1)}\n` : wordsOf(health))
    return health.faults.length === 0 ? 0 : 1
  },
}

function wordsOf({ works, faults }: Health): string {
  const looked = `${withThousands(works)} ${works === 1 ? 'work' : 'works'} looked at`
  if (faults.length === 0) return `${looked}: all is well\n`
  return [
    ...faults.map(lineOf),
    '',
    `${looked}: ${withThousands(faults.length)} ${faults.length === 1 ? 'fault' : 'faults'}`,
    '',
  ].join('\n')
}

function lineOf({ workId, fault }: Fault): string {
  return workId === undefined ? fault : `${urls.work(workId)}  ${fault}`
}
