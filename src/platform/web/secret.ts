import { createHash, randomBytes } from 'node:crypto'

/** @returns what goes into a link that is good once */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** What is kept of it: whoever reads the database cannot use it. */
export function secretId(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
