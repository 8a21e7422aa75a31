import type { Context } from 'hono'
import type { z } from 'zod'
import { BrokenForm, readForm } from './form.ts'

/**
 * Reads the named fields of a form; one that was not sent counts as empty text.
 * @param schema its keys are the names of the fields; what people may get wrong is for the room's rules, so that they
 *   hear of it beside the field; what only a broken program sends is for the schema
 * @throws {BrokenForm} when the schema refuses
 */
export async function readFields<Schema extends z.ZodObject>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const form = await readForm(c)
  const sent = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, form.text(name)]))
  const read = schema.safeParse(sent)
  if (!read.success) throw new BrokenForm('a field of the form holds what no page of ours sends')
  return read.data
}
