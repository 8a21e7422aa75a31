import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { type Fault, must } from './fault.ts'
import { mountMemory } from './mounting.ts'
import { cut, mustBeCalm, Stage } from './stage.ts'

const DISK = 48 * 1024 * 1024

/** The disk fills up while people write, and is emptied again. */
export const fullDisk: Fault = {
  name: 'full disk',
  async run() {
    using stage = new Stage()
    using disk = mountMemory(stage.data, DISK)
    await stage.open()
    await using served = await stage.serve()
    const author = await stage.logIn(served.address)
    await stage.post(author, 20)
    await fill(path.join(disk.folder, 'filler'))
    let refused = 0
    // what SQLite had already set aside may still take some
    for (let at = 0; at < 40; at++) {
      const title = stage.title()
      const answer = await author.sendWork(title)
      if (answer.status === 303) stage.acknowledged.set(answer.headers.get('location') ?? '', title)
      else {
        mustBeCalm(answer, title)
        refused++
      }
    }
    must(refused > 0, 'the disk was full, and every posting was taken')
    for (const work of [...stage.acknowledged.keys()].slice(0, 5))
      must((await author.get(work)).status === 200, `${work} cannot be read while the disk is full`)
    rmSync(path.join(disk.folder, 'filler'))
    await stage.post(author, 5)
    await cut(served)
    await using again = await stage.serve()
    const kept = await stage.mustHoldAll(again.address)
    return {
      seen: `${refused} postings got a calm 503 with their text, reading went on, posting went on when there was room`,
      figures: { refused, acknowledged: kept, lost: 0 },
    }
  },
}

async function fill(file: string): Promise<void> {
  await using handle = await open(file, 'w')
  for (const piece of [1024 * 1024, 4096]) {
    const bytes = Buffer.alloc(piece, 1)
    while (
      await handle.write(bytes).then(
        ({ bytesWritten }) => bytesWritten === piece,
        () => false,
      )
    );
  }
}
