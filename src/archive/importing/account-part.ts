import type { AccountPart } from '../belongings/index.ts'

/** What the import of stories gives to an account that leaves: nothing but what stands elsewhere already. */
export const importingPart: AccountPart = {
  kinds: [],
  leftOut: {
    import_reports: 'what became of files that came in: they stand among the works',
    import_parcels: 'files that somebody is looking at before they come in, for a day',
  },
}
