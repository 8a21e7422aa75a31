const NAME = 'fanlight-kept'

/** @returns whether this browser keeps works, or has something to send: a page that belongs to neither asks for nothing */
export function flagged(): boolean {
  try {
    return localStorage.getItem(NAME) !== null
  } catch {
    return false
  }
}

export function flag(on: boolean): void {
  if (on) localStorage.setItem(NAME, '1')
  else localStorage.removeItem(NAME)
}

/** @returns whose page this is; empty for a guest's */
export function viewer(): string {
  const link = document.querySelector<HTMLAnchorElement>('body.logged-in #greeting a[href^="/users/"]')
  return /^\/users\/([^/]+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? ''
}
