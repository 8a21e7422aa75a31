import { z } from 'zod'
import { isDuplicate } from '../../../platform/db/duplicate.ts'
import {
  addFilter,
  changeFilter,
  checkFilter,
  checkSearch,
  filtersOf,
  MOST_FILTERS,
  MOST_SEARCHES,
  type MyFilter,
  removeFilter,
  removeSearch,
  type SavedSearch,
  saveSearch,
  searchesOf,
  switchFilter,
} from '../../search/index.ts'
import { urls } from '../../urls.ts'
import { type Call, me, nothingHere, operation, Refusal, wrongFields } from '../operation.ts'
import { byId, id } from '../shapes/plain.ts'

const group = 'Your filters and searches'

const filter = z.strictObject({
  id,
  name: z.string(),
  line: z.string().describe('what it hides, in the language of the search line'),
  active: z.boolean(),
})

const filterSent = z.strictObject({
  name: z.string().default(''),
  line: z.string(),
  active: z.boolean().default(true),
})

const search = z.strictObject({
  id,
  name: z.string(),
  parameters: z.string().describe('as an address carries them'),
  byMatch: z.boolean().describe('best matches first unless something else is said'),
  usualFor: z.string().nullable().describe('the tag whose listing opens with it'),
  works: z.string().describe('the address of its works in this interface'),
})

const searchSent = z.strictObject({
  name: z.string(),
  parameters: z.string().max(8000).default(''),
  byMatch: z.boolean().default(false),
})

const full = (most: number) =>
  new Refusal({ status: 409, title: `At most ${most} can be kept: let another one go first` })

export const FILTERS = [
  operation({
    ...{ id: 'listFilters', method: 'get', path: '/me/filters', group, opens: 'read' },
    summary: 'What you hide from lists, the oldest first',
    answer: z.strictObject({ items: z.array(filter) }),
    act: async (call) => ({ items: (await filtersOf(call.house.db, me(call).id)).map(toFilter) }),
  }),
  operation({
    ...{ id: 'addFilter', method: 'post', path: '/me/filters', group, opens: 'change' },
    summary: 'Hides something from now on; the same line twice is once',
    body: filterSent,
    answer: filter,
    status: 201,
    act: (call) => addOne(call),
  }),
  operation({
    ...{ id: 'changeFilter', method: 'put', path: '/me/filters/{id}', group, opens: 'change' },
    summary: 'Changes a filter, or switches it on or off',
    params: byId,
    body: filterSent,
    act: (call) => changeOne(call),
  }),
  operation({
    ...{ id: 'removeFilter', method: 'delete', path: '/me/filters/{id}', group, opens: 'change' },
    summary: 'Takes a filter away',
    params: byId,
    act: async (call) => {
      const gone = await call.house.db.transaction().execute((trx) => removeFilter(trx, me(call).id, call.params.id))
      return gone ? undefined : nothingHere()
    },
  }),
  operation({
    ...{ id: 'listSearches', method: 'get', path: '/me/searches', group, opens: 'read' },
    summary: 'Searches that you have saved, by name',
    answer: z.strictObject({ items: z.array(search) }),
    act: async (call) => ({ items: (await searchesOf(call.house.db, me(call).id)).map(toSearch) }),
  }),
  operation({
    ...{ id: 'saveSearch', method: 'post', path: '/me/searches', group, opens: 'change' },
    summary: 'Saves a search; one of the same name is replaced',
    body: searchSent,
    answer: search,
    status: 201,
    act: async (call) => {
      const { house, body } = call
      const checked = checkSearch(body)
      if (!checked.ok) return wrongFields({ name: checked.problem })
      const limits = { now: house.now(), most: MOST_SEARCHES }
      const saved = await house.db.transaction().execute((trx) => saveSearch(trx, me(call).id, checked.value, limits))
      const found = (await searchesOf(house.db, me(call).id)).find(({ name }) => name === checked.value.name)
      return saved && found ? toSearch(found) : full(MOST_SEARCHES)
    },
  }),
  operation({
    ...{ id: 'removeSearch', method: 'delete', path: '/me/searches/{id}', group, opens: 'change' },
    summary: 'Takes a saved search away',
    params: byId,
    act: async (call) => {
      const gone = await call.house.db.transaction().execute((trx) => removeSearch(trx, me(call).id, call.params.id))
      return gone ? undefined : nothingHere()
    },
  }),
]

type Sent = z.output<typeof filterSent>

async function addOne(call: Call<unknown, unknown, Sent>) {
  const { house, body } = call
  const user = me(call).id
  const checked = checkFilter({ name: body.name, line: body.line.trim() })
  if (!checked.ok) return wrongFields(checked.problems)
  return house.db.transaction().execute(async (trx) => {
    if ((await addFilter(trx, user, checked.value, house.now())) === 'too many') return full(MOST_FILTERS)
    const kept = (await filtersOf(trx, user)).find(({ line }) => line === checked.value.line)
    if (!kept) return full(MOST_FILTERS)
    await switchFilter(trx, user, kept.id, body.active)
    return toFilter({ ...kept, active: body.active })
  })
}

async function changeOne(call: Call<{ readonly id: number }, unknown, Sent>) {
  const { house, params, body } = call
  const checked = checkFilter({ name: body.name, line: body.line.trim() })
  if (!checked.ok) return wrongFields(checked.problems)
  try {
    const found = await house.db.transaction().execute(async (trx) => {
      if (!(await changeFilter(trx, me(call).id, params.id, checked.value))) return false
      return switchFilter(trx, me(call).id, params.id, body.active)
    })
    return found ? undefined : nothingHere()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return wrongFields({ line: 'Another filter of yours hides the same.' })
  }
}

function toFilter({ id, name, line, active }: MyFilter): z.output<typeof filter> {
  return { id, name, line, active }
}

function toSearch({ id, name, parameters, byMatch, usualFor }: SavedSearch): z.output<typeof search> {
  const works = `${urls.apiWorks()}${parameters === '' ? '' : `?${parameters}`}`
  return { id, name, parameters, byMatch, usualFor: usualFor?.name ?? null, works }
}
