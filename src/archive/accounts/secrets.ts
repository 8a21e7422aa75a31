import { createHash, randomBytes } from 'node:crypto'

/** @returns 256 random bits as 43 characters that an address and a cookie can carry */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret: whoever reads the database cannot use it. */
export function secretId(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
