import type { AccountPart } from '../belongings/index.ts'

/** Accounts as files are not in themselves. */
export const exportingPart: AccountPart = {
  kinds: [],
  leftOut: {
    account_exports: 'the file that is being written',
    account_imports: 'a file that was sent to come in: what was in it stands here by now',
    account_arrivals: 'what of another account came in already; an import looks there',
  },
}
