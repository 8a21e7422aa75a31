import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { formToken, showPage } from '../../frame/index.ts'
import type { House } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Chapter } from '../kinds.ts'
import { plansOf } from '../store/planning.ts'
import { Offers } from './autosaving/offers.tsx'
import { goOnWriting, type Writing } from './autosaving/writing.ts'
import { type Desk, writtenOf } from './desk.ts'
import type { C } from './own.ts'
import { Conflict } from './pages/conflict.tsx'
import { EditHead } from './pages/edit-head.tsx'
import { Preview, type PreviewProps } from './pages/preview.tsx'
import { WorkForm } from './pages/work-form.tsx'
import type { Suggested } from './suggesting.ts'
import type { WorkFields } from './work-fields.ts'

type Shown = {
  readonly fields: WorkFields
  readonly errors: FieldErrors
  /** how the form was opened; found out from the sent form when absent */
  readonly writing?: Writing
  readonly preview?: PreviewProps
  /** the text that was saved in between */
  readonly conflict?: Chapter
  readonly suggested?: Suggested
}

/** Draws the form of a stored work; also for others who find that it cannot be posted yet. */
export async function showEditPage(
  house: House,
  c: C,
  desk: Desk,
  shown: Shown,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { work, heads, choices } = desk
  const posted = work.postedAt !== null
  const writing = shown.writing ?? (await goOnWriting(c, { form: 'work', workId: work.id }))
  const plans = posted ? [] : await plansOf(house.db, work.id)
  const body = (
    <>
      {shown.preview ? (
        <>
          <h2 class="heading">Preview</h2>
          <p class="soft">Nothing is saved yet; the form stands below, as you left it.</p>
          <Preview {...shown.preview} />
        </>
      ) : null}
      <EditHead
        work={work}
        heads={heads}
        plan={plans.find(({ chapterId }) => chapterId === undefined)}
        login={desk.member.login}
      />
      <Offers offers={writing.offers} token={formToken(house, c)} />
      {shown.conflict ? <Conflict stored={shown.conflict} language={work.language} /> : null}
      <WorkForm
        action={urls.editWork(work.id)}
        token={formToken(house, c)}
        fields={shown.fields}
        errors={shown.errors}
        writing={writing}
        choices={choices}
        suggested={shown.suggested}
        memberOf={work.series}
        gathered={desk.gathered ?? []}
        withText={shown.fields.chapter !== '' || shown.errors.text !== undefined}
        written={writtenOf(desk)}
        save={shown.conflict ? 'Save mine over it' : posted ? 'Save' : 'Post'}
        draft={posted || shown.conflict ? undefined : 'Save draft'}
      />
    </>
  )
  return showPage(house, c, { title: `Edit ${work.title}`, main: 'works-edit region', unlisted: true, body }, status)
}
