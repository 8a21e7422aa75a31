import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import type { CollectionRole } from '../../schema/index.ts'
import { findUserByLogin } from '../accounts/index.ts'
import { blockBetween } from '../distance/index.ts'
import { formToken, goOn, showForbidden, showPage } from '../frame/index.ts'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import { type C, type Here, memberOf } from './find.ts'
import { PeoplePage } from './pages/people.tsx'
import { askPerson, peopleOf, removePerson } from './store/people.ts'
import { tellOfCollection } from './telling.ts'

const NOBODY = { login: '', role: 'member' }

export async function showPeople(
  house: House,
  c: C,
  here: Here,
  typed = NOBODY,
  errors: FieldErrors = {},
): Promise<Response> {
  const people = await peopleOf(house.db, here.collection.id)
  return showPage(
    house,
    c,
    {
      title: `People of ${here.collection.title}`,
      main: 'collections-people region',
      unlisted: true,
      body: <PeoplePage here={here} token={formToken(house, c)} people={people} typed={typed} errors={errors} />,
    },
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

export async function changePeople(house: House, c: C, here: Here): Promise<Response> {
  const form = await readForm(c)
  return form.text('do') === 'remove' ? takeAway(house, c, here, form) : ask(house, c, here, form)
}

async function ask(house: House, c: C, here: Here, form: Form): Promise<Response> {
  const { collection, standing } = here
  const typed = { login: form.text('login').trim(), role: form.text('role') }
  const role = (['owner', 'moderator', 'member'] as const).find((one) => one === typed.role) ?? 'member'
  if (standing !== 'owner' && role !== 'member') return showForbidden(house, c)
  const user = await findUserByLogin(house.db, typed.login)
  if (!user) return showPeople(house, c, here, typed, { login: 'Nobody here has this name.' })
  const known = (await peopleOf(house.db, collection.id)).find(({ userId }) => userId === user.id)
  if (known && standing !== 'owner') return showPeople(house, c, here, typed, { login: 'They belong to it already.' })
  if (known?.role === 'owner') return showPeople(house, c, here, typed, { login: 'They own it already.' })
  if (await blockBetween(house.db, memberOf(c).id, [user.id]))
    return showPeople(house, c, here, typed, { login: 'You cannot ask this person.' })
  await house.db.transaction().execute(async (trx) => {
    await askPerson(trx, collection.id, user.id, role)
    if (!known) await tellAsked(user.id, user.login, role)
    function tellAsked(userId: number, login: string, as: CollectionRole) {
      return tellOfCollection(house, trx, [userId], {
        subject: 'A collection asks you to join',
        paragraphs: [
          `The collection “${collection.title}” asks you to be one of its people (${as}). Say yes or no here:`,
        ],
        address: urls.userCollections(login),
        reason: 'because somebody asks you to belong to a collection',
      })
    }
  })
  const done = known ? 'is saved.' : 'is asked, and says yes or no.'
  return goOn(c, urls.collectionPeople(collection.name), `${user.login} ${done}`)
}

async function takeAway(house: House, c: C, here: Here, form: Form): Promise<Response> {
  const { collection, standing } = here
  const userId = Number(form.text('user'))
  const person = (await peopleOf(house.db, collection.id)).find((one) => one.userId === userId)
  if (!person) return showPeople(house, c, here)
  if (standing !== 'owner' && person.role !== 'member') return showForbidden(house, c)
  const gone = await house.db.transaction().execute((trx) => removePerson(trx, collection.id, userId))
  return goOn(
    c,
    userId === memberOf(c).id && gone ? urls.collection(collection.name) : urls.collectionPeople(collection.name),
    gone ? `${person.login} belongs to it no more.` : 'A collection keeps one owner: make somebody else one first.',
  )
}
