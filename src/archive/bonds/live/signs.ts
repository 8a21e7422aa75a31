import type { Member } from '../../../platform/web/viewer.ts'
import type { House } from '../../house.ts'
import { holdBondsOf } from '../store/bonds.ts'
import { openSessions } from '../store/readers.ts'
import { freshIn, pulsesOf, type Told } from './deliver.ts'

/** An open page with nothing under way. */
export interface Resting {
  readonly member: Member
  readonly told: Told
  /** Hands words over at once; when something has come under way since, they are dropped. */
  give(text: string): void
  end(): void
}

/** Gives many pages a sign of life in one transaction, and with it who reads now, while the shields of everybody concerned are held. */
export async function giveSigns(house: House, resting: readonly Resting[]): Promise<void> {
  if (resting.length === 0) return
  await house.db.transaction().execute(async (trx) => {
    const now = house.now()
    const sessions = new Set(resting.map(({ member }) => member.sessionId))
    const open = await openSessions(trx, [...sessions])
    const bonds = await holdBondsOf(trx, [...new Set(resting.map(({ member }) => member.id))])
    const fresh = await freshIn(trx, [...bonds.values()].flat(), now)
    for (const line of resting) {
      const { id, sessionId } = line.member
      if (open.has(sessionId))
        line.give([': \n\n', ...pulsesOf(bonds.get(id) ?? [], id, line.told, fresh, now)].join(''))
      else line.end()
    }
  })
}
