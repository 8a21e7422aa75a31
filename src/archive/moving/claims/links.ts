import { absolute } from '../../absolute.ts'
import type { House } from '../../house.ts'
import { urls } from '../../urls.ts'
import { findImportedAuthor, type ImportedAuthor } from './store.ts'

/** @returns the address that proves whoever has it to be this author: it is mailed to their address and stands nowhere else */
export function claimLink({ tokens, config }: Pick<House, 'tokens' | 'config'>, authorId: number): string {
  return absolute(config, urls.claim(`${authorId}-${tokens.sign('claim', String(authorId))}`))
}

/** @returns the author whose link this is, whatever became of the works; undefined for an address that is none of ours */
export async function authorBehind(
  { db, tokens }: Pick<House, 'db' | 'tokens'>,
  token: string,
): Promise<ImportedAuthor | undefined> {
  const [, id = '', proof = ''] = /^(\d{1,9})-(.+)$/.exec(token) ?? []
  if (id === '' || !tokens.signed('claim', id, proof)) return undefined
  return findImportedAuthor(db, Number(id))
}
