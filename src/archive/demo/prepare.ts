import type { Db } from '../../schema/index.ts'
import { findUserByLogin, hasUsers } from '../accounts/index.ts'
import type { House } from '../house.ts'
import { CAST, hashCast, insertCast, passwordOf } from './cast.ts'
import { plantNews } from './news.ts'
import { plantShelf } from './shelf.ts'
import { plantTalk } from './talk.ts'

/**
 * Fills an empty archive with the cast and the sample shelf; one that somebody lives in stays as it is.
 * @returns what to tell the operator
 */
export async function prepareDemo(house: House): Promise<string> {
  if (!(await hasUsers(house.db))) await settleCast(house)
  if (!(await isCastHere(house.db)))
    return 'This folder holds an archive of its own, so --demo has put nothing into it.\n'
  if (!(await hasWorks(house.db))) {
    await plantShelf(house)
    await plantTalk(house)
    await plantNews(house)
  }
  return announcement()
}

async function settleCast(house: House): Promise<void> {
  const hashes = await hashCast()
  await house.db.transaction().execute(async (trx) => {
    if (await hasUsers(trx)) return // another process was quicker
    await house.settings.write(trx, {
      name: 'Fanlight, a demo',
      welcome: 'Eight short stories and five people, to try everything on.',
    })
    await insertCast(trx, hashes, house.now())
  })
}

async function isCastHere(db: Db): Promise<boolean> {
  for (const { login } of CAST) if (!(await findUserByLogin(db, login))) return false
  return true
}

async function hasWorks(db: Db): Promise<boolean> {
  return (await db.selectFrom('works').select('id').limit(1).executeTakeFirst()) !== undefined
}

function announcement(): string {
  const width = Math.max(...CAST.map(({ login }) => login.length))
  const lines = CAST.map(
    (player) => `  ${player.login.padEnd(width)}  ${passwordOf(player).padEnd(width + 5)}  ${player.part}`,
  )
  return ['This is a demo. Log in as one of these; everybody knows the passwords:', '', ...lines, ''].join('\n')
}
