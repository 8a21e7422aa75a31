import type { Generated } from 'kysely'

/** Mail addresses of members' e-readers; written only by archive/sending. */
export interface ReaderAddressesTable {
  id: Generated<number>
  user_id: number
  /** in small letters; once for each member */
  address: string
  created_at: string
  /** null until its owner has said yes; nothing is sent there before */
  confirmed_at: string | null
}

/** What was sent to e-readers by mail of late; written only by archive/sending. */
export interface SentBooksTable {
  id: Generated<number>
  user_id: number
  /** as it was when it was sent */
  address: string
  /** null when the work is gone */
  work_id: number | null
  title: string
  /** words of archive/sending/rules.ts */
  state: string
  created_at: string
}

/** Devices that show a code for somebody to type elsewhere; written only by archive/sending. Gone soon. */
export interface HandoversTable {
  id: Generated<number>
  /** SHA-256 of the secret in the device's address; unique */
  secret_id: string
  /** what the device shows; unique, null once it is good no more */
  code: string | null
  /** who typed it first, and nobody else after; null before */
  user_id: number | null
  created_at: string
  expires_at: string
}

/** What a device was given to fetch; written only by archive/sending. */
export interface HandoverWorksTable {
  handover_id: number
  work_id: number
  position: number
}
