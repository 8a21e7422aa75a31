import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { ChapterHead } from '../../works/index.ts'
import type { Person, Room } from '../rules.ts'
import type { Note } from '../store/notes.ts'
import type { Beta, Invitation } from '../store/people.ts'
import type { Round } from '../store/rounds.ts'
import type { Thanks } from '../store/thanks.ts'

/** What the page of a room shows. */
export type RoomPageProps = {
  readonly room: Room
  readonly userId: number
  readonly token: string
  readonly title: string
  /** sanitised HTML */
  readonly summary: string
  readonly rating: string
  readonly heads: readonly ChapterHead[]
  readonly authors: readonly Person[]
  readonly betas: readonly Beta[]
  readonly invitations: readonly Invitation[]
  readonly notes: readonly Note[]
  readonly round: Round | undefined
  readonly thanks: readonly Thanks[]
  /** of an invitation that was made just now; it is shown this once */
  readonly link: string | undefined
  readonly name: string
  readonly errors: FieldErrors
}
