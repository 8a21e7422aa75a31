import { createHash, randomUUID } from 'node:crypto'
import { isDuplicate } from '../../../platform/db/duplicate.ts'

/** What a new form carries, so that it counts once however often it is sent. */
export function newOnce(): string {
  return randomUUID()
}

/**
 * The key under which the outcome of a form is kept. A form that went back in the browser, was changed and sent again
 * has another key: its words are new, and are not to be lost.
 * @param once as the form carried it; without one the form counts each time
 * @param content all of what was sent
 */
export function formKey(userId: number, once: string, content: unknown): string | undefined {
  if (once === '') return undefined
  return `form:${userId}:${createHash('sha256')
    .update(JSON.stringify([once, content]))
    .digest('base64url')}`
}

/**
 * Does what a form asks for, unless it has been done.
 * @param find what the form made before, if anything
 * @param make throws a duplicate when another request with the same form was faster; then that one's outcome counts
 */
export async function onceOnly<Made>(
  key: string | undefined,
  find: (key: string) => Promise<Made | undefined>,
  make: () => Promise<Made>,
): Promise<Made> {
  const before = key === undefined ? undefined : await find(key)
  if (before !== undefined) return before
  try {
    return await make()
  } catch (error) {
    const first = key !== undefined && isDuplicate(error) ? await find(key) : undefined
    if (first === undefined) throw error
    return first
  }
}
