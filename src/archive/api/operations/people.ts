import { z } from 'zod'
import { seeTag, tagJson } from '../../search/index.ts'
import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { countFor, findPerson, seriesByUser } from '../../works/index.ts'
import { nothingHere, operation } from '../operation.ts'
import { byName, count, html, id, instant } from '../shapes/plain.ts'
import { tagName } from '../shapes/work.ts'

const person = z.strictObject({
  id,
  login: z.string(),
  url: z.string(),
  works: z.string().describe('the address of their works in this interface'),
  joinedAt: instant,
  profile: html,
  pseuds: z.array(z.strictObject({ name: z.string(), description: html })),
  series: z.array(z.strictObject({ id, title: z.string(), works: count, words: count })),
  counts: z.strictObject({ works: count, series: count, bookmarks: count }).describe('of what you may see'),
})

const tied = tagName.extend({ type: z.string() })

const tag = tied.extend({
  url: z.string(),
  works: z.string().describe('the address of its works in this interface'),
  canonical: z.boolean().describe('filters find under this name'),
  synonymOf: tied.nullable(),
  synonyms: z.array(tied),
  parents: z.array(tied),
  metatags: z.array(tied),
  subtags: z.array(tied).describe('directly below'),
  media: z.array(z.string()),
  uses: count.nullable().describe('works found under it; null while the archive is counting'),
})

export const PEOPLE = [
  operation({
    ...{ id: 'getUser', method: 'get', path: '/users/{name}', group: 'People and tags', opens: 'anyone' },
    summary: 'A person, with their pen names and series',
    params: byName,
    answer: person,
    act: async ({ house, params, viewer }) => {
      const found = await findPerson(house.db, params.name)
      if (!found) return nothingHere()
      const { works, series, bookmarks } = await countFor(house.db, found, viewer)
      return {
        id: found.id,
        login: found.login,
        url: urls.user(found.login),
        works: `${urls.apiWorks()}?user_id=${encodeURIComponent(found.login)}`,
        joinedAt: found.joinedAt,
        profile: found.profile,
        pseuds: found.pseuds.map(({ name, description }) => ({ name, description })),
        series: (await seriesByUser(house.db, found.id, viewer)).map((one) => ({ ...one, words: Number(one.words) })),
        counts: { works, series, bookmarks },
      }
    },
  }),
  operation({
    ...{ id: 'getTag', method: 'get', path: '/tags/{name}', group: 'People and tags', opens: 'anyone' },
    summary: 'A tag, what it is tied to, and how often it is used',
    about: 'The name is written as in the addresses of tags: *s* for /, *a* for &, *d* for ., *q* for ?, *h* for #.',
    params: byName,
    answer: tag,
    act: async ({ house, finder, params, viewer }) => {
      const seen = await seeTag(house.db, finder, params.name.toWellFormed().replaceAll('\0', ''), viewer)
      if (!seen) return nothingHere()
      const { family } = seen
      const [uses] = (await finder.tags.uses([seen.tag.id], viewer)) ?? [null]
      return {
        ...toTied(seen.tag),
        url: urls.tag(seen.tag.pathName),
        works: `${urls.apiWorks()}?tag_id=${encodeURIComponent(seen.tag.pathName)}`,
        canonical: seen.canonical,
        synonymOf: seen.merger ? toTied(seen.merger) : null,
        synonyms: seen.synonyms.map(toTied),
        parents: family.parents.map(toTied),
        metatags: family.metas.map(toTied),
        subtags: family.subs.map(({ tag }) => toTied(tag)),
        media: family.media.map(({ name }) => name),
        uses: uses ?? null,
      }
    },
  }),
]

function toTied(tag: Tag): z.output<typeof tied> {
  return { ...tagJson(tag), type: tag.type }
}
