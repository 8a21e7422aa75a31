import { spawnSync } from 'node:child_process'
import { fanlight } from '../served.ts'
import { type Fault, must } from './fault.ts'
import { Stage } from './stage.ts'

/** Somebody starts the archive a second time on the same folder. */
export const twoProcesses: Fault = {
  name: 'two processes on one SQLite folder',
  async run() {
    using stage = new Stage()
    await stage.open()
    await using served = await stage.serve()
    const author = await stage.logIn(served.address)
    await stage.post(author, 3)
    const { status, stderr } = spawnSync(fanlight, ['serve'], {
      env: { ...process.env, FANLIGHT_DATA: stage.data, FANLIGHT_PORT: '0', DATABASE_URL: '' },
      encoding: 'utf8',
      timeout: 30_000,
    })
    must(status === 1, `the second one ended with ${status}`)
    must(
      stderr.includes(`(process ${served.pid}) is already serving the folder`) && !/\n\s+at /.test(stderr),
      `the second one said: ${stderr}`,
    )
    await stage.post(author, 3)
    const kept = await stage.mustHoldAll(served.address)
    return {
      seen: 'the second was refused with a sentence that names the first, which went on',
      figures: { acknowledged: kept, lost: 0 },
    }
  },
}
