/** What the browser's Trusted Types offer, which its types do not name yet.
 * @see https://www.w3.org/TR/trusted-types/ */
interface Policies {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string; createScriptURL(address: string): string },
  ): { createHTML(html: string): string; createScriptURL(address: string): string }
}

const ours = {
  createHTML: (html: string) => html,
  createScriptURL: (address: string) => {
    if (new URL(address, location.href).origin !== location.origin)
      throw new TypeError(`not a program of ours: ${address}`)
    return address
  },
}

/** The pages' policy lets no text become markup or the address of a program but through this one, by name. */
const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies }
const policy = trustedTypes?.createPolicy('fanlight', ours) ?? ours

/** @param html what goes into a document that loads and runs nothing; only what our own pages sent may be taken from there into one
 * that is shown */
export function inertHtml(html: string): string {
  return policy.createHTML(html)
}

/** @param address of a worker or service worker of this archive
 * @throws TypeError for one that comes from elsewhere */
export function ownProgram(address: string): string {
  return policy.createScriptURL(address)
}
