import { isoDay, minuteOf, withThousands } from '../../../../platform/text/dates.ts'
import { FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { autosavesOf } from '../../store/autosaves.ts'
import { DAYS_IN_BIN } from '../../store/lifecycle.ts'
import type { OwnWork } from '../../store/own.ts'

const DAY = 86_400_000

/** Everything that nobody has seen yet. */
export function DraftsPage({ works, unsaved }: { readonly works: readonly OwnWork[]; readonly unsaved: Unsaved }) {
  return (
    <>
      <UnsavedTexts unsaved={unsaved} />
      <h2 class="heading">Your drafts</h2>
      {works.length === 0 ? (
        <div class="empty">
          <h3 class="heading">No drafts</h3>
          <p>What you write and do not post yet is kept here, for as long as you like. Only you can see it.</p>
          <p class="actions">
            <a class="button" href={urls.newWork()}>
              Begin a work
            </a>
          </p>
        </div>
      ) : (
        <div class="scroll" tabindex={0}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">Title</th>
                <th scope="col">Chapters</th>
                <th scope="col">Words</th>
                <th scope="col">Last edited</th>
                <th scope="col">
                  <span class="landmark">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {works.map((work) => (
                <Draft work={work} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

type Unsaved = Awaited<ReturnType<typeof autosavesOf>>

/** What was typed into a form of the desk and not saved. */
function UnsavedTexts({ unsaved }: { readonly unsaved: Unsaved }) {
  if (unsaved.length === 0) return null
  return (
    <section>
      <h2 class="heading">What you were writing</h2>
      <p class="soft">You typed this and did not save it. It is kept until you do, or throw it away.</p>
      <ul>
        {unsaved.map((text) => (
          <li>
            <a href={urls.autosave(text.id)} dir="auto">
              {nameOfUnsaved(text)}
            </a>
            , {minuteOf(text.savedAt)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOfUnsaved({ place, title, position }: Unsaved[number]): string {
  if (place.form === 'new-work') return 'A new work'
  if (place.form === 'new-chapter') return `A new chapter of ${title}`
  return place.form === 'chapter' ? `${title}, chapter ${position}` : title
}

function Draft({ work }: { readonly work: OwnWork }) {
  return (
    <tr>
      <td dir="auto">
        <a href={urls.editWork(work.id)}>{work.title}</a>
      </td>
      <td class="number">{withThousands(work.chapterCount)}</td>
      <td class="number">{withThousands(work.wordCount)}</td>
      <td>{isoDay(work.editedAt)}</td>
      <td>
        <a href={urls.editWork(work.id)}>Edit</a> <a href={urls.previewWork(work.id)}>Preview and post</a>{' '}
        <a href={urls.deleteWork(work.id)}>Delete</a>
      </td>
    </tr>
  )
}

type BinProps = { readonly login: string; readonly works: readonly OwnWork[]; readonly token: string }

/** What was thrown away and can be taken out again. */
export function BinPage({ login, works, token }: BinProps) {
  return (
    <>
      <h2 class="heading">Your bin</h2>
      <p class="soft">Works that you delete lie here for {DAYS_IN_BIN} days. Nobody else can see them.</p>
      <p>
        <a href={urls.commentBin(login)}>Comments that you deleted</a>
      </p>
      {works.length === 0 ? (
        <div class="empty">
          <h3 class="heading">The bin is empty</h3>
        </div>
      ) : (
        <div class="scroll" tabindex={0}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">Title</th>
                <th scope="col">Words</th>
                <th scope="col">Deleted</th>
                <th scope="col">Gone for good</th>
                <th scope="col">
                  <span class="landmark">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {works.map((work) => (
                <Binned work={work} token={token} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Binned({ work, token }: { readonly work: OwnWork; readonly token: string }) {
  const deleted = work.deletedAt ?? work.editedAt
  return (
    <tr>
      <td dir="auto">{work.title}</td>
      <td class="number">{withThousands(work.wordCount)}</td>
      <td>{isoDay(deleted)}</td>
      <td>{isoDay(new Date(Date.parse(deleted) + DAYS_IN_BIN * DAY).toISOString())}</td>
      <td>
        <form method="post" action={urls.restoreWork(work.id)}>
          <FormToken token={token} />
          <button type="submit" aria-label={`Put ${work.title} back`}>
            Put it back
          </button>
        </form>
      </td>
    </tr>
  )
}
