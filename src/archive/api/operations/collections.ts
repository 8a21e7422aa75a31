import { z } from 'zod'
import { type CollectionLine, collectionsBehind, findCollection, linesOf } from '../../collections/index.ts'
import { urls } from '../../urls.ts'
import { nothingHere, operation } from '../operation.ts'
import { byName, count, html, id, numberAfter, PAGE, paged, pageFrom, pageOf } from '../shapes/plain.ts'

const group = 'Collections'

const collection = z.strictObject({
  id,
  name: z.string(),
  url: z.string(),
  works: z.string().describe('the address of its works in this interface'),
  title: z.string(),
  summary: html,
  intro: html,
  rules: html,
  partOf: z.string().nullable().describe('the name of the collection that it is part of'),
  moderated: z.boolean(),
  closed: z.boolean(),
  unrevealed: z.boolean(),
  anonymous: z.boolean(),
  maintainers: z.array(z.string()),
  count: count.describe('works in it that you may see'),
})

export const COLLECTIONS = [
  operation({
    ...{ id: 'listCollections', method: 'get', path: '/collections', group, opens: 'anyone' },
    summary: 'All collections',
    query: paged,
    answer: pageOf(collection),
    act: async ({ house, query, viewer }) => {
      const found = await collectionsBehind(house.db, viewer, numberAfter(query.after), PAGE + 1)
      return pageFrom(found, `${urls.api()}/collections`, ({ id }) => id, toCollection)
    },
  }),
  operation({
    ...{ id: 'getCollection', method: 'get', path: '/collections/{name}', group, opens: 'anyone' },
    summary: 'A collection',
    params: byName,
    answer: collection,
    act: async ({ house, params, viewer }) => {
      const found = await findCollection(house.db, params.name.toWellFormed().replaceAll('\0', ''))
      const [line] = found ? await linesOf(house.db, [found], viewer) : []
      return line ? toCollection(line) : nothingHere()
    },
  }),
]

function toCollection(line: CollectionLine): z.output<typeof collection> {
  const { id, name, title, summary, intro, rules, moderated, closed, unrevealed, anonymous } = line
  return {
    ...{ id, name, title, summary, intro, rules, moderated, closed, unrevealed, anonymous },
    url: urls.collection(name),
    works: `${urls.apiWorks()}?collection_id=${encodeURIComponent(name)}`,
    partOf: line.parent?.name ?? null,
    maintainers: [...line.maintainers],
    count: line.works,
  }
}
