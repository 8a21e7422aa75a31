import { FormToken } from '../../platform/ui/fields.tsx'
import { readForm } from '../../platform/web/form.ts'
import type { Transaction } from '../../schema/index.ts'
import { formToken, goOn, showPage } from '../frame/index.ts'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import { settleWork } from './deciding.ts'
import { type C, type Here, memberOf } from './find.ts'
import { NOTHING_TYPED, readCollection, typedOf } from './forms.ts'
import { CollectionForm } from './pages/form.tsx'
import { CollectionFrame } from './pages/pieces.tsx'
import { type CollectionTyped, checkCollection, maintains, type Problems } from './rules.ts'
import { sentencesOf } from './sentences.ts'
import { changeCollection, deleteCollection, findCollection, hasParts, makeCollection } from './store/collections.ts'
import { standingIn } from './store/people.ts'

export function showNew(house: House, c: C): Promise<Response> {
  const parent = (c.req.query('parent') ?? '').toWellFormed().replaceAll('\0', '').slice(0, 60)
  return showForm(house, c, undefined, { ...NOTHING_TYPED, parent }, {})
}

export async function make(house: House, c: C): Promise<Response> {
  const typed = readCollection(await readForm(c))
  const checked = checkCollection(typed)
  const parent = await parentFor(house, c, typed, undefined)
  if (!checked.ok || typeof parent === 'object')
    return showForm(house, c, undefined, typed, problemsOf(checked, parent))
  const made = await house.db
    .transaction()
    .execute((trx) => makeCollection(trx, memberOf(c).id, checked.value, parent ?? null, house.now()))
  if (made === undefined) return showForm(house, c, undefined, typed, { name: 'name-taken' })
  return goOn(c, urls.collection(typed.name), 'The collection is there.')
}

export function showEdit(house: House, c: C, here: Here): Promise<Response> {
  return showForm(house, c, here, typedOf(here.collection), {})
}

export async function change(house: House, c: C, here: Here): Promise<Response> {
  const typed = readCollection(await readForm(c))
  const checked = checkCollection(typed)
  const parent = await parentFor(house, c, typed, here)
  if (!checked.ok || typeof parent === 'object') return showForm(house, c, here, typed, problemsOf(checked, parent))
  const done = await house.db
    .transaction()
    .execute((trx) => changeCollection(trx, here.collection.id, checked.value, parent ?? null))
  if (!done) return showForm(house, c, here, typed, { name: 'name-taken' })
  return goOn(c, urls.collection(typed.name), 'The collection is saved.')
}

function problemsOf(checked: ReturnType<typeof checkCollection>, parent: number | undefined | Problems): Problems {
  return { ...(checked.ok ? {} : checked.problem), ...(typeof parent === 'object' ? parent : {}) }
}

/** @returns the number of the collection that it is to be part of, or what speaks against it */
async function parentFor(
  house: House,
  c: C,
  { parent: name }: CollectionTyped,
  here: Here | undefined,
): Promise<number | undefined | Problems> {
  if (name === '') return undefined
  const parent = await findCollection(house.db, name)
  if (!parent) return { parent: 'parent-unknown' }
  if (parent.id === here?.collection.parent?.id) return parent.id
  if (parent.parent || parent.id === here?.collection.id) return { parent: 'parent-deep' }
  if (here && (await hasParts(house.db, here.collection.id))) return { parent: 'parent-deep' }
  const standing = await standingIn(house.db, parent.id, memberOf(c).id)
  return maintains(standing) ? parent.id : { parent: 'parent-not-yours' }
}

function showForm(
  house: House,
  c: C,
  here: Here | undefined,
  typed: CollectionTyped,
  problems: Problems,
): Promise<Response> {
  const errors = sentencesOf(problems)
  const action = here ? urls.editCollection(here.collection.name) : urls.collections()
  const form = (
    <CollectionForm
      action={action}
      token={formToken(house, c)}
      typed={typed}
      errors={errors}
      button={here ? 'Save' : 'Make the collection'}
    />
  )
  const body = here ? (
    <CollectionFrame here={here} at="edit">
      {form}
      <p>
        <a href={urls.deleteCollection(here.collection.name)}>Delete this collection</a>
      </p>
    </CollectionFrame>
  ) : (
    <>
      <h2 class="heading">New collection</h2>
      {form}
    </>
  )
  const title = here ? `Settings of ${here.collection.title}` : 'New collection'
  return showPage(
    house,
    c,
    { title, main: here ? 'collections-edit region' : 'collections-new region', unlisted: true, body },
    Object.keys(problems).length > 0 ? 422 : 200,
  )
}

export function showRemove(house: House, c: C, here: Here): Promise<Response> {
  const body = (
    <CollectionFrame here={here} at="edit">
      <form class="page" method="post" action={urls.deleteCollection(here.collection.name)}>
        <FormToken token={formToken(house, c)} />
        <p>
          The works stay; they are in this collection no more. What it keeps back of them is shown, unless another
          collection keeps it back. This cannot be undone.
        </p>
        <p class="actions">
          <button type="submit" class="danger">
            Delete the collection
          </button>
        </p>
      </form>
    </CollectionFrame>
  )
  return showPage(house, c, {
    title: `Delete ${here.collection.title}`,
    main: 'collections-delete region',
    unlisted: true,
    body,
  })
}

export async function remove(house: House, c: C, { collection }: Here): Promise<Response> {
  await house.db.transaction().execute((trx) => removeCollection(house, trx, collection.id))
  return goOn(c, urls.userCollections(memberOf(c).login), 'The collection is deleted.')
}

async function removeCollection(house: House, trx: Transaction, collectionId: number): Promise<void> {
  for (const workId of await deleteCollection(trx, collectionId)) await settleWork(house, trx, workId, false)
}
