import { z } from 'zod'

export const FORMAT = 'fanlight-account'
export const VERSION = 1
/** The last part: a file without it was cut short. */
export const MANIFEST = 'manifest.json'

export const manifestSchema = z
  .object({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    archive: z.object({
      id: z.string().max(100).describe('tells this archive from every other, wherever it moves'),
      name: z.string().max(200),
      address: z.string().max(500),
    }),
    account: z.object({ login: z.string().max(100) }),
    kinds: z.array(
      z.object({
        name: z.string().max(60),
        says: z.string(),
        records: z.int().min(0),
        files: z.array(z.string().max(100)).describe('in their order; each one JSON array'),
      }),
    ),
    left_out: z.record(z.string(), z.string()).describe('what is not in the file, and why'),
    files: z.array(
      z.object({ name: z.string().max(400), size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    ),
  })
  .describe('The last part of a member’s account as a file: what is in it, with a sum for each part.')

export type Manifest = z.output<typeof manifestSchema>

/** @returns the name of the nth file of a kind, from 1 */
export function dataFile(kind: string, number: number): string {
  return number === 1 ? `data/${kind}.json` : `data/${kind}-${number}.json`
}

/** @returns where in the file a picture of this name lies */
export function pictureFile(name: string): string {
  return `pictures/${name}`
}

/** @throws with a sentence that says why these bytes are not the manifest of an account */
export function readManifest(text: string): Manifest {
  const value = parsed(text)
  if (value?.format !== FORMAT) throw new Error('This is not an account that a Fanlight wrote.')
  if (value.version !== VERSION)
    throw new Error(`It is an account of version ${String(value.version)}, and this Fanlight reads version ${VERSION}.`)
  const manifest = manifestSchema.safeParse(value)
  if (!manifest.success) throw new Error('The list of what is in it is damaged.')
  return manifest.data
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}
