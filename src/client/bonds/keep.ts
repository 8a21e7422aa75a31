import type { Letter } from './kinds.ts'
import type { OwnKey } from './sealing.ts'

/** A letter as this browser keeps it: still shut. */
export interface Kept extends Letter {
  /** somebody has opened it here */
  readonly read: boolean
}

/** What this browser keeps for one member: keys that cannot be taken out of it, letters, and how far the mail has come. */
export class Keep {
  private readonly name: string
  private readonly database: Promise<IDBDatabase>

  constructor(userId: string) {
    this.name = `fanlight-bonds-${userId}`
    this.database = openDatabase(this.name)
  }

  async keys(): Promise<readonly OwnKey[]> {
    return ((await this.get('state', 'keys')) as readonly OwnKey[] | undefined) ?? []
  }

  /** @param keys this browser's own first */
  async keepKeys(keys: readonly OwnKey[]): Promise<void> {
    await this.change(['state'], (store) => store('state').put(keys, 'keys'))
  }

  async after(): Promise<number> {
    return ((await this.get('state', 'after')) as number | undefined) ?? 0
  }

  async letters(): Promise<readonly Kept[]> {
    const store = (await this.database).transaction('letters').objectStore('letters')
    return (await settled(store.getAll())) as readonly Kept[]
  }

  /** The letter and how far the mail has come stand or fall together: none is lost, none comes twice.
   * @returns whether it is new */
  async add(letter: Letter, seq: number): Promise<boolean> {
    const known = await this.get('letters', letter.id)
    await this.change(['letters', 'state'], (store) => {
      if (!known) store('letters').put({ ...letter, read: false })
      store('state').put(seq, 'after')
    })
    return !known
  }

  async remove(id: number, seq: number): Promise<void> {
    await this.change(['letters', 'state'], (store) => {
      store('letters').delete(id)
      store('state').put(seq, 'after')
    })
  }

  async markRead(letter: Kept): Promise<void> {
    await this.change(['letters'], (store) => store('letters').put({ ...letter, read: true }))
  }

  /** Bonds that are over leave nothing here. */
  async dropOthers(bondIds: readonly number[]): Promise<void> {
    const over = (await this.letters()).filter(({ bondId }) => !bondIds.includes(bondId))
    if (over.length > 0)
      await this.change(['letters'], (store) => {
        for (const { id } of over) store('letters').delete(id)
      })
  }

  async forgetAll(): Promise<void> {
    ;(await this.database).close()
    await new Promise((resolve) => {
      const gone = indexedDB.deleteDatabase(this.name)
      gone.onsuccess = resolve
      gone.onerror = resolve
      gone.onblocked = resolve
    })
  }

  private async get(name: string, key: IDBValidKey): Promise<unknown> {
    return settled((await this.database).transaction(name).objectStore(name).get(key))
  }

  private async change(names: readonly string[], act: (store: (name: string) => IDBObjectStore) => unknown) {
    const transaction = (await this.database).transaction(names, 'readwrite')
    act((name) => transaction.objectStore(name))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('state')
    request.result.createObjectStore('letters', { keyPath: 'id' })
  }
  return settled(request)
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
