import { z } from 'zod'
import { allow, type Result } from '../../../platform/text/result.ts'
import { BIN_TYPES } from '../bins.ts'

export const FORMAT = 'fanlight-tag-pack'
export const VERSION = 1

const name = z.string().min(1).max(150)
const type = z.enum(BIN_TYPES)
const names = z.array(name).default([])

const packTag = z.strictObject({
  type,
  name,
  synonyms: names,
  limited: z.array(z.strictObject({ name, fandom: name })).default([]),
  metatags: names,
  parents: z.array(z.strictObject({ type: z.enum(['fandom', 'character']), name })).default([]),
  media: names,
})

const pack = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  tags: z.array(packTag).max(200_000),
  setAside: z.array(z.strictObject({ type, name })).default([]),
})

/** A canonical tag and what it is tied to, by names. Docs: docs/tag-pack.md */
export type PackTag = z.output<typeof packTag>

/** Ties between tags, without any work: what archives share. */
export type Pack = z.output<typeof pack>

/** @returns the pack, or a sentence that says where it is not one */
export function parsePack(json: string): Result<Pack, string> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { ok: false, problem: 'this is not JSON' }
  }
  const read = pack.safeParse(value)
  if (read.success) return allow(read.data)
  const [issue] = read.error.issues
  return { ok: false, problem: `this is no tag pack: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}` }
}

/** @returns the tag as a line of a pack; what is empty is left out */
export function printPackTag(tag: PackTag): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(tag).filter(([, value]) => !Array.isArray(value) || value.length > 0)),
  )
}
