import { Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { absolute } from '../../absolute.ts'
import { blockBetween } from '../../distance/index.ts'
import { formToken, goOn, requireMember, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { findWork, type Work } from '../../works/index.ts'
import { RelatedPage, type RelatedTyped } from '../pages/related.tsx'
import { parentFrom, RELATIONS, type RelationKind } from '../rules.ts'
import { type NewRelation, parentsOf, relate, unrelate } from '../store/related.ts'
import { tellAsked } from '../telling.ts'
import { type C, memberOf, withOwnWork } from './own.ts'

const NOTHING: RelatedTyped = { kind: 'inspired', address: '', title: '', author: '' }
const MOST_RELATIONS = 20

/** What a work was made from. */
export function relatedRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const path = '/works/:id{[0-9]+}/related'
  routes.get(path, requireMember(), (c) => withOwnWork(house, c, (work) => show(house, c, work, NOTHING, {})))
  routes.post(path, requireMember(), (c) =>
    withOwnWork(house, c, async (work) => {
      const form = await readForm(c)
      if (form.text('do') !== 'remove') return add(house, c, work, typedIn(form))
      const id = Number(form.text('relation'))
      if (Number.isSafeInteger(id)) await house.db.transaction().execute((trx) => unrelate(trx, work.id, id))
      return goOn(c, urls.relatedWorks(work.id), 'Removed.')
    }),
  )
  return routes
}

function typedIn(form: Form): RelatedTyped {
  const [kind, address] = [form.text('kind'), form.text('address')]
  return { kind, address, title: form.text('title').trim(), author: form.text('author').trim() }
}

async function show(house: House, c: C, work: Work, typed: RelatedTyped, errors: FieldErrors): Promise<Response> {
  const parents = await parentsOf(house.db, work.id, c.get('viewer'))
  const body = <RelatedPage work={work} parents={parents} typed={typed} errors={errors} token={formToken(house, c)} />
  const page = { title: 'What it was made from', main: 'related-works-edit region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function add(house: House, c: C, work: Work, typed: RelatedTyped): Promise<Response> {
  const checked = await check(house, c, work, typed)
  if ('errors' in checked) return show(house, c, work, typed, checked.errors)
  const fresh = await house.db.transaction().execute(async (trx) => {
    const said = await relate(trx, work.id, checked.said, house.now())
    if (said) await tellAsked(house, trx, checked.ask, 'Somebody has made a work from one of yours.')
    return said
  })
  if (!fresh) return show(house, c, work, typed, { address: 'That is said already.' })
  return goOn(c, urls.relatedWorks(work.id), 'Added.')
}

type Checked = { readonly errors: FieldErrors } | { readonly said: NewRelation; readonly ask: readonly number[] }

async function check(house: House, c: C, work: Work, { kind, address, title, author }: RelatedTyped): Promise<Checked> {
  if (!isRelation(kind)) return { errors: { kind: 'Choose one of these.' } }
  if ((await parentsOf(house.db, work.id, c.get('viewer'))).length >= MOST_RELATIONS)
    return { errors: { address: `At most ${MOST_RELATIONS} can be named.` } }
  const parent = parentFrom(address, absolute(house.config, ''))
  if (!parent)
    return { errors: { address: 'This is no address of a work: it begins with https://, or is one of this archive.' } }
  if ('url' in parent) {
    const errors: Record<string, string> = {}
    if (title === '' || title.length > 255) errors.title = 'A work elsewhere needs its title, up to 255 characters.'
    if (author === '' || author.length > 255) errors.author = 'Say whose it is, in up to 255 characters.'
    if (Object.keys(errors).length > 0) return { errors }
    return { said: { kind, parentId: null, url: parent.url, title, author, state: 'approved' }, ask: [] }
  }
  return checkHere(house, c, work, kind, parent.workId)
}

async function checkHere(house: House, c: C, work: Work, kind: RelationKind, parentId: number): Promise<Checked> {
  const parent = parentId === work.id ? undefined : await findWork(house.db, parentId, c.get('viewer'))
  if (!parent) return { errors: { address: 'There is no such work here that you could have made it from.' } }
  const theirs = parent.creators.flatMap(({ userId }) => (userId === null ? [] : [userId]))
  if (await blockBetween(house.db, memberOf(c).id, theirs))
    return { errors: { address: 'Whoever made it does not want to be named.' } }
  const own = parent.ownerIds.includes(memberOf(c).id)
  const said = { kind, parentId, url: '', title: '', author: '', state: own ? 'approved' : 'asked' } as const
  return { said, ask: own ? [] : theirs }
}

function isRelation(kind: string): kind is RelationKind {
  return Object.hasOwn(RELATIONS, kind)
}
