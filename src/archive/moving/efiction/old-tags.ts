import { foldName } from '../../../platform/text/fold.ts'
import type { MovedKind } from '../../../schema/index.ts'
import { noteTag } from '../store.ts'
import { tagsCalled } from './here.ts'
import type { Entry } from './mapping.ts'
import type { Moving } from './moving.ts'

const KINDS = ['fandom', 'character', 'relationship', 'additional'] as const

/** Notes where the old pages of categories, characters and classes lead: to the tags that they became, where some work has them. */
export async function moveTags({ house, mapping, archiveId }: Moving): Promise<void> {
  if (archiveId === undefined) return
  const lists: readonly (readonly [MovedKind, readonly Entry[]])[] = [
    ['category', mapping.categories],
    ['character', mapping.characters],
    ['class', mapping.classes],
  ]
  await house.db.transaction().execute(async (trx) => {
    for (const type of KINDS) {
      const entries = lists.flatMap(([kind, all]) => all.filter(({ as }) => as === type).map((one) => ({ kind, one })))
      const tags = await tagsCalled(trx, type, [...new Set(entries.map(({ one }) => foldName(one.to)))])
      for (const { kind, one } of entries) {
        const newId = tags.get(foldName(one.to))
        if (newId !== undefined) await noteTag(trx, archiveId, { kind, oldId: one.id, newId })
      }
    }
  })
}
