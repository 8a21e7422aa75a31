import { bylineOf } from '../works/index.ts'
import type { Comment } from './store/read.ts'

/** What stands for somebody whose account is gone. */
export const NOBODY = 'Somebody whose account is gone'

/** @returns what a comment is signed with */
export function nameOf({ login, pseud, guestName, userId }: Comment): string {
  if (guestName !== null) return `${guestName} (Guest)`
  if (login === null) return NOBODY
  return bylineOf({ pseudId: 0, pseud: pseud ?? login, login, userId })
}
