import type { Generated } from 'kysely'

export type ChallengeKind = 'meme' | 'exchange'

/** What a collection asks people to make. Written only by archive/challenges, so too the tables below. */
export interface ChallengesTable {
  collection_id: number
  kind: ChallengeKind
  /** 1: prompts or sign-ups are taken */
  open: 0 | 1
  /** the day on which works are due, YYYY-MM-DD; empty for none */
  due_on: string
  /** how many requests and offers a sign-up of an exchange has */
  requests: number
  offers: number
  /** tags in one of their lists, at most */
  most_tags: number
  /** when assignments were sent; null before */
  sent_at: string | null
}

/** Somebody takes part in an exchange. */
export interface SignUpsTable {
  id: Generated<number>
  collection_id: number
  user_id: number
  /** address of a letter to whoever makes something for them; empty for none */
  letter: string
  /** logins with commas between: whom they are not to be paired with */
  avoids: string
  created_at: string
}

/** A prompt of a meme, or a request or an offer of a sign-up. Lists of names with commas between; an empty one stands for any. */
export interface PromptsTable {
  id: Generated<number>
  collection_id: number
  /** null for a prompt of a meme */
  sign_up_id: number | null
  user_id: number | null
  kind: 'prompt' | 'request' | 'offer'
  fandoms: string
  relationships: string
  characters: string
  additional: string
  /** 1: a work must have all that is listed, not one of each kind */
  all_of: 0 | 1
  unwanted: string
  /** sanitised HTML; empty for none */
  note: string
  /** 1: nobody is told whose prompt it is */
  anonymous: 0 | 1
  created_at: string
}

/** Somebody means to fill a prompt, or has. */
export interface ClaimsTable {
  id: Generated<number>
  prompt_id: number
  user_id: number
  work_id: number | null
  /** unique: one claim of a prompt is open at a time; null once it is filled */
  open_key: string | null
  told_at: string | null
  created_at: string
}

/** Who makes something for whom in an exchange; one row a recipient. */
export interface AssignmentsTable {
  id: Generated<number>
  collection_id: number
  /** null while somebody is wanted for it: a pinch hit */
  giver_id: number | null
  recipient_id: number
  work_id: number | null
  told_at: string | null
}
