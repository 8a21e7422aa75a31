/** Sends fields as a form of ours would. @returns undefined when nothing could be reached */
export function send(
  address: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<Response | undefined> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return fetch(address, { method: 'POST', body, headers: proof() }).catch(() => undefined)
}

/** Sends a value as JSON. */
export function sendJson(address: string, value: unknown): Promise<Response | undefined> {
  const headers = { ...proof(), 'content-type': 'application/json' }
  return fetch(address, { method: 'POST', body: JSON.stringify(value), headers }).catch(() => undefined)
}

/** @returns the JSON at an address; undefined when it could not be had */
export async function ask<Answer>(address: string): Promise<Answer | undefined> {
  const answer = await fetch(address).catch(() => undefined)
  return answer?.ok ? ((await answer.json().catch(() => undefined)) as Answer | undefined) : undefined
}

function proof(): Readonly<Record<string, string>> {
  return { 'x-csrf-token': document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content ?? '' }
}
