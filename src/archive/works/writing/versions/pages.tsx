import { minuteOf, withThousands } from '../../../../platform/text/dates.ts'
import { FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { Chapter, Work } from '../../kinds.ts'
import type { RevisionHead, RevisionKind } from '../../store/revisions.ts'
import type { Compared } from './compared.ts'
import { DifferenceView, type View } from './difference-view.tsx'

type OfChapter = { readonly work: Work; readonly chapter: Chapter }

const KINDS: Readonly<Record<RevisionKind, string>> = {
  posted: 'As it was posted',
  edited: 'Edited',
  restored: 'An older version restored',
}

/** @returns the chapter's name among others */
export function nameOf({ title, position }: Chapter): string {
  return title === '' ? `chapter ${position}` : `chapter ${position}: ${title}`
}

/** All versions of a chapter, and a choice of two to compare. */
export function VersionsPage({
  work,
  chapter,
  revisions,
}: OfChapter & { readonly revisions: readonly RevisionHead[] }) {
  return (
    <>
      <Heading work={work} chapter={chapter} words="Versions of" />
      {revisions.length === 0 ? (
        <div class="empty">
          <h3 class="heading">One version only</h3>
          <p>Once this chapter is posted, every text of it that you save is kept here, and you can go back to each.</p>
        </div>
      ) : (
        <form class="page" method="get" action={urls.compareVersions(work.id, chapter.id)}>
          <p class="soft">
            What one person saves within ten minutes is one version. The first in the list is what readers see.
          </p>
          <div class="scroll" tabindex={0}>
            <table class="plain">
              <thead>
                <tr>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                  <th scope="col">Saved</th>
                  <th scope="col">By</th>
                  <th scope="col">Words</th>
                  <th scope="col">What it is</th>
                  <th scope="col">
                    <span class="landmark">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {revisions.map((revision, at) => (
                  <VersionRow work={work} chapter={chapter} revision={revision} at={at} older={revisions[at + 1]} />
                ))}
              </tbody>
            </table>
          </div>
          <p class="actions">
            <button type="submit" class="primary">
              Compare the two
            </button>
          </p>
        </form>
      )}
    </>
  )
}

type RowProps = OfChapter & {
  readonly revision: RevisionHead
  /** 0 for the newest */
  readonly at: number
  readonly older: RevisionHead | undefined
}

function VersionRow({ work, chapter, revision, at, older }: RowProps) {
  const when = minuteOf(revision.savedAt)
  const read = urls.version(work.id, chapter.id, revision.id)
  return (
    <tr>
      <td>
        <input type="radio" name="from" value={String(revision.id)} aria-label={`From ${when}`} checked={at === 1} />
      </td>
      <td>
        <input type="radio" name="to" value={String(revision.id)} aria-label={`To ${when}`} checked={at === 0} />
      </td>
      <td class="when">
        <a href={read}>{when}</a>
      </td>
      <td dir="auto">{revision.by ?? ''}</td>
      <td class="number">{withThousands(revision.wordCount)}</td>
      <td>{at === 0 ? `${KINDS[revision.kind]}; stands now` : KINDS[revision.kind]}</td>
      <td>
        <a href={read} aria-label={`Read: the version of ${when}`}>
          Read
        </a>{' '}
        {older ? (
          <a
            href={urls.compareVersions(work.id, chapter.id, `from=${older.id}&to=${revision.id}`)}
            aria-label={`What it changed: the version of ${when}`}
          >
            What it changed
          </a>
        ) : null}
      </td>
    </tr>
  )
}

type HeadProps = OfChapter & { readonly revision: RevisionHead; readonly newest: boolean; readonly token: string }

/** Above a version that is read. */
export function VersionHead({ work, chapter, revision, newest, token }: HeadProps) {
  return (
    <>
      <Heading work={work} chapter={chapter} words="A version of" />
      <p>
        {KINDS[revision.kind]}, {minuteOf(revision.savedAt)}
        {revision.by === null ? null : <span dir="auto"> by {revision.by}</span>}.{' '}
        {newest ? 'This is what stands now.' : null}
      </p>
      <ul class="navigation actions">
        <li>
          <a href={urls.versions(work.id, chapter.id)}>All versions</a>
        </li>
        {newest ? null : <RestoreForm work={work} chapter={chapter} id={revision.id} token={token} />}
      </ul>
    </>
  )
}

type CompareProps = OfChapter & {
  readonly from: RevisionHead
  readonly to: RevisionHead
  readonly compared: Compared
  readonly view: View
  readonly newest: boolean
  readonly token: string
}

/** Two versions, with their difference. */
export function ComparePage(props: CompareProps) {
  const { work, chapter, from, to, compared, view, newest, token } = props
  const pair = `from=${from.id}&to=${to.id}`
  const names = [minuteOf(from.savedAt), minuteOf(to.savedAt)] as const
  const other = view === 'side' ? pair : `${pair}&view=side`
  return (
    <>
      <Heading work={work} chapter={chapter} words="What changed in" />
      <p class="key">
        From {names[0]} to {names[1]}. <ins>What came is underlined</ins>, <del>what went is struck out</del>.
      </p>
      <ul class="navigation actions">
        <li>
          <a href={urls.versions(work.id, chapter.id)}>All versions</a>
        </li>
        <li>
          <a href={urls.compareVersions(work.id, chapter.id, other)}>
            {view === 'side' ? 'In one column' : 'Side by side'}
          </a>
        </li>
        {newest ? <RestoreForm work={work} chapter={chapter} id={from.id} token={token} /> : null}
      </ul>
      <DifferenceView compared={compared} view={view} language={work.language} names={names} />
    </>
  )
}

function RestoreForm({ work, chapter, id, token }: OfChapter & { readonly id: number; readonly token: string }) {
  return (
    <li>
      <form method="post" action={urls.restoreVersion(work.id, chapter.id, id)}>
        <FormToken token={token} />
        <button type="submit">Go back to the older one</button>
      </form>
    </li>
  )
}

function Heading({ work, chapter, words }: OfChapter & { readonly words: string }) {
  return (
    <h2 class="heading">
      {words} <a href={urls.editChapter(work.id, chapter.id)}>{nameOf(chapter)}</a>
    </h2>
  )
}
