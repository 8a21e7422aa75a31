import { z } from 'zod'
import type { AccountPart, Kind } from '../belongings/index.ts'
import { manifestSchema } from './format.ts'

/** The name of the schema of the manifest. */
const MANIFEST_SCHEMA = 'manifest'

export function kindsOf(parts: readonly AccountPart[]): readonly Kind[] {
  return parts.flatMap(({ kinds }) => kinds)
}

/** @returns the published schema of a file of this kind, or of the manifest, as JSON; undefined for no such kind
 * @see https://json-schema.org/draft/2020-12 */
export function schemaOf(parts: readonly AccountPart[], name: string): string | undefined {
  if (name === MANIFEST_SCHEMA) return print(z.toJSONSchema(manifestSchema))
  const kind = kindsOf(parts).find((one) => one.name === name)
  return kind && print({ title: name, description: kind.says, ...z.toJSONSchema(z.array(kind.record)) })
}

export function schemaNames(parts: readonly AccountPart[]): readonly string[] {
  return [...kindsOf(parts).map(({ name }) => name), MANIFEST_SCHEMA]
}

function print(schema: object): string {
  return `${JSON.stringify(schema, null, 1)}\n`
}
