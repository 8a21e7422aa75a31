import type { AccountPart } from '../belongings/index.ts'

/** What archives that moved in give to an account that leaves: nothing but what stands elsewhere already. */
export const movingPart: AccountPart = {
  kinds: [],
  leftOut: {
    imported_authors: 'which works of a moved archive were claimed: they stand among the works',
    claim_requests: 'a question to the archivist, gone once it is answered',
  },
}
