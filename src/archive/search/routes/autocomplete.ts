import { type Context, Hono } from 'hono'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { foldName } from '../../../platform/text/fold.ts'
import type { Db, TagType } from '../../../schema/index.ts'
import { showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { splitTags } from '../../tags/index.ts'
import { bylineOf } from '../../works/index.ts'
import type { Finder } from '../finder/finder.ts'

const KINDS: Readonly<Record<string, readonly TagType[]>> = {
  fandom: ['fandom'],
  character: ['character'],
  relationship: ['relationship'],
  freeform: ['additional'],
  tag: ['fandom', 'relationship', 'character', 'additional'],
}

const LONGEST_TERM = 150
/** Characters and names that are looked at of the fandoms beside a field. */
const LONGEST_FANDOMS = 3000
const MOST_FANDOMS = 20
/** Names offered while someone types. */
const SUGGESTIONS = 15

/** What a field offers while one types, as `[{"id","name"}]`: the name is what the field takes. */
export function autocompleteRoutes(house: House, finder: Finder): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/autocomplete/pseud', async (c) => answer(c, await pseudsLike(house.db, termOf(c))))
  routes.get('/autocomplete/:kind', async (c) => {
    const types = KINDS[c.req.param('kind')]
    if (!types) return showNotFound(house, c)
    const begun = { term: termOf(c), types, most: SUGGESTIONS }
    const uses = await finder.tags.suggestBeside(begun, fandomsIn(c), c.get('viewer'))
    return answer(
      c,
      uses.map(({ tag }) => tag.name),
    )
  })
  return routes
}

function termOf(c: Context<WebEnv>): string {
  return [...(c.req.query('term') ?? '').toWellFormed()].slice(0, LONGEST_TERM).join('')
}

/** The fandoms that are chosen already; a field of fandoms has nothing beside it. */
function fandomsIn(c: Context<WebEnv>): readonly string[] {
  if (c.req.param('kind') === 'fandom') return []
  const typed = (c.req.query('fandom') ?? '').toWellFormed().replaceAll('\0', '')
  return splitTags(typed.slice(0, LONGEST_FANDOMS)).slice(0, MOST_FANDOMS)
}

function answer(c: Context<WebEnv>, names: readonly string[]): Response {
  c.header('Cache-Control', 'private, max-age=30')
  return c.json([...new Set(names)].map((name) => ({ id: name, name })))
}

/** Pen names that begin as typed come first, by pseuds_name; where these are few, those with a word that does. */
async function pseudsLike(db: Db, term: string): Promise<readonly string[]> {
  const key = foldName(term)
  if (key === '') return []
  const beginning = await pseudsWhere(db, sql`pseuds.name_key >= ${key} and pseuds.name_key < ${`${key}\u{10ffff}`}`)
  if (beginning.length === SUGGESTIONS) return beginning
  const inside = await pseudsWhere(db, sql`pseuds.name_key like ${`% ${key.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`)
  return [...new Set([...beginning, ...inside])].slice(0, SUGGESTIONS)
}

async function pseudsWhere(db: Db, condition: RawBuilder<unknown>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('pseuds')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.name', 'users.login'])
    .where(sql<SqlBool>`${condition}`)
    .orderBy('pseuds.name_key')
    .limit(SUGGESTIONS)
    .execute()
  return rows.map(({ name, login }) => bylineOf({ pseudId: 0, userId: 0, pseud: name, login }))
}
