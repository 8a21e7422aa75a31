import { z } from 'zod'
import { networkOf } from '../../../platform/web/limits.ts'
import { clientAddress } from '../../../platform/web/requests.ts'
import { kudosRefused, leaveKudos } from '../../kudos/index.ts'
import { creatorJson } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import {
  chaptersOf,
  chapterTexts,
  findSeries,
  findWork,
  loadBlurbs,
  mayDownload,
  type Work,
} from '../../works/index.ts'
import { type Call, me, nothingHere, operation, Refusal, Written } from '../operation.ts'
import { chapter, chapterHead, toChapter, toHead } from '../shapes/chapter.ts'
import { byId, count, html, id, idInPath, instant } from '../shapes/plain.ts'
import { creator, tagName, toWork, wholeWork, work } from '../shapes/work.ts'

const group = 'Works'
/** Works on one page at most. */
const LARGEST_PAGE = 100

const portion = z.looseObject({
  size: z.coerce
    .number()
    .int()
    .min(1)
    .max(LARGEST_PAGE)
    .optional()
    .describe('works on a page; 20 where nothing is said'),
  facets: z.enum(['0', '1']).optional().describe('0 leaves the facets out'),
  my_filters: z.enum(['on', 'off']).optional().describe('off shows also what the member’s own filters hide'),
})

const uses = z.array(tagName.extend({ count }))

const listing = z.strictObject({
  total: count,
  page: id,
  pages: count,
  works: z.array(work),
  facets: z
    .strictObject({
      rating: uses,
      warning: uses,
      category: uses,
      fandom: uses,
      relationship: uses,
      character: uses,
      additional: uses,
    })
    .nullable()
    .optional()
    .describe('of each type the most used, with exact counts; null while the archive is counting'),
  problems: z.array(z.string()).describe('what could not be used, in sentences; the rest applies'),
  next: z.string().nullable(),
  previous: z.string().nullable(),
})

const series = z.strictObject({
  id,
  url: z.string(),
  title: z.string(),
  creators: z.array(creator),
  summary: html,
  notes: html,
  complete: z.boolean(),
  words: count,
  bookmarks: count,
  begunAt: instant,
  updatedAt: instant,
  works: z.array(work).describe('in the order of the series'),
})

export const WORKS = [
  operation({
    ...{ id: 'listWorks', method: 'get', path: '/works', group, opens: 'anyone' },
    summary: 'The listing of works, as the pages show it',
    about:
      'Takes the parameters of /works and /works/search, so a filter set up in the browser can be copied from its address bar.',
    query: portion,
    answer: listing,
    act: async ({ c, query: { size, facets }, viewer, works }) => {
      const json = await works.list(new URL(c.req.url).searchParams, { size, facets }, viewer)
      return json === undefined ? nothingHere() : new Written(json)
    },
  }),
  operation({
    ...{ id: 'getWork', method: 'get', path: '/works/{id}', group, opens: 'anyone' },
    summary: 'A work, without its text',
    params: byId,
    answer: wholeWork,
    act: (call) =>
      withWork(call, async (found) => ({
        ...toWork(found),
        notesBefore: found.notesBefore,
        notesAfter: found.notesAfter,
        mayDownload: mayDownload(found, call.viewer),
      })),
  }),
  operation({
    ...{ id: 'listChapters', method: 'get', path: '/works/{id}/chapters', group, opens: 'anyone' },
    summary: 'The chapters of a work that readers see, in order, without their texts',
    params: byId,
    answer: z.strictObject({ items: z.array(chapterHead) }),
    act: (call) => withWork(call, async ({ id }) => ({ items: (await chaptersOf(call.house.db, id)).map(toHead) })),
  }),
  operation({
    ...{ id: 'getChapter', method: 'get', path: '/works/{id}/chapters/{chapter}', group, opens: 'anyone' },
    summary: 'A chapter with its text and its paragraphs',
    about: 'Refused with 403 where the creator gives the work to nobody as a file.',
    params: byId.extend({ chapter: idInPath }),
    answer: chapter,
    act: (call) => withWork(call, (found) => readChapter(call, found)),
  }),
  operation({
    ...{ id: 'leaveKudos', method: 'post', path: '/works/{id}/kudos', group, opens: 'change' },
    summary: 'Leaves kudos on a work, once for each member',
    params: byId,
    act: async (call) => {
      const { c, house, params } = call
      const giver = { viewer: me(call), network: networkOf(clientAddress(c, house.config.proxies)) }
      const problem = await house.db.transaction().execute((trx) => leaveKudos(trx, params.id, giver, house.now()))
      if (problem === undefined) return undefined
      if (problem === 'gone') return nothingHere()
      return new Refusal({ status: problem === 'already' ? 409 : 403, title: kudosRefused(problem) })
    },
  }),
  operation({
    ...{ id: 'getSeries', method: 'get', path: '/series/{id}', group, opens: 'anyone' },
    summary: 'A series with its works',
    params: byId,
    answer: series,
    act: async ({ house, params, viewer }) => {
      const found = await findSeries(house.db, params.id, viewer)
      if (!found) return nothingHere()
      const blurbs = await loadBlurbs(house.db, found.workIds)
      return toSeries(found, found.workIds.flatMap((id) => blurbs.get(id) ?? []).map(toWork))
    },
  }),
]

async function withWork<Answer>(
  { house, params, viewer }: Pick<Call<{ readonly id: number }, unknown, unknown>, 'house' | 'params' | 'viewer'>,
  answer: (work: Work) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const found = await findWork(house.db, params.id, viewer)
  return found ? answer(found) : nothingHere()
}

async function readChapter(
  { house, params, viewer }: Call<{ readonly id: number; readonly chapter: number }, unknown, unknown>,
  found: Work,
): Promise<z.output<typeof chapter> | Refusal> {
  const heads = await chaptersOf(house.db, found.id)
  const at = heads.findIndex(({ id }) => id === params.chapter)
  if (at < 0) return nothingHere()
  if (!mayDownload(found, viewer))
    return new Refusal({ status: 403, title: 'The creator does not give this work away as a file' })
  const [text] = await chapterTexts(house.db, [params.chapter])
  if (!text) return nothingHere()
  const { version: _, ...told } = toChapter(text, at, found.anonymous)
  return told
}

function toSeries(
  found: NonNullable<Awaited<ReturnType<typeof findSeries>>>,
  works: z.output<typeof series>['works'],
): z.output<typeof series> {
  const { id, title, summary, notes, complete, bookmarks, begunAt, updatedAt } = found
  return {
    ...{ id, title, summary, notes, complete, bookmarks, begunAt, updatedAt, works },
    url: urls.series(id),
    creators: found.creators.map(creatorJson),
    words: found.wordCount,
  }
}
