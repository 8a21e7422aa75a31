import { flag, viewer } from './flag.ts'
import { type Answer, dropShell, dropWork, keepWork } from './keep.ts'
import { forgetWaiting, keptWorks, noteWaiting, waiting, wipe } from './store.ts'

/** Brings what is kept up to date and sends what waits, as soon as the archive answers. */
export async function bringUpToDate(): Promise<void> {
  const kept = await keptWorks()
  const answer = await fetch(`/offline/still?works=${kept.map(({ id }) => id).join()}`).catch(() => undefined)
  if (!answer?.ok) return
  const { account, works } = (await answer.json()) as Answer
  if (await wipeOfOthers(account)) return
  await sendWaiting()
  for (const work of kept) {
    const now = works.find(({ id }) => id === work.id)
    if (!now) await dropWork(work.id)
    else if (now.version !== work.version) await keepWork(now, work.account).catch(() => false)
  }
  if ((await keptWorks()).length === 0 && (await waiting()).length === 0) await leave()
}

/** What one account kept is not for whoever comes after it.
 * @param account who is logged in now; empty for nobody
 * @returns whether everything went */
async function wipeOfOthers(account: string): Promise<boolean> {
  const of = [...(await keptWorks()), ...(await waiting())].map(({ account }) => account)
  if (!of.some((whose) => whose !== '' && whose !== account)) return false
  await wipe()
  await leave()
  return true
}

/** Nothing is kept and nothing waits: the browser is as it was before. */
async function leave(): Promise<void> {
  await dropShell()
  flag(false)
}

async function sendWaiting(): Promise<void> {
  for (const form of await waiting()) {
    const token = await fetch('/token_dispenser.json').then(
      (answer) => answer.json() as Promise<{ readonly token: string }>,
      () => undefined,
    )
    if (!token) return
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...form.fields, authenticity_token: token.token }))
      body.append(name, value)
    const answer = await fetch(form.address, { method: 'POST', body }).catch(() => undefined)
    // what was refused once is refused again; what broke may not be
    if (!answer || answer.status >= 500 || answer.status === 429) return
    await forgetWaiting(form.name)
  }
}

/** Keeps a form until it can be sent; its proof is of today, and another is asked for then. */
export async function sendLater(name: string, address: string, body: FormData): Promise<void> {
  const fields: Record<string, string> = {}
  for (const [field, value] of body)
    if (typeof value === 'string' && field !== 'authenticity_token') fields[field] = value
  await noteWaiting({ name, address, fields, account: viewer() })
  flag(true)
}
