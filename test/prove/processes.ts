import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Fault, must } from './fault.ts'
import { ask, Person } from './person.ts'
import { startPrimary } from './primary.ts'
import { folderOf, PROCESSES, Rig, SECRET } from './rig.ts'
import { Stage, until } from './stage.ts'
import { letPeopleIn } from './traffic.ts'
import { figuresOf, killOne, replaceAll, restart } from './windows.ts'

const AGREED_MS = 1000
const MEMBERS = ['anouk', 'bela', 'carys', 'dunja', 'emre', 'filip']

/** Three processes on one PostgreSQL behind a proxy, while one is killed, the database restarts, and each is replaced in turn. */
export const threeProcesses: Fault = {
  name: 'three processes on one PostgreSQL',
  async run() {
    await using primary = await startPrimary()
    using stage = new Stage({ DATABASE_URL: primary.url, FANLIGHT_SECRET: SECRET })
    await stage.open()
    for (const name of MEMBERS) await addMember(stage, name)
    await using rig = await Rig.open(stage)
    const author = await stage.logIn(rig.proxy.address)
    await stage.post(author, 10)
    const agreed = await mustAgree(stage, rig, author)
    await mustDoOnce(stage, rig)
    const traffic = letPeopleIn(stage, rig.proxy.address, author)
    const windows = [await killOne(rig), await restart(primary), await replaceAll(rig)]
    await pause(2000)
    await traffic.stop()
    const kept = await stage.mustHoldAll(rig.proxy.address)
    const again = await mustAgree(stage, rig, author)
    return {
      seen: 'no acknowledged work was lost, everybody was refused only while something was down, the catalogues agreed within a second, tasks were done once',
      figures: {
        ...figuresOf(traffic, windows),
        agreedMostMs: Math.max(...agreed, ...again),
        acknowledged: kept,
        lost: 0,
      },
    }
  },
}

async function addMember(stage: Stage, name: string): Promise<void> {
  await stage.command('user', 'add', name, '--email', `${name}@example.org`, '--password', 'a light in every window')
}

/** What one process took is listed by the others. @returns milliseconds that it took, for each and each time */
async function mustAgree(stage: Stage, { served }: Rig, author: Person): Promise<readonly number[]> {
  const took: number[] = []
  for (let round = 0; round < 9; round++) {
    const from = served[round % PROCESSES]?.address ?? ''
    await stage.post(author.at(from), 1)
    const title = [...stage.acknowledged.values()].at(-1) ?? ''
    const lists = async ({ address }: { readonly address: string }) =>
      (await ask(`${address}/works?at=${performance.now()}`)).text.includes(`>${title}<`)
    const all = served.map((one) => until(`${title} is listed everywhere`, AGREED_MS, () => lists(one)))
    took.push(...(await Promise.all(all)).map(Math.round))
  }
  return took
}

/** Each of these members asks for one mail, and gets one. */
async function mustDoOnce(stage: Stage, { proxy }: Rig): Promise<void> {
  const mails = () => Array.from({ length: PROCESSES }, (_, at) => mailsIn(folderOf(stage, at))).flat().length
  const guest = await Person.logIn(proxy.address, 'anouk', 'a light in every window')
  for (const name of MEMBERS) await guest.send('/users/password/new', { account: `${name}@example.org` })
  await until('every mail has left', 10_000, async () => mails() >= MEMBERS.length)
  await pause(3000)
  must(mails() === MEMBERS.length, `${mails()} mails left for ${MEMBERS.length} members`)
}

function mailsIn(folder: string): readonly string[] {
  try {
    return readdirSync(path.join(folder, 'outbox')).filter((file) => file.endsWith('.eml'))
  } catch {
    return []
  }
}
