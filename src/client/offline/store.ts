/** A work that this browser keeps. */
export interface KeptWork {
  readonly id: number
  readonly title: string
  readonly version: string
  readonly bytes: number
  /** who was logged in; empty for a guest */
  readonly account: string
}

/** A form that could not be sent. */
export interface Waiting {
  readonly address: string
  readonly fields: Readonly<Record<string, string>>
  readonly account: string
  /** two of the same are one: the later */
  readonly name: string
}

const NAME = 'fanlight-offline'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('works', { keyPath: 'id' })
      request.result.createObjectStore('waiting', { keyPath: 'name' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function inStore<Answer>(
  store: 'works' | 'waiting',
  mode: IDBTransactionMode,
  act: (of: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  const db = await open()
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const transaction = db.transaction(store, mode)
      const request = act(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    db.close()
  }
}

export function keptWorks(): Promise<KeptWork[]> {
  return inStore('works', 'readonly', (of) => of.getAll())
}

export async function noteWork(work: KeptWork): Promise<void> {
  await inStore('works', 'readwrite', (of) => of.put(work))
}

export async function forgetWork(id: number): Promise<void> {
  await inStore('works', 'readwrite', (of) => of.delete(id))
}

export function waiting(): Promise<Waiting[]> {
  return inStore('waiting', 'readonly', (of) => of.getAll())
}

export async function noteWaiting(form: Waiting): Promise<void> {
  await inStore('waiting', 'readwrite', (of) => of.put(form))
}

export async function forgetWaiting(name: string): Promise<void> {
  await inStore('waiting', 'readwrite', (of) => of.delete(name))
}

/** @returns the name of the cache that holds the pages of a work */
export function cacheOf(workId: number): string {
  return `kept-${workId}`
}

/** What pages look like: style, scripts, faces, and the page that lists what is kept. */
export const SHELL = 'kept-shell'

/** Everything goes: what was kept, and what was to be sent. */
export async function wipe(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('kept-')) await caches.delete(name)
  await inStore('works', 'readwrite', (of) => of.clear())
  await inStore('waiting', 'readwrite', (of) => of.clear())
}
