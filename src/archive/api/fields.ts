import type { z } from 'zod'
import { written } from './document.ts'

/** A part of what is sent or answered, in a line of a table. */
export interface Field {
  /** `items[].work.title` */
  readonly path: string
  readonly type: string
  readonly required: boolean
  readonly description: string
}

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly description?: string
}

/** How far down the tables go; the document has the rest. */
const DEPTH = 3

/** @returns every part of a schema, those inside others behind them */
export function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): readonly Field[] {
  return [...fieldsIn(written(schema, io) as Schema, '', 0)]
}

function* fieldsIn(schema: Schema, path: string, depth: number): Generator<Field> {
  if (depth > DEPTH) return
  for (const [name, of] of Object.entries(schema.properties ?? {})) {
    const at = path === '' ? name : `${path}.${name}`
    const required = schema.required?.includes(name) === true
    yield { path: at, type: typeOf(of), required, description: of.description ?? '' }
    const inner = innerOf(of)
    if (inner) yield* fieldsIn(inner, of.type === 'array' ? `${at}[]` : at, depth + 1)
  }
}

/** @returns what holds parts of its own; works inside lists are told where they are told alone */
function innerOf(schema: Schema): Schema | undefined {
  const of = schema.items ?? schema.anyOf?.find(({ properties }) => properties) ?? schema
  return of.properties && !('fandoms' in of.properties) ? of : undefined
}

function typeOf(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(', ')
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`
  return schema.format === 'date-time' ? 'time' : (WORDS[schema.type ?? ''] ?? 'anything')
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
}
