import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { BundleColumn } from './format.ts'

/** What a column of a row holds, in either engine. */
export type Value = string | number | null | Uint8Array

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** More than a part ever has; one that unpacks to more was not written by us. */
const MOST_UNPACKED = 256 * 1024 * 1024

/** @returns a row as one line: a JSON array in the order of the columns, bytes in base64 */
export function lineOf(columns: readonly BundleColumn[], row: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(columns.map(({ name, kind }) => written(kind, row[name])))}\n`
}

function written(kind: BundleColumn['kind'], value: unknown): unknown {
  if (value === null || value === undefined) return null
  return kind === 'bytes' ? Buffer.from(value as Uint8Array).toString('base64') : value
}

/** @throws with a sentence when a line is not a row of these columns */
export function rowOf(columns: readonly BundleColumn[], line: string): Record<string, Value> {
  const values: unknown = JSON.parse(line)
  if (!Array.isArray(values) || values.length !== columns.length)
    throw new Error('a row has other columns than its table')
  return Object.fromEntries(columns.map(({ name, kind }, at) => [name, read(kind, values[at], name)]))
}

function read(kind: BundleColumn['kind'], value: unknown, name: string): Value {
  if (value === null) return null
  if (kind === 'text' && typeof value === 'string') return value
  if (kind === 'bytes' && typeof value === 'string') return Buffer.from(value, 'base64')
  if ((kind === 'whole' || kind === 'real') && typeof value === 'number') return value
  throw new Error(`a row has something in "${name}" that does not belong there`)
}

/** @returns lines, packed as a part holds them */
export function packLines(lines: readonly string[]): Promise<Buffer> {
  return pack(lines.join(''), { level: 5 })
}

/** @returns the lines of a part, without their ends */
export async function linesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const text = (await unpack(bytes, { maxOutputLength: MOST_UNPACKED })).toString('utf8')
  return text.split('\n').filter((line) => line !== '')
}
