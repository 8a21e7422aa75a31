import { hasUsers, issueToken, voidTokens } from '../archive/accounts/index.ts'
import type { House } from '../archive/house.ts'
import { urls } from '../archive/urls.ts'

/**
 * Makes the link that opens a new archive; links of earlier starts are void from now on.
 * @param address at which the archive is open, without a slash at its end
 * @returns what to tell the operator; undefined when there is an account already
 */
export async function offerSetUp(house: House, address: string): Promise<string | undefined> {
  const secret = await house.db.transaction().execute(async (trx) => {
    if (await hasUsers(trx)) return undefined
    await voidTokens(trx, 'set-up', null)
    return issueToken(trx, { kind: 'set-up', now: house.now() })
  })
  if (!secret) return undefined
  return `This archive is new. Open it with this link; it works once:\n\n  ${address}${urls.setUp(secret)}\n`
}
