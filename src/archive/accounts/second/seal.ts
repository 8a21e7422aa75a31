import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { House } from '../../house.ts'

const ALGORITHM = 'aes-256-gcm'

/** Makes a secret unreadable for whoever has the database but not the archive's key.
 * @see NIST SP 800-38D */
export function seal({ tokens }: Pick<House, 'tokens'>, words: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(ALGORITHM, keyOf(tokens), nonce)
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.')
}

/** @returns undefined when it was sealed with another key, or altered */
export function unseal({ tokens }: Pick<House, 'tokens'>, sealed: string): string | undefined {
  const [nonce, tag, words] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (nonce?.length !== 12 || tag?.length !== 16 || !words) return undefined
  const cipher = createDecipheriv(ALGORITHM, keyOf(tokens), nonce, { authTagLength: 16 })
  cipher.setAuthTag(tag)
  try {
    return Buffer.concat([cipher.update(words), cipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function keyOf(tokens: House['tokens']): Buffer {
  return createHash('sha256').update(tokens.sign('seal', 'second step')).digest()
}
