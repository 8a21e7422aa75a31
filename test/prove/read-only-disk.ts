import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fanlight } from '../served.ts'
import { type Fault, must } from './fault.ts'
import { mendDisk, mountDisk } from './mounting.ts'
import { cut, mustBeCalm, Stage } from './stage.ts'

const DISK = 96 * 1024 * 1024

/** The system finds the disk broken and lets nobody write to it any more, in the middle of everything. */
export const readOnlyDisk: Fault = {
  name: 'read-only disk',
  async run() {
    using stage = new Stage()
    const image = path.join(stage.folder, 'disk')
    const refused = await breakUnder(stage, image)
    mendDisk(image)
    using _disk = mountDisk(image, stage.data, DISK)
    await using again = await stage.serve()
    const kept = await stage.mustHoldAll(again.address)
    await stage.post(await stage.logIn(again.address), 1)
    return {
      seen: `${refused} postings got a calm 503 with their text, reading went on, a start on such a disk says in a sentence why not`,
      figures: { refused, acknowledged: kept, lost: 0 },
    }
  },
}

/** @returns how many postings were refused */
async function breakUnder(stage: Stage, image: string): Promise<number> {
  using disk = mountDisk(image, stage.data, DISK)
  await stage.open()
  await using served = await stage.serve()
  const author = await stage.logIn(served.address)
  await stage.post(author, 20)
  disk.break()
  for (let at = 0; at < 10; at++) {
    const title = stage.title()
    mustBeCalm(await author.sendWork(title), title)
  }
  for (const work of [...stage.acknowledged.keys()].slice(0, 5))
    must((await author.get(work)).status === 200, `${work} cannot be read on a read-only disk`)
  await cut(served)
  mustSayWhyNot(stage)
  return 10
}

function mustSayWhyNot({ data }: Stage): void {
  const { status, stderr } = spawnSync(fanlight, ['serve'], {
    env: { ...process.env, FANLIGHT_DATA: data, FANLIGHT_PORT: '0', DATABASE_URL: '' },
    encoding: 'utf8',
    timeout: 30_000,
  })
  must(status === 1, `a start on a read-only disk ended with ${status}`)
  must(stderr.includes(data) && !/\n\s+at /.test(stderr), `a start on a read-only disk said: ${stderr}`)
}
