import { createHmac } from 'node:crypto'
import { z } from 'zod'

const base64url = z.string().regex(/^[\w-]+$/)

/** Lengths that a letter can have: each bucket with the number before it and the seal behind, in base64url. */
const BODY_LENGTHS: ReadonlySet<number> = new Set(
  [256, 1024, 4096, 16384, 65536, 262144].map((bucket) => Math.ceil(((12 + bucket + 16) * 4) / 3)),
)

/** A letter as a browser sends it: one whose length would say something is refused. */
export const letterForm = z.object({
  nonce: base64url.length(22),
  kind: z.enum(['whisper', 'impression']),
  body: base64url.refine((body) => BODY_LENGTHS.has(body.length)),
  commitment: base64url.length(43),
  seals: z.record(z.string().regex(/^\d{1,9}$/), base64url.max(200)),
})

/** A browser's key, and the locks of whoever begins. */
export const deviceForm = z.object({
  publicKey: base64url.length(43),
  wrapped: base64url.max(400),
  locks: z
    .array(
      z.object({
        kind: z.enum(['passphrase', 'code']),
        salt: base64url.length(22),
        iterations: z.number().int().min(100_000).max(10_000_000),
        wrapped: base64url.max(200),
      }),
    )
    .max(2),
})

/** What somebody reports: the words as they were inside the letter, and what proves them. */
export const reportForm = z.object({ inner: z.string().max(300_000), proof: base64url.length(43), why: z.string() })

/** Whether these were the words of the letter, which only its sender's browser can have promised. */
export function isProven(commitment: string, inner: string, proof: string): boolean {
  return createHmac('sha256', Buffer.from(proof, 'base64url')).update(inner).digest('base64url') === commitment
}

const content = z.object({ text: z.string(), reaction: z.string().optional(), alt: z.string().optional() })

/** @returns what a letter says, in plain text, for those who judge it; undefined when it says nothing that can be read */
export function wordsIn(inner: string): string | undefined {
  try {
    const { text, reaction, alt } = content.parse(JSON.parse(inner))
    return [text, reaction, alt === undefined ? undefined : `A picture: ${alt}`].filter(Boolean).join('\n')
  } catch {
    return undefined
  }
}
