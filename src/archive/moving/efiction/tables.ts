import type { Wanted } from '../staging.ts'

/** The tables of eFiction 3 that hold what moves, with their columns in the order in which its installer makes them: dumps of its
 * own backup button name none. Columns that only some versions have stand last.
 * @see docs/moving-in.md */
export const COLUMNS = {
  authors: ['uid', 'penname', 'realname', 'email', 'website', 'bio', 'image', 'date', 'admincreated', 'password'],
  authorprefs: [
    'uid',
    'newreviews',
    'newrespond',
    'ageconsent',
    'alertson',
    'tinymce',
    'sortby',
    'storyindex',
    'validated',
    'userskin',
    'level',
    'categories',
    'contact',
    'stories',
  ],
  authorfields: ['field_id', 'field_type', 'field_name', 'field_title', 'field_options'],
  authorinfo: ['uid', 'field', 'info'],
  categories: [
    'catid',
    'parentcatid',
    'category',
    'description',
    'image',
    'locked',
    'leveldown',
    'displayorder',
    'numitems',
  ],
  characters: ['charid', 'catid', 'charname', 'bio', 'image'],
  classtypes: ['classtype_id', 'classtype_name', 'classtype_title'],
  classes: ['class_id', 'class_type', 'class_name'],
  ratings: ['rid', 'rating', 'ratingwarning', 'warningtext'],
  stories: [
    'sid',
    'title',
    'summary',
    'storynotes',
    'catid',
    'classes',
    'charid',
    'rid',
    'date',
    'updated',
    'uid',
    'coauthors',
    'featured',
    'validated',
    'completed',
    'rr',
    'wordcount',
    'rating',
    'reviews',
    'count',
    'challenges',
  ],
  coauthors: ['sid', 'uid'],
  chapters: [
    'chapid',
    'title',
    'inorder',
    'notes',
    'storytext',
    'endnotes',
    'validated',
    'wordcount',
    'rating',
    'reviews',
    'sid',
    'uid',
    'count',
  ],
  series: ['seriesid', 'title', 'summary', 'uid', 'isopen', 'catid', 'rating', 'classes', 'characters', 'reviews'],
  inseries: ['seriesid', 'sid', 'subseriesid', 'confirmed', 'inorder'],
  reviews: ['reviewid', 'item', 'chapid', 'reviewer', 'uid', 'review', 'date', 'rating', 'respond', 'type'],
  favorites: ['uid', 'item', 'type', 'comments'],
  challenges: ['chalid', 'challenger', 'uid', 'title', 'catid', 'characters', 'summary'],
  settings: ['sitekey', 'sitename', 'slogan', 'url', 'siteemail', 'tableprefix'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type TableName = keyof typeof COLUMNS

/** What is kept of each: never real names, pictures or mail settings. */
export const WANTED = {
  authors: keep(
    'authors',
    ['uid', 'admincreated'],
    ['penname', 'email', 'website', 'bio', 'date', 'password'],
    ['uid'],
  ),
  authorprefs: keep('authorprefs', ['uid', 'newreviews', 'ageconsent', 'alertson', 'level'], [], ['uid']),
  authorfields: keep('authorfields', ['field_id', 'field_type'], ['field_title'], ['field_id']),
  authorinfo: keep('authorinfo', ['uid', 'field'], ['info'], ['uid']),
  categories: keep('categories', ['catid', 'parentcatid', 'displayorder'], ['category'], ['catid']),
  characters: keep('characters', ['charid', 'catid'], ['charname'], ['charid']),
  classtypes: keep('classtypes', ['classtype_id'], ['classtype_name', 'classtype_title'], ['classtype_id']),
  classes: keep('classes', ['class_id', 'class_type'], ['class_name'], ['class_id']),
  ratings: keep('ratings', ['rid', 'ratingwarning'], ['rating'], ['rid']),
  stories: keep(
    'stories',
    ['sid', 'uid', 'featured', 'validated', 'completed', 'rr', 'count'],
    [
      'title',
      'summary',
      'storynotes',
      'catid',
      'classes',
      'charid',
      'rid',
      'date',
      'updated',
      'coauthors',
      'challenges',
    ],
    ['sid'],
    ['uid'],
  ),
  coauthors: keep('coauthors', ['sid', 'uid'], [], ['sid'], ['uid']),
  chapters: keep(
    'chapters',
    ['chapid', 'inorder', 'validated', 'sid', 'uid'],
    ['title', 'notes', 'storytext', 'endnotes'],
    ['sid', 'inorder', 'chapid'],
    ['chapid'],
  ),
  series: keep('series', ['seriesid', 'uid', 'isopen'], ['title', 'summary'], ['seriesid'], ['uid']),
  inseries: keep('inseries', ['seriesid', 'sid', 'subseriesid', 'confirmed', 'inorder'], [], ['seriesid', 'inorder']),
  reviews: keep(
    'reviews',
    ['reviewid', 'item', 'chapid', 'uid', 'rating', 'respond'],
    ['reviewer', 'review', 'date', 'type'],
    ['type', 'item'],
  ),
  favorites: keep('favorites', ['uid', 'item'], ['type', 'comments'], ['uid']),
  challenges: keep('challenges', ['chalid', 'uid'], ['title'], ['chalid']),
  settings: keep(
    'settings',
    [],
    ['sitekey', 'sitename', 'url', 'tableprefix', 'storiespath', 'store', 'version', 'language'],
  ),
} as const satisfies Readonly<Record<TableName, Wanted>>

function keep(
  _table: TableName,
  numbers: readonly string[],
  texts: readonly string[],
  ...indexes: readonly (readonly string[])[]
): Wanted {
  return { columns: [...numbers, ...texts], numbers, indexes }
}

/** Columns that hold lists of ids, and how long they are where a dump does not say. */
export const LISTS: Readonly<Record<string, number>> = { catid: 100, classes: 200, charid: 250 }

const NAME = /^(.*?)fanfiction_(\w+)$/i

/** @returns the site's prefix and the table's own name; undefined for a table of another program */
export function tableNamed(name: string): { readonly prefix: string; readonly table: string } | undefined {
  const [, prefix, table] = NAME.exec(name) ?? []
  return prefix === undefined || table === undefined ? undefined : { prefix, table: table.toLowerCase() }
}

export function isWanted(table: string): table is TableName {
  return Object.hasOwn(COLUMNS, table)
}
