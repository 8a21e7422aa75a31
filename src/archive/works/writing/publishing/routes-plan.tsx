import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { FieldErrors } from '../../../../platform/ui/fields.tsx'
import { readForm } from '../../../../platform/web/form.ts'
import { formToken, goOn, requireMember, showPage } from '../../../frame/index.ts'
import type { House, WebEnv } from '../../../house.ts'
import { urls } from '../../../urls.ts'
import { dropPlan, lastZone, type Planned, planPost, plansOf } from '../../store/planning.ts'
import { type C, memberOf, withOwnChapter, withOwnWork } from '../own.ts'
import { type MomentProblem, momentFrom, momentIn, typedMoment } from './moment.ts'
import { PlanPage } from './pages.tsx'
import { whatChapterLacks, whatWorkLacks } from './ready.ts'

const SENTENCES: Readonly<Record<MomentProblem, string>> = {
  'when-missing': 'Say when: a date and a time.',
  'when-broken': 'This is no date and time that can be read; write it as in 2026-03-29T09:30.',
  'when-past': 'This time is over. To post now, press Post on the page of the draft.',
  'when-far': 'This is more than five years away.',
  'zone-unknown': 'This is no time zone that we know.',
}

/** A draft, and the page on which its posting is planned. */
interface Draft {
  readonly planned: Planned
  readonly address: string
  readonly back: string
  readonly heading: Child
  readonly title: string
  readonly posted: boolean
  readonly lacks: () => Promise<readonly string[]> | readonly string[]
}

/** Drafts that are posted by themselves later. */
export function planRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const withWork = (c: C, answer: (draft: Draft) => Promise<Response>) =>
    withOwnWork(house, c, (work, member) =>
      answer({
        planned: { workId: work.id },
        address: urls.planWork(work.id),
        back: urls.editWork(work.id),
        heading: (
          <>
            When shall <span dir="auto">{work.title}</span> be posted?
          </>
        ),
        title: `Plan ${work.title}`,
        posted: work.postedAt !== null,
        lacks: () => whatWorkLacks(house, work, member.id),
      }),
    )
  const withChapter = (c: C, answer: (draft: Draft) => Promise<Response>) =>
    withOwnChapter(house, c, (work, chapter) =>
      answer({
        planned: { workId: work.id, chapterId: chapter.id },
        address: urls.planChapter(work.id, chapter.id),
        back: urls.editChapter(work.id, chapter.id),
        heading: (
          <>
            When shall chapter {chapter.position} of <span dir="auto">{work.title}</span> be posted?
          </>
        ),
        title: `Plan chapter ${chapter.position} of ${work.title}`,
        posted: chapter.postedAt !== null,
        lacks: () => whatChapterLacks(work, chapter),
      }),
    )
  for (const [address, withDraft] of [
    ['/works/:id{[0-9]+}/plan', withWork],
    ['/works/:id{[0-9]+}/chapters/:chapterId{[0-9]+}/plan', withChapter],
  ] as const) {
    routes.get(address, requireMember(), (c) => withDraft(c, (draft) => openPlan(house, c, draft)))
    routes.post(address, requireMember(), (c) => withDraft(c, (draft) => takePlan(house, c, draft)))
  }
  return routes
}

async function openPlan(house: House, c: C, draft: Draft): Promise<Response> {
  if (draft.posted) return goOn(c, draft.back, 'Readers see this already.')
  const plan = await planOf(house, draft)
  const zone = plan?.zone ?? (await lastZone(house.db, memberOf(c).id)) ?? 'UTC'
  return show(house, c, draft, { at: plan ? typedMoment(plan.postAt, plan.zone) : '', zone }, {}, 200)
}

async function takePlan(house: House, c: C, draft: Draft): Promise<Response> {
  if (draft.posted) return goOn(c, draft.back, 'Readers see this already.')
  const form = await readForm(c)
  const now = house.now()
  if (form.text('do') === 'drop') {
    await house.db.transaction().execute((trx) => dropPlan(trx, draft.planned))
    return goOn(c, draft.back, 'It will not be posted by itself.')
  }
  const typed = { at: form.text('at'), zone: form.text('zone') }
  const at = momentFrom(typed.at, typed.zone, now)
  if (!at.ok) {
    const field = at.problem === 'zone-unknown' ? 'zone' : 'at'
    return show(house, c, draft, typed, { [field]: SENTENCES[at.problem] }, 422)
  }
  const plan = { at: at.value, zone: typed.zone, userId: memberOf(c).id }
  await house.db.transaction().execute((trx) => planPost(trx, draft.planned, plan, now))
  return goOn(c, draft.back, `It will be posted by itself on ${momentIn(at.value.toISOString(), typed.zone)}.`)
}

async function planOf(house: House, { planned }: Draft) {
  return (await plansOf(house.db, planned.workId)).find(({ chapterId }) => chapterId === planned.chapterId)
}

async function show(
  house: House,
  c: C,
  draft: Draft,
  typed: { readonly at: string; readonly zone: string },
  errors: FieldErrors,
  status: 200 | 422,
): Promise<Response> {
  const body = (
    <PlanPage
      heading={draft.heading}
      address={draft.address}
      plan={await planOf(house, draft)}
      {...typed}
      lacks={await draft.lacks()}
      errors={errors}
      token={formToken(house, c)}
    />
  )
  return showPage(house, c, { title: draft.title, main: 'works-plan region', unlisted: true, body }, status)
}
