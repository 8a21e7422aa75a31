import { Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, requireMember, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { UNKNOWN_LANGUAGE } from '../languages.ts'
import type { WritingPlace } from '../store/autosaves.ts'
import { usualLanguage } from '../store/own.ts'
import { findOwnWork } from '../store/read.ts'
import { type Template, templatesOf } from '../store/templates.ts'
import { askedBy } from './asked.ts'
import { Offers } from './autosaving/offers.tsx'
import { endWriting, goOnWriting, openWriting, type Writing } from './autosaving/writing.ts'
import { checkWorkForm } from './check.ts'
import type { Choices } from './crediting.ts'
import { collectionsIn, type Gathering } from './gathering.ts'
import { formKey, newOnce } from './once.ts'
import { type C, choicesOf, memberOf } from './own.ts'
import { Preview, type PreviewProps } from './pages/preview.tsx'
import { WorkForm } from './pages/work-form.tsx'
import { creditedTo, previewAlone, previewedChapter, previewedWork } from './previewed.ts'
import { makeWork } from './save.ts'
import { type Suggested, suggestedFor, withSuggestion } from './suggesting.ts'
import type { TemplateChoiceProps } from './templates/choice.tsx'
import { filledWith, templateNumbered } from './templates/filling.ts'
import { unreadableIn } from './unreadable.ts'
import { emptyWorkFields, readWorkFields, storedWorkFields, type WorkFields } from './work-fields.ts'

/** A new work. */
export function newWorkRoutes(house: House, gathering: Gathering): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.newWork(), requireMember(), (c) => openForm(house, c))
  routes.post(urls.newWork(), requireMember(), (c) => takeForm(house, gathering, c))
  return routes
}

async function openForm(house: House, c: C): Promise<Response> {
  const { id } = memberOf(c)
  const desk = await openNewDesk(house, id)
  const like = await findOwnWork(house.db, Number(c.req.query('like')) || 0, id)
  const stored = like
    ? fieldsLike(storedWorkFields(like, undefined, id), desk.plain)
    : begun(desk, c.req.query('template'))
  const { fields, writing } = await openWriting(house, c, PLACE, readWorkFields, stored)
  return show(house, c, desk, { fields, writing, errors: {} }, 200)
}

/** What lies beside the form of a new work. */
interface NewDesk {
  readonly choices: Choices
  readonly templates: readonly Template[]
  /** the form without anything from a template */
  readonly plain: WorkFields
}

async function openNewDesk(house: House, userId: number): Promise<NewDesk> {
  const choices = await choicesOf(house, userId)
  const language = (await usualLanguage(house.db, userId)) ?? ''
  const plain = emptyWorkFields({
    language: language === UNKNOWN_LANGUAGE ? '' : language,
    pseuds: choices.pseuds.filter(({ isDefault }) => isDefault).map((pseud) => String(pseud.id)),
    once: newOnce(),
  })
  return { choices, templates: await templatesOf(house.db, userId), plain }
}

/** @param asked the number of a template; the usual one when absent */
function begun({ plain, templates }: NewDesk, asked: string | undefined): WorkFields {
  const template = asked === undefined ? templates.find(({ usual }) => usual) : templateNumbered(templates, asked)
  return filledWith(plain, plain, template, templates)
}

/** What an author says of every work of a kind, without what is of one work alone. */
function fieldsLike(like: WorkFields, { once }: WorkFields): WorkFields {
  return { ...like, title: '', summary: '', expectedChapters: like.expectedChapters === '1' ? '1' : '?', once }
}

async function takeForm(house: House, gathering: Gathering, c: C): Promise<Response> {
  const member = memberOf(c)
  const { id: userId } = member
  const form = await readForm(c)
  const fields = withSuggestion(readWorkFields(form), form)
  const asked = askedBy(form)
  const desk = await openNewDesk(house, userId)
  const { choices } = desk
  if (asked === 'fill') return fillIn(house, c, desk, fields)
  if (asked === 'suggest')
    return show(house, c, desk, { fields, errors: {}, suggested: await suggestedFor(house, fields) }, 200)
  const stage = asked === 'post' ? 'posted' : 'draft'
  const checked = checkWorkForm(fields, {
    ...{ choices, stage, written: 1, withText: true },
    unreadable: unreadableIn(form),
    collections: await gathering.problemWith(collectionsIn(fields), member, undefined),
  })
  if (!checked.ok) return show(house, c, desk, { fields, errors: checked.errors }, 422)
  if (asked === 'preview') {
    const work = previewedWork(checked.details, creditedTo(choices, checked.credit.pseudIds, userId), house.now())
    const preview = previewAlone(work, previewedChapter(checked.chapter, 0, 1))
    return show(house, c, desk, { fields, errors: {}, preview }, 200)
  }
  const key = formKey(userId, fields.once, [stage, fields])
  const workId = await makeWork(house, userId, {
    ...checked,
    stage,
    key,
    also: (trx, id) => gathering.carryOut(trx, collectionsIn(fields), member, id),
  })
  await endWriting(house, c, PLACE)
  return stage === 'posted'
    ? goOn(c, urls.work(workId), 'Posted.')
    : goOn(c, urls.editWork(workId), 'Saved as a draft. Only you can see it.')
}

function fillIn(house: House, c: C, { plain, templates, ...desk }: NewDesk, fields: WorkFields): Promise<Response> {
  const template = templateNumbered(templates, fields.template)
  const filled = filledWith(fields, plain, template, templates)
  const shown = { fields: filled, errors: {}, filled: template?.name ?? '' }
  return show(house, c, { plain, templates, ...desk }, shown, 200)
}

const PLACE: WritingPlace = { form: 'new-work' }

type Shown = {
  readonly fields: WorkFields
  readonly errors: FieldErrors
  /** how the form was opened; found out from the sent form when absent */
  readonly writing?: Writing
  readonly preview?: PreviewProps
  readonly suggested?: Suggested
  /** see TemplateChoice */
  readonly filled?: string
}

async function show(house: House, c: C, desk: NewDesk, shown: Shown, status: 200 | 422): Promise<Response> {
  const { fields, errors, preview } = shown
  const templates: TemplateChoiceProps = {
    login: memberOf(c).login,
    templates: desk.templates,
    chosen: fields.template,
    filledWith: fields.filledWith,
    filled: shown.filled,
  }
  const writing = shown.writing ?? (await goOnWriting(c, PLACE))
  const body = (
    <>
      {preview ? (
        <>
          <h2 class="heading">Preview</h2>
          <p class="soft">Nothing is saved yet; the form stands below, as you left it.</p>
          <Preview {...preview} />
        </>
      ) : null}
      <h2 class="heading">A new work</h2>
      <Offers offers={writing.offers} token={formToken(house, c)} />
      <WorkForm
        action={urls.newWork()}
        token={formToken(house, c)}
        fields={fields}
        errors={errors}
        writing={writing}
        choices={desk.choices}
        templates={templates}
        suggested={shown.suggested}
        memberOf={[]}
        gathered={[]}
        withText
        written={1}
        save="Post"
        draft="Save draft"
      />
    </>
  )
  return showPage(house, c, { title: 'A new work', main: 'works-new region', unlisted: true, body }, status)
}
