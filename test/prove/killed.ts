import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Fault, must } from './fault.ts'

const ROUNDS = '8'
const SECONDS = '90'

/** The program ends in the middle of importing and posting; `npm run prove:kill` does it more often. */
export const killed: Fault = {
  name: 'kill -9 in the middle of writing',
  async run() {
    const { stdout } = await promisify(execFile)(process.execPath, [
      'test/kill.ts',
      '--rounds',
      ROUNDS,
      '--most',
      SECONDS,
    ])
    const [, rounds, acknowledged] = /killed (\d+) times.*: (\d+) acknowledged works are all there/.exec(stdout) ?? []
    must(rounds !== undefined, `it ended without a result: ${stdout}`)
    return {
      seen: `killed ${rounds} times while importing and posting; nothing is gone, nothing is there twice, check finds nothing`,
      figures: { kills: Number(rounds), acknowledged: Number(acknowledged), lost: 0 },
    }
  },
}
