import { bylineOf } from '../works/index.ts'
import type { Comment } from './store/read.ts'

/** What stands for somebody whose account is gone. */
export const NOBODY = 'Somebody whose account is gone'

/** What stands for the creator of an anonymous work. */
export const UNNAMED_CREATOR = 'Anonymous creator'

/** @returns what a comment is signed with */
export function nameOf({ login, pseud, guestName, userId, unnamed }: Comment): string {
  if (unnamed) return UNNAMED_CREATOR
  if (guestName !== null) return `${guestName} (Guest)`
  if (login === null) return NOBODY
  return bylineOf({ pseudId: 0, pseud: pseud ?? login, login, userId })
}
