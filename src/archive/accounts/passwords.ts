import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** 19 MiB, two passes, one lane.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** @returns argon2id in PHC form: $argon2id$v=19$m=19456,t=2,p=1$salt$hash */
export async function hashPassword(password: string): Promise<string> {
  return `$argon2id$${await derived(normal(password))}`
}

/** Keeps the MD5 hash of a password that another program had: nobody knows the password itself, and an MD5 hash is as good as one
 * to whoever steals it, so what is kept is a hash of that.
 * @param md5 32 hexadecimal digits
 * @returns a form that {@link passwordMatches} knows, and that the next login replaces */
export async function keepOldHash(md5: string): Promise<string> {
  return `${OLD}${await derived(md5.toLowerCase())}`
}

/** @returns whether this was made by {@link keepOldHash} */
export function isOldHash(stored: string | null): boolean {
  return stored?.startsWith(OLD) ?? false
}

const OLD = '$argon2id-md5$'

async function derived(message: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { ...COST, message, nonce })
  return `v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

/**
 * Takes as long for an account that does not exist as for one that does: whoever asks must not learn which.
 * @param stored what {@link hashPassword} or {@link keepOldHash} made, or null when there is no such account or it has no password
 */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const parts = /^\$argon2id(-md5)?\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? (await decoy()))
  if (!parts) return false
  const [, old, memory, passes, parallelism, salt, hash] = parts
  const expected = Buffer.from(hash ?? '', 'base64')
  const tag = await derive('argon2id', {
    message: old ? createHash('md5').update(password).digest('hex') : normal(password),
    nonce: Buffer.from(salt ?? '', 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return timingSafeEqual(tag, expected) && stored !== null
}

/** One password typed on two keyboards may come as different code points. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

let decoyHash: Promise<string> | undefined

function decoy(): Promise<string> {
  decoyHash ??= hashPassword(randomBytes(16).toString('hex'))
  return decoyHash
}
