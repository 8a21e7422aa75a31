import type { Child } from 'hono/jsx'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Shown } from '../../works/index.ts'
import { chapterWords, furtherElsewhere, howFar, newSince, numberNow, type Place } from '../rules.ts'

/** What the browser's script needs to know where somebody is; it fills the sentence in where the browser keeps the place. */
function Here({ shown, note, hidden, children }: HereProps) {
  const { work, heads, chapter } = shown
  return (
    <li
      class="place"
      data-enhance="place"
      data-work={work.id}
      data-title={work.title}
      data-chapter={chapter?.id}
      data-chapters={heads.map(({ id }) => id).join(' ')}
      data-note={note}
      hidden={hidden}
    >
      {children}
    </li>
  )
}

interface HereProps {
  readonly shown: Shown
  /** where a place is sent; absent where the browser keeps it, empty where nobody does */
  readonly note?: string | undefined
  readonly hidden: boolean
  readonly children?: Child
}

/** The same for every guest. */
export function GuestsPlace({ work, heads, chapter }: Shown) {
  return <Here shown={{ work, heads, chapter }} hidden={true} />
}

type MembersPlaceProps = Shown & {
  /** newest first */
  readonly places: readonly Place[]
  readonly keeping: boolean
  readonly token: string
}

/** "You are at chapter 4, two thirds down. Go there", and what else there is to say of it. */
export function MembersPlace({ places, keeping, token, ...shown }: MembersPlaceProps) {
  const { work, heads } = shown
  const [newest] = places
  const told = newest && worthTelling(newest, shown)
  const added = newest ? newSince(newest, heads) : []
  const other = furtherElsewhere(places, heads)
  return (
    <Here shown={shown} note={keeping ? urls.place(work.id) : ''} hidden={!told && added.length === 0 && !other}>
      {told ? (
        <span class="where">
          {whereWords(newest, heads.length, numberNow(newest, heads))} <a href={urls.place(work.id)}>Go there</a>
        </span>
      ) : null}
      {added.length > 0 ? <span class="new">New since you read: {chapterWords(added)}.</span> : null}
      {other ? <Elsewhere workId={work.id} other={other} number={numberNow(other, heads)} token={token} /> : null}
    </Here>
  )
}

type ElsewhereProps = {
  readonly workId: number
  readonly other: Place
  readonly number: number
  readonly token: string
}

function Elsewhere({ workId, other, number, token }: ElsewhereProps) {
  return (
    <form class="elsewhere" method="post" action={urls.place(workId)}>
      <FormToken token={token} />
      On {other.deviceName} you were further on, in chapter {number}.{' '}
      <a href={urls.place(workId, other.device)}>Go there</a>{' '}
      <button type="submit" name="forget" value={other.device}>
        Forget that
      </button>
    </form>
  )
}

/** The very beginning is where everybody is, and who stands on the page need not be led to its start. */
function worthTelling(place: Place, { heads, chapter }: Shown): boolean {
  if (place.through < 30 && numberNow(place, heads) === 1) return false
  return place.through >= 30 || place.chapterId !== chapter?.id
}

/** @returns "You are at chapter 4, two thirds down." */
function whereWords({ through }: Place, chapters: number, number: number): string {
  if (chapters === 1) return through >= 970 ? 'You have read it to its end.' : `You are ${howFar(through)}.`
  return `You are at chapter ${number}, ${howFar(through)}.`
}

type MarkProps = { readonly workId: number; readonly marked: boolean; readonly token: string }

/** Readers' tools know by the form's address whether the work is marked. */
export function MarkForm({ workId, marked, token }: MarkProps) {
  return (
    <li class="mark">
      <form method="post" action={marked ? urls.markAsRead(workId) : urls.markForLater(workId)}>
        <FormToken token={token} />
        <button type="submit">{marked ? 'Mark as Read' : 'Mark for Later'}</button>
      </form>
    </li>
  )
}
