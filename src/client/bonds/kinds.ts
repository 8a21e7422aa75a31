/** What the archive tells an open page; see src/archive/bonds/live/deliver.ts. */
export interface Bond {
  readonly id: number
  readonly hands: readonly { readonly id: number; readonly login: string }[]
  readonly gives: readonly string[]
  readonly takes: readonly string[]
  readonly paused: boolean
  readonly walks: boolean
}

export interface Place {
  readonly bond: number
  readonly who: number
  readonly work: number
  readonly title: string
  readonly chapter: number
  readonly block: string
  readonly address: string
}

/** As it arrives: nobody but the browser can open it. */
export interface Letter {
  readonly seq: number
  readonly id: number
  readonly bondId: number
  readonly fromId: number
  readonly nonce: string
  readonly kind: 'whisper' | 'impression'
  readonly body: string
  readonly commitment: string
  readonly sentAt: string
  readonly seals: Readonly<Record<string, string>>
}

/** What a letter says once it is open. */
export interface Content {
  readonly text: string
  /** where it belongs; absent for a loose one */
  readonly at?: { readonly work: number; readonly chapter: number; readonly block: string; readonly passage?: string }
  readonly reaction?: string
  /** data: address of a small picture, with words for who cannot see it */
  readonly picture?: string
  readonly alt?: string
}

/** @returns a whisper where somebody says something; an impression where a passage, a picture or a reaction speaks for itself */
export function kindOf({ text, at, reaction, picture }: Content): Letter['kind'] {
  const alone = text === '' && at?.passage !== undefined
  return alone || reaction !== undefined || picture !== undefined ? 'impression' : 'whisper'
}
