import type { Shield } from '../rules.ts'

/** What each shield is about, in a reader's words. */
export const SHIELD_WORDS: Readonly<Record<Shield, { readonly label: string; readonly hint: string }>> = {
  presence: { label: 'Presence', hint: 'that you are reading now' },
  place: { label: 'Place', hint: 'work, chapter and paragraph' },
  whispers: { label: 'Whispers', hint: 'private notes in the margin' },
  impressions: { label: 'Impressions', hint: 'passages, pictures, reactions' },
}
