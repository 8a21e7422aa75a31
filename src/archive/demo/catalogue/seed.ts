import type { House } from '../../house.ts'
import { noteGreatChange } from '../../works/index.ts'
import { Catalogue, type Recipe } from './catalogue.ts'
import { SqlLedger } from './ledger.ts'

/** Works of one transaction: many for speed, few enough that a server beside it is not kept waiting for long. */
const BATCH = 1000

/**
 * Fills an archive with made-up works, straight into the tables, past rules that they keep by construction. For trials
 * and measurements; whatever is in the archive already stays.
 * @param watch is told how many works a batch had
 */
export async function seedCatalogue(
  house: Pick<House, 'db' | 'now'>,
  recipe: Recipe,
  watch: (works: number) => void,
): Promise<void> {
  const catalogue = new Catalogue(recipe, house.now())
  for (let from = 0; from < recipe.works; from += BATCH) {
    const count = Math.min(BATCH, recipe.works - from)
    await house.db.transaction().execute(async (trx) => {
      await catalogue.write(new SqlLedger(trx), from, count)
      await noteGreatChange(trx, house.now())
    })
    watch(count)
  }
}
