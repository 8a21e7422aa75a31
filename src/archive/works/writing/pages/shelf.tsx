import { isoDay, withThousands } from '../../../../platform/text/dates.ts'
import { FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import { DAYS_IN_BIN } from '../../store/lifecycle.ts'
import type { OwnWork } from '../../store/own.ts'

const DAY = 86_400_000

/** Everything that nobody has seen yet. */
export function DraftsPage({ works }: { readonly works: readonly OwnWork[] }) {
  return (
    <>
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

/** What was thrown away and can be taken out again. */
export function BinPage({ works, token }: { readonly works: readonly OwnWork[]; readonly token: string }) {
  return (
    <>
      <h2 class="heading">Your bin</h2>
      <p class="soft">Works that you delete lie here for {DAYS_IN_BIN} days. Nobody else can see them.</p>
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
