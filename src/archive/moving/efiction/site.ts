import { plainText, storyHtml } from '../../../platform/text/blocks.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { StagedRow, Staging } from '../staging.ts'
import { guessCategory, guessClass, guessRating, tagFrom } from './guess.ts'
import type { Entry, Mapping } from './mapping.ts'
import type { Staged } from './stage.ts'
import { COLUMNS, type TableName, WANTED } from './tables.ts'

/** One eFiction site, ready to be asked. */
export interface Site {
  readonly prefix: string
  readonly name: string
  readonly address: string
  /** where its settings say that chapters lie; empty when they do not say */
  readonly storiesPath: string
  readonly version: string
  readonly language: string
}

/** Chooses the site that moves: the only one, or the one whose tables begin with this. Its tables are asked for by their own
 * names from here on.
 * @param wanted a prefix; undefined to take the only one */
export function chooseSite(staging: Staging, { rows }: Staged, wanted: string | undefined): Result<Site, string> {
  const sites = [...rows].filter(([, tables]) => tables.has('stories')).map(([prefix]) => prefix)
  if (sites.length === 0)
    return refuse('this is no eFiction archive: no table whose name ends with fanfiction_stories has a row')
  const shown = sites.map((one) => JSON.stringify(one)).join(', ')
  if (wanted !== undefined && !sites.includes(wanted))
    return refuse(`no table begins with "${wanted}"; there are ${shown}`)
  if (wanted === undefined && sites.length > 1)
    return refuse(`there are several archives; choose one with --prefix: ${shown}`)
  const prefix = wanted ?? sites[0] ?? ''
  for (const table of Object.keys(COLUMNS) as TableName[]) {
    if (table === 'settings') continue
    staging.make(`${prefix}|${table}`, WANTED[table])
    staging.name(`${prefix}|${table}`, table)
  }
  staging.ready(WANTED)
  return allow({ prefix, ...settingsOf(staging, rows, prefix) })
}

/** Settings stand once for all archives that share a database, under a prefix of their own. */
function settingsOf(staging: Staging, rows: Staged['rows'], prefix: string): Omit<Site, 'prefix'> {
  const tables = [...rows].filter(([, names]) => names.has('settings')).map(([own]) => `${own}|settings`)
  const all: StagedRow[] = tables.flatMap((table) => staging.all(`select * from "${table}"`))
  const row = all.find(({ tableprefix }) => tableprefix === prefix) ?? (all.length === 1 ? all[0] : undefined)
  return {
    name: plain(row?.sitename),
    address: row?.url ?? '',
    storiesPath: row?.storiespath ?? '',
    version: row?.version ?? '',
    language: row?.language ?? '',
  }
}

/** @returns the words of a title or a name: no markup, entities read, stray backslashes gone */
export function plain(value: string | null | undefined): string {
  const words = unslashed(value ?? '')
  return (/[<&]/.test(words) ? plainText(storyHtml(words, 'html', 'note')) : words).replace(/\s+/gu, ' ').trim()
}

/** What old settings of PHP put in front of quotes, once or twice, is gone; other backslashes stay. */
export function unslashed(value: string): string {
  return value.includes('\\') ? value.replace(/\\+(['"])/g, '$1').replaceAll('\\\\', '\\') : value
}

/** @returns a mapping to begin with: everything that the site knows, each with what it most likely is */
export function guessMapping(staging: Staging, site: Site): Mapping {
  const types = new Map(
    staging
      .all('select classtype_id as id, classtype_title as title, classtype_name as name from classtypes')
      .map((row) => [Number(row.id), plain(row.title) || plain(row.name)]),
  )
  return {
    archive: keyFrom(site.name || site.prefix || 'efiction'),
    name: site.name || 'The old archive',
    address: URL.canParse(site.address) ? site.address : '',
    zone: 'UTC',
    language: /^[a-z]{2}$/.test(site.language) ? site.language : 'en',
    withoutFandom: 'No Fandom',
    withoutWarning: 'Creator Chose Not To Use Archive Warnings',
    categories: entries(staging, 'categories', 'catid', 'category', (row) => guessCategory(plain(row.category))),
    characters: entries(staging, 'characters', 'charid', 'charname', (row) => ({
      as: 'character',
      to: plain(row.charname),
    })),
    classes: entries(staging, 'classes', 'class_id', 'class_name', (row) => ({
      type: types.get(Number(row.class_type)) ?? '',
      ...guessClass(types.get(Number(row.class_type)) ?? '', plain(row.class_name)),
    })),
    ratings: staging.all('select * from ratings order by rid').map((row) => ({
      id: Number(row.rid),
      name: plain(row.rating),
      to: guessRating(plain(row.rating)) as Mapping['ratings'][number]['to'],
      restricted: (Number(row.ratingwarning) & MEMBERS_ONLY) !== 0,
    })),
  }
}

/** Bits of a rating's warning: a pop-up, a question of age, members only. */
const MEMBERS_ONLY = 4

type Guessed = Pick<Entry, 'as' | 'to'> & { readonly type?: string }

function entries(
  staging: Staging,
  table: TableName,
  id: string,
  name: string,
  guess: (row: StagedRow) => Guessed,
): Entry[] {
  return staging.all(`select * from ${table} order by ${id}`).map((row) => {
    const { as, to, type } = guess(row)
    const tag = as === 'warning' || as === 'category' ? to : tagFrom(to)
    const own = { id: Number(row[id]), name: plain(row[name]), ...(type === undefined ? {} : { type }) }
    return tag === '' ? { ...own, as: 'leave', to: '' } : { ...own, as, to: tag }
  })
}

function keyFrom(name: string): string {
  const key = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return [...key].slice(0, 60).join('') || 'efiction'
}
