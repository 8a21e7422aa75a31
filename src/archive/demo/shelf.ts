import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { House } from '../house.ts'
import { findCredit, importAll, type Outcome, sourcesAt } from '../importing/index.ts'

/**
 * Puts the eight stories of the sample shelf in, posted: under the pseuds that they name, which the first administrator
 * gets where nobody has them. What is there already stays as it is.
 * @throws when a story cannot come in: they are ours, so that is a fault
 */
export async function plantShelf(house: Pick<House, 'db' | 'config' | 'now'>): Promise<readonly Outcome[]> {
  const credit = await findCredit(house.db, undefined)
  if (!credit.ok) throw new Error(credit.problem)
  const plan = { credit: credit.value, defaults: {}, post: true, dryRun: false }
  const outcomes = await importAll(house, sourcesAt([shelfFolder()]), plan)
  const skipped = outcomes.find(({ outcome }) => outcome === 'skipped')
  if (skipped) throw new Error(`the sample shelf did not come in: ${skipped.source}: ${skipped.reason}`)
  return outcomes
}

/** Beside the sources when they run as they are, one step up from the built program. */
function shelfFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const folder = ['..', '../../..'].map((up) => path.join(here, up, 'shelf')).find((place) => existsSync(place))
  if (!folder) throw new Error('the folder "shelf" of the program is missing')
  return folder
}
